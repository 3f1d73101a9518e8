//! The sentences of the price of a cluster.

use super::Price;
use crate::data::constants as c;
use crate::data::servers::dgx_h100;
use crate::scenario::nodes;
use crate::scene::Headline;
use crate::spec::Values;
use crate::units::{Usd, Watts, counted, whole};
use crate::widget::spoken::{dollars, part};

/// The finding in words.
pub(super) fn headline(values: &Values, price: &Price, first_year: Usd) -> Headline {
    let servers = nodes(values);
    Headline::default()
        .yours(counted(whole(servers), "server"))
        .say(if servers == 1.0 {
            " and its network cost "
        } else {
            " and their network cost "
        })
        .strong(dollars(price.total))
        .say(format!(
            ". On the market {} of that is gone in a year.",
            part(first_year / price.total)
        ))
}

/// What these prices leave out, and what it comes to.
pub(super) fn warning() -> String {
    format!(
        "Prices of servers are estimates from the trade; large buyers pay less. Neither the article nor our preset \
             counts storage, the building or people. For whole sites, with halls, cables and cooling, Epoch AI counts {} \
             a gigawatt: {} for each H100 server of {}.",
        Usd(c::SITE_CAPEX.value),
        Usd(c::SITE_CAPEX.value / 1e9 * dgx_h100::POWER.value),
        Watts(dgx_h100::POWER.value)
    )
}
