//! The sentences of `failures`.

use super::{LENGTH, Outcome};
use crate::calc::failure::Failures;
use crate::scenario::gpus;
use crate::scene::Headline;
use crate::spec::Values;
use crate::units::{Seconds, whole};
use crate::widget::spoken::{capital, hours, spoken};

/// The finding in words.
pub(super) fn headline(values: &Values, outcome: &Outcome) -> Headline {
    let chips = whole(gpus(values));
    let between = outcome.failures.between;
    if between.0 > LENGTH.of(values) * 3.0 {
        return Headline::new("With ")
            .yours(chips)
            .say(" chips hardly anything fails: one in ")
            .strong(spoken(between))
            .say(".");
    }
    Headline::new(format!("Every {} one chip of ", spoken(between)))
        .yours(chips)
        .say(" stops, and all go back. ")
        .heat(capital(&hours(1.0 - outcome.goodput)))
        .say(" is lost.")
}

/// What the sums leave open; `played` is how much of the run was played through.
pub(super) fn warning(values: &Values, failures: &Failures, played: Seconds) -> String {
    let fast = if played.0 < LENGTH.of(values) * 0.999 {
        format!("Failures come so fast that only {played} were played through. ")
    } else {
        String::new()
    };
    let slow = if failures.save.0 > failures.between.0 / 2.0 {
        "Saving takes so long beside the time between failures that Young’s interval is no longer the best. "
    } else {
        ""
    };
    format!(
        "{slow}{fast}Failures are taken as independent and equally likely at any time. Parts fail more often when new, \
         and a fault in a switch or in cooling stops many at once."
    )
}
