//! How the bet and its answer are drawn, and what the headline says.

use super::{CALCULATION, language_models, measured};
use crate::scene::Stage;
use crate::scene::figures::loaves::{Loaf, Loaves, loaves};
use crate::spec::Values;
use crate::widget::drawing::{Drawing, Drawn, Handle};
use crate::widget::scaling_lab::GUESS;

/// How it is drawn.
pub static DRAWING: Drawing = Drawing {
    calculation: &CALCULATION,
    draw,
    presets: &["10", "20", "50", "90"],
    words: &[],
    plays: None,
};

fn draw(values: &Values, stage: Stage) -> Option<Drawn> {
    let bet = GUESS.of(values) / 100.0;
    let loaf = |name, note: &str, gone: f64| Loaf {
        name,
        note: note.to_owned(),
        gone,
    };
    let yours = Loaf {
        name: "Your bet",
        note: if bet > 0.0 {
            "of the loss that goes".to_owned()
        } else {
            "how much of the loss goes?".to_owned()
        },
        gone: bet,
    };
    let drawn = Loaves {
        yours,
        measured: [
            loaf("This page’s networks", "", measured()),
            loaf("Language models", "Kaplan, 2020", language_models()),
        ],
        grip: "Your bet, in percent",
    };
    Some(Drawn {
        scene: loaves(&drawn, stage),
        handles: vec![Handle::of(&GUESS)],
        pressed: None,
    })
}
