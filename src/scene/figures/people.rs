//! A person, for scale.

use crate::scene::{Look, Path, Point};

/// How tall a person is drawn, in metres.
pub const TALL: f64 = 1.7;

/// A person who stands on a point, so high.
pub fn person(foot: Point, high: f64) -> [Path; 3] {
    let at = |x: f64, y: f64| foot.by(x * high, -y * high);
    let size = |x: f64, y: f64| (x * high, y * high);
    let head = Path::circle(Look::Dead, at(0.0, 0.93), 0.07 * high);
    let body = Path::new(Look::Dead)
        .to(at(-0.13, 0.83))
        .curve(at(-0.06, 0.85), at(0.06, 0.85), at(0.13, 0.83))
        .curve(at(0.16, 0.81), at(0.16, 0.72), at(0.17, 0.47))
        .curve(at(0.17, 0.43), at(0.12, 0.43), at(0.12, 0.47))
        .on(at(0.105, 0.72))
        .on(at(0.095, 0.46))
        .on(at(-0.095, 0.46))
        .on(at(-0.105, 0.72))
        .on(at(-0.12, 0.47))
        .curve(at(-0.12, 0.43), at(-0.17, 0.43), at(-0.17, 0.47))
        .curve(at(-0.16, 0.72), at(-0.16, 0.81), at(-0.13, 0.83))
        .close();
    let leg = |x: f64| Path::rounded(Look::Dead, at(x, 0.48), size(0.083, 0.48), 0.035 * high);
    let legs = leg(-0.09);
    let other = leg(0.007);
    let segments = [legs.segments, other.segments].concat();
    [
        head,
        body,
        Path {
            look: Look::Dead,
            segments,
        },
    ]
}

/// One of a crowd, without arms.
pub fn small_person(path: Path, foot: Point, high: f64) -> Path {
    let at = |x: f64, y: f64| foot.by(x * high, -y * high);
    path.then_ellipse(at(0.0, 0.89), 0.1 * high, 0.1 * high)
        .then_area(&[
            at(-0.15, 0.74),
            at(0.15, 0.74),
            at(0.13, 0.36),
            at(0.08, 0.36),
            at(0.07, 0.0),
            at(-0.07, 0.0),
            at(-0.08, 0.36),
            at(-0.13, 0.36),
        ])
}
