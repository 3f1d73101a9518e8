//! The sentences of the growth of compute.

use crate::scene::Headline;
use crate::units::{Unit, count_in_words_or_digits, format_quantity, part_in_words, to_two_digits};

/// The finding in words.
pub(super) fn headline(doubling: f64, overshoot: f64) -> Headline {
    let headline = Headline::new("Doubling every ")
        .yours(format_quantity(doubling, Unit::Months))
        .say(" since AlexNet, the largest run of February 2025 ");
    if (0.67..1.5).contains(&overshoot) {
        headline.say("is ").strong("just where it was").say(".")
    } else if overshoot > 1.0 {
        let times = count_in_words_or_digits(to_two_digits(overshoot));
        headline
            .say("would have been ")
            .strong(format!("{times} times"))
            .say(" what it was.")
    } else {
        if overshoot < 1e-3 {
            let times = count_in_words_or_digits(to_two_digits(1.0 / overshoot));
            return headline
                .say("would have been ")
                .strong(format!("{times} times"))
                .say(" smaller.");
        }
        headline
            .say("would have been ")
            .strong(part_in_words(overshoot))
            .say(" of what it was.")
    }
}

/// What lines leave open.
pub(super) const WARNING: &str = "A trend is no law: each line fits the years it was drawn from, and says nothing sure of later ones. \
     Rings mark speculative estimates of compute.";
