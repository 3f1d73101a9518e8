//! When a run is over, and why it was.
//!
//! It knows counts and losses. The time is told by callers who have a clock.

use crate::units::counted;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A loss that is watched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Watched {
    /// Over the points to train on.
    Train,
    /// Over the test points.
    #[default]
    Test,
}

/// When a run is to stop: at whichever comes first. By default never.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StopConditions {
    /// After so many steps in all.
    pub steps: Option<u64>,
    /// After so many whole passes over the training points.
    pub epochs: Option<u64>,
    /// After so many seconds of training; for callers with a clock.
    pub seconds: Option<f64>,
    /// When the watched loss is no higher than this.
    pub target_loss: Option<f64>,
    /// When the watched loss has not been lower, by a thousandth, for so many
    /// steps.
    pub window: Option<u64>,
    /// The loss that the last two watch, at the steps of the curve, which do
    /// not depend on slices.
    pub watched: Watched,
}

/// Why a run stopped, in words. A run that diverged says so by its status.
#[derive(Clone, Copy, Debug, PartialEq, Error, Serialize, Deserialize)]
pub enum StopReason {
    /// All steps are taken.
    #[error("it has taken the {} it was given", counted(.0, "step"))]
    Steps(u64),
    /// All epochs are over.
    #[error("it has seen every training point {}, as it was to", counted(.0, "time"))]
    Epochs(u64),
    /// The time is up.
    #[error("it has trained for the {} it was given", counted(.0, "second"))]
    Seconds(f64),
    /// The loss is low enough.
    #[error("its loss reached the target of {0}")]
    TargetLoss(f64),
    /// The loss no longer falls.
    #[error("its loss has not become lower for {}", counted(.0, "step"))]
    Converged(u64),
    /// The loss has left every bound.
    #[error("its loss ran away: the learning rate is too high")]
    Diverged,
}

/// A loss lower than the best by less than this share is no improvement.
const LEAST_IMPROVEMENT: f64 = 1e-3;

/// The lowest loss so far and when it was reached.
#[derive(Clone, Copy, Debug)]
pub(super) struct LowestLoss {
    loss: f64,
    step: u64,
}

impl Default for LowestLoss {
    fn default() -> Self {
        Self {
            loss: f64::INFINITY,
            step: 0,
        }
    }
}

impl LowestLoss {
    /// Notes a point of the curve.
    pub(super) fn note(&mut self, step: u64, loss: f64) {
        if self.loss.is_infinite() || loss < self.loss * (1.0 - LEAST_IMPROVEMENT) {
            *self = Self { loss, step };
        }
    }

    /// Steps since the last improvement.
    fn age(self, step: u64) -> u64 {
        step.saturating_sub(self.step)
    }
}

impl StopConditions {
    /// What the watched loss says at a point of the curve.
    pub(super) fn at_point(&self, step: u64, loss: f64, best: LowestLoss) -> Option<StopReason> {
        if let Some(target) = self.target_loss.filter(|target| loss <= *target) {
            return Some(StopReason::TargetLoss(target));
        }
        let window = self.window.filter(|window| best.age(step) >= *window)?;
        Some(StopReason::Converged(window))
    }

    /// The last step there may be, and what is said there.
    pub(super) fn last_step(&self, steps_per_epoch: u64) -> Option<(u64, StopReason)> {
        let steps = self.steps.map(|steps| (steps, StopReason::Steps(steps)));
        let epochs = self.epochs.map(|epochs| {
            let step = epochs.saturating_mul(steps_per_epoch);
            (step, StopReason::Epochs(epochs))
        });
        [steps, epochs]
            .into_iter()
            .flatten()
            .min_by_key(|(step, _)| *step)
    }

    /// These without the one that was met.
    pub(super) fn without(mut self, met: StopReason) -> Self {
        match met {
            StopReason::Steps(_) => self.steps = None,
            StopReason::Epochs(_) => self.epochs = None,
            StopReason::Seconds(_) => self.seconds = None,
            StopReason::TargetLoss(_) => self.target_loss = None,
            StopReason::Converged(_) => self.window = None,
            StopReason::Diverged => {}
        }
        self
    }
}
