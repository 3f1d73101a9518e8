//! How a model in a device's memory is drawn, and what its headline says.

use super::tables::{CONTEXT, USE};
use super::{CALCULATION, Fit, USUALLY_ON_TOP, alone, fit};
use crate::scenario::MODEL_PARAMETERS;
use crate::scene::figures::vessel::{Layer, Vessel, vessel};
use crate::scene::{Headline, Stage, word};
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

/// The finding in words.
pub(super) fn headline(values: &Values, fit: &Fit) -> Headline {
    let share = fit.needed / fit.memory;
    let to = if fit.training {
        "Training "
    } else {
        "Running "
    };
    let on = if alone(values) {
        "a device".to_owned()
    } else if fit.devices == 1.0 {
        "one chip".to_owned()
    } else {
        format!("each of {} chips", word(fit.devices))
    };
    let parameters = count_in_words(MODEL_PARAMETERS.of(values));
    let headline = Headline::new(to)
        .yours(format!("{parameters} parameters"))
        .say(" takes ")
        .model(fit.needed.to_string())
        .say(format!(" on {on} of {}: ", fit.memory));
    if share > 1.0 {
        headline.strong("it does not fit").say(".")
    } else if share * USUALLY_ON_TOP > 1.0 {
        headline
            .strong("it only just fits")
            .say(", and a tenth more is usual.")
    } else {
        headline.strong("it fits").say(".")
    }
}
