//! Silhouettes: a house, a kettle, a car, a wind turbine, each standing on a
//! point, so high.

use crate::scene::{Path, Point};

pub fn house(path: Path, foot: Point, high: f64) -> Path {
    let at = |x: f64, y: f64| foot.by(x * high, -y * high);
    path.then_area(&[
        at(-0.36, 0.0),
        at(-0.36, 0.5),
        at(-0.46, 0.5),
        at(0.0, 0.95),
        at(0.46, 0.5),
        at(0.36, 0.5),
        at(0.36, 0.0),
        at(0.1, 0.0),
        at(0.1, 0.32),
        at(-0.1, 0.32),
        at(-0.1, 0.0),
    ])
}

pub fn kettle(path: Path, foot: Point, high: f64) -> Path {
    let at = |x: f64, y: f64| foot.by(x * high, -y * high);
    path.to(at(-0.3, 0.0))
        .on(at(-0.24, 0.55))
        .on(at(-0.46, 0.66))
        .on(at(-0.46, 0.74))
        .on(at(-0.16, 0.74))
        .curve(at(-0.08, 0.84), at(0.08, 0.84), at(0.16, 0.74))
        .curve(at(0.6, 0.74), at(0.52, 0.2), at(0.3, 0.12))
        .on(at(0.28, 0.22))
        .curve(at(0.42, 0.3), at(0.44, 0.62), at(0.22, 0.62))
        .on(at(0.3, 0.0))
        .close()
        .then_area(&[at(-0.05, 0.8), at(0.05, 0.8), at(0.05, 0.9), at(-0.05, 0.9)])
}

pub fn car(path: Path, foot: Point, high: f64) -> Path {
    let at = |x: f64, y: f64| foot.by(x * high, -y * high);
    path.to(at(-0.9, 0.18))
        .on(at(-0.9, 0.46))
        .curve(at(-0.9, 0.52), at(-0.6, 0.56), at(-0.52, 0.56))
        .on(at(-0.28, 0.86))
        .on(at(0.28, 0.86))
        .on(at(0.54, 0.56))
        .curve(at(0.9, 0.54), at(0.92, 0.44), at(0.92, 0.18))
        .close()
        .then_ellipse(at(-0.5, 0.16), 0.16 * high, 0.16 * high)
        .then_ellipse(at(0.52, 0.16), 0.16 * high, 0.16 * high)
}

pub fn turbine(path: Path, foot: Point, high: f64) -> Path {
    let at = |x: f64, y: f64| foot.by(x * high, -y * high);
    let hub = (0.0, 0.62);
    let mut path = path.then_area(&[
        at(-0.022, 0.0),
        at(-0.01, 0.62),
        at(0.01, 0.62),
        at(0.022, 0.0),
    ]);
    for turn in [0.25, 2.344, 4.438] {
        let (sin, cos) = (libm::sin(turn), libm::cos(turn));
        let blade = |along: f64, across: f64| {
            at(
                hub.0 + sin * along + cos * across,
                hub.1 + cos * along - sin * across,
            )
        };
        path = path.then_area(&[
            blade(0.0, -0.01),
            blade(0.06, 0.028),
            blade(0.37, 0.004),
            blade(0.37, -0.004),
            blade(0.05, -0.014),
        ]);
    }
    path.then_ellipse(at(hub.0, hub.1), 0.025 * high, 0.025 * high)
}
