//! The sentences of the bill.

use super::Bill;
use crate::scenario::nodes;
use crate::scene::{Headline, word};
use crate::spec::Values;
use crate::units::whole;
use crate::widget::spoken::dollars;

/// The finding in words.
pub(super) fn headline(values: &Values, bill: &Bill) -> Headline {
    let servers = nodes(values);
    let headline = Headline::new("This model cost ")
        .strong(dollars(bill.run_cost))
        .say(" to train on ")
        .yours(whole(servers))
        .say(if servers == 1.0 {
            " server: "
        } else {
            " servers: "
        });
    let worn = bill.run_cost.0 - bill.run_electricity.0;
    let ratio = worn / bill.run_electricity.0;
    let parts = |ratio: f64| {
        let count = ratio.round();
        format!(
            "{} {}",
            word(count),
            if count == 1.0 { "part" } else { "parts" }
        )
    };
    if ratio > 12.5 {
        headline
            .say("nearly all of it wear, hardly any ")
            .heat("electricity")
            .say(".")
    } else if ratio < 1.0 / 12.5 {
        headline
            .say("nearly all of it ")
            .heat("electricity")
            .say(", hardly any wear.")
    } else if ratio >= 1.5 {
        headline
            .say(format!("{} wear, one part ", parts(ratio)))
            .heat("electricity")
            .say(".")
    } else if ratio > 0.66 {
        headline
            .say("half wear, half ")
            .heat("electricity")
            .say(".")
    } else {
        headline
            .say(format!("one part wear, {} ", parts(1.0 / ratio)))
            .heat("electricity")
            .say(".")
    }
}

/// What the sums leave open.
pub(super) const WARNING: &str = "Delivered prices hold grid charges and levies; energy prices do not, and the two should not be compared. \
     Carbon is each grid’s yearly average; prices are of different years. If the power of the servers already \
     holds the cooling, the PUE counts it twice.";
