//! How a model in a device's memory is drawn.

use super::tables::{CONTEXT, USE};
use super::{CALCULATION, fit};
use crate::scenario::MODEL_PARAMETERS;
use crate::scene::Stage;
use crate::scene::figures::vessel::{Layer, Vessel, vessel};
use crate::spec::Values;
use crate::units::{count_in_words, counted, whole};
use crate::widget::drawing::{Drawing, Drawn, Handle, Words};

/// How it is drawn.
pub static DRAWING: Drawing = Drawing {
    calculation: &CALCULATION,
    draw,
    presets: &["alexnet-phone", "gpt3-laptop", "train-7b", "nvl72"],
    words: &[Words::of(
        &USE,
        "to",
        &[("run", "run it"), ("train", "train it")],
    )],
    plays: None,
};

/// Contexts for which the upper layer is drawn: seven to a power of ten.
const CONTEXTS: i32 = 49;

fn draw(values: &Values, stage: Stage) -> Option<Drawn> {
    let fit = fit(values);
    let lower = fit.lower();
    let parameters = MODEL_PARAMETERS.of(values);
    let contexts = (0..=CONTEXTS).map(|step| libm::pow(10.0, f64::from(step) / 7.0));
    let context = CONTEXT.of(values);
    let drawn = Vessel {
        device: fit.device.to_owned(),
        memory: fit.memory,
        count: fit.devices,
        lower: Layer {
            bytes: lower,
            name: if fit.training {
                "training state"
            } else {
                "weights"
            },
            of: format!("{} parameters", count_in_words(parameters)),
            grip: "Parameters",
        },
        upper: Layer {
            bytes: fit.upper(values, context),
            name: if fit.training {
                "activations"
            } else {
                "keys and values"
            },
            of: counted(whole(context), "token"),
            grip: "Tokens of context",
        },
        uppers: contexts
            .map(|context| (fit.upper(values, context), context))
            .collect(),
        value: context,
    };
    let parameters = Handle {
        factor: parameters / lower.0,
        ..Handle::of(&MODEL_PARAMETERS)
    };
    Some(Drawn {
        scene: vessel(&drawn, stage),
        handles: vec![parameters, Handle::of(&CONTEXT)],
        pressed: None,
    })
}
