//! How a rack is drawn, and what its headline says.

use super::{CALCULATION, COOLING_POWER, PLACED, PLANNED, RACK_POWER, SERVER_UNITS, each, offered};
use crate::scenario::{NODE_POWER, NODE_POWER_NAMEPLATE};
use crate::scene::figures::rack::{Rack, kilowatts, rack};
use crate::scene::{Headline, Stage, ordinal, word};
use crate::spec::Values;
use crate::units::Watts;
use crate::widget::drawing::{Drawing, Drawn, Handle, Pressed, Words};
use crate::widget::spoken::capital;

/// How it is drawn.
pub static DRAWING: Drawing = Drawing {
    calculation: &CALCULATION,
    draw,
    presets: &["5kw", "50kw", "120kw", "kyber"],
    words: &[Words::of(
        &PLANNED,
        "count",
        &[("nameplate", "nameplate"), ("measured", "measured")],
    )],
    plays: None,
};

/// The limits that cabinets have.
const STOPS: &[f64] = &[5e3, 10e3, 50e3, 120e3, 230e3, 600e3];

fn drawn(values: &Values) -> Rack {
    let offered = offered(values);
    let measured = PLANNED.of(values) == "measured";
    let (other, other_when) = if measured {
        (NODE_POWER_NAMEPLATE.of(values), ["at the", "very worst"])
    } else {
        (NODE_POWER.of(values), ["on", "most days"])
    };
    Rack {
        units: offered.units,
        server_units: SERVER_UNITS.of(values),
        servers: PLACED.of(values),
        each: each(values),
        other: Watts(other),
        other_when,
        breaker: offered.power,
        cooling: offered.cooling,
    }
}

fn draw(values: &Values, stage: Stage) -> Option<Drawn> {
    let handle = |number| Handle {
        stops: STOPS,
        ..Handle::of(number)
    };
    Some(Drawn {
        scene: rack(&fitting(values), stage),
        handles: vec![handle(&RACK_POWER), handle(&COOLING_POWER)],
        pressed: Some(Pressed(&PLACED)),
    })
}

/// What is drawn: no more servers than its height takes.
fn fitting(values: &Values) -> Rack {
    let rack = drawn(values);
    let servers = rack.servers.min(rack.slots());
    Rack { servers, ..rack }
}

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
