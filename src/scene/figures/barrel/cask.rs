//! The barrel's form: round, bulging, seen from a little above.

use crate::scene::{Look, Path, Point, Room};

/// Of the radius: how far the front comes forward, seen from a little above.
pub const TILT: f64 = 0.165;
/// Of the radius: where the outermost staves end.
pub const SIDE: f64 = 0.955;

/// The barrel on its sheet.
pub struct Cask {
    /// Its middle across, and its foot.
    pub middle: f64,
    pub foot: f64,
    /// The radius at the rim, and the height of a plan.
    pub radius: f64,
    pub high: f64,
}

impl Cask {
    pub fn of(room: Room) -> Self {
        Self {
            middle: room.of(156.0, 295.0, 318.0),
            foot: room.of(262.0, 354.0, 350.0),
            radius: room.of(146.0, 272.0, 282.0),
            high: room.of(140.0, 190.0, 188.0),
        }
    }

    pub fn reach(&self, up: f64) -> f64 {
        let z = up.clamp(0.0, 1.0);
        self.radius * (0.845 + 0.78 * z - 0.625 * z * z)
    }

    /// A point of the front, from −1 left to 1 right, so many plans up.
    pub fn at(&self, side: f64, up: f64) -> Point {
        let reach = self.reach(up);
        let front = (1.0 - side * side).max(0.0).sqrt();
        Point::new(
            self.middle + reach * side,
            self.foot - up * self.high + TILT * reach * front,
        )
    }

    /// The same of the back.
    pub fn behind(&self, side: f64, up: f64) -> Point {
        let reach = self.reach(up);
        let back = (1.0 - side * side).max(0.0).sqrt();
        Point::new(
            self.middle + reach * side,
            self.foot - up * self.high - TILT * reach * back,
        )
    }

    pub fn sides(stave: usize) -> (f64, f64) {
        let step = 2.0 * SIDE / 6.0;
        let left = -SIDE + step * stave as f64;
        (left, left + step)
    }

    /// A patch of a stave's front between two heights; its upper edge may be torn.
    pub fn patch(
        &self,
        look: Look,
        (left, right): (f64, f64),
        (low, high): (f64, f64),
        torn: [bool; 2],
    ) -> Path {
        const STEPS: u32 = 9;
        let part = |step: u32| f64::from(step) / f64::from(STEPS);
        let tooth = |on: bool, step: u32| if on && step % 2 == 1 { 0.05 } else { 0.0 };
        let mut points = Vec::new();
        points.extend((0..=STEPS).map(|step| self.at(left, low + (high - low) * part(step))));
        points.extend((1..STEPS).map(|step| {
            self.at(
                left + (right - left) * part(step),
                high + tooth(torn[1], step),
            )
        }));
        points.extend(
            (0..=STEPS)
                .rev()
                .map(|step| self.at(right, low + (high - low) * part(step))),
        );
        points.extend((1..STEPS).rev().map(|step| {
            self.at(
                left + (right - left) * part(step),
                low + tooth(torn[0], step),
            )
        }));
        Path::area(look, &points)
    }

    /// The wood's upper end.
    pub fn head(&self, (left, right): (f64, f64), up: f64) -> Path {
        let inner = |side: f64| {
            let point = self.at(side, up);
            let centre = Point::new(self.middle, self.foot - up * self.high);
            point.towards(centre, 0.055)
        };
        let parts = [0.0, 0.5, 1.0].map(|part| left + (right - left) * part);
        let mut points: Vec<Point> = parts.iter().map(|side| self.at(*side, up)).collect();
        points.extend(parts.iter().rev().map(|side| inner(*side)));
        Path::area(Look::NamedSide, &points)
    }

    /// A line around the front at a height.
    pub fn round(&self, look: Look, up: f64) -> Path {
        const STEPS: i32 = 24;
        let side = |step: i32| SIDE * f64::from(step) / f64::from(STEPS / 2) - SIDE;
        let points: Vec<Point> = (0..=STEPS).map(|step| self.at(side(step), up)).collect();
        Path::line(look, &points)
    }
}
