//! A run's state from outside: saved, restored, edited.
//!
//! It knows what may be changed between steps; how steps are taken is
//! `trainer`'s.

use super::error::ConfigError;
use super::kernel::Kernel;
use super::limits::MAX_STEPS;
use super::trainer::{Status, Trainer};
use crate::units::counted;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// All that a run needs to go on, besides its configuration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// Steps taken.
    pub step: u64,
    /// Weights, first moments, second moments: three times the parameters, in
    /// the order of [`super::WeightLayout`]. Momentum keeps its velocities as first
    /// moments; what an update rule does not use is 0.
    pub values: Vec<f32>,
}

/// Why a checkpoint cannot be restored.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RestoreError {
    /// It belongs to a network of another size.
    #[error("a checkpoint of {}; this network needs {expected}", counted(.found, "value"))]
    Length {
        /// Values in the checkpoint.
        found: usize,
        /// Three times the parameters.
        expected: usize,
    },
    /// More steps than any run takes.
    #[error("a checkpoint of step {0}; at most {MAX_STEPS} are possible")]
    Step(u64),
}

impl<K: Kernel> Trainer<K> {
    /// Changes one weight or bias. Whether it did: not for an index that does
    /// not exist or a value that is not finite.
    pub fn set_weight(&mut self, index: usize, value: f32) -> bool {
        let possible = index < self.parameters() && value.is_finite();
        if possible {
            self.weights.as_flattened_mut()[index] = value;
        }
        possible
    }

    /// Changes the step size from the next step on.
    ///
    /// # Errors
    /// If the rate is not finite and above 0; then nothing changes.
    pub fn set_learning_rate(&mut self, rate: f32) -> Result<(), ConfigError> {
        if !(rate.is_finite() && rate > 0.0) {
            return Err(ConfigError::LearningRate(rate));
        }
        self.config.learning_rate = rate;
        Ok(())
    }

    /// A copy of the run's state.
    pub fn checkpoint(&self) -> Checkpoint {
        let count = self.parameters();
        let parts = [&self.weights, &self.first, &self.second];
        let values = parts.iter().flat_map(|part| &part.as_flattened()[..count]);
        Checkpoint {
            step: self.step,
            values: values.copied().collect(),
        }
    }

    /// Goes on from a checkpoint of the same configuration, with the same bits
    /// as if it had never stopped, given the same learning rate from there on.
    ///
    /// # Errors
    /// If the checkpoint's network has another size, or its step is beyond
    /// [`MAX_STEPS`]; then nothing changes.
    pub fn restore(&mut self, checkpoint: &Checkpoint) -> Result<(), RestoreError> {
        let count = self.parameters();
        let (found, expected) = (checkpoint.values.len(), 3 * count);
        if found != expected {
            return Err(RestoreError::Length { found, expected });
        }
        if checkpoint.step > MAX_STEPS {
            return Err(RestoreError::Step(checkpoint.step));
        }
        let parts = [&mut self.weights, &mut self.first, &mut self.second];
        for (part, values) in parts.into_iter().zip(checkpoint.values.chunks_exact(count)) {
            part.as_flattened_mut()[..count].copy_from_slice(values);
        }
        self.step = checkpoint.step;
        self.status = Status::Running;
        Ok(())
    }
}
