//! `template`: what boiling water costs. The smallest calculator there is, to begin another with.

use super::calculation::Calculation;
use super::drawing::{Drawing, Drawn, Handle};
use super::report::{Report, figure, given, numbers};
use crate::data::constants as c;
use crate::scene::{Axis, Grip, Headline, Look, Path, Point, Rail, Scene, Stage};
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

/// How it is drawn.
pub static DRAWING: Drawing = Drawing {
    calculation: &CALCULATION,
    draw,
    presets: &[],
    words: &[],
    plays: None,
};

fn said(kettles: f64) -> String {
    counted(whole(kettles), "kettle")
}

/// A bar as long as there are kettles, dragged at its end.
fn draw(values: &Values, stage: Stage) -> Option<Drawn> {
    let kettles = KETTLES.of(values);
    let mut scene = Scene::new(stage.room, 80.0);
    let at = |part: f64| Point::new(20.0 + part * (scene.size.0 - 40.0), 40.0);
    let rail = Rail::straight((at(0.0), 1.0), (at(1.0), 1000.0));
    let grip = Grip::new(rail, kettles, Axis::Sideways, "Kettles", said(kettles));
    scene.add(Path::line(Look::Track, &[at(0.0), at(1.0)]));
    scene.add(Path::line(Look::TrackOn, &[at(0.0), grip.at]));
    scene.grips.push(grip);
    Some(Drawn {
        scene,
        handles: vec![Handle::of(&KETTLES)],
        pressed: None,
    })
}

/// Everything it shows.
fn work_out(values: &Values) -> Report {
    let each = Watts(c::KETTLE_POWER.value);
    let kettles = KETTLES.of(values);
    let power = each * kettles;
    let mut assumptions = given(values, [&KETTLES.spec]);
    assumptions.push(figure("A kettle", &c::KETTLE_POWER));
    let headline = Headline::default()
        .yours(said(kettles))
        .say(if kettles == 1.0 { " draws " } else { " draw " })
        .heat(power.to_string())
        .say(".");
    Report {
        outputs: numbers([power.0]),
        formula: vec![format!("power = {} × {each} = {power}", three_digits(kettles))],
        assumptions,
        ..Report::default()
    }
    .headed(headline)
}
