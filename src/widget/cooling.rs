//! `cooling`: the air or the water that a rack's heat needs, and what can carry it.

mod drawing;
mod words;

pub use drawing::DRAWING;

use super::calculation::Calculation;
use super::report::{Assumption, Bar, BarChart, Fill, Picture, Report, figure, given, numbers};
use crate::calc::cooling::{Coolant, Flow, Method, fan_power, flow, method};
use crate::chart::Scale;
use crate::data::{Cell, constants as c};
use crate::scenario::{ARTICLE, CHIP, NODE_POWER_NAMEPLATE, OURS, SERVERS_PER_RACK};
use crate::spec::{Choice, Number, Option_, OutputSpec, Owner, Preset, Value, Values, WidgetSpec};
use crate::units::{Unit, Watts, count_in_words_or_digits, counted, percent, three_digits, whole};

static RACK: Choice = Choice::own(
    "rack",
    "Rack",
    "scenario",
    &[
        Option_ {
            value: "scenario",
            title: "The scenario’s servers",
        },
        Option_ {
            value: "own",
            title: "Any heat",
        },
    ],
);

static HEAT: Number = Number::logarithmic(
    Owner::Widget,
    "heat",
    "Heat of a rack of your own",
    Unit::Watts,
    c::RACK_POWER_H100.value,
    (500.0, 1e6),
);

static AIR_WARMING: Number = Number::linear(
    Owner::Widget,
    "air_warming",
    "Air may warm by",
    Unit::Kelvin,
    REFERENCE_WARMING,
    (2.0, 40.0),
    0.5,
);

static WATER_WARMING: Number = Number::linear(
    Owner::Widget,
    "water_warming",
    "Water may warm by",
    Unit::Kelvin,
    10.0,
    (2.0, 40.0),
    0.5,
);

static COLD_PLATES: Number = Number::linear(
    Owner::Widget,
    "cold_plates",
    "Heat that cold plates take",
    Unit::Share,
    c::COLD_PLATE_SHARE.value,
    (0.0, 1.0),
    0.01,
)
.from(&c::COLD_PLATE_SHARE);

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "cooling",
    title: "Where the heat goes",
    section: 12,
    params: &[
        &RACK.spec,
        &NODE_POWER_NAMEPLATE.spec,
        &CHIP.spec,
        &SERVERS_PER_RACK.spec,
        &HEAT.spec,
        &AIR_WARMING.spec,
        &WATER_WARMING.spec,
        &COLD_PLATES.spec,
    ],
    in_reach: &[
        &RACK.spec,
        &HEAT.spec,
        &AIR_WARMING.spec,
        &WATER_WARMING.spec,
    ],
    outputs: &[
        OutputSpec::new("heat_out", "Heat", Unit::Watts),
        OutputSpec::new("air", "Air (CFM)", Unit::Pure),
        OutputSpec::new("air_metric", "Air (m³ a minute)", Unit::Pure),
        OutputSpec::new("fan_power", "Fans for it", Unit::Watts),
        OutputSpec::new("fan_share", "Fans, as a share of the heat", Unit::Share),
        OutputSpec::new("water", "Water (litres a minute)", Unit::Pure),
        OutputSpec::new("rest", "Heat left to air beside cold plates", Unit::Watts),
        OutputSpec::new("pue", "Typical PUE with this cooling", Unit::Pure),
        OutputSpec::new("method", "What can carry it", Unit::Pure),
    ],
    presets: &[
        OURS,
        ARTICLE,
        Preset::new(
            "old",
            "The old rack: 5 kW",
            &[("rack", "own"), ("heat", "5000")],
        ),
        Preset::new(
            "average",
            "Today’s average: below 8 kW",
            &[("rack", "own"), ("heat", "8000")],
        ),
        Preset::new(
            "nvl72",
            "NVL72: 120 kW",
            &[("rack", "own"), ("heat", "120000")],
        ),
        Preset::new(
            "vera-rubin",
            "Vera Rubin: 230 kW",
            &[("rack", "own"), ("heat", "230000")],
        ),
        Preset::new(
            "kyber",
            "Kyber: 600 kW",
            &[("rack", "own"), ("heat", "600000")],
        ),
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

/// Where the chart ends, in watts.
const CEILING: f64 = 1e6;

/// The warming at which fans draw the share that the table gives, in kelvin.
const REFERENCE_WARMING: f64 = 15.0;

/// The ways to cool, cheapest first. A band's low end is comfortable for air,
/// its high end for liquids; immersion has no upper end.
fn methods() -> [Method; 5] {
    let high = |cell: &Cell| Watts(cell.high.unwrap_or(f64::INFINITY));
    let air = |name, cell: &Cell, pue: &Cell| Method {
        name,
        from: Watts(0.0),
        comfortable: Watts(cell.value),
        most: high(cell),
        pue: pue.value,
    };
    let liquid = |name, cell: &Cell, pue: &Cell| Method {
        name,
        from: Watts(cell.value),
        comfortable: high(cell),
        most: high(cell),
        pue: pue.value,
    };
    [
        air("room air", &c::COOLING_ROOM_AIR, &c::PUE_ROOM_AIR),
        air(
            "contained aisles",
            &c::COOLING_CONTAINED_AIR,
            &c::PUE_CONTAINED_AIR,
        ),
        liquid(
            "a rear-door exchanger",
            &c::COOLING_REAR_DOOR,
            &c::PUE_REAR_DOOR,
        ),
        liquid(
            "liquid to the chip",
            &c::COOLING_DIRECT_TO_CHIP,
            &c::PUE_DIRECT_TO_CHIP,
        ),
        liquid("immersion", &c::COOLING_IMMERSION, &c::PUE_IMMERSION),
    ]
}

fn air() -> Coolant {
    Coolant {
        density: c::AIR_DENSITY.value,
        heat_capacity: c::AIR_HEAT_CAPACITY.value,
    }
}

fn water() -> Coolant {
    Coolant {
        density: c::WATER_DENSITY.value,
        heat_capacity: c::WATER_HEAT_CAPACITY.value,
    }
}

/// The heat of the rack: every watt that goes in.
fn heat(values: &Values) -> Watts {
    if RACK.of(values) == "own" {
        return Watts(HEAT.of(values));
    }
    let servers = SERVERS_PER_RACK.of(values);
    Watts(NODE_POWER_NAMEPLATE.of(values)) * servers
}

struct Outcome {
    heat: Watts,
    air: Flow,
    fans: Watts,
    water: Flow,
    method: Option<Method>,
}

fn outcome(values: &Values) -> Outcome {
    let heat = heat(values);
    let warming = AIR_WARMING.of(values);
    // Less warming takes more air, and fans answer with the cube.
    let at_reference = heat * c::FAN_SHARE.value;
    Outcome {
        heat,
        air: flow(heat, air(), warming),
        fans: fan_power(at_reference, REFERENCE_WARMING / warming),
        water: flow(heat, water(), WATER_WARMING.of(values)),
        method: method(&methods(), heat),
    }
}

/// Everything it shows.
fn work_out(values: &Values) -> Report {
    let out = outcome(values);
    let (bands, rows) = bands(&out);
    let scale = Scale::Logarithmic {
        low: 1e3,
        high: CEILING,
    };
    let reference = format!("this rack: {}", out.heat);
    let chart = BarChart::new("Heat of a rack, logarithmic", Unit::Watts, scale, bands)
        .with_reference(out.heat.0, reference);
    let method = (out.method).map_or("Nothing in the table", |method| method.name);
    let mut outputs = numbers([
        out.heat.0,
        out.air.cubic_feet_per_minute(),
        out.air.cubic_metres_per_minute(),
        out.fans.0,
        out.fans / out.heat,
        out.water.litres_per_minute(),
        out.heat.0 * (1.0 - COLD_PLATES.of(values)),
        out.method.map_or(1.0, |method| method.pue),
    ]);
    outputs.push(Ok(Value::Text(method.into())));
    Report {
        outputs,
        formula: formula(values, &out),
        assumptions: assumptions(values),
        table: Some((
            vec![
                "Way to cool",
                "Heat of a rack",
                "Typical PUE",
                "Carries this",
            ],
            rows,
        )),
        pictures: vec![Picture::Bars(chart)],
        warning: Some(words::WARNING.into()),
        ..Report::default()
    }
    .headed(words::headline(values, &out))
}

fn litres(flow: Flow) -> String {
    counted(count_in_words_or_digits(flow.litres_per_minute()), "litre")
}

fn formula(values: &Values, out: &Outcome) -> Vec<String> {
    let heat = out.heat;
    // Heat over what a volume of the coolant takes up.
    let volume = |coolant: Coolant, warming: String| {
        let (density, capacity) = (coolant.density, whole(coolant.heat_capacity));
        format!("{heat} / ({density} kg/m³ × {capacity} J/kg/K × {warming})")
    };
    vec![
        format!(
            "air = {} = {} m³ a minute = {} CFM",
            volume(air(), AIR_WARMING.shown(values)),
            count_in_words_or_digits(out.air.cubic_metres_per_minute()),
            count_in_words_or_digits(out.air.cubic_feet_per_minute())
        ),
        format!(
            "water = {} = {} a minute",
            volume(water(), WATER_WARMING.shown(values)),
            litres(out.water)
        ),
        format!(
            "fans = {heat} × {} × ({REFERENCE_WARMING} K / {})³ = {}",
            percent(c::FAN_SHARE.value),
            AIR_WARMING.shown(values),
            out.fans
        ),
    ]
}

fn assumptions(values: &Values) -> Vec<Assumption> {
    let mut params = vec![
        &RACK.spec,
        &AIR_WARMING.spec,
        &WATER_WARMING.spec,
        &COLD_PLATES.spec,
    ];
    params.extend(if RACK.of(values) == "own" {
        vec![&HEAT.spec]
    } else {
        vec![&NODE_POWER_NAMEPLATE.spec, &SERVERS_PER_RACK.spec]
    });
    let mut assumptions = given(values, params);
    assumptions.extend([
        figure("Density of air", &c::AIR_DENSITY),
        figure("Heat capacity of air", &c::AIR_HEAT_CAPACITY),
        figure("Density of water", &c::WATER_DENSITY),
        figure("Heat capacity of water", &c::WATER_HEAT_CAPACITY),
        figure("Fans at 15 K, as a share of the heat", &c::FAN_SHARE),
        figure("Liquid cooling’s design figure", &c::WATERFLOW_OCP),
    ]);
    assumptions
}

/// The heat that each way to cool carries, as bars and as rows of the table.
fn bands(out: &Outcome) -> (Vec<Bar>, Vec<Vec<String>>) {
    let cells = [
        &c::PUE_ROOM_AIR,
        &c::PUE_CONTAINED_AIR,
        &c::PUE_REAR_DOOR,
        &c::PUE_DIRECT_TO_CHIP,
        &c::PUE_IMMERSION,
    ];
    let mut chart = Vec::new();
    let mut rows = Vec::new();
    for (method, pue) in methods().iter().zip(cells) {
        let most = method.most.0.min(CEILING);
        let band = if method.most.0.is_finite() {
            format!("{} to {}", method.from, method.most)
        } else {
            format!("{} and more", method.from)
        };
        let fill = if out.method.is_some_and(|chosen| chosen.name == method.name) {
            Fill::Strong
        } else {
            Fill::Hollow
        };
        rows.push(vec![
            method.name.to_owned(),
            band.clone(),
            format!("{} (estimate)", three_digits(pue.value)),
            if out.heat <= method.most { "yes" } else { "no" }.to_owned(),
        ]);
        chart.push(Bar {
            from: method.from.0,
            ..Bar::new(method.name, most, band, fill)
        });
    }
    (chart, rows)
}
