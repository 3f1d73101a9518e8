//! The sentences of the cooling of a rack.

use super::Outcome;
use super::drawing::{FINGER, drawn};
use crate::scene::{Headline, word};
use crate::spec::Values;
use crate::units::Seconds;
use crate::widget::spoken::spoken;

/// The finding in words.
pub(super) fn headline(values: &Values, out: &Outcome) -> Headline {
    let drawn = drawn(values, out);
    let fingers = (drawn.pipe() / FINGER).round();
    let pipe = match fingers {
        few if few <= 1.0 => "a pipe a finger wide".to_owned(),
        few if few <= 5.0 => format!("a pipe {} fingers wide", word(few)),
        _ => format!("a pipe {} cm wide", word((drawn.pipe() * 100.0).round())),
    };
    Headline::new("To carry off one rack’s ")
        .heat(out.heat.to_string().replace(' ', "\u{a0}"))
        .say(", air has to empty a living room every ")
        .water(spoken(Seconds(drawn.empties())))
        .say(". Water needs ")
        .say(pipe)
        .say(".")
}

/// What the sums leave open.
pub(super) const WARNING: &str = "Bands are soft and overlap: vendors’ guides, not a standard. So are the PUEs. Fans follow the cube of the flow \
     only far from stalling; their share at 15 K is our estimate.";
