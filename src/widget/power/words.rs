//! The sentences of the flow of power.

use super::machines;
use crate::calc::power::chain;
use crate::scene::Headline;
use crate::spec::Values;
use crate::units::Watts;
use crate::widget::spoken::part;

/// The finding in words.
pub(super) fn headline(values: &Values) -> Headline {
    let chain = chain(&machines(values));
    let chips = part(chain.chips / chain.facility);
    let rest = part(1.0 - chain.hall / chain.facility);
    Headline::new("Of ")
        .heat(chain.facility.to_string())
        .say(format!(" at the meter {chips} reaches the "))
        .heat("chips")
        .say(format!("; {rest} goes into "))
        .water("cooling")
        .say(" and losses.")
}

/// What the sums leave open: `chips` may draw more than is counted for a `server`.
pub(super) fn warning(chips: Watts, server: Watts) -> String {
    let more = if chips > server {
        format!(
            "The chips of a server may draw {chips}, more than the {server} counted for all of it. "
        )
    } else {
        String::new()
    };
    format!(
        "{more}Kilowatts are a rate; there is no kilowatt per hour. A turbine’s nameplate is its best moment, \
         not its year. Cars, homes and kettles are typical figures."
    )
}
