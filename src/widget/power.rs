//! `power`: from one chip to the meter at the gate, and what that is like.

mod drawing;
mod words;

pub use drawing::DRAWING;

use super::calculation::Calculation;
use super::report::{Assumption, Report, figure, given_without, numbers};
use crate::calc::Invalid;
use crate::calc::power::{
    Chain, Machines, YEAR, chain, energy, turbines_by_capacity, turbines_by_energy,
};
use crate::data::constants as c;
use crate::scenario::{
    ARTICLE, CHIP, CHIP_POWER, GPUS_PER_NODE, NODE_POWER, NODE_POWER_NAMEPLATE, NODES,
    NODES_UNCOUNTED, OURS, PUE, SERVERS_PER_RACK, chip, nodes,
};
use crate::spec::{Choice, Number, Option_, OutputSpec, Owner, Preset, Values, WidgetSpec};
use crate::units::{Unit, Watts, format_quantity, three_digits};

static COUNTED: Choice = Choice::own(
    "counted",
    "Count",
    "measured",
    &[
        Option_ {
            value: "measured",
            title: "What is measured",
        },
        Option_ {
            value: "nameplate",
            title: "The nameplate",
        },
    ],
);

static SWITCHES: Number = Number::linear(
    Owner::Widget,
    "switches",
    "Switches, on top of the servers",
    Unit::Share,
    0.0,
    (0.0, 1.0),
    0.01,
);

static TURBINE: Number = Number::logarithmic(
    Owner::Widget,
    "turbine",
    "A wind turbine",
    Unit::Watts,
    c::WIND_TURBINE.middle(),
    (1e4, 2e7),
)
.from(&c::WIND_TURBINE);

static CAPACITY_FACTOR: Number = Number::linear(
    Owner::Widget,
    "capacity_factor",
    "Its average output",
    Unit::Share,
    c::WIND_CAPACITY_FACTOR.value,
    (0.01, 1.0),
    0.01,
)
.from(&c::WIND_CAPACITY_FACTOR);

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "power",
    title: "What it draws",
    section: 11,
    params: &[
        &NODES.spec,
        &NODES_UNCOUNTED.spec,
        &COUNTED.spec,
        &NODE_POWER.spec,
        &NODE_POWER_NAMEPLATE.spec,
        &GPUS_PER_NODE.spec,
        &CHIP.spec,
        &CHIP_POWER.spec,
        &SERVERS_PER_RACK.spec,
        &SWITCHES.spec,
        &PUE.spec,
        &TURBINE.spec,
        &CAPACITY_FACTOR.spec,
    ],
    in_reach: &[&NODES.spec, &COUNTED.spec, &PUE.spec],
    outputs: &[
        OutputSpec::new("chips", "Chips alone", Unit::Watts),
        OutputSpec::new("server", "A server", Unit::Watts),
        OutputSpec::new("rack", "A rack", Unit::Watts),
        OutputSpec::new("hall", "All servers and switches", Unit::Watts),
        OutputSpec::new("facility", "The building", Unit::Watts),
        OutputSpec::new("energy_year", "In a year, the building", Unit::WattHours),
        OutputSpec::new("kettles", "Kettles", Unit::Pure),
        OutputSpec::new("cars", "Electric cars charged every hour", Unit::Pure),
        OutputSpec::new("homes", "Homes", Unit::Pure),
        OutputSpec::new("turbines_capacity", "Turbines by nameplate", Unit::Pure),
        OutputSpec::new("turbines_energy", "Turbines to run it all year", Unit::Pure),
        OutputSpec::new(
            "turbine_capacity_needed",
            "Turbine capacity for the servers",
            Unit::Watts,
        ),
        OutputSpec::new("rack_miles", "Miles of driving in a rack-hour", Unit::Pure),
        OutputSpec::new(
            "server_miles",
            "Miles of driving in a server-hour",
            Unit::Pure,
        ),
        OutputSpec::new("old_racks", "A rack in old 5 kW racks", Unit::Pure),
        OutputSpec::new("racks", "Racks", Unit::Pure),
    ],
    presets: &[
        OURS,
        ARTICLE,
        Preset::new("llama", "Llama 3.1: 2,048 servers", &[("nodes", "2048")]),
        Preset::new("measured", "Measured", &[("counted", "measured")]),
        Preset::new("nameplate", "Nameplate", &[("counted", "nameplate")]),
    ],
    compute: None,
    summary: None,
    calculated: true,
    link_leaves_out: None,
};

/// How it works.
pub static CALCULATION: Calculation = Calculation {
    spec: &SPEC,
    work_out,
};

fn machines(values: &Values) -> Machines {
    let node = if COUNTED.of(values) == "nameplate" {
        NODE_POWER_NAMEPLATE.of(values)
    } else {
        NODE_POWER.of(values)
    };
    Machines {
        nodes: nodes(values) + NODES_UNCOUNTED.of(values),
        chips_per_node: GPUS_PER_NODE.of(values),
        chip: chip(values).power,
        node: Watts(node),
        nodes_per_rack: SERVERS_PER_RACK.of(values),
        switches: SWITCHES.of(values),
        pue: PUE.of(values),
    }
}

/// Everything it shows.
fn work_out(values: &Values) -> Report {
    let other_power = if COUNTED.of(values) == "nameplate" {
        &NODE_POWER
    } else {
        &NODE_POWER_NAMEPLATE
    };
    let mut assumptions = given_without(values, &[&COUNTED, other_power, &CHIP_POWER]);
    assumptions.extend([
        figure("A kettle", &c::KETTLE_POWER),
        figure("A car’s battery", &c::EV_BATTERY),
        figure("Driving for a kilowatt-hour", &c::EV_DISTANCE),
        figure("A home, on average", &c::HOME_POWER),
    ]);
    let facility = chain(&machines(values)).facility;
    match turbines(values, facility) {
        Ok(turbines) => report(values, &turbines, assumptions),
        Err(why) => Report::refused(&SPEC, assumptions, &why),
    }
}

/// Wind turbines that could feed the building.
struct Turbines {
    /// At their full power.
    by_capacity: f64,
    /// Over a year of weather.
    by_energy: f64,
}

fn turbines(values: &Values, facility: Watts) -> Result<Turbines, Invalid> {
    let turbine = Watts(TURBINE.of(values));
    let factor = CAPACITY_FACTOR.of(values);
    Ok(Turbines {
        by_capacity: turbines_by_capacity(facility, turbine)?,
        by_energy: turbines_by_energy(facility, turbine, factor)?,
    })
}

fn report(values: &Values, turbines: &Turbines, assumptions: Vec<Assumption>) -> Report {
    let machines = machines(values);
    let chain = chain(&machines);
    let (hall, facility) = (chain.hall, chain.facility);
    let energy_year = energy(facility, YEAR).kilowatt_hours() * 1e3;
    let homes = facility.0 / c::HOME_POWER.value;
    let miles = |power: Watts| power.0 / 1e3 * c::EV_DISTANCE.value;
    let outputs = numbers([
        chain.chips.0,
        chain.server.0,
        chain.rack.0,
        hall.0,
        facility.0,
        energy_year,
        facility.0 / c::KETTLE_POWER.value,
        facility.0 / 1e3 / c::EV_BATTERY.value,
        homes,
        turbines.by_capacity,
        turbines.by_energy,
        hall.0 / CAPACITY_FACTOR.of(values),
        miles(chain.rack),
        miles(chain.server),
        chain.rack.0 / c::RACK_POWER_HISTORIC.value,
        (machines.nodes / machines.nodes_per_rack.max(1.0)).ceil(),
    ]);
    let formula = vec![
        format!(
            "servers = ({} + {}) × {} × (1 + {}) = {hall}",
            NODES.shown(values),
            NODES_UNCOUNTED.shown(values),
            chain.server,
            SWITCHES.shown(values)
        ),
        format!(
            "building = servers × PUE = {hall} × {} = {facility}",
            PUE.shown(values)
        ),
        format!(
            "a year = {facility} × 8,760 h = {}",
            format_quantity(energy_year, Unit::WattHours)
        ),
    ];
    Report {
        outputs,
        formula,
        assumptions,
        table: Some((
            vec!["As many", "Each", "A rack", "All servers", "The building"],
            comparisons(values, &chain),
        )),
        warning: Some(words::warning(
            machines.chip * machines.chips_per_node,
            chain.server,
        )),
        ..Report::default()
    }
    .headed(words::headline(values))
}

/// As many kettles, homes and turbines.
fn comparisons(values: &Values, chain: &Chain) -> Vec<Vec<String>> {
    let like = [
        ("Kettles", c::KETTLE_POWER.value),
        ("Homes, on average", c::HOME_POWER.value),
        ("Wind turbines at full power", TURBINE.of(values)),
        (
            "Wind turbines over a year",
            TURBINE.of(values) * CAPACITY_FACTOR.of(values),
        ),
    ];
    like.map(|(name, each)| {
        let count = |power: Watts| three_digits(power.0 / each);
        vec![
            name.to_owned(),
            Watts(each).to_string(),
            count(chain.rack),
            count(chain.hall),
            count(chain.facility),
        ]
    })
    .to_vec()
}
