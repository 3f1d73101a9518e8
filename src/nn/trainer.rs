//! A run: a network, its data and where it has got to.
//!
//! The state is the weights, the moments and the step; everything else follows
//! from the configuration. It must not know time: callers decide how many
//! steps make a slice.

use super::config::{ConfigError, Optimiser, RunConfig};
use super::data::Dataset;
use super::hash;
use super::kernel::{Block, Kernel, Scalar};
use super::layout::WeightLayout;
use super::optim::AdamStep;
use super::pass::{CHUNK, Pass};
use super::picture::Grid;
use super::rng::{Rng, Stream};
use core::marker::PhantomData;
use core::ops::Range;
use serde::{Deserialize, Serialize};

/// A run has diverged when its loss passes this many times its first one.
const DIVERGED: f64 = 100.0;

/// The least first loss that counts: about that of a network which answers 0
/// everywhere (½ for mean squared error, ln 2 for cross-entropy). A lucky start
/// must not make ordinary batches look like divergence.
const LEAST_FIRST_LOSS: f64 = 0.5;

/// Whether a run can go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It can.
    Running,
    /// A loss was not finite, or above 100 times the first one. Further steps
    /// do nothing until a checkpoint is restored.
    Diverged,
}

/// How good the network is now, over whole sets.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Metrics {
    /// Mean loss over the points to train on, in the loss's unit.
    pub train_loss: f64,
    /// Mean loss over the test points.
    pub test_loss: f64,
    /// Share of the points to train on whose output has the label's sign.
    pub train_accuracy: f64,
    /// The same over the test points.
    pub test_accuracy: f64,
}

/// A run in progress. `Trainer` without a kernel is the scalar one.
#[derive(Clone, Debug)]
pub struct Trainer<K: Kernel = Scalar> {
    pub(super) config: RunConfig,
    data: Dataset,
    /// A row per input feature, a value per point.
    inputs: Vec<f32>,
    pub(super) pass: Pass,
    // Padded to whole blocks; the padding stays 0.
    pub(super) weights: Vec<Block>,
    pub(super) first: Vec<Block>,
    pub(super) second: Vec<Block>,
    gradients: Vec<Block>,
    pub(super) step: u64,
    /// The points to train on in this epoch's order, and which epoch that is.
    order: Vec<u32>,
    order_epoch: Option<u64>,
    pub(super) status: Status,
    /// The loss that counts as diverged.
    limit: f64,
    pub(super) grid: Option<Grid>,
    kernel: PhantomData<K>,
}

impl<K: Kernel> Trainer<K> {
    /// Draws the data and the initial weights.
    ///
    /// # Errors
    /// The limit that `config` breaks.
    pub fn new(config: &RunConfig) -> Result<Self, ConfigError> {
        config.validate()?;
        let data = Dataset::new(&config.data)?;
        let inputs = config.network.features.iter().flat_map(|feature| {
            let points = data.x.iter().zip(&data.y);
            points.map(|(x, y)| feature.apply(*x, *y))
        });
        let pass = Pass::new(&config.network);
        let zeros = vec![[0.0; 4]; pass.layout().parameter_count().div_ceil(4)];
        let mut trainer = Self {
            inputs: inputs.collect(),
            order: data.train().map(|i| i as u32).collect(),
            weights: super::init::weights(&config.network, config.weights_seed, pass.layout()),
            first: zeros.clone(),
            second: zeros.clone(),
            gradients: zeros,
            config: config.clone(),
            data,
            pass,
            step: 0,
            order_epoch: None,
            status: Status::Running,
            limit: f64::INFINITY,
            grid: None,
            kernel: PhantomData,
        };
        let first_loss = trainer.measure(trainer.data.train()).0;
        trainer.limit = DIVERGED * first_loss.max(LEAST_FIRST_LOSS);
        Ok(trainer)
    }

    /// One mini-batch: gather, forward, backward, update. A diverged run does
    /// nothing. Whether a step diverges does not depend on who called it.
    pub fn step(&mut self) -> Status {
        if self.status == Status::Diverged {
            return self.status;
        }
        let batch = self.next_batch();
        let share = 1.0 / batch.len() as f32;
        self.gradients.fill([0.0; 4]);
        let mut bound = 0.0;
        for chunk in self.order[batch].chunks(CHUNK) {
            let examples = chunk.iter().map(|&i| i as usize);
            self.pass
                .load(&self.inputs, self.data.len(), examples.clone());
            self.pass.load_labels(&self.data.label, examples, share);
            let weights = self.weights.as_flattened();
            self.pass.forward::<K>(weights);
            bound += self
                .pass
                .backward::<K>(weights, self.gradients.as_flattened_mut());
        }
        self.step = self.step.saturating_add(1);
        let rate = self.config.learning_rate;
        match self.config.optimiser {
            Optimiser::Sgd => K::sgd(rate, &mut self.weights, &self.gradients),
            Optimiser::Adam => K::adam(
                AdamStep::at(rate, self.step),
                &mut self.weights,
                &mut self.first,
                &mut self.second,
                &self.gradients,
            ),
        }
        self.judge(f64::from(bound));
        self.status
    }

    /// Up to `steps` steps; stops early only where the run diverges.
    pub fn run(&mut self, steps: u64) -> Status {
        for _ in 0..steps {
            if self.step() == Status::Diverged {
                break;
            }
        }
        self.status
    }

    /// Steps taken.
    pub fn step_count(&self) -> u64 {
        self.step
    }

    /// Whole epochs finished. Each takes every point to train on once, in an
    /// order of its own; its last batch may be a smaller one.
    pub fn epoch(&self) -> u64 {
        self.step / self.steps_per_epoch()
    }

    /// Examples learned from, repetitions included.
    pub fn samples(&self) -> u64 {
        let within = self.step % self.steps_per_epoch() * self.batch() as u64;
        // Saturating, because a checkpoint may come from a stranger's file.
        let finished = self.epoch().saturating_mul(self.order.len() as u64);
        finished.saturating_add(within)
    }

    /// Whether the run can go on.
    pub fn status(&self) -> Status {
        self.status
    }

    /// Loss and accuracy over whole sets. Also notices divergence.
    pub fn evaluate(&mut self) -> Metrics {
        let (train_loss, train_accuracy) = self.measure(self.data.train());
        let (test_loss, test_accuracy) = self.measure(self.data.test());
        self.judge(train_loss);
        Metrics {
            train_loss,
            test_loss,
            train_accuracy,
            test_accuracy,
        }
    }

    /// What this run was made from, with the learning rate as it is now.
    pub fn config(&self) -> &RunConfig {
        &self.config
    }

    /// The points.
    pub fn data(&self) -> &Dataset {
        &self.data
    }

    /// Where each weight lives.
    pub fn layout(&self) -> &WeightLayout {
        self.pass.layout()
    }

    /// Weights and biases.
    pub fn parameters(&self) -> usize {
        self.layout().parameter_count()
    }

    /// All weights and biases, in the order of [`WeightLayout`].
    pub fn weights(&self) -> &[f32] {
        &self.weights.as_flattened()[..self.parameters()]
    }

    /// A fingerprint of the step and the exact bits of the weights.
    pub fn run_hash(&self) -> u64 {
        hash::run_hash(self.step, self.weights())
    }

    /// The batch that is used: the one asked for, or all there is.
    fn batch(&self) -> usize {
        self.config.batch.min(self.order.len())
    }

    fn steps_per_epoch(&self) -> u64 {
        self.order.len().div_ceil(self.batch()) as u64
    }

    /// Where in `order` the next batch lies, after shuffling for a new epoch.
    fn next_batch(&mut self) -> Range<usize> {
        let epoch = self.epoch();
        if self.order_epoch != Some(epoch) {
            for (slot, i) in self.order.iter_mut().zip(0..) {
                *slot = i;
            }
            let seed = self.config.weights_seed;
            Rng::stream(seed, Stream::Order(epoch)).shuffle(&mut self.order);
            self.order_epoch = Some(epoch);
        }
        let start = (self.step % self.steps_per_epoch()) as usize * self.batch();
        start..(start + self.batch()).min(self.order.len())
    }

    /// Mean loss and accuracy over some of the points.
    fn measure(&mut self, points: Range<usize>) -> (f64, f64) {
        let count = points.len() as f64;
        let (mut loss, mut right) = (0.0, 0);
        for start in points.clone().step_by(CHUNK) {
            let chunk = start..(start + CHUNK).min(points.end);
            self.pass.load(&self.inputs, self.data.len(), chunk.clone());
            self.pass.forward::<K>(self.weights.as_flattened());
            for (&y, &label) in self.pass.outputs().iter().zip(&self.data.label[chunk]) {
                loss += self.config.network.loss.of(f64::from(y), f64::from(label));
                right += u32::from(y * label > 0.0);
            }
        }
        (loss / count, f64::from(right) / count)
    }

    /// Some of the inputs through the network; `inputs` holds a row of `stride`
    /// values per feature.
    pub(super) fn forward_at(&mut self, inputs: &[f32], stride: usize, points: Range<usize>) {
        self.pass.load(inputs, stride, points);
        self.pass.forward::<K>(self.weights.as_flattened());
    }

    /// Ends the run if a loss is too large, or not a number at all.
    fn judge(&mut self, loss: f64) {
        if !(loss.is_finite() && loss <= self.limit) {
            self.status = Status::Diverged;
        }
    }
}
