//! `rack`: fill a rack, and see which of its limits trips first.

mod drawing;
mod words;

pub use drawing::DRAWING;

use super::calculation::Calculation;
use super::report::{Assumption, Report, figure, given, numbers};
use crate::calc::rack::{Filled, Rack, Trips, fill};
use crate::data::{constants as c, servers};
use crate::scenario::{ARTICLE, CHIP, GPUS_PER_NODE, NODE_POWER, NODE_POWER_NAMEPLATE, OURS};
use crate::spec::{
    Choice, Number, Option_, OutputSpec, Owner, Preset, Value, Values, WidgetSpec, option,
};
use crate::units::{Unit, Watts, count_in_words_or_digits, three_digits};

const PLANS: &[Option_] = &[
    option("nameplate", "The nameplate"),
    option("measured", "What is measured"),
];

static RACK_POWER: Number = Number::logarithmic(
    Owner::Widget,
    "rack_power",
    "Power of the rack",
    Unit::Watts,
    c::RACK_POWER_HISTORIC.value,
    (500.0, 1e6),
)
.from(&c::RACK_POWER_HISTORIC);

static COOLING_POWER: Number = Number::logarithmic(
    Owner::Widget,
    "cooling_power",
    "Heat its cooling takes",
    Unit::Watts,
    match c::COOLING_CONTAINED_AIR.high {
        Some(most) => most,
        None => c::COOLING_CONTAINED_AIR.value,
    },
    (500.0, 1e6),
)
.from(&c::COOLING_CONTAINED_AIR);

static RACK_UNITS: Number = Number::own(
    "rack_units",
    "Height (U)",
    c::RACK_UNITS.value,
    (1.0, 60.0),
    1.0,
)
.from(&c::RACK_UNITS);

static SERVER_UNITS: Number = Number::own(
    "server_units",
    "Height of a server (U)",
    servers::dgx_h100::HEIGHT.value,
    (1.0, 48.0),
    1.0,
)
.from(&servers::dgx_h100::HEIGHT);

static PLACED: Number = Number::own_count("placed", "Servers in it", 1.0, (0.0, 60.0));

static PLANNED: Choice = Choice::own("planned", "Plan with", "nameplate", PLANS);

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "rack",
    title: "Fill a rack",
    section: 7,
    params: &[
        &RACK_POWER.spec,
        &COOLING_POWER.spec,
        &RACK_UNITS.spec,
        &SERVER_UNITS.spec,
        &PLACED.spec,
        &PLANNED.spec,
        &NODE_POWER_NAMEPLATE.spec,
        &CHIP.spec,
        &NODE_POWER.spec,
        &GPUS_PER_NODE.spec,
    ],
    in_reach: &[&PLACED.spec, &RACK_POWER.spec, &COOLING_POWER.spec],
    outputs: &[
        OutputSpec::new("servers", "Servers", Unit::Pure),
        OutputSpec::new("gpus", "Chips", Unit::Pure),
        OutputSpec::new("power", "Power", Unit::Watts),
        OutputSpec::new("kettles", "Kettles", Unit::Pure),
        OutputSpec::new("empty", "Height left empty (U)", Unit::Pure),
        OutputSpec::new("trips", "Runs out first", Unit::Pure),
    ],
    presets: &[
        Preset::new(
            "5kw",
            "5 kW, the old rack",
            &[("rack_power", "5000"), ("placed", "1")],
        ),
        Preset::new(
            "10kw",
            "10 kW, more than most today",
            &[("rack_power", "10000"), ("placed", "1")],
        ),
        Preset::new("50kw", "50 kW", &[("rack_power", "50000"), ("placed", "5")]),
        Preset::new(
            "120kw",
            "120 kW",
            &[("rack_power", "120000"), ("placed", "5")],
        ),
        Preset::new(
            "vera-rubin",
            "230 kW, Vera Rubin",
            &[
                ("rack_power", "230000"),
                ("cooling_power", "230000"),
                ("placed", "5"),
            ],
        ),
        Preset::new(
            "kyber",
            "600 kW, Kyber",
            &[
                ("rack_power", "600000"),
                ("cooling_power", "600000"),
                ("placed", "5"),
            ],
        ),
        OURS,
        ARTICLE,
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

/// The power that is planned with.
fn planned(values: &Values) -> &'static Number {
    if PLANNED.of(values) == "measured" {
        &NODE_POWER
    } else {
        &NODE_POWER_NAMEPLATE
    }
}

fn each(values: &Values) -> Watts {
    Watts(planned(values).of(values))
}

fn offered(values: &Values) -> Rack {
    Rack {
        units: RACK_UNITS.of(values),
        power: Watts(RACK_POWER.of(values)),
        cooling: Watts(COOLING_POWER.of(values)),
    }
}

fn words(trips: Trips) -> &'static str {
    match trips {
        Trips::Space => "space",
        Trips::Power => "power",
        Trips::Cooling => "cooling",
    }
}

/// Everything it shows.
fn work_out(values: &Values) -> Report {
    let params = [
        &RACK_POWER.spec,
        &COOLING_POWER.spec,
        &RACK_UNITS.spec,
        &SERVER_UNITS.spec,
        &planned(values).spec,
    ];
    let mut assumptions = given(values, params);
    assumptions.push(figure("A kettle", &c::KETTLE_POWER));
    match fill(&offered(values), SERVER_UNITS.of(values), each(values)) {
        Ok(filled) => report(values, &filled, assumptions),
        Err(why) => Report::refused(&SPEC, assumptions, &why),
    }
}

fn report(values: &Values, filled: &Filled, assumptions: Vec<Assumption>) -> Report {
    let (rack, each) = (offered(values), each(values));
    let units = SERVER_UNITS.of(values);
    let mut outputs = numbers([
        filled.servers,
        filled.servers * GPUS_PER_NODE.of(values),
        filled.power.0,
        rack.power.0 / c::KETTLE_POWER.value,
        rack.units - filled.servers * units,
    ]);
    outputs.push(Ok(Value::Text(words(filled.trips).to_owned())));
    let formula = format!(
        "servers = least of ({} / {each}, {} / {each}, {} U / {} U), rounded down = {}",
        rack.power,
        rack.cooling,
        RACK_UNITS.shown(values),
        SERVER_UNITS.shown(values),
        count_in_words_or_digits(filled.servers)
    );
    let limit = |name: &str, has: String, needs: String, servers: f64| {
        vec![
            name.to_owned(),
            has,
            needs,
            three_digits((servers + 1e-9).floor()),
        ]
    };
    let rows = vec![
        limit(
            "Power",
            rack.power.to_string(),
            each.to_string(),
            rack.power / each,
        ),
        limit(
            "Cooling",
            rack.cooling.to_string(),
            each.to_string(),
            rack.cooling / each,
        ),
        limit(
            "Height",
            format!("{} U", rack.units),
            format!("{units} U"),
            rack.units / units,
        ),
    ];
    Report {
        outputs,
        formula: vec![formula],
        assumptions,
        table: Some((
            vec!["Limit", "The rack has", "A server needs", "Servers"],
            rows,
        )),
        warning: Some(words::warning(rack.power)),
        ..Report::default()
    }
    .headed(words::headline(values))
}
