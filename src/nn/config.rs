//! What a run is: everything that, with the engine's version, fixes its bits.
//!
//! These types cross the worker border. They know limits, not how anything is
//! computed.

use super::choices::{Activation, Initialisation, Loss, Optimiser, Regularisation, Schedule};
use super::data::{DataConfig, Feature, Task};
use super::error::ConfigError;
use super::limits::{MAX_DROPOUT, MAX_LAYERS, MAX_PENALTY, MAX_WIDTH};
use serde::{Deserialize, Serialize};

/// A dense network.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct NetworkConfig {
    /// The inputs, each once.
    pub features: Vec<Feature>,
    /// Neurons per hidden layer; none makes a linear classifier.
    pub hidden: Vec<usize>,
    /// The hidden layers' activation.
    pub activation: Activation,
    /// The loss to minimise.
    pub loss: Loss,
    /// One, or with [`Loss::Softmax`] as many as there are classes. See
    /// [`Task::outputs`].
    pub outputs: usize,
    /// The spread of the initial weights.
    pub initialisation: Initialisation,
}

impl Default for NetworkConfig {
    /// x and y, layers of 4 and 2 tanh neurons, one logit.
    fn default() -> Self {
        Self {
            features: vec![Feature::X, Feature::Y],
            hidden: vec![4, 2],
            activation: Activation::default(),
            loss: Loss::default(),
            outputs: 1,
            initialisation: Initialisation::default(),
        }
    }
}

/// A whole run. Equal configurations give equal bits at every step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RunConfig {
    /// The points.
    pub data: DataConfig,
    /// The network.
    pub network: NetworkConfig,
    /// The update rule.
    pub optimiser: Optimiser,
    /// The step size before the schedule; finite and above 0.
    pub learning_rate: f32,
    /// Examples per step. More than there are to train on means all of them.
    pub batch: usize,
    /// Seed of the initial weights, of the order of examples and of dropout.
    /// The data have their own, [`DataConfig::seed`].
    pub weights_seed: u64,
    /// How the step size changes.
    pub schedule: Schedule,
    /// Penalties and dropout.
    pub regularisation: Regularisation,
}

impl Default for RunConfig {
    /// The default data and network, Adam at 0.03, batches of 10.
    fn default() -> Self {
        Self {
            data: DataConfig::default(),
            network: NetworkConfig::default(),
            optimiser: Optimiser::default(),
            learning_rate: 0.03,
            batch: 10,
            weights_seed: 1,
            schedule: Schedule::default(),
            regularisation: Regularisation::default(),
        }
    }
}

impl NetworkConfig {
    /// Neurons per layer, inputs and outputs included.
    pub fn sizes(&self) -> Vec<usize> {
        let mut sizes = vec![self.features.len()];
        sizes.extend(&self.hidden);
        sizes.push(self.outputs);
        sizes
    }

    /// Weights and biases: the sum of (inputs + 1) · outputs over the layers.
    /// The largest `usize` where that is too much to count.
    pub fn parameter_count(&self) -> usize {
        self.sizes().windows(2).fold(0, |count: usize, pair| {
            count.saturating_add(pair[0].saturating_add(1).saturating_mul(pair[1]))
        })
    }

    fn validate(&self, dimensions: usize, task: Task) -> Result<(), ConfigError> {
        if self.features.is_empty() {
            return Err(ConfigError::NoFeatures);
        }
        for (i, &feature) in self.features.iter().enumerate() {
            if self.features[..i].contains(&feature) {
                return Err(ConfigError::RepeatedFeature(feature));
            }
            if feature.dimensions() > dimensions {
                return Err(ConfigError::MissingCoordinate {
                    feature,
                    dimensions,
                });
            }
        }
        if self.hidden.len() > MAX_LAYERS {
            return Err(ConfigError::Layers(self.hidden.len()));
        }
        let possible = |width: &&usize| (1..=MAX_WIDTH).contains(*width);
        if let Some(&width) = self.hidden.iter().find(|width| !possible(width)) {
            return Err(ConfigError::Width(width));
        }
        match (self.loss, task) {
            (Loss::CrossEntropy | Loss::Softmax, Task::Regression) => {
                return Err(ConfigError::LossOfNumbers);
            }
            (Loss::MeanSquared | Loss::CrossEntropy, Task::Classes(classes)) if classes > 2 => {
                return Err(ConfigError::LossOfManyClasses(classes));
            }
            _ => {}
        }
        let expected = task.outputs(self.loss);
        if self.outputs != expected {
            return Err(ConfigError::Outputs {
                outputs: self.outputs,
                expected,
            });
        }
        Ok(())
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
        self.network
            .validate(self.data.point_dimensions(), self.data.task())?;
        let points = self.data.point_count();
        if !(1..=points).contains(&self.batch) {
            let batch = self.batch;
            return Err(ConfigError::Batch { batch, points });
        }
        if !(self.learning_rate.is_finite() && self.learning_rate > 0.0) {
            return Err(ConfigError::LearningRate(self.learning_rate));
        }
        self.regularisation.validate()
    }
}

impl Regularisation {
    fn validate(self) -> Result<(), ConfigError> {
        for (name, value) in [
            ("an L1 penalty", self.l1),
            ("an L2 penalty", self.l2),
            ("a weight decay", self.weight_decay),
        ] {
            if !(0.0..=MAX_PENALTY).contains(&value) {
                return Err(ConfigError::Penalty { name, value });
            }
        }
        if !(0.0..=MAX_DROPOUT).contains(&self.dropout) {
            return Err(ConfigError::Dropout(self.dropout));
        }
        Ok(())
    }
}
