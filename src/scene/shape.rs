//! Shapes: outlines in a look, and words in a voice.

use super::{Look, Text};

/// A place on the sheet, in its own pixels, from the top left.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

impl Point {
    /// A place.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The place so far to the right and down.
    #[must_use]
    pub fn by(self, x: f64, y: f64) -> Self {
        Self::new(self.x + x, self.y + y)
    }

    /// The place this part of the way to another.
    #[must_use]
    pub fn towards(self, to: Self, part: f64) -> Self {
        self.by((to.x - self.x) * part, (to.y - self.y) * part)
    }
}

/// A piece of an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    /// The pen is put down.
    Move(Point),
    /// A straight line.
    Line(Point),
    /// A curve with two control points.
    Curve(Point, Point, Point),
    /// Back to where the pen was put down.
    Close,
}

/// How far a circle's control points stand out, in parts of its radius.
const ROUND: f64 = 0.5523;

/// An outline in one look.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// How it is drawn.
    pub look: Look,
    /// Its pieces.
    pub segments: Vec<Segment>,
}

impl Path {
    /// Nothing yet.
    pub fn new(look: Look) -> Self {
        Self {
            look,
            segments: Vec::new(),
        }
    }

    /// A line through points.
    #[inline(never)]
    pub fn line(look: Look, points: &[Point]) -> Self {
        Self::new(look).then_line(points)
    }

    /// A closed outline through points.
    #[inline(never)]
    pub fn area(look: Look, points: &[Point]) -> Self {
        Self::new(look).then_area(points)
    }

    /// A rectangle from its top left.
    #[inline(never)]
    pub fn rectangle(look: Look, at: Point, width: f64, height: f64) -> Self {
        let corners = [
            at,
            at.by(width, 0.0),
            at.by(width, height),
            at.by(0.0, height),
        ];
        Self::area(look, &corners)
    }

    /// A rectangle with rounded corners.
    #[inline(never)]
    pub fn rounded(look: Look, at: Point, (width, height): (f64, f64), radius: f64) -> Self {
        let r = radius.min(width / 2.0).min(height / 2.0).max(0.0);
        let k = r * (1.0 - ROUND);
        let (w, h) = (width, height);
        Self::new(look)
            .to(at.by(r, 0.0))
            .on(at.by(w - r, 0.0))
            .curve(at.by(w - k, 0.0), at.by(w, k), at.by(w, r))
            .on(at.by(w, h - r))
            .curve(at.by(w, h - k), at.by(w - k, h), at.by(w - r, h))
            .on(at.by(r, h))
            .curve(at.by(k, h), at.by(0.0, h - k), at.by(0.0, h - r))
            .on(at.by(0.0, r))
            .curve(at.by(0.0, k), at.by(k, 0.0), at.by(r, 0.0))
            .close()
    }

    /// An ellipse.
    pub fn ellipse(look: Look, middle: Point, across: f64, down: f64) -> Self {
        Self::new(look).then_ellipse(middle, across, down)
    }

    /// A circle.
    pub fn circle(look: Look, middle: Point, radius: f64) -> Self {
        Self::ellipse(look, middle, radius, radius)
    }

    /// Another line in the same path.
    #[must_use]
    #[inline(never)]
    pub fn then_line(mut self, points: &[Point]) -> Self {
        for (index, point) in points.iter().enumerate() {
            self.segments.push(if index == 0 {
                Segment::Move(*point)
            } else {
                Segment::Line(*point)
            });
        }
        self
    }

    /// Another closed outline in the same path.
    #[must_use]
    pub fn then_area(self, points: &[Point]) -> Self {
        self.then_line(points).close()
    }

    /// Another ellipse in the same path.
    #[must_use]
    #[inline(never)]
    pub fn then_ellipse(self, m: Point, a: f64, b: f64) -> Self {
        let (ka, kb) = (a * ROUND, b * ROUND);
        self.to(m.by(a, 0.0))
            .curve(m.by(a, kb), m.by(ka, b), m.by(0.0, b))
            .curve(m.by(-ka, b), m.by(-a, kb), m.by(-a, 0.0))
            .curve(m.by(-a, -kb), m.by(-ka, -b), m.by(0.0, -b))
            .curve(m.by(ka, -b), m.by(a, -kb), m.by(a, 0.0))
            .close()
    }

    /// Puts the pen down.
    #[must_use]
    #[inline(never)]
    pub fn to(mut self, point: Point) -> Self {
        self.segments.push(Segment::Move(point));
        self
    }

    /// On in a straight line.
    #[must_use]
    #[inline(never)]
    pub fn on(mut self, point: Point) -> Self {
        self.segments.push(Segment::Line(point));
        self
    }

    /// On in a curve.
    #[must_use]
    #[inline(never)]
    pub fn curve(mut self, first: Point, second: Point, point: Point) -> Self {
        self.segments.push(Segment::Curve(first, second, point));
        self
    }

    /// Back to where the pen was put down.
    #[must_use]
    pub fn close(mut self) -> Self {
        self.segments.push(Segment::Close);
        self
    }

    /// The same with every point moved: onto a face, say.
    #[must_use]
    pub fn mapped(mut self, place: impl Fn(Point) -> Point) -> Self {
        for segment in &mut self.segments {
            *segment = match *segment {
                Segment::Move(a) => Segment::Move(place(a)),
                Segment::Line(a) => Segment::Line(place(a)),
                Segment::Curve(a, b, c) => Segment::Curve(place(a), place(b), place(c)),
                Segment::Close => Segment::Close,
            };
        }
        self
    }
}

/// Anything on a sheet.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// An outline.
    Path(Path),
    /// Words.
    Text(Text),
}
