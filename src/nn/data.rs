//! Data sets: what to draw, and the points drawn.
//!
//! It knows geometry and streams of the generator; not networks that learn.
//!
//! | module | holds |
//! |---|---|
//! | `config` | what to draw, and its limits |
//! | `kind` | how points lie, and what their labels are |
//! | `point` | a labelled point |
//! | [`feature`] | what a network sees of a point |
//! | `plane` | the shapes of classes and the surfaces in the plane |
//! | `teacher` | a hidden network's answers in 2, 4 or 6 dimensions |
//! | [`own`] | points that a reader brings |
//! | [`csv`] | such points as text |

mod config;
pub mod csv;
pub mod feature;
mod kind;
pub mod own;
mod plane;
mod point;
mod teacher;

pub use config::DataConfig;
pub use feature::Feature;
pub use kind::{DataKind, Task};
pub use own::OwnPoints;

use super::error::ConfigError;
use super::rng::{Rng, Stream};
use core::ops::Range;
use point::Point;

/// Labelled points, shuffled: the first are to train on, the rest to test on.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// Horizontal coordinates, within ±[`EXTENT`](super::limits::EXTENT).
    pub x: Vec<f32>,
    /// Vertical coordinates, within ±[`EXTENT`](super::limits::EXTENT).
    pub y: Vec<f32>,
    /// Of two classes +1 or -1, of more the class from 0, or the number.
    pub label: Vec<f32>,
    /// The third and further coordinates, each for all points.
    pub further: Vec<Vec<f32>>,
    /// The error in each label; empty where it is not known.
    errors: Vec<f32>,
    task: Task,
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
        let mut points = match (config.kind, &config.own) {
            (DataKind::Own, own) => own.as_ref().map_or_else(Vec::new, OwnPoints::points),
            (DataKind::Teacher, _) => teacher::points(config, &mut rng),
            (kind, _) if kind.is_regression() => plane::surface(config, &mut rng),
            _ => plane::classes(config, &mut rng),
        };
        if let Task::Classes(classes) = config.task() {
            mislabel(&mut points, classes, config);
        }
        rng.shuffle(&mut points);
        let column = |i: usize| points.iter().map(|point| point.at[i]).collect();
        let known = config.noise_variance().is_some();
        let errors = points.iter().filter(|_| known).map(|point| point.error);
        let train = (points.len() as f32 * config.train_share).round() as usize;
        Ok(Self {
            x: column(0),
            y: column(1),
            label: points.iter().map(|point| point.label).collect(),
            further: (2..config.point_dimensions()).map(column).collect(),
            errors: errors.collect(),
            task: config.task(),
            train: train.clamp(1, points.len() - 1),
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

    /// What the labels are.
    pub fn task(&self) -> Task {
        self.task
    }

    /// Coordinates of each point.
    pub fn dimensions(&self) -> usize {
        2 + self.further.len()
    }

    /// The indices of the points to train on.
    pub fn train(&self) -> Range<usize> {
        0..self.train
    }

    /// The indices of the points to test on.
    pub fn test(&self) -> Range<usize> {
        self.train..self.len()
    }

    /// An input of the network for one point.
    pub fn feature(&self, feature: Feature, point: usize) -> f32 {
        match feature.coordinate().checked_sub(2) {
            Some(further) => self.further.get(further).map_or(0.0, |row| row[point]),
            None => feature.apply(self.x[point], self.y[point]),
        }
    }

    /// The class of one point, from 0: of two, 0 for the label -1 and 1 for +1.
    pub fn class(&self, point: usize) -> usize {
        match self.task {
            Task::Classes(2) => usize::from(self.label[point] > 0.0),
            _ => self.label[point] as usize,
        }
    }

    /// The largest magnitude of a label: 1 for two classes.
    pub fn label_extent(&self) -> f32 {
        let magnitudes = self.label.iter().map(|label| label.abs());
        magnitudes.fold(0.0, f32::max)
    }

    /// The mean squared error of a perfect predictor on some of the points,
    /// where that is known: the mean square of the errors in these very labels.
    pub fn floor(&self, points: Range<usize>) -> Option<f64> {
        let errors = self
            .errors
            .get(points)
            .filter(|errors| !errors.is_empty())?;
        let square = |error: &f32| f64::from(*error) * f64::from(*error);
        Some(errors.iter().map(square).sum::<f64>() / errors.len() as f64)
    }
}

/// Replaces each label by another class with the probability asked for.
fn mislabel(points: &mut [Point], classes: usize, config: &DataConfig) {
    if config.label_noise == 0.0 {
        return;
    }
    let mut rng = Rng::stream(config.seed, Stream::LabelNoise);
    for point in points {
        if rng.unit() >= config.label_noise {
            continue;
        }
        if classes == 2 {
            point.label = -point.label;
        } else {
            let further = 1 + rng.below(classes as u32 - 1) as usize;
            point.label = ((point.label as usize + further) % classes) as f32;
        }
    }
}

#[cfg(test)]
mod tests;
