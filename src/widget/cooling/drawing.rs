//! How the cooling of a rack is drawn.

use super::{AIR_WARMING, CALCULATION, Outcome, outcome};
use crate::scene::figures::cooling as picture;
use crate::scene::{Point, Slide, Stage};
use crate::spec::Values;
use crate::units::three_digits;
use crate::widget::drawing::{Drawing, Drawn, Handle};

/// How it is drawn.
pub static DRAWING: Drawing = Drawing {
    calculation: &CALCULATION,
    draw,
    presets: &["old", "average", "ours", "nvl72"],
    words: &[],
    plays: Some(("Empty the room", 5.0)),
};

/// A finger's width, in metres.
pub(super) const FINGER: f64 = 0.018;

pub(super) fn drawn(values: &Values, out: &Outcome) -> picture::Cooling {
    picture::Cooling {
        air: out.air.0,
        water: out.water.0,
        warming: AIR_WARMING.of(values),
    }
}

fn draw(values: &Values, stage: Stage) -> Option<Drawn> {
    let warming = AIR_WARMING.of(values);
    let slide = Slide {
        from: Point::default(),
        length: 0.0,
        between: [2.0, 40.0],
        ratios: false,
        value: warming,
        title: "air warms by",
        name: "How much the air may warm",
        words: format!("{}\u{a0}°C", three_digits(warming)),
        ends: ["2".into(), "40".into()],
    };
    Some(Drawn {
        scene: picture::cooling(&drawn(values, &outcome(values)), slide, stage),
        handles: vec![Handle::of(&AIR_WARMING)],
        pressed: None,
    })
}
