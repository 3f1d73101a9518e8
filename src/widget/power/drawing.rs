//! How the flow of power is drawn.

use super::{CALCULATION, CAPACITY_FACTOR, COUNTED, TURBINE, machines};
use crate::calc::power::chain;
use crate::data::constants as c;
use crate::scenario::{NODES, PUE};
use crate::scene::Stage;
use crate::scene::figures::power as picture;
use crate::spec::Values;
use crate::units::Watts;
use crate::widget::drawing::{Drawing, Drawn, Handle, Words};

/// How it is drawn.
pub static DRAWING: Drawing = Drawing {
    calculation: &CALCULATION,
    draw,
    presets: &["ours", "article"],
    words: &[Words::of(
        &COUNTED,
        "count",
        &[("measured", "measured"), ("nameplate", "nameplate")],
    )],
    plays: None,
};

fn draw(values: &Values, stage: Stage) -> Option<Drawn> {
    let machines = machines(values);
    let chain = chain(&machines);
    // A car's battery, in kilowatt-hours, filled each hour.
    let car = Watts(c::EV_BATTERY.value * 1e3);
    let drawn = picture::Power {
        servers: NODES.of(values),
        pue: PUE.of(values),
        meter: chain.facility,
        hall: chain.hall,
        chips: chain.chips,
        count: machines.nodes * machines.chips_per_node,
        each: [
            Watts(c::HOME_POWER.value),
            Watts(c::KETTLE_POWER.value),
            car,
            Watts(TURBINE.of(values) * CAPACITY_FACTOR.of(values)),
        ],
    };
    Some(Drawn {
        scene: picture::power(&drawn, stage),
        handles: vec![Handle::of(&NODES), Handle::of(&PUE)],
        pressed: None,
    })
}
