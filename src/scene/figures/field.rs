//! A field of dots with names: years across, quantities upwards in equal
//! ratios.

use crate::scene::{Anchor, Look, Path, Point, Scene, Text, Voice, width};

/// A model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// Its name; nothing where that stands elsewhere.
    pub name: &'static str,
    /// When, in decimal years.
    pub year: f64,
    /// How much.
    pub value: f64,
    /// Whether that is only estimated.
    pub estimate: bool,
}

/// Where everything lies.
pub struct Field {
    /// Its lower left.
    pub corner: Point,
    /// Its width and height.
    pub size: (f64, f64),
    /// The first and the last year.
    pub years: [f64; 2],
    /// The least and the most.
    pub span: [f64; 2],
    /// A year up to which time is squeezed, and the part of the width that is for it.
    pub bend: Option<(f64, f64)>,
}

/// A dot's radius.
const RADIUS: f64 = 3.4;

impl Field {
    /// The place of a year and a quantity.
    pub fn at(&self, year: f64, value: f64) -> Point {
        let [low, high] = self.span.map(libm::log10);
        let up = (libm::log10(value.max(1.0)) - low) / (high - low);
        self.corner
            .by(self.along(year) * self.size.0, -up * self.size.1)
    }

    fn along(&self, year: f64) -> f64 {
        let [first, last] = self.years;
        match self.bend {
            Some((bend, part)) if year < bend => part * (year - first) / (bend - first),
            Some((bend, part)) => part + (1.0 - part) * (year - bend) / (last - bend),
            None => (year - first) / (last - first),
        }
    }

    /// The dots; rings for those that are estimated.
    pub fn dots(&self, scene: &mut Scene, dots: &[Dot], sure: Look, estimated: Look) {
        for (estimate, look) in [(false, sure), (true, estimated)] {
            let path = (dots.iter().filter(|dot| dot.estimate == estimate))
                .fold(Path::new(look), |path, dot| {
                    path.then_ellipse(self.at(dot.year, dot.value), RADIUS, RADIUS)
                });
            scene.add(path);
        }
    }

    /// Names beside their dots, the first ones first, where neither words nor
    /// dots nor these lines are, and left of the last place.
    pub fn names(
        &self,
        scene: &mut Scene,
        dots: &[Dot],
        lines: &[[Point; 2]],
        (grip, last): (Point, f64),
    ) {
        let mut taken: Vec<[f64; 4]> = scene.texts().map(Text::extent).collect();
        taken.push([grip.x - 14.0, grip.y - 14.0, grip.x + 14.0, grip.y + 14.0]);
        let places: Vec<Point> = (dots.iter())
            .map(|dot| self.at(dot.year, dot.value))
            .collect();
        taken.extend((places.iter()).map(|at| [at.x - 3.0, at.y - 3.0, at.x + 3.0, at.y + 3.0]));
        for (dot, place) in dots.iter().zip(places) {
            if dot.name.is_empty() {
                continue;
            }
            let wide = width(dot.name, Voice::Note);
            for (at, anchor) in [
                (place.by(7.0, 4.5), Anchor::Start),
                (place.by(-7.0, 4.5), Anchor::End),
                (place.by(-4.0, -8.0), Anchor::Start),
            ] {
                let left = if anchor == Anchor::Start {
                    at.x
                } else {
                    at.x - wide
                };
                let extent = [left, at.y - 10.2, left + wide, at.y + 2.9];
                let [l, t, r, b] = extent;
                let free = (taken.iter()).all(|[a, c, d, e]| l > *d || r < *a || t > *e || b < *c);
                let inside = l > self.corner.x && r < last;
                let crossed = lines.iter().any(|line| crosses(*line, extent));
                if free && inside && !crossed {
                    taken.push(extent);
                    scene.say_at(at, anchor, Voice::Note, dot.name);
                    break;
                }
            }
        }
    }
}

/// Whether a line that leads to the right, or straight up, meets a box.
pub fn crosses([from, to]: [Point; 2], [left, top, right, bottom]: [f64; 4]) -> bool {
    let at = |x: f64| {
        let part = (x.clamp(from.x, to.x) - from.x) / (to.x - from.x);
        from.towards(to, part).y
    };
    let [y, z] = if to.x > from.x {
        [at(left), at(right)]
    } else {
        [from.y, to.y]
    };
    right > from.x - 2.0 && left < to.x + 2.0 && y.max(z) > top - 2.0 && y.min(z) < bottom + 2.0
}
