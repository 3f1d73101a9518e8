//! The edge of what was spilt.

use crate::scene::{Look, Path, View};

/// A pool's edge: around its middle, in parts of its radius.
const WOBBLE: [(f64, f64); 12] = [
    (1.0, 0.0),
    (0.93, 0.27),
    (0.52, 0.42),
    (0.05, 0.55),
    (-0.5, 0.42),
    (-0.9, 0.3),
    (-1.05, 0.02),
    (-0.86, -0.3),
    (-0.45, -0.46),
    (0.02, -0.5),
    (0.55, -0.46),
    (0.9, -0.26),
];

/// A pool around a place on the floor, with a radius in steps of the view.
pub fn edge(look: Look, view: &View, [x, y, z]: [f64; 3], radius: f64) -> Path {
    let at = |index: usize| {
        let (along, across) = WOBBLE[index % 12];
        view.at(x + along * radius, y + across * radius, z)
    };
    let mut path = Path::new(look).to(at(0));
    for index in 0..12 {
        let (before, from, to, after) = (at(index + 11), at(index), at(index + 1), at(index + 2));
        // A curve through all of them, level with its neighbours.
        let [first, second] = [
            from.by((to.x - before.x) / 6.0, (to.y - before.y) / 6.0),
            to.by((from.x - after.x) / 6.0, (from.y - after.y) / 6.0),
        ];
        path = path.curve(first, second, to);
    }
    path.close()
}
