//! Which neurons a training step leaves out.

use super::rng::{Rng, Stream};

/// The choices of one step. They depend on the seed and the step alone, so a
/// run that is cut into slices or restored makes the same ones.
#[derive(Clone, Debug)]
pub(super) struct Dropout {
    rng: Rng,
    probability: f32,
    kept: f32,
}

impl Dropout {
    /// The choices of step `step`, counted from 0, with a probability under 1.
    pub(super) fn of(seed: u64, step: u64, probability: f32) -> Self {
        Self {
            rng: Rng::stream(seed, Stream::Dropout(step)),
            probability,
            kept: 1.0 / (1.0 - probability),
        }
    }

    /// What the next neuron of the next example is multiplied by: 0, or
    /// 1 / (1 - probability).
    pub(super) fn factor(&mut self) -> f32 {
        if self.rng.unit() < self.probability {
            0.0
        } else {
            self.kept
        }
    }
}
