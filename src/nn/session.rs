//! A run with its memory: the loss curve at fixed steps, the last state worth
//! going back to, and when to stop.
//!
//! Knows no time and no worker; the same session runs in a worker, natively
//! at build time and in tests, and gives the same curve.

use super::stop::LowestLoss;
use super::{
    Checkpoint, ConfigError, Kernel, Metrics, RestoreError, RunConfig, Scalar, Status,
    StopConditions, StopReason, Trainer, Watched,
};
use serde::{Deserialize, Serialize};

/// One point of a loss curve.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CurvePoint {
    /// Steps taken.
    pub step: u64,
    /// Mean loss over the training points.
    pub train_loss: f64,
    /// Mean loss over the test points.
    pub test_loss: f64,
}

/// Where a network has got to, in numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// Steps taken.
    pub step: u64,
    /// Whole passes over the training points.
    pub epoch: u64,
    /// Examples seen.
    pub samples: u64,
    /// Loss and accuracy now; none where they are not finite.
    pub metrics: Option<Metrics>,
    /// Weights and biases.
    pub parameters: usize,
    /// Hash of the exact bits of the weights, hexadecimal.
    pub run_hash: String,
    /// Whether it can go on.
    pub status: Status,
    /// The step of the last state worth going back to.
    pub good_step: u64,
    /// Why it stopped, if it did.
    pub stopped: Option<StopReason>,
    /// The step size of the last step, or of the first before there is one.
    pub learning_rate: f32,
    /// How often each class got each answer among the test points; see
    /// [`Trainer::confusion`].
    pub confusion: Vec<u32>,
}

/// A trainer, its curve and its last good state.
pub struct Session<K: Kernel = Scalar> {
    trainer: Trainer<K>,
    curve: Vec<CurvePoint>,
    next_point: u64,
    good: Checkpoint,
    stop: StopConditions,
    stopped: Option<StopReason>,
    best: LowestLoss,
}

impl<K: Kernel> Session<K> {
    /// A session at step 0.
    ///
    /// # Errors
    /// What [`Trainer::new`] refuses.
    pub fn new(config: &RunConfig) -> Result<Self, ConfigError> {
        let trainer = Trainer::new(config)?;
        let good = trainer.checkpoint();
        let mut session = Self {
            trainer,
            curve: Vec::new(),
            next_point: 0,
            good,
            stop: StopConditions::default(),
            stopped: None,
            best: LowestLoss::default(),
        };
        session.note();
        Ok(session)
    }

    /// Goes on from a checkpoint of the same network; the curve starts there.
    ///
    /// # Errors
    /// What [`Trainer::restore`] refuses.
    pub fn restore(&mut self, checkpoint: &Checkpoint) -> Result<(), RestoreError> {
        self.trainer.restore(checkpoint)?;
        self.curve.clear();
        self.next_point = 0;
        while self.next_point < checkpoint.step {
            self.next_point = following(self.next_point);
        }
        self.good = checkpoint.clone();
        self.stopped = None;
        self.best = LowestLoss::default();
        Ok(())
    }

    /// Says when to stop. A run that had stopped may go on.
    pub fn stop_when(&mut self, conditions: StopConditions) {
        self.stop = conditions;
        self.stopped = None;
        self.best = LowestLoss::default();
    }

    /// Stops the run for a reason that its caller knows.
    pub fn stop(&mut self, reason: StopReason) {
        self.stopped = Some(reason);
    }

    /// Why the run stopped, if it did.
    pub fn stopped(&self) -> Option<StopReason> {
        match self.trainer.status() {
            Status::Diverged => Some(StopReason::Diverged),
            Status::Running => self.stopped,
        }
    }

    /// Lets a run that stopped go on: the condition that was met no longer
    /// counts.
    pub fn go_on(&mut self) {
        if let Some(met) = self.stopped.take() {
            self.stop = self.stop.without(met);
        }
    }

    /// Takes up to `steps` steps; fewer where the run diverges or a condition
    /// stops it.
    pub fn advance(&mut self, steps: u64) -> Status {
        let last = self.stop.last_step(self.trainer.steps_per_epoch());
        let limit = last.map_or(u64::MAX, |(step, _)| step);
        let end = self.trainer.step_count().saturating_add(steps).min(limit);
        while self.stopped().is_none() && self.trainer.step_count() < end {
            let until = end.min(self.next_point.max(self.trainer.step_count() + 1));
            self.trainer.run(until - self.trainer.step_count());
            self.note();
        }
        if self.stopped.is_none() && self.trainer.step_count() >= limit {
            self.stopped = last.map(|(_, reason)| reason);
        }
        self.trainer.status()
    }

    /// Notes a point of the curve where one is due.
    fn note(&mut self) {
        let step = self.trainer.step_count();
        if step < self.next_point || self.trainer.status() == Status::Diverged {
            return;
        }
        let Metrics {
            train_loss,
            test_loss,
            ..
        } = self.trainer.evaluate();
        if self.trainer.status() == Status::Running
            && train_loss.is_finite()
            && test_loss.is_finite()
        {
            self.curve.push(CurvePoint {
                step,
                train_loss,
                test_loss,
            });
            self.good = self.trainer.checkpoint();
            let watched = match self.stop.watched {
                Watched::Train => train_loss,
                Watched::Test => test_loss,
            };
            self.best.note(step, watched);
            self.stopped = self.stop.at_point(step, watched, self.best);
        }
        self.next_point = following(step);
    }

    /// Back to the last state from before the run went wrong; the curve keeps up to there.
    pub fn back_to_good(&mut self) {
        let good = self.good.clone();
        // The checkpoint is this trainer's own, so it fits.
        if self.trainer.restore(&good).is_ok() {
            self.curve.retain(|point| point.step <= good.step);
            self.next_point = following(good.step);
            self.stopped = None;
            self.best = LowestLoss::default();
        }
    }

    /// Where the network has got to.
    pub fn progress(&mut self) -> Progress {
        // It may be what shows that the run diverged.
        let metrics = self.trainer.evaluate();
        Progress {
            step: self.trainer.step_count(),
            epoch: self.trainer.epoch(),
            samples: self.trainer.samples(),
            metrics: Some(metrics).filter(|m| m.train_loss.is_finite() && m.test_loss.is_finite()),
            parameters: self.trainer.parameters(),
            run_hash: format!("{:016x}", self.trainer.run_hash()),
            status: self.trainer.status(),
            good_step: self.good.step,
            stopped: self.stopped(),
            learning_rate: self.trainer.learning_rate_now(),
            confusion: self.trainer.confusion().to_vec(),
        }
    }

    /// Steps taken.
    pub fn step(&self) -> u64 {
        self.trainer.step_count()
    }

    /// The loss curve so far.
    pub fn curve(&self) -> &[CurvePoint] {
        &self.curve
    }

    /// The trainer.
    pub fn trainer(&mut self) -> &mut Trainer<K> {
        &mut self.trainer
    }
}

/// The step of the next point of the curve: every step at first, then about 6 %
/// apart, so that a curve of a million steps has some two hundred points,
/// evenly spread on a logarithmic axis.
fn following(step: u64) -> u64 {
    step + 1 + step / 16
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nn::limits::MAX_STEPS;
    use crate::nn::{Activation, DataConfig, Loss, NetworkConfig, Optimiser};

    fn config(learning_rate: f32) -> RunConfig {
        RunConfig {
            data: DataConfig {
                points: 200,
                noise: 0.1,
                seed: 3,
                ..DataConfig::default()
            },
            network: NetworkConfig {
                activation: Activation::Relu,
                loss: Loss::MeanSquared,
                ..NetworkConfig::default()
            },
            optimiser: Optimiser::Sgd,
            learning_rate,
            weights_seed: 3,
            ..RunConfig::default()
        }
    }

    #[test]
    fn the_curve_does_not_depend_on_the_slices() {
        let mut whole = Session::<Scalar>::new(&config(0.03)).unwrap();
        whole.advance(500);
        let mut sliced = Session::<Scalar>::new(&config(0.03)).unwrap();
        for _ in 0..125 {
            sliced.advance(4);
        }
        assert_eq!(whole.curve(), sliced.curve());
        assert_eq!(whole.progress(), sliced.progress());
        assert!(whole.curve().len() > 50);
    }

    #[test]
    fn a_restored_session_goes_on_with_the_same_bits() {
        let mut straight = Session::<Scalar>::new(&config(0.03)).unwrap();
        straight.advance(200);
        let checkpoint = straight.trainer().checkpoint();
        straight.advance(300);
        let mut restored = Session::<Scalar>::new(&config(0.03)).unwrap();
        restored.restore(&checkpoint).unwrap();
        restored.advance(300);
        assert_eq!(straight.progress(), restored.progress());
        let tail = restored.curve();
        assert!(straight.curve().ends_with(tail) && !tail.is_empty());
    }

    #[test]
    fn a_session_goes_on_from_the_last_step_there_may_be_and_from_none_beyond() {
        let mut session = Session::<Scalar>::new(&config(0.03)).unwrap();
        let mut checkpoint = session.trainer().checkpoint();
        checkpoint.step = MAX_STEPS;
        session.restore(&checkpoint).unwrap();
        session.advance(3);
        assert_eq!(session.step(), MAX_STEPS + 3);
        for step in [MAX_STEPS + 1, u64::MAX] {
            checkpoint.step = step;
            let refused = session.restore(&checkpoint).unwrap_err();
            assert_eq!(refused, RestoreError::Step(step));
        }
    }

    #[test]
    fn a_diverged_run_stops_and_has_a_good_state_to_go_back_to() {
        let mut session = Session::<Scalar>::new(&config(1e4)).unwrap();
        assert_eq!(session.advance(10_000), Status::Diverged);
        let step = session.trainer().step_count();
        assert!(step < 10_000);
        session.back_to_good();
        let progress = session.progress();
        assert_eq!(progress.status, Status::Running);
        assert!(progress.step < step && progress.metrics.is_some());
    }

    fn stopping(conditions: StopConditions) -> Session {
        let mut session = Session::<Scalar>::new(&config(0.03)).unwrap();
        session.stop_when(conditions);
        session
    }

    #[test]
    fn steps_and_epochs_are_counted_to_the_step() {
        // 100 points to train on in batches of 10: 10 steps per epoch.
        for (conditions, step, said) in [
            (
                StopConditions {
                    steps: Some(37),
                    epochs: Some(4),
                    ..StopConditions::default()
                },
                37,
                "it has taken the 37 steps it was given",
            ),
            (
                StopConditions {
                    steps: Some(1),
                    ..StopConditions::default()
                },
                1,
                "it has taken the 1 step it was given",
            ),
            (
                StopConditions {
                    steps: Some(37),
                    epochs: Some(3),
                    ..StopConditions::default()
                },
                30,
                "it has seen every training point 3 times, as it was to",
            ),
        ] {
            let mut session = stopping(conditions);
            session.advance(step - 1);
            assert_eq!(session.stopped(), None);
            session.advance(1000);
            assert_eq!(session.step(), step);
            assert_eq!(session.stopped().unwrap().to_string(), said);
            session.advance(5);
            assert_eq!(session.step(), step, "it stays stopped");
            session.go_on();
            session.advance(2);
            assert_eq!(session.step(), step + 2);
        }
    }

    #[test]
    fn a_target_and_a_standstill_are_noticed_whatever_the_slices() {
        for (conditions, reason) in [
            (
                StopConditions {
                    target_loss: Some(0.3),
                    watched: Watched::Train,
                    ..StopConditions::default()
                },
                StopReason::TargetLoss(0.3),
            ),
            (
                StopConditions {
                    window: Some(2000),
                    ..StopConditions::default()
                },
                StopReason::Converged(2000),
            ),
        ] {
            let mut whole = stopping(conditions);
            whole.advance(100_000);
            assert_eq!(whole.stopped(), Some(reason));
            assert!(whole.step() < 100_000);
            let mut sliced = stopping(conditions);
            for _ in 0..20_000 {
                sliced.advance(5);
            }
            assert_eq!(whole.progress(), sliced.progress());
            whole.go_on();
            whole.advance(10);
            assert_eq!(whole.step(), sliced.step() + 10);
        }
    }

    #[test]
    fn divergence_is_a_reason_too() {
        let mut session = Session::<Scalar>::new(&config(1e4)).unwrap();
        session.advance(10_000);
        assert_eq!(session.stopped(), Some(StopReason::Diverged));
        assert_eq!(session.progress().stopped, Some(StopReason::Diverged));
        session.back_to_good();
        assert_eq!(session.stopped(), None);
    }
}
