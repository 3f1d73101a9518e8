//! The sentences of a cluster.

use super::Outcome;
use crate::data::constants as c;
use crate::scenario::{MODEL_PARAMETERS, nodes};
use crate::scene::Headline;
use crate::spec::Values;
use crate::units::{Bytes, counted, whole};
use crate::widget::spoken::{hours, spoken};

/// The finding in words.
pub(super) fn headline(values: &Values, outcome: &Outcome) -> Headline {
    let servers = nodes(values);
    let headline = Headline::default()
        .yours(counted(whole(servers), "server"))
        .say(if servers == 1.0 {
            " trains this model in "
        } else {
            " train this model in "
        })
        .strong(spoken(outcome.with_failures.time));
    let lost = 1.0 - outcome.goodput;
    if lost < 1e-3 {
        return headline.say(". Hardly anything fails on the way.");
    }
    headline
        .say(". Of that, ")
        .heat(hours(lost))
        .say(" is lost to failures.")
}

/// What the sums leave open.
pub(super) fn warning(values: &Values, outcome: &Outcome) -> String {
    let needed = Bytes(MODEL_PARAMETERS.of(values) * c::ADAM_TRAINING.value);
    let small = if outcome.memory >= needed {
        String::new()
    } else {
        format!(
            "This cluster’s {} cannot hold the {needed} that training takes. ",
            outcome.memory
        )
    };
    format!(
        "{small}Memory is no single pool: replicas hold copies, and activations come on top. \
         Attention over long contexts adds to the arithmetic; prices of rent are estimates."
    )
}
