//! How the bet and its answer are drawn, and what the headline says.

use super::{CALCULATION, language_models, measured};
use crate::scene::figures::loaves::{Loaf, Loaves, loaves};
use crate::scene::{Headline, Stage};
use crate::spec::Values;
use crate::units::{Unit, in_a_sentence};
use crate::widget::drawing::{Drawing, Drawn, Handle};
use crate::widget::guess;
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

/// The finding in words.
pub(super) fn headline(bet: f64) -> Headline {
    let came_out = in_a_sentence(measured(), Unit::Share);
    let others = in_a_sentence(language_models(), Unit::Share);
    let start = if bet > 0.0 {
        Headline::new("You said ")
            .yours(format!("{bet:.0}%"))
            .say(". ")
    } else {
        Headline::new("You placed no bet; it is not too late. ")
    };
    let headline = start
        .say("Ten times bigger, networks here lost ")
        .model(came_out)
        .say(" of their loss, language models ")
        .model(others);
    if bet > 0.0 {
        let judged = guess::judged(bet, measured() * 100.0);
        headline.say(": ").strong(judged).say(".")
    } else {
        headline.say(".")
    }
}
