//! What a run is: everything that, with the engine's version, fixes its bits.
//!
//! These types cross the worker border as JSON. They know limits, not how
//! anything is computed.

use super::data::{DataConfig, Feature};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Most hidden layers.
pub const MAX_LAYERS: usize = 8;
/// Most neurons in one layer.
pub const MAX_WIDTH: usize = 512;
/// Fewest points in a data set, training and test together.
pub const MIN_POINTS: usize = 16;
/// Most points in a data set.
pub const MAX_POINTS: usize = 8192;
/// Most noise.
pub const MAX_NOISE: f32 = 0.5;
/// Least and most share of the points to train on.
pub const TRAIN_SHARE: core::ops::RangeInclusive<f32> = 0.1..=0.9;

/// What every hidden neuron applies to its weighted sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Activation {
    /// x if 0 < x, else 0.
    Relu,
    /// The hyperbolic tangent.
    Tanh,
    /// 1 / (1 + e⁻ˣ).
    Sigmoid,
    /// x: many layers are no more than one.
    Linear,
}

/// What training makes small, as a mean over examples. The last layer is
/// always linear; its one output is y.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Loss {
    /// ½ (y - label)², with labels ±1. TensorFlow Playground's loss.
    MeanSquared,
    /// ln(1 + e^(-label·y)), in nats: y is a logit, and 1 / (1 + e⁻ʸ) the
    /// probability of the label +1.
    CrossEntropy,
}

/// How a gradient becomes a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Optimiser {
    /// w ← w - rate · gradient.
    Sgd,
    /// Kingma and Ba 2015, with β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸.
    Adam,
}

/// A dense network with one output.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NetworkConfig {
    /// The inputs, each once.
    pub features: Vec<Feature>,
    /// Neurons per hidden layer; none makes a linear classifier.
    pub hidden: Vec<usize>,
    /// The hidden layers' activation.
    pub activation: Activation,
    /// The loss to minimise.
    pub loss: Loss,
}

/// A whole run. Equal configurations give equal bits at every step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunConfig {
    /// The points.
    pub data: DataConfig,
    /// The network.
    pub network: NetworkConfig,
    /// The update rule.
    pub optimiser: Optimiser,
    /// The step size; finite and above 0.
    pub learning_rate: f32,
    /// Examples per step. More than there are to train on means all of them.
    pub batch: usize,
    /// Seed of the initial weights and of the order of examples. The data have
    /// their own, [`DataConfig::seed`].
    pub weights_seed: u64,
}

/// Why a configuration cannot run, in words for its reader.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum ConfigError {
    /// Too many hidden layers.
    #[error("{0} hidden layers; at most {MAX_LAYERS} are possible")]
    Layers(usize),
    /// A hidden layer is empty or too wide.
    #[error("a hidden layer of {0} neurons; 1 to {MAX_WIDTH} are possible")]
    Width(usize),
    /// Too few or too many points.
    #[error("{0} points; {MIN_POINTS} to {MAX_POINTS} are possible")]
    Points(usize),
    /// The batch is empty or larger than the data set.
    #[error("a batch of {batch} from {points} points; 1 to {points} are possible")]
    Batch {
        /// The batch asked for.
        batch: usize,
        /// The points there are.
        points: usize,
    },
    /// The learning rate is not a positive finite number.
    #[error("a learning rate of {0}; it must be a finite number above 0")]
    LearningRate(f32),
    /// The noise is out of range.
    #[error("noise of {0}; 0 to {MAX_NOISE} is possible")]
    Noise(f32),
    /// The share of points to train on is out of range.
    #[error(
        "a training share of {0}; {low} to {high} is possible",
        low = TRAIN_SHARE.start(),
        high = TRAIN_SHARE.end()
    )]
    TrainShare(f32),
    /// The network has no input.
    #[error("no input features; the network needs at least one")]
    NoFeatures,
    /// An input is listed twice.
    #[error("the input feature {0:?} is listed twice")]
    RepeatedFeature(Feature),
}

impl NetworkConfig {
    /// Neurons per layer, inputs and the one output included.
    pub fn sizes(&self) -> Vec<usize> {
        let mut sizes = vec![self.features.len()];
        sizes.extend(&self.hidden);
        sizes.push(1);
        sizes
    }

    /// Weights and biases: the sum of (inputs + 1) · outputs over the layers.
    /// The largest `usize` where that is too much to count.
    pub fn parameter_count(&self) -> usize {
        self.sizes().windows(2).fold(0, |count: usize, pair| {
            count.saturating_add(pair[0].saturating_add(1).saturating_mul(pair[1]))
        })
    }

    fn validate(&self) -> Result<(), ConfigError> {
        if self.features.is_empty() {
            return Err(ConfigError::NoFeatures);
        }
        let repeated = |&(i, feature): &(usize, &Feature)| self.features[..i].contains(feature);
        if let Some((_, &feature)) = self.features.iter().enumerate().find(repeated) {
            return Err(ConfigError::RepeatedFeature(feature));
        }
        if self.hidden.len() > MAX_LAYERS {
            return Err(ConfigError::Layers(self.hidden.len()));
        }
        match self
            .hidden
            .iter()
            .find(|width| !(1..=MAX_WIDTH).contains(*width))
        {
            Some(&width) => Err(ConfigError::Width(width)),
            None => Ok(()),
        }
    }
}

impl RunConfig {
    /// Weights and biases of the network.
    pub fn parameter_count(&self) -> usize {
        self.network.parameter_count()
    }

    /// Whether this can run.
    ///
    /// # Errors
    /// The first limit that it breaks.
    pub fn validate(&self) -> Result<(), ConfigError> {
        self.data.validate()?;
        self.network.validate()?;
        if !(1..=self.data.points).contains(&self.batch) {
            return Err(ConfigError::Batch {
                batch: self.batch,
                points: self.data.points,
            });
        }
        if !(self.learning_rate.is_finite() && self.learning_rate > 0.0) {
            return Err(ConfigError::LearningRate(self.learning_rate));
        }
        Ok(())
    }
}

impl DataConfig {
    /// Whether these data can be drawn.
    ///
    /// # Errors
    /// The first limit that it breaks.
    pub fn validate(&self) -> Result<(), ConfigError> {
        if !(MIN_POINTS..=MAX_POINTS).contains(&self.points) {
            return Err(ConfigError::Points(self.points));
        }
        if !(0.0..=MAX_NOISE).contains(&self.noise) {
            return Err(ConfigError::Noise(self.noise));
        }
        if !TRAIN_SHARE.contains(&self.train_share) {
            return Err(ConfigError::TrainShare(self.train_share));
        }
        Ok(())
    }
}
