//! What to draw, and its limits.

use super::kind::{DataKind, Task};
use super::own::OwnPoints;
use crate::nn::error::ConfigError;
use crate::nn::limits::{
    MAX_CLASSES, MAX_LABEL_NOISE, MAX_NOISE, MAX_POINTS, MIN_POINTS, TRAIN_SHARE,
};
use serde::{Deserialize, Serialize};

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
