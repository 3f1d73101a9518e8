//! Failures, checkpoints and the time they leave: closed forms.
//!
//! Failures are independent and come at a constant rate. Early life, heat and
//! shared causes break that assumption; published runs come close to it.

use super::{Invalid, finite, positive};
use crate::units::Seconds;

/// How a cluster fails and how it is run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Failures {
    /// Mean time between failures of the whole cluster, M.
    pub between: Seconds,
    /// To save a checkpoint, δ.
    pub save: Seconds,
    /// To start again after a failure, R.
    pub restart: Seconds,
}

impl Failures {
    /// A cluster of `gpus` in which one fails every `gpu_hours` GPU-hours:
    /// `M = gpu_hours / gpus`.
    ///
    /// # Errors
    /// What is not positive; a restart may take no time.
    pub fn new(
        gpus: f64,
        gpu_hours: f64,
        save: Seconds,
        restart: Seconds,
    ) -> Result<Self, Invalid> {
        let hours = positive("the GPU-hours between failures", gpu_hours)?
            / positive("the number of GPUs", gpus)?;
        positive("the time between failures", hours)?;
        positive("the time to save", save.0)?;
        super::not_negative("the time to restart", restart.0)?;
        Ok(Self {
            between: Seconds(hours * 3_600.0),
            save,
            restart,
        })
    }

    /// The interval between checkpoints that pays best: `τ = √(2δM)` (Young 1974).
    ///
    /// Good while δ is far below M; [`Self::daly`] goes on from there.
    pub fn young(&self) -> Seconds {
        Seconds((2.0 * self.save.0 * self.between.0).sqrt())
    }

    /// Daly's refinement: `τ = √(2δM)(1 + ⅓√(δ/2M) + ⅑(δ/2M)) − δ` for
    /// `δ < 2M`, and M beyond (Daly 2006, equation 37).
    pub fn daly(&self) -> Seconds {
        let ratio = self.save.0 / (2.0 * self.between.0);
        if ratio >= 1.0 {
            return self.between;
        }
        let root = ratio.sqrt();
        let correction = 1.0 + root / 3.0 + ratio / 9.0;
        Seconds(self.young().0 * correction - self.save.0)
    }

    /// The share of the time that makes progress with a checkpoint every
    /// `interval` of work: `τ / (M e^(R/M) (e^((τ+δ)/M) − 1))` (Daly 2006,
    /// equation 20), from 0 to 1.
    ///
    /// # Errors
    /// An interval that is not positive.
    pub fn goodput(&self, interval: Seconds) -> Result<f64, Invalid> {
        let interval = positive("the interval between checkpoints", interval.0)?;
        let mean = self.between.0;
        let segment = libm::exp((interval + self.save.0) / mean) - 1.0;
        let share = interval / (mean * libm::exp(self.restart.0 / mean) * segment);
        // Where failures come too fast for any progress, the exponentials overflow to nothing left.
        Ok(finite("the share", share)?.clamp(0.0, 1.0))
    }

    /// The goodput at Young's interval.
    ///
    /// # Errors
    /// As [`Self::goodput`].
    pub fn best_goodput(&self) -> Result<f64, Invalid> {
        self.goodput(self.young())
    }
}

/// The share of the time that failures cost when checkpoints are saved as
/// often as pays best, every `√(2 × save × between)`:
/// `save / interval + (interval / 2 + restart) / between`
/// (Young 1974; good while it is far below 1). All times in the same unit.
pub fn share_lost(between: Seconds, save: Seconds, restart: Seconds) -> f64 {
    let interval = Seconds((2.0 * save.0 * between.0).sqrt());
    save / interval + (interval * 0.5 + restart) / between
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_cost_little_if_saving_is_quick() {
        let between = Seconds(50_677.0 / 1024.0 * 3600.0);
        let lost = share_lost(between, Seconds(10.0), Seconds(600.0));
        assert!((lost - 0.0140).abs() < 0.0002, "{lost}");
    }
}
