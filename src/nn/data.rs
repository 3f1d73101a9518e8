//! Data sets of TensorFlow Playground's kinds, and the features a network
//! sees of a point.
//!
//! It knows geometry and one stream of the generator; not networks.

use super::config::ConfigError;
use super::rng::{Rng, Stream};
use core::f32::consts::TAU;
use core::ops::Range;
use serde::{Deserialize, Serialize};

/// Points and pictures lie within ±`EXTENT` in both coordinates.
pub const EXTENT: f32 = 6.0;

/// The radius of the circle and the spiral, and half the side of xor's square.
const RADIUS: f32 = 5.0;

/// How the two classes lie in the plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DataKind {
    /// A disc inside a ring.
    Circle,
    /// Opposite quadrants belong together.
    Xor,
    /// Two round clouds.
    Gauss,
    /// Two arms wound around each other.
    Spiral,
}

/// What to draw. Equal configurations give equal points.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DataConfig {
    /// How the classes lie.
    pub kind: DataKind,
    /// Training and test points together, 16 to 8192.
    pub points: usize,
    /// 0 to 0.5. It moves the points of the spiral, widens the clouds of gauss,
    /// and for circle and xor moves where a point's label is read, not the
    /// point.
    pub noise: f32,
    /// The share of the points to train on, 0.1 to 0.9.
    pub train_share: f32,
    /// The seed of the data alone.
    pub seed: u64,
}

/// One input of the network, as a function of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Feature {
    /// x.
    X,
    /// y.
    Y,
    /// x².
    XSquared,
    /// y².
    YSquared,
    /// x·y.
    XTimesY,
    /// sin x, x in radians.
    SinX,
    /// sin y, y in radians.
    SinY,
}

impl Feature {
    /// Every feature, in the order of the playground's column.
    pub const ALL: [Self; 7] = [
        Self::X,
        Self::Y,
        Self::XSquared,
        Self::YSquared,
        Self::XTimesY,
        Self::SinX,
        Self::SinY,
    ];

    /// The feature of one point.
    pub fn apply(self, x: f32, y: f32) -> f32 {
        match self {
            Self::X => x,
            Self::Y => y,
            Self::XSquared => x * x,
            Self::YSquared => y * y,
            Self::XTimesY => x * y,
            Self::SinX => libm::sinf(x),
            Self::SinY => libm::sinf(y),
        }
    }
}

/// Labelled points, shuffled: the first are to train on, the rest to test on.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// Horizontal coordinates, within ±[`EXTENT`].
    pub x: Vec<f32>,
    /// Vertical coordinates, within ±[`EXTENT`].
    pub y: Vec<f32>,
    /// +1 or -1. The classes differ by at most one point.
    pub label: Vec<f32>,
    train: usize,
}

impl Dataset {
    /// Draws the points: balanced, then shuffled, then split.
    ///
    /// # Errors
    /// The limit that `config` breaks.
    pub fn new(config: &DataConfig) -> Result<Self, ConfigError> {
        config.validate()?;
        let mut rng = Rng::stream(config.seed, Stream::Data);
        let positive = config.points.div_ceil(2);
        let negative = config.points - positive;
        let mut points = Vec::with_capacity(config.points);
        for (label, count) in [(1.0, positive), (-1.0, negative)] {
            for i in 0..count {
                // How far along its class a point is, for the spiral.
                let along = i as f32 / count as f32;
                points.push((draw(config, label, along, &mut rng), label));
            }
        }
        rng.shuffle(&mut points);
        Ok(Self {
            x: points.iter().map(|((x, _), _)| *x).collect(),
            y: points.iter().map(|((_, y), _)| *y).collect(),
            label: points.iter().map(|(_, label)| *label).collect(),
            train: (config.points as f32 * config.train_share).round() as usize,
        })
    }

    /// Points in all.
    pub fn len(&self) -> usize {
        self.label.len()
    }

    /// Whether there are none (there always are).
    pub fn is_empty(&self) -> bool {
        self.label.is_empty()
    }

    /// The indices of the points to train on.
    pub fn train(&self) -> Range<usize> {
        0..self.train
    }

    /// The indices of the points to test on.
    pub fn test(&self) -> Range<usize> {
        self.train..self.len()
    }
}

/// One point of the class `label`, which is 1 or -1.
fn draw(config: &DataConfig, label: f32, along: f32, rng: &mut Rng) -> (f32, f32) {
    let noise = config.noise;
    match config.kind {
        DataKind::Circle => until(rng, label, |rng| {
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
        DataKind::Xor => until(rng, label, |rng| {
            let x = apart(rng.uniform(-RADIUS, RADIUS));
            let y = apart(rng.uniform(-RADIUS, RADIUS));
            let (u, v) = (x + shift(rng, noise), y + shift(rng, noise));
            ((x, y), u * v >= 0.0)
        }),
        DataKind::Gauss => {
            // The playground's scale: variance 0.5 without noise, 4 at most.
            let deviation = (0.5 + 7.0 * noise).sqrt();
            let mut coordinate = || 2.0 * label + deviation * rng.normal();
            loop {
                let (x, y) = (coordinate(), coordinate());
                if x.abs() <= EXTENT && y.abs() <= EXTENT {
                    return (x, y);
                }
            }
        }
        DataKind::Spiral => {
            let start = if label > 0.0 { 0.0 } else { TAU / 2.0 };
            let (x, y) = polar(RADIUS * along, 1.75 * TAU * along + start);
            (
                x + rng.uniform(-1.0, 1.0) * noise,
                y + rng.uniform(-1.0, 1.0) * noise,
            )
        }
    }
}

/// Draws until a point has the label wanted, which keeps the classes balanced
/// although noise changes labels.
fn until(
    rng: &mut Rng,
    label: f32,
    candidate: impl Fn(&mut Rng) -> ((f32, f32), bool),
) -> (f32, f32) {
    loop {
        let (point, positive) = candidate(rng);
        if positive == (label > 0.0) {
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
fn polar(radius: f32, angle: f32) -> (f32, f32) {
    (radius * libm::sinf(angle), radius * libm::cosf(angle))
}

#[cfg(test)]
mod tests;
