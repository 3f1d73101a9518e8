//! Solid things on a flat sheet, by a parallel projection.

use super::{Look, Path, Point};

/// Where a place in space falls on the sheet: an origin, and a step along each
/// axis. `x` runs to the front right, `y` to the back right, `z` up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Where (0, 0, 0) falls.
    pub origin: Point,
    /// A step along x, in the sheet's pixels.
    pub x: (f64, f64),
    /// A step along y.
    pub y: (f64, f64),
    /// A step along z.
    pub z: (f64, f64),
}

/// cos 30° and sin 30°.
const SLANT: (f64, f64) = (0.866_025_4, 0.5);

impl View {
    /// The isometric view: all three axes equally short, at so many pixels a step.
    pub fn isometric(origin: Point, scale: f64) -> Self {
        let (across, down) = (SLANT.0 * scale, SLANT.1 * scale);
        Self {
            origin,
            x: (across, down),
            y: (across, -down),
            z: (0.0, -scale),
        }
    }

    /// The place on the sheet.
    pub fn at(&self, x: f64, y: f64, z: f64) -> Point {
        self.origin.by(
            x * self.x.0 + y * self.y.0 + z * self.z.0,
            x * self.x.1 + y * self.y.1 + z * self.z.1,
        )
    }

    /// A cuboid's three faces that are seen.
    pub fn solid(&self, [x, y, z]: [f64; 3], [dx, dy, dz]: [f64; 3]) -> Solid {
        let at = |a: f64, b: f64, c: f64| self.at(x + a * dx, y + b * dy, z + c * dz);
        Solid {
            top: [
                at(0.0, 0.0, 1.0),
                at(1.0, 0.0, 1.0),
                at(1.0, 1.0, 1.0),
                at(0.0, 1.0, 1.0),
            ],
            left: [
                at(0.0, 0.0, 0.0),
                at(1.0, 0.0, 0.0),
                at(1.0, 0.0, 1.0),
                at(0.0, 0.0, 1.0),
            ],
            right: [
                at(1.0, 0.0, 0.0),
                at(1.0, 1.0, 0.0),
                at(1.0, 1.0, 1.0),
                at(1.0, 0.0, 1.0),
            ],
        }
    }

    /// A rectangle on the floor of height `z`.
    pub fn floor(&self, [x, y, z]: [f64; 3], [dx, dy]: [f64; 2]) -> [Point; 4] {
        [
            self.at(x, y, z),
            self.at(x + dx, y, z),
            self.at(x + dx, y + dy, z),
            self.at(x, y + dy, z),
        ]
    }
}

/// The faces of a cuboid that are seen: each from its lower or front corner round.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Solid {
    /// From above.
    pub top: [Point; 4],
    /// From the front left.
    pub left: [Point; 4],
    /// From the front right.
    pub right: [Point; 4],
}

impl Solid {
    /// The faces in these looks, top, left and right.
    pub fn faces(&self, [top, left, right]: [Look; 3]) -> [Path; 3] {
        [
            Path::area(top, &self.top),
            Path::area(left, &self.left),
            Path::area(right, &self.right),
        ]
    }

    /// The faces in the three greys of one light.
    pub fn grey(&self) -> [Path; 3] {
        self.faces([Look::Top, Look::Left, Look::Right])
    }

    /// Its outline, with the edges between the faces.
    pub fn edges(&self, look: Look) -> Path {
        Path::new(look)
            .then_area(&self.top)
            .then_line(&[
                self.left[3],
                self.left[0],
                self.left[1],
                self.right[1],
                self.right[2],
            ])
            .then_line(&[self.left[1], self.left[2]])
    }
}

/// A flat face to draw on: from its upper left corner, along its two edges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Face {
    /// The upper left corner.
    pub corner: Point,
    /// A step to the right.
    pub right: (f64, f64),
    /// A step down.
    pub down: (f64, f64),
}

impl Face {
    /// The place on the sheet.
    pub fn at(&self, right: f64, down: f64) -> Point {
        self.corner.by(
            right * self.right.0 + down * self.down.0,
            right * self.right.1 + down * self.down.1,
        )
    }

    /// An outline that was drawn flat, on this face.
    pub fn on(&self, path: Path) -> Path {
        path.mapped(|point| self.at(point.x, point.y))
    }
}
