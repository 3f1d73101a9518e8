//! `template`: what boiling water costs. The smallest calculator there is, to begin another with.

use super::calculation::Calculation;
use super::report::{Report, figure, given, numbers};
use crate::data::constants as c;
use crate::spec::{Number, OutputSpec, Values, WidgetSpec};
use crate::units::{Unit, Watts, counted, three_digits, whole};

static KETTLES: Number = Number::own_count("kettles", "Kettles", 4.0, (1.0, 1000.0));

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "template",
    title: "Kettles",
    section: 7,
    params: &[&KETTLES.spec],
    in_reach: &[&KETTLES.spec],
    outputs: &[OutputSpec::new("power", "Power", Unit::Watts)],
    presets: &[],
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

/// Everything it shows.
fn work_out(values: &Values) -> Report {
    let each = Watts(c::KETTLE_POWER.value);
    let kettles = KETTLES.of(values);
    let power = each * kettles;
    let mut assumptions = given(values, [&KETTLES.spec]);
    assumptions.push(figure("A kettle", &c::KETTLE_POWER));
    Report {
        outputs: numbers([power.0]),
        summary: format!("{} draw {power}.", counted(whole(kettles), "kettle")),
        formula: vec![format!("power = {} × {each} = {power}", three_digits(kettles))],
        assumptions,
        ..Report::default()
    }
}
