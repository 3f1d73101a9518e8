//! The sentences of a rack.

use super::drawing::fitting;
use crate::data::constants as c;
use crate::scene::figures::rack::kilowatts;
use crate::scene::{Headline, ordinal, word};
use crate::spec::Values;
use crate::units::{Watts, three_digits};
use crate::widget::spoken::capital;

/// The finding in words.
pub(super) fn headline(values: &Values) -> Headline {
    let rack = fitting(values);
    let servers = rack.servers;
    let load = format!("{}\u{a0}kW", kilowatts(rack.load()));
    let breaker = kilowatts(rack.breaker);
    let whole = (rack.breaker.0.min(rack.cooling.0) / rack.each.0 + 1e-9).floor();
    if rack.slots() < 1.0 {
        return Headline::new("A server is higher than the whole cabinet.");
    }
    if servers < 1.0 {
        let room = whole.min(rack.slots());
        return Headline::new("The cabinet is empty. Its breaker of ")
            .yours(breaker)
            .say(" kW would let in ")
            .strong(if room < 1.0 {
                "not one server".into()
            } else {
                word(room)
            })
            .say(".");
    }
    if rack.trips() {
        let other = rack.other * servers;
        let headline = if servers == 1.0 {
            Headline::default()
                .yours("One")
                .say(" server is too much for this rack: it draws ")
                .heat(load)
                .say(" on a breaker of ")
                .yours(breaker)
                .say(".")
        } else {
            Headline::new("The ")
                .yours(ordinal(servers))
                .say(" server fits the cabinet and trips the breaker: they draw ")
                .heat(load)
                .say(" and the breaker holds ")
                .yours(breaker)
                .say(".")
        };
        return if other.0 < rack.breaker.0 && servers > 1.0 {
            headline.say(format!(
                " On most days {} would have drawn {}.",
                word(servers),
                kilowatts(other)
            ))
        } else {
            headline
        };
    }
    let many = capital(&word(servers));
    let headline = Headline::default()
        .yours(many)
        .say(if servers == 1.0 {
            " server draws "
        } else {
            " servers draw "
        })
        .heat(load)
        .say(" of the ")
        .yours(breaker)
        .say(" that the breaker allows.");
    let next = ordinal(servers + 1.0);
    if rack.overheats() {
        let stays = Watts(rack.load().0 - rack.cooling.0);
        return headline
            .say(" The cooling carries off ")
            .yours(kilowatts(rack.cooling))
            .say("; ")
            .heat(format!("{}\u{a0}kW", kilowatts(stays)))
            .say(" stay in the room.");
    }
    headline.say(if servers >= rack.slots() {
        " The cabinet is full.".to_owned()
    } else if servers < whole {
        format!(" There is room and power for a {next}.")
    } else if rack.each.0 * (servers + 1.0) > rack.breaker.0 {
        format!(" There is room for a {next}, but no power for it.")
    } else {
        format!(" There is room for a {next}, but no cooling for it.")
    })
}

/// What the sums leave open; `power` is what the rack may draw.
pub(super) fn warning(power: Watts) -> String {
    let old = Watts(c::RACK_POWER_HISTORIC.value);
    format!(
        "The old rack’s {old} go {} times into this one’s. Planning by what is measured fits more servers, \
         and trips the breaker on the day they all draw their nameplate.",
        three_digits(power / old)
    )
}
