//! `cooling`: the air or the water each rack needs, as squares of one scale.

use super::bars::cell_text;
use super::power::racks;
use super::table::Table;
use super::{Figure, Picture};
use crate::calc::cooling::{Coolant, Flow, flow};
use crate::data::{Cell, constants};
use crate::markup::escape;
use crate::units::{Watts, three_digits, whole};

/// How much warmer each may leave, in kelvin; the caption says so.
const AIR_WARMING: f64 = 15.0;
const WATER_WARMING: f64 = 10.0;

/// The side of the largest square, in pixels.
const LARGEST: f64 = 170.0;

/// A row for each rack.
pub(super) struct Flows {
    rows: Vec<Rack>,
}

struct Rack {
    name: &'static str,
    power: String,
    air: Flow,
    water: Flow,
}

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
                cfm(rack.air),
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

/// Air in the trade's unit, to three digits.
fn cfm(air: Flow) -> String {
    three_digits(air.cubic_feet_per_minute())
}

impl Flows {
    /// The squares as HTML, a row for each rack.
    pub fn html(&self) -> String {
        let most = self.rows.iter().map(|rack| rack.air.0).fold(0.0, f64::max);
        let square = |flow: Flow, class: &str| {
            let side = (LARGEST * (flow.0 / most).sqrt() * 10.0).round() / 10.0;
            format!(
                "<svg class=\"flow-square\" width=\"{side}\" height=\"{side}\" aria-hidden=\"true\">\
                 <rect class=\"{class}\" width=\"{side}\" height=\"{side}\"/></svg>"
            )
        };
        let mut html = String::from("<ul class=\"flows\">");
        for Rack {
            name,
            power,
            air,
            water,
        } in &self.rows
        {
            html += &format!(
                "<li class=\"flow\"><span class=\"flow-rack\">{} <small>{}</small></span>\
                 <span class=\"flow-of\">{}<span><b>{} CFM</b> of air <small>{} m³ a minute</small></span></span>\
                 <span class=\"flow-of\">{}<span><b>{} litres</b> of water <small>a minute</small></span></span></li>",
                escape(name),
                escape(power),
                square(*air, "flow-air"),
                cfm(*air),
                three_digits(air.cubic_metres_per_minute()),
                square(*water, "flow-water"),
                three_digits(water.litres_per_minute()),
            );
        }
        html + "</ul>"
    }
}
