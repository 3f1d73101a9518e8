//! Data sets: what to draw, and the points drawn.
//!
//! It knows geometry and streams of the generator; not networks that learn.
//!
//! | module | holds |
//! |---|---|
//! | [`feature`] | what a network sees of a point |
//! | `plane` | the shapes of classes and the surfaces in the plane |
//! | `teacher` | a hidden network's answers in 2, 4 or 6 dimensions |
//! | [`own`] | points that a reader brings |
//! | [`csv`] | such points as text |

pub mod csv;
pub mod feature;
pub mod own;
mod plane;
mod teacher;

pub use feature::Feature;
pub use own::OwnPoints;

use super::choices::Loss;
use super::config::{MAX_CLASSES, MAX_LABEL_NOISE, MAX_NOISE, MAX_POINTS, MIN_POINTS, TRAIN_SHARE};
use super::error::ConfigError;
use super::rng::{Rng, Stream};
use core::ops::Range;
use serde::{Deserialize, Serialize};

/// Points and pictures lie within ±`EXTENT` in every coordinate.
pub const EXTENT: f32 = 6.0;

/// Most coordinates of a point.
pub const MAX_DIMENSIONS: usize = 6;

/// How the classes lie in the plane, or the numbers over it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DataKind {
    /// A disc inside a ring.
    #[default]
    Circle,
    /// Opposite quadrants belong together.
    Xor,
    /// Two round clouds.
    Gauss,
    /// Arms wound around each other, one per class.
    Spiral,
    /// Two half circles, each with an end inside the other.
    Moons,
    /// Rings around one centre, taking turns between the classes.
    Rings,
    /// Sixteen squares, taking turns between two classes.
    Checkerboard,
    /// A round cloud per class, their centres on a circle.
    Clusters,
    /// Numbers: a slope from -1 to 1 along the diagonal.
    Plane,
    /// Numbers: three hills of height 1 and three hollows of depth 1. TensorFlow
    /// Playground calls it gauss.
    Hills,
    /// Numbers: what a network with hidden weights answers, with a mean of about
    /// 0 and a variance of about 1, and noise of a known variance on top.
    Teacher,
    /// The reader's, [`DataConfig::own`].
    Own,
}

impl DataKind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::Circle,
        Self::Xor,
        Self::Gauss,
        Self::Spiral,
        Self::Moons,
        Self::Rings,
        Self::Checkerboard,
        Self::Clusters,
        Self::Plane,
        Self::Hills,
        Self::Teacher,
        Self::Own,
    ];

    /// Whether [`DataConfig::classes`] may be more than 2.
    pub fn takes_classes(self) -> bool {
        matches!(self, Self::Spiral | Self::Rings | Self::Clusters)
    }

    /// Whether the labels are numbers. Own points say so themselves.
    pub fn is_regression(self) -> bool {
        matches!(self, Self::Plane | Self::Hills | Self::Teacher)
    }
}

/// What the labels are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// That many classes, 2 to 8.
    Classes(usize),
    /// Numbers.
    Regression,
}

impl Task {
    /// The outputs that a network needs.
    pub fn outputs(self, loss: Loss) -> usize {
        match (self, loss) {
            (Self::Classes(classes), Loss::Softmax) => classes,
            _ => 1,
        }
    }

    /// The loss that fits: of two classes the one with a single output.
    pub fn usual_loss(self) -> Loss {
        match self {
            Self::Regression => Loss::MeanSquared,
            Self::Classes(2) => Loss::CrossEntropy,
            Self::Classes(_) => Loss::Softmax,
        }
    }
}

/// What to draw. Equal configurations give equal points.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DataConfig {
    /// How the classes lie.
    pub kind: DataKind,
    /// Training and test points together, 16 to 8192. Own points count
    /// themselves.
    pub points: usize,
    /// 0 to 0.5. It moves the points of the spiral, the moons and the rings,
    /// widens the clouds of gauss and clusters, and for the other kinds moves
    /// where a point's label is read, not the point. The teacher's answers get
    /// a normal error with this standard deviation. Own points stay.
    pub noise: f32,
    /// The share of the points to train on, 0.1 to 0.9.
    pub train_share: f32,
    /// The seed of the data alone.
    pub seed: u64,
    /// Classes of the kinds that [take them](DataKind::takes_classes), 2 to 8.
    pub classes: usize,
    /// Coordinates of the teacher's points: 2, 4 or 6.
    pub dimensions: usize,
    /// The probability, 0 to 0.5, with which a label is replaced by another
    /// class, each of the others equally likely. Test points too.
    pub label_noise: f32,
    /// The points of [`DataKind::Own`].
    pub own: Option<OwnPoints>,
}

impl Default for DataConfig {
    /// 500 points of two classes in the plane, half of them to train on.
    fn default() -> Self {
        Self {
            kind: DataKind::default(),
            points: 500,
            noise: 0.0,
            train_share: 0.5,
            seed: 1,
            classes: 2,
            dimensions: 2,
            label_noise: 0.0,
            own: None,
        }
    }
}

impl DataConfig {
    /// What the labels are.
    pub fn task(&self) -> Task {
        match (self.kind, &self.own) {
            (DataKind::Own, Some(own)) => own.task,
            (kind, _) if kind.is_regression() => Task::Regression,
            _ => Task::Classes(self.classes),
        }
    }

    /// Points in all.
    pub fn point_count(&self) -> usize {
        match (self.kind, &self.own) {
            (DataKind::Own, own) => own.as_ref().map_or(0, |own| own.label.len()),
            _ => self.points,
        }
    }

    /// Coordinates of each point.
    pub fn point_dimensions(&self) -> usize {
        match self.kind {
            DataKind::Teacher => self.dimensions,
            _ => 2,
        }
    }

    /// The variance of the error on labels, where that is known: no predictor's
    /// mean squared error on new points is lower.
    pub fn noise_variance(&self) -> Option<f64> {
        let deviation = f64::from(self.noise);
        (self.kind == DataKind::Teacher).then_some(deviation * deviation)
    }

    /// Whether these data can be drawn.
    ///
    /// # Errors
    /// The first limit that it breaks.
    pub fn validate(&self) -> Result<(), ConfigError> {
        if self.kind == DataKind::Own {
            self.own
                .as_ref()
                .ok_or(ConfigError::NoOwnPoints)?
                .validate()?;
        } else if !(MIN_POINTS..=MAX_POINTS).contains(&self.points) {
            return Err(ConfigError::Points(self.points));
        }
        if !(0.0..=MAX_NOISE).contains(&self.noise) {
            return Err(ConfigError::Noise(self.noise));
        }
        if !TRAIN_SHARE.contains(&self.train_share) {
            return Err(ConfigError::TrainShare(self.train_share));
        }
        if self.kind == DataKind::Teacher && ![2, 4, 6].contains(&self.dimensions) {
            return Err(ConfigError::Dimensions(self.dimensions));
        }
        if !(0.0..=MAX_LABEL_NOISE).contains(&self.label_noise) {
            return Err(ConfigError::LabelNoise(self.label_noise));
        }
        match self.task() {
            Task::Regression if self.label_noise > 0.0 => Err(ConfigError::LabelNoiseOnNumbers),
            Task::Classes(classes) if !(2..=MAX_CLASSES).contains(&classes) => {
                Err(ConfigError::Classes(classes))
            }
            Task::Classes(classes)
                if classes > 2 && self.kind != DataKind::Own && !self.kind.takes_classes() =>
            {
                Err(ConfigError::TwoClasses(classes))
            }
            _ => Ok(()),
        }
    }
}

/// A point before the set is split.
#[derive(Clone, Copy, Debug, Default)]
struct Point {
    at: [f32; MAX_DIMENSIONS],
    label: f32,
    /// The part of the label that no network can foresee, where that is known.
    error: f32,
}

impl Point {
    fn new((x, y): (f32, f32), label: f32) -> Self {
        let mut point = Self {
            label,
            ..Self::default()
        };
        (point.at[0], point.at[1]) = (x, y);
        point
    }
}

/// Labelled points, shuffled: the first are to train on, the rest to test on.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// Horizontal coordinates, within ±[`EXTENT`].
    pub x: Vec<f32>,
    /// Vertical coordinates, within ±[`EXTENT`].
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
