//! How the cooling of a rack is drawn, and what its headline says.

use super::{AIR_WARMING, CALCULATION, Outcome, outcome};
use crate::scene::figures::cooling as picture;
use crate::scene::{Headline, Point, Slide, Stage, word};
use crate::spec::Values;
use crate::units::{Seconds, three_digits};
use crate::widget::drawing::{Drawing, Drawn, Handle};
use crate::widget::spoken::spoken;

/// How it is drawn.
pub static DRAWING: Drawing = Drawing {
    calculation: &CALCULATION,
    draw,
    presets: &["old", "average", "ours", "nvl72"],
    words: &[],
    plays: Some(("Empty the room", 5.0)),
};

/// A finger's width, in metres.
const FINGER: f64 = 0.018;

fn drawn(values: &Values, out: &Outcome) -> picture::Cooling {
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

/// The finding in words.
pub(super) fn headline(values: &Values, out: &Outcome) -> Headline {
    let drawn = drawn(values, out);
    let fingers = (drawn.pipe() / FINGER).round();
    let pipe = match fingers {
        few if few <= 1.0 => "a pipe a finger wide".to_owned(),
        few if few <= 5.0 => format!("a pipe {} fingers wide", word(few)),
        _ => format!("a pipe {} cm wide", word((drawn.pipe() * 100.0).round())),
    };
    Headline::new("To carry off one rack’s ")
        .heat(out.heat.to_string().replace(' ', "\u{a0}"))
        .say(", air has to empty a living room every ")
        .water(spoken(Seconds(drawn.empties())))
        .say(". Water needs ")
        .say(pipe)
        .say(".")
}
