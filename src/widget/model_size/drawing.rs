//! How a model's file is drawn, and what its headline says.

use super::{CALCULATION, Holder, bytes_per_parameter, holders, weights};
use crate::data::constants as c;
use crate::scenario::{MODEL_PARAMETERS, PRECISION};
use crate::scene::figures::file::{Device, File, Kind, file};
use crate::scene::{Headline, Stage};
use crate::spec::Values;
use crate::units::{Bytes, count_in_words, counted, whole};
use crate::widget::drawing::{Drawing, Drawn, Handle, Words};

/// How it is drawn.
pub static DRAWING: Drawing = Drawing {
    calculation: &CALCULATION,
    draw,
    presets: &["gpt2", "llama2-7b", "llama31-405b", "deepseek-v3"],
    words: &[Words::of(
        &PRECISION,
        "bits a weight",
        &[("fp32", "32"), ("bf16", "16"), ("fp8", "8"), ("int4", "4")],
    )],
    plays: None,
};

/// What the devices look like, and what they are called beside a drawing.
const FACES: [(Kind, &str); 6] = [
    (Kind::Phone, "iPhone 4"),
    (Kind::Laptop, "a laptop"),
    (Kind::Card, "RTX 4090"),
    (Kind::Chip, "one H100"),
    (Kind::Laptop, "M3 Max"),
    (Kind::Server, "a server of eight H100s"),
];

fn draw(values: &Values, stage: Stage) -> Option<Drawn> {
    let bytes = bytes_per_parameter(PRECISION.of(values));
    let count = count_in_words(MODEL_PARAMETERS.of(values));
    let all = holders();
    let devices = std::array::from_fn(|index| Device {
        kind: FACES[index].0,
        name: FACES[index].1,
        memory: all[index].memory,
    });
    let drawn = File {
        size: weights(values),
        numbers: [
            count,
            if bytes < 1.0 {
                "numbers of ½ byte".to_owned()
            } else {
                format!("numbers of {}", counted(bytes, "byte"))
            },
        ],
        devices,
    };
    Some(Drawn {
        scene: file(&drawn, stage),
        handles: vec![Handle {
            factor: 1.0 / bytes,
            ..Handle::of(&MODEL_PARAMETERS)
        }],
        pressed: None,
    })
}

/// The finding in words.
pub(super) fn headline(size: Bytes, holders: &[Holder]) -> Headline {
    let lines = whole(c::CODE_LINES.value);
    let headline = Headline::new("The model is a file of ")
        .yours(size.to_string())
        .say(format!(" and {lines} lines of code. "));
    let holder = holders.iter().find(|holder| size <= holder.memory);
    match holder {
        Some(holder) => headline
            .say("The smallest here that holds it: ")
            .model(holder.name)
            .say("."),
        None => headline
            .say("It ")
            .model("runs over")
            .say(" in everything here."),
    }
}
