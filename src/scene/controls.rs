//! What is dragged in every figure alike: a number among words, a grip on a
//! straight track. And how a grip looks.

use super::{Anchor, Axis, Grip, Look, Path, Point, Rail, Scene, Voice, width};

/// How far a number is dragged to each side, in the sheet's pixels.
const REACH: f64 = 120.0;
/// Beside a dragged number: room for its arrow.
const ARROW: f64 = 10.0;

/// A rail on which a number is dragged: around where it stands, the values at
/// parts from -1 to 1 of the way to either side.
pub fn around(at: Point, value: impl Fn(f64) -> f64) -> Rail {
    let place = |step: i8| {
        let part = f64::from(step) / 8.0;
        (at.by(part * REACH, 0.0), value(part))
    };
    Rail((-8..=8).map(place).collect())
}

/// A grip on a straight track under its title.
pub struct Slide {
    /// The left end of the track.
    pub from: Point,
    /// Its length.
    pub length: f64,
    /// Its least and most value.
    pub between: [f64; 2],
    /// Whether equal lengths are equal ratios.
    pub ratios: bool,
    /// The value.
    pub value: f64,
    /// The title in sight.
    pub title: &'static str,
    /// What it moves.
    pub name: &'static str,
    /// The value in words.
    pub words: String,
    /// What stands at its two ends.
    pub ends: [String; 2],
}

impl Scene {
    /// A number that is dragged sideways, from a place on; where it ends.
    pub fn number(
        &mut self,
        at: Point,
        words: &str,
        name: &'static str,
        value: impl Fn(f64) -> f64,
    ) -> f64 {
        let wide = width(words, Voice::Yours);
        let middle = at.by(ARROW + wide / 2.0, 0.0);
        self.say_at(middle, Anchor::Middle, Voice::Yours, words);
        let place = middle.by(0.0, -4.5);
        let now = value(0.0);
        let rail = around(place, value);
        let axis = Axis::Number(wide as u16);
        let mut grip = Grip::new(rail, now, axis, name, words.to_owned());
        grip.at = place;
        self.grips.push(grip);
        at.x + wide + 2.0 * ARROW
    }

    /// A grip on its track: title and value above, the ends below.
    pub fn slide(&mut self, slide: Slide) {
        let Slide { from, length, .. } = slide;
        let to = from.by(length, 0.0);
        let [low, high] = slide.between;
        let rail = if slide.ratios {
            Rail::logarithmic((from, low), (to, high))
        } else {
            Rail::straight((from, low), (to, high))
        };
        self.say(from.by(0.0, -18.0), Voice::Name, slide.title);
        let beside = from.by(width(slide.title, Voice::Name) + 8.0, -18.0);
        self.say(beside, Voice::Yours, &slide.words);
        let [least, most] = slide.ends;
        self.say(from.by(0.0, 25.0), Voice::Note, least);
        self.say_at(to.by(0.0, 25.0), Anchor::End, Voice::Note, most);
        let grip = Grip::new(rail, slide.value, Axis::Sideways, slide.name, slide.words);
        self.add(Path::line(Look::Track, &[from, to]));
        self.add(Path::line(Look::TrackOn, &[from, grip.at]));
        self.grips.push(grip);
    }
}

/// A grip as SVG, where it is.
pub fn grip_svg(grip: &Grip) -> String {
    format!(
        "<svg class=\"grip\" x=\"{:.1}\" y=\"{:.1}\" overflow=\"visible\">{}</svg>",
        grip.at.x,
        grip.at.y,
        handle(grip.axis)
    )
}

/// What is taken hold of: a disc of 20 pixels with arrows, its ring, and room for
/// a thumb around it; or a number between two arrows.
pub fn handle(axis: Axis) -> String {
    let arrows = match axis {
        Axis::Upright => "M-3.6-2 0-5.6 3.6-2M-3.6 2 0 5.6 3.6 2",
        Axis::Sideways => "M-2-3.6-5.6 0-2 3.6M2-3.6 5.6 0 2 3.6",
        Axis::Corner => "M-.4-4.4H4.4V.4M.4 4.4H-4.4V-.4M4-4-4 4",
        Axis::Number(wide) => return number(f64::from(wide) / 2.0),
    };
    format!(
        "<circle class=\"grip-room\" r=\"22\"/><circle class=\"grip-ring\" r=\"12.5\"/>\
         <circle class=\"grip-disc\" r=\"10\"/><path class=\"grip-mark\" d=\"{arrows}\"/>"
    )
}

fn number(half: f64) -> String {
    let [left, wide] = [-half - ARROW, 2.0 * (half + ARROW)];
    let arrow = half + 3.5;
    format!(
        "<rect class=\"grip-room\" x=\"{left}\" y=\"-18\" width=\"{wide}\" height=\"36\"/>\
         <rect class=\"grip-ring\" x=\"{left}\" y=\"-10\" width=\"{wide}\" height=\"20\" rx=\"4\"/>\
         <path class=\"grip-under\" d=\"M{} 8H{half}\"/>\
         <path class=\"grip-mark grip-number\" d=\"M{} -3.6l-3.6 3.6 3.6 3.6M{arrow}-3.6l3.6 3.6-3.6 3.6\"/>",
        -half, -arrow
    )
}
