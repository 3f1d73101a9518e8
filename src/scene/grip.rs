//! What is dragged and what is pressed.

use super::Point;

/// Where a grip can be, and the value at each place: points joined by straight
/// lines, values between two of them in proportion.
#[derive(Clone, Debug, PartialEq)]
pub struct Rail(pub Vec<(Point, f64)>);

impl Rail {
    /// From one place to another, equal steps.
    pub fn straight(from: (Point, f64), to: (Point, f64)) -> Self {
        Self(vec![from, to])
    }

    /// From one place to another, equal ratios.
    pub fn logarithmic((from, low): (Point, f64), (to, high): (Point, f64)) -> Self {
        const PIECES: u32 = 48;
        let at = |piece: u32| {
            let part = f64::from(piece) / f64::from(PIECES);
            (from.towards(to, part), low * libm::pow(high / low, part))
        };
        Self((0..=PIECES).map(at).collect())
    }

    /// The place of a value; one end for what lies beyond it.
    pub fn place(&self, value: f64) -> Point {
        let Some(first) = self.0.first() else {
            return Point::default();
        };
        if value <= first.1 {
            return first.0;
        }
        for pair in self.0.windows(2) {
            let [(from, low), (to, high)] = [pair[0], pair[1]];
            if value <= high {
                let part = if high > low {
                    (value - low) / (high - low)
                } else {
                    0.0
                };
                return from.towards(to, part);
            }
        }
        self.0.last().map_or(first.0, |last| last.0)
    }

    /// The value at the place of the rail that is nearest to a point.
    pub fn value(&self, at: Point) -> f64 {
        let mut nearest = (f64::INFINITY, self.0.first().map_or(0.0, |first| first.1));
        for pair in self.0.windows(2) {
            let [(from, low), (to, high)] = [pair[0], pair[1]];
            let (dx, dy) = (to.x - from.x, to.y - from.y);
            let length = dx * dx + dy * dy;
            let along = (at.x - from.x) * dx + (at.y - from.y) * dy;
            let part = if length > 0.0 {
                (along / length).clamp(0.0, 1.0)
            } else {
                0.0
            };
            let foot = from.towards(to, part);
            let away = (at.x - foot.x) * (at.x - foot.x) + (at.y - foot.y) * (at.y - foot.y);
            if away < nearest.0 {
                nearest = (away, low + (high - low) * part);
            }
        }
        nearest.1
    }
}

/// The direction that a grip's arrows show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// Up and down.
    Upright,
    /// Left and right.
    Sideways,
    /// Along the diagonal, at an upper right corner.
    Corner,
    /// Left and right, upon a number so many pixels wide that stays where it is.
    Number(u16),
}

/// A disc that is dragged along its rail.
#[derive(Clone, Debug, PartialEq)]
pub struct Grip {
    /// Where it is.
    pub at: Point,
    /// Where it can be.
    pub rail: Rail,
    /// What its arrows show.
    pub axis: Axis,
    /// What it moves.
    pub name: &'static str,
    /// Its value in words.
    pub words: String,
}

impl Grip {
    /// A grip at the place of a value.
    pub fn new(rail: Rail, value: f64, axis: Axis, name: &'static str, words: String) -> Self {
        Self {
            at: rail.place(value),
            rail,
            axis,
            name,
            words,
        }
    }
}

/// A place that is pressed, and the value that this sets.
#[derive(Clone, Debug, PartialEq)]
pub struct Press {
    /// Its corners.
    pub corners: [Point; 4],
    /// What pressing it does, in words.
    pub name: String,
    /// Whether it is on.
    pub on: bool,
    /// The value that pressing it sets.
    pub sets: f64,
}
