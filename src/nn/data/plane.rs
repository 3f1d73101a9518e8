//! The shapes of classes in the plane, and the surfaces over it.

use super::config::DataConfig;
use super::kind::DataKind;
use super::point::Point;
use crate::nn::limits::EXTENT;
use crate::nn::rng::Rng;
use core::f32::consts::{PI, TAU};

/// The radius of the circle and the spiral, and half the side of xor's square.
const RADIUS: f32 = 5.0;

/// The hills and hollows: where each is, and its height.
const HILLS: [(f32, f32, f32); 6] = [
    (-4.0, 2.5, 1.0),
    (0.0, 2.5, -1.0),
    (4.0, 2.5, 1.0),
    (-4.0, -2.5, -1.0),
    (0.0, -2.5, 1.0),
    (4.0, -2.5, -1.0),
];

/// How far from its top a hill ends.
const HILL_RADIUS: f32 = 2.0;

/// Points of all classes, whose counts differ by at most one.
pub(super) fn classes(config: &DataConfig, rng: &mut Rng) -> Vec<Point> {
    let classes = config.classes;
    let mut points = Vec::with_capacity(config.points);
    for class in 0..classes {
        // The first of two classes is +1.
        let label = match (classes, class) {
            (2, 0) => 1.0,
            (2, _) => -1.0,
            _ => class as f32,
        };
        let count = (config.points - class).div_ceil(classes);
        for i in 0..count {
            // How far along its class a point is, for the spiral.
            let along = i as f32 / count as f32;
            points.push(Point::new(draw(config, class, along, rng), label));
        }
    }
    points
}

/// Points with the height of a surface as their label.
pub(super) fn surface(config: &DataConfig, rng: &mut Rng) -> Vec<Point> {
    let point = |_| {
        let (x, y) = (rng.uniform(-EXTENT, EXTENT), rng.uniform(-EXTENT, EXTENT));
        let (u, v) = (x + shift(rng, config.noise), y + shift(rng, config.noise));
        let height = match config.kind {
            DataKind::Hills => hills(u, v),
            _ => slope(u, v),
        };
        Point::new((x, y), height)
    };
    (0..config.points).map(point).collect()
}

/// From -1 to 1 along the diagonal, and level beyond.
fn slope(x: f32, y: f32) -> f32 {
    ((x + y) / 10.0).clamp(-1.0, 1.0)
}

/// The height of the hill or hollow that is felt most.
fn hills(x: f32, y: f32) -> f32 {
    let felt = HILLS.map(|(across, up, height)| {
        let (dx, dy) = (x - across, y - up);
        height * (1.0 - (dx * dx + dy * dy).sqrt() / HILL_RADIUS).max(0.0)
    });
    let stronger = |a: f32, b: f32| if b.abs() > a.abs() { b } else { a };
    felt.into_iter().fold(0.0, stronger)
}

// Drawn once per run: small code matters more than speed, here and below.
/// One point of a class, from 0.
#[inline(never)]
fn draw(config: &DataConfig, class: usize, along: f32, rng: &mut Rng) -> (f32, f32) {
    let noise = config.noise;
    let share_of_turn = TAU * class as f32 / config.classes as f32;
    match config.kind {
        DataKind::Xor => until(rng, class, |rng| {
            let x = apart(rng.uniform(-RADIUS, RADIUS));
            let y = apart(rng.uniform(-RADIUS, RADIUS));
            let (u, v) = (x + shift(rng, noise), y + shift(rng, noise));
            ((x, y), u * v >= 0.0)
        }),
        DataKind::Checkerboard => until(rng, class, |rng| {
            let (x, y) = (rng.uniform(-EXTENT, EXTENT), rng.uniform(-EXTENT, EXTENT));
            let (u, v) = (x + shift(rng, noise), y + shift(rng, noise));
            let squares = (u / 3.0).floor() + (v / 3.0).floor();
            ((x, y), squares.rem_euclid(2.0) == 0.0)
        }),
        DataKind::Gauss => {
            // The playground's scale: variance 0.5 without noise, 4 at most.
            let deviation = (0.5 + 7.0 * noise).sqrt();
            let centre = if class == 0 { 2.0 } else { -2.0 };
            cloud(rng, (centre, centre), deviation)
        }
        DataKind::Clusters => cloud(rng, polar(3.5, share_of_turn), 0.5 + 2.0 * noise),
        DataKind::Spiral => {
            let (x, y) = polar(RADIUS * along, 1.75 * TAU * along + share_of_turn);
            (
                x + rng.uniform(-1.0, 1.0) * noise,
                y + rng.uniform(-1.0, 1.0) * noise,
            )
        }
        DataKind::Moons => {
            // Half circles of radius 1 around (0, 0) and (1, 0.5), moved to the
            // middle and enlarged.
            let angle = rng.uniform(0.0, PI);
            let (sine, cosine) = (libm::sinf(angle), libm::cosf(angle));
            let (x, y) = if class == 0 {
                (cosine - 0.5, sine - 0.25)
            } else {
                (0.5 - cosine, 0.25 - sine)
            };
            cloud(rng, (3.2 * x, 3.2 * y), 2.0 * noise)
        }
        DataKind::Rings => {
            // Two classes take turns twice.
            let rounds = if config.classes == 2 { 2 } else { 1 };
            let round = rng.below(rounds) as usize;
            let ring = (round * config.classes + class + 1) as f32;
            let gap = RADIUS / (rounds as usize * config.classes) as f32;
            let centre = polar(gap * ring, rng.uniform(0.0, TAU));
            cloud(rng, centre, gap * noise)
        }
        // The circle; surfaces, the teacher and own points come another way.
        _ => until(rng, class, |rng| {
            let inner = rng.unit() < 0.5;
            let share = if inner {
                rng.uniform(0.0, 0.5)
            } else {
                rng.uniform(0.7, 1.0)
            };
            let (x, y) = polar(RADIUS * share, rng.uniform(0.0, TAU));
            let (u, v) = (x + shift(rng, noise), y + shift(rng, noise));
            let inside = u * u + v * v < (0.5 * RADIUS) * (0.5 * RADIUS);
            ((x, y), inside)
        }),
    }
}

/// A normal point around a centre, within the plane.
#[inline(never)]
fn cloud(rng: &mut Rng, centre: (f32, f32), deviation: f32) -> (f32, f32) {
    loop {
        let x = centre.0 + deviation * rng.normal();
        let y = centre.1 + deviation * rng.normal();
        if x.abs() <= EXTENT && y.abs() <= EXTENT {
            return (x, y);
        }
    }
}

/// Draws until a point has the label wanted, which keeps the classes balanced
/// although noise changes labels.
fn until(
    rng: &mut Rng,
    class: usize,
    candidate: impl Fn(&mut Rng) -> ((f32, f32), bool),
) -> (f32, f32) {
    loop {
        let (point, first) = candidate(rng);
        if first == (class == 0) {
            return point;
        }
    }
}

/// The playground's noise: up to `noise` radii either way.
fn shift(rng: &mut Rng, noise: f32) -> f32 {
    rng.uniform(-RADIUS, RADIUS) * noise
}

/// Keeps xor's quadrants 0.6 apart.
fn apart(coordinate: f32) -> f32 {
    coordinate + if coordinate > 0.0 { 0.3 } else { -0.3 }
}

/// The playground measures angles from the vertical axis.
#[inline(never)]
fn polar(radius: f32, angle: f32) -> (f32, f32) {
    (radius * libm::sinf(angle), radius * libm::cosf(angle))
}
