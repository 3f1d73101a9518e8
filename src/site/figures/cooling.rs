//! `cooling`: the air or the water each rack needs, as squares of one scale.

use super::figure::{Figure, Picture};
use super::flows::{Flows, Rack};
use super::power::racks;
use super::table::Table;
use crate::calc::cooling::{Coolant, flow};
use crate::data::{Cell, constants};
use crate::site::cell_words::cell_text;
use crate::units::{Watts, three_digits, whole};

/// How much warmer each may leave, in kelvin; the caption says so.
const AIR_WARMING: f64 = 15.0;
const WATER_WARMING: f64 = 10.0;

fn air() -> Coolant {
    Coolant {
        density: constants::AIR_DENSITY.value,
        heat_capacity: constants::AIR_HEAT_CAPACITY.value,
    }
}

fn water() -> Coolant {
    Coolant {
        density: constants::WATER_DENSITY.value,
        heat_capacity: constants::WATER_HEAT_CAPACITY.value,
    }
}

/// The ways of cooling whose band holds a rack's power.
fn ways(watts: f64) -> String {
    let upwards: [(&str, &Cell, bool); 5] = [
        ("room air", &constants::COOLING_ROOM_AIR, false),
        ("contained air", &constants::COOLING_CONTAINED_AIR, false),
        ("rear door", &constants::COOLING_REAR_DOOR, true),
        (
            "liquid to the chip",
            &constants::COOLING_DIRECT_TO_CHIP,
            true,
        ),
        ("immersion", &constants::COOLING_IMMERSION, true),
    ];
    let holds = |cell: &Cell, from: bool| {
        (!from || watts >= cell.value) && cell.high.is_none_or(|high| watts <= high)
    };
    let names: Vec<_> = upwards
        .iter()
        .filter(|(_, cell, from)| holds(cell, *from))
        .map(|(name, ..)| *name)
        .collect();
    names.join(", ")
}

pub(super) fn cooling() -> Option<Figure> {
    let mut table = Table::new(&[
        "Rack",
        "Power",
        "Air (CFM)",
        "Air (m³ a minute)",
        "Water (litres a minute)",
        "What can cool it",
    ]);
    let rows: Vec<Rack> = racks()
        .map(|(name, cell)| {
            let watts = cell.high.unwrap_or(cell.value);
            let rack = Rack {
                name,
                power: if cell.high.is_some() {
                    format!("at {}", super::bars::kilowatts(watts))
                } else {
                    cell_text(cell)
                },
                air: flow(Watts(watts), air(), AIR_WARMING),
                water: flow(Watts(watts), water(), WATER_WARMING),
            };
            table.row([
                name.to_owned(),
                rack.power.trim_start_matches("at ").to_owned(),
                rack.air_in_cfm(),
                three_digits(rack.air.cubic_metres_per_minute()),
                three_digits(rack.water.litres_per_minute()),
                ways(watts),
            ]);
            rack
        })
        .into();
    let per_volume = |coolant: Coolant| coolant.density * coolant.heat_capacity;
    let ratio = per_volume(water()) / per_volume(air());
    Some(Figure {
        title: "Air or water".into(),
        picture: Picture::Flows(Flows { rows }),
        sentence: format!(
            "The area of each square is the volume that must pass in a minute, air and water to the same scale. \
             Degree for degree, water carries {} times as much heat as the same volume of air.",
            whole((ratio / 100.0).round() * 100.0)
        ),
        table,
    })
}
