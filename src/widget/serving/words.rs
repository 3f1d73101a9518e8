//! The sentences of answering.

use super::{Service, rate};
use crate::scene::Headline;
use crate::units::{counted, whole};

/// The finding in words.
pub(super) fn headline(service: &Service) -> Headline {
    let many = service.load.batch;
    let share = if many == 1.0 {
        " has the chips alone. It gets "
    } else {
        " share the chips. Each gets "
    };
    Headline::default()
        .yours(counted(whole(many), "conversation"))
        .say(share)
        .model(rate(1.0 / service.answering.writing.time().0))
        .say(" at best, and a million tokens cost ")
        .strong(service.written.to_string())
        .say(" to write.")
}

/// What the sums leave open.
pub(super) fn warning(service: &Service) -> String {
    let waits = if service.answering.writing.waits_for_memory() {
        "Writing waits for memory: more conversations at once cost hardly more. "
    } else {
        "Writing waits for arithmetic: more conversations at once take longer. "
    };
    let mixture = if service.model.active < service.model.parameters {
        "Which experts a token meets is taken to be chance. "
    } else {
        ""
    };
    format!(
        "{waits}{mixture}These are bounds: messages between chips and waiting come on top, and idle hours cost as \
         much as busy ones. The price is for chips alone."
    )
}
