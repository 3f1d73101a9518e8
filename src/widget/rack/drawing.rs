//! How a rack is drawn.

use super::{CALCULATION, COOLING_POWER, PLACED, PLANNED, RACK_POWER, SERVER_UNITS, each, offered};
use crate::scenario::{NODE_POWER, NODE_POWER_NAMEPLATE};
use crate::scene::Stage;
use crate::scene::figures::rack::{Rack, rack};
use crate::spec::Values;
use crate::units::Watts;
use crate::widget::drawing::{Drawing, Drawn, Handle, Pressed, Words};

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
pub(super) fn fitting(values: &Values) -> Rack {
    let rack = drawn(values);
    let servers = rack.servers.min(rack.slots());
    Rack { servers, ..rack }
}
