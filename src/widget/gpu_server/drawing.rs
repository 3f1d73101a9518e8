//! How a server of chips is drawn.

use super::{CALCULATION, Server, server};
use crate::scenario::{GPUS_PER_NODE, MODEL_PARAMETERS, PRECISION, bytes_per_parameter};
use crate::scene::Stage;
use crate::scene::figures::server as picture;
use crate::spec::Values;
use crate::widget::drawing::{Drawing, Drawn, Handle, Words};

/// How it is drawn.
pub static DRAWING: Drawing = Drawing {
    calculation: &CALCULATION,
    draw,
    presets: &["v100", "h100", "b200", "nvl72"],
    words: &[
        Words::of(
            &PRECISION,
            "bits a weight",
            &[("fp32", "32"), ("bf16", "16"), ("fp8", "8"), ("int4", "4")],
        ),
        Words::numbers(
            &GPUS_PER_NODE,
            "chips",
            &[("1", "1"), ("4", "4"), ("8", "8"), ("72", "72")],
        ),
    ],
    plays: None,
};

fn draw(values: &Values, stage: Stage) -> Option<Drawn> {
    let Server {
        chip,
        count,
        weights,
        ..
    } = server(values);
    let drawn = picture::Server {
        chips: count,
        each: chip.memory,
        model: weights,
        link: (chip.link.0 > 0.0).then_some(chip.link),
    };
    let factor = 1.0 / bytes_per_parameter(PRECISION.of(values));
    Some(Drawn {
        scene: picture::server(&drawn, stage),
        handles: vec![Handle {
            factor,
            ..Handle::of(&MODEL_PARAMETERS)
        }],
        pressed: None,
    })
}
