//! A run as a file: its configuration, its step, its weights and its moments,
//! as JSON that brings back the same bits.
//!
//! ```json
//! {"format": "scale-lab-model", "version": 1,
//!  "config": {"data": {...}, "network": {...}, "optimiser": "adam", ...},
//!  "step": 1200, "weights": [...], "first": [...], "second": [...]}
//! ```
//!
//! `config` is a [`RunConfig`] by its field names, choices in `snake_case`;
//! `own` is null or `{"x", "y", "label", "classes"}`, with 0 classes for
//! numbers; what classes are called is not kept. Weights and both moments have a value per parameter, layer by layer
//! the weights, a row per neuron, then the biases. Floating-point numbers are
//! written with the fewest digits that tell them from their neighbours. Every
//! field is needed; others are passed over.

mod fields;
mod read;
mod write;

use super::config::RunConfig;
use super::error::ConfigError;
use super::json::JsonError;
use super::kernel::Kernel;
use super::limits::MAX_STEPS;
use super::state::Checkpoint;
use super::trainer::Trainer;
use crate::units::counted;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What a file says it is.
pub const FORMAT: &str = "scale-lab-model";
/// The only version so far.
pub const VERSION: u32 = 1;

/// A run at rest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedModel {
    /// [`FORMAT`].
    pub format: String,
    /// [`VERSION`].
    pub version: u32,
    /// What the run is made from.
    pub config: RunConfig,
    /// Steps taken.
    pub step: u64,
    /// Weights and biases, in the order of [`super::WeightLayout`].
    pub weights: Vec<f32>,
    /// First moments, or momentum's velocities.
    pub first: Vec<f32>,
    /// Second moments.
    pub second: Vec<f32>,
}

/// Why a file is not a model that can be taken up.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum ModelError {
    /// It is not JSON.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// It is JSON of another sort.
    #[error("this is not a model: “format” is not “{FORMAT}”")]
    Format,
    /// It was written by a later program.
    #[error("a model of version {0}; only version {VERSION} can be read")]
    Version(u32),
    /// A field is not there.
    #[error("the field “{0}” is missing")]
    Missing(String),
    /// A field is not as it must be.
    #[error("the field “{field}” must be {expected}")]
    Field {
        /// Where it is.
        field: String,
        /// What it must be.
        expected: &'static str,
    },
    /// More steps than any run takes.
    #[error("the field “step” is {0}; at most {MAX_STEPS} steps are possible")]
    Step(u64),
    /// A list is too short or too long.
    #[error("the field “{field}” has {}; this network needs {expected}", counted(.found, "value"))]
    Length {
        /// Where it is.
        field: &'static str,
        /// Values in it.
        found: usize,
        /// Parameters of the network.
        expected: usize,
    },
    /// A value is not finite: the run had diverged.
    #[error("the field “{0}” has a value that is not finite")]
    NotFinite(&'static str),
    /// The configuration breaks a limit.
    #[error("the field “config”: {0}")]
    Config(#[from] ConfigError),
}

impl SavedModel {
    /// A run as it is now.
    pub fn of<K: Kernel>(trainer: &Trainer<K>) -> Self {
        let Checkpoint { step, values } = trainer.checkpoint();
        let count = trainer.parameters();
        let part = |i: usize| values[i * count..][..count].to_vec();
        Self {
            format: FORMAT.into(),
            version: VERSION,
            config: trainer.config().clone(),
            step,
            weights: part(0),
            first: part(1),
            second: part(2),
        }
    }

    /// A model from its parts, as far as they belong together. The checkpoint
    /// is as [`Checkpoint::values`] has it.
    ///
    /// # Errors
    /// The first thing that is not as it must be.
    pub fn from_parts(config: RunConfig, checkpoint: &Checkpoint) -> Result<Self, ModelError> {
        let third = checkpoint.values.len() / 3;
        let (weights, moments) = checkpoint.values.split_at(third);
        let (first, second) = moments.split_at(third);
        let model = Self {
            format: FORMAT.into(),
            version: VERSION,
            config,
            step: checkpoint.step,
            weights: weights.to_vec(),
            first: first.to_vec(),
            second: second.to_vec(),
        };
        model.validate()?;
        Ok(model)
    }

    /// What a trainer of [`SavedModel::config`] restores.
    pub fn checkpoint(&self) -> Checkpoint {
        Checkpoint {
            step: self.step,
            values: [&self.weights[..], &self.first, &self.second].concat(),
        }
    }

    /// Whether a trainer can take this up.
    ///
    /// # Errors
    /// The first thing that is not as it must be.
    pub fn validate(&self) -> Result<(), ModelError> {
        if self.format != FORMAT {
            return Err(ModelError::Format);
        }
        if self.version != VERSION {
            return Err(ModelError::Version(self.version));
        }
        self.config.validate()?;
        if self.step > MAX_STEPS {
            return Err(ModelError::Step(self.step));
        }
        let expected = self.config.parameter_count();
        for (field, values) in [
            ("weights", &self.weights),
            ("first", &self.first),
            ("second", &self.second),
        ] {
            let found = values.len();
            if found != expected {
                return Err(ModelError::Length {
                    field,
                    found,
                    expected,
                });
            }
            if !values.iter().all(|value| value.is_finite()) {
                return Err(ModelError::NotFinite(field));
            }
        }
        // Adam takes its root.
        if self.second.iter().any(|value| *value < 0.0) {
            return Err(ModelError::Field {
                field: "second".into(),
                expected: "a list of numbers of 0 or more",
            });
        }
        Ok(())
    }

    /// The model as JSON. A run that diverged may hold values that JSON cannot
    /// say; [`SavedModel::validate`] tells.
    pub fn to_json(&self) -> String {
        write::model(self)
    }

    /// A model from JSON.
    ///
    /// # Errors
    /// The first line that is not JSON, else the first field that is not as it
    /// must be.
    pub fn from_json(text: &str) -> Result<Self, ModelError> {
        let model = read::model(text)?;
        model.validate()?;
        Ok(model)
    }
}

#[cfg(test)]
mod tests;
