//! The sentences of the bet and its answer.

use super::{language_models, measured};
use crate::scene::Headline;
use crate::units::{Unit, in_a_sentence};
use crate::widget::guess;

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

/// What the numbers leave open.
pub(super) const WARNING: &str = "One step of ten, where it is measured. Below, it can be more; near the floor it is almost nothing.";
