//! How a model's file is drawn.

use super::{CALCULATION, bytes_per_parameter, holders, weights};
use crate::scenario::{MODEL_PARAMETERS, PRECISION};
use crate::scene::Stage;
use crate::scene::figures::file::{Device, File, Kind, file};
use crate::spec::Values;
use crate::units::{count_in_words, counted};
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
