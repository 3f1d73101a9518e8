//! A run: a network, its data and where it has got to.
//!
//! The state is the weights, the moments and the step; everything else follows
//! from the configuration. It must not know time: callers decide how many
//! steps make a slice.

use super::choices::{Loss, Optimiser};
use super::config::RunConfig;
use super::data::Dataset;
use super::dropout::Dropout;
use super::error::ConfigError;
use super::hash;
use super::kernel::{Block, Kernel, Scalar};
use super::layout::WeightLayout;
use super::limits::MAX_CLASSES;
use super::metrics::{Metrics, Tally};
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

/// A run in progress. `Trainer` without a kernel is the scalar one.
#[derive(Clone, Debug)]
pub struct Trainer<K: Kernel = Scalar> {
    pub(super) config: RunConfig,
    data: Dataset,
    /// A row per input feature, a value per point.
    inputs: Vec<f32>,
    /// The labels as the loss takes them: classes from 0 for softmax.
    targets: Vec<f32>,
    pub(super) pass: Pass,
    // Padded to whole blocks; the padding stays 0.
    pub(super) weights: Vec<Block>,
    pub(super) first: Vec<Block>,
    pub(super) second: Vec<Block>,
    gradients: Vec<Block>,
    pub(super) step: u64,
    /// The points to train on in one epoch's order, and that epoch's first step.
    order: Vec<u32>,
    order_from: Option<u64>,
    steps_per_epoch: u64,
    pub(super) status: Status,
    /// The loss that counts as diverged.
    limit: f64,
    pub(super) grid: Option<Grid>,
    /// Of the test points, when they were last looked at.
    confusion: Vec<u32>,
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
        let features = config.network.features.iter();
        let inputs = features.flat_map(|&f| (0..data.len()).map(move |i| (f, i)));
        let inputs = inputs.map(|(feature, point)| data.feature(feature, point));
        let targets = match config.network.loss {
            Loss::Softmax => (0..data.len()).map(|i| data.class(i) as f32).collect(),
            _ => data.label.clone(),
        };
        let mut pass = Pass::new(&config.network);
        if config.regularisation.dropout > 0.0 {
            pass = pass.with_dropout();
        }
        let zeros = vec![[0.0; 4]; pass.layout().parameter_count().div_ceil(4)];
        let mut trainer = Self {
            inputs: inputs.collect(),
            targets,
            steps_per_epoch: data.train().len().div_ceil(config.batch) as u64,
            order: data.train().map(|i| i as u32).collect(),
            weights: super::init::weights(&config.network, config.weights_seed, pass.layout()),
            first: zeros.clone(),
            second: zeros.clone(),
            gradients: zeros,
            config: config.clone(),
            data,
            pass,
            step: 0,
            order_from: None,
            status: Status::Running,
            limit: f64::INFINITY,
            grid: None,
            confusion: Vec::new(),
            kernel: PhantomData,
        };
        let first_loss = trainer.measure(trainer.data.train()).mean_loss();
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
        let bound = self.add_up_gradients(batch);
        self.step = self.step.saturating_add(1);
        self.update();
        self.judge(f64::from(bound));
        self.status
    }

    /// The gradient of the mean loss over a batch. Returns a lower bound of that
    /// loss.
    fn add_up_gradients(&mut self, batch: Range<usize>) -> f32 {
        let share = 1.0 / batch.len() as f32;
        let probability = self.config.regularisation.dropout;
        let mut dropout = (probability > 0.0)
            .then(|| Dropout::of(self.config.weights_seed, self.step, probability));
        self.gradients.fill([0.0; 4]);
        let mut bound = 0.0;
        for chunk in self.order[batch].chunks(CHUNK) {
            let examples = chunk.iter().map(|&i| i as usize);
            self.pass
                .load(&self.inputs, self.data.len(), examples.clone());
            self.pass.load_labels(&self.targets, examples, share);
            let weights = self.weights.as_flattened();
            match &mut dropout {
                Some(dropout) => self.pass.forward_dropping_out::<K>(weights, dropout),
                None => self.pass.forward::<K>(weights),
            }
            bound += self
                .pass
                .backward::<K>(weights, self.gradients.as_flattened_mut());
        }
        bound
    }

    /// The penalties' part of the gradient, then the update rule.
    fn update(&mut self) {
        let regularisation = self.config.regularisation;
        let rate = self
            .config
            .schedule
            .rate(self.config.learning_rate, self.step);
        let decay = f64::from(rate) * f64::from(regularisation.weight_decay);
        let decays = self.config.optimiser == Optimiser::AdamW && decay > 0.0;
        let penalised = regularisation.l1 > 0.0 || regularisation.l2 > 0.0;
        if decays || penalised {
            let layout = self.pass.layout();
            let weights = self.weights.as_flattened_mut();
            let gradients = self.gradients.as_flattened_mut();
            for range in (0..layout.layers()).map(|layer| layout.weights(layer)) {
                if penalised {
                    let gradients = &mut gradients[range.clone()];
                    K::penalise(regularisation, &weights[range.clone()], gradients);
                }
                if decays {
                    K::shrink((1.0 - decay) as f32, &mut weights[range]);
                }
            }
        }
        match self.config.optimiser {
            Optimiser::Sgd => K::sgd(rate, &mut self.weights, &self.gradients),
            Optimiser::Momentum => {
                K::momentum(rate, &mut self.weights, &mut self.first, &self.gradients);
            }
            Optimiser::Adam | Optimiser::AdamW => K::adam(
                AdamStep::at(rate, self.step),
                &mut self.weights,
                &mut self.first,
                &mut self.second,
                &self.gradients,
            ),
        }
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
        self.epoch() * self.order.len() as u64 + within
    }

    /// Whether the run can go on.
    pub fn status(&self) -> Status {
        self.status
    }

    /// Loss and accuracy over whole sets. Also notices divergence.
    pub fn evaluate(&mut self) -> Metrics {
        let train = self.measure(self.data.train());
        let test = self.measure(self.data.test());
        self.judge(train.mean_loss());
        self.confusion.clear();
        self.confusion.extend_from_slice(test.confusion());
        Metrics {
            train_loss: train.mean_loss(),
            test_loss: test.mean_loss(),
            train_accuracy: train.accuracy(),
            test_accuracy: test.accuracy(),
            train_r2: train.r2(),
            test_r2: test.r2(),
        }
    }

    /// How often each class got each answer among the test points, when
    /// [`Trainer::evaluate`] last looked: classes² counts, a row per class from
    /// 0 and a column per answer. Empty before, and where labels are numbers.
    pub fn confusion(&self) -> &[u32] {
        &self.confusion
    }

    /// The step size of the last step taken, or of the first before there is
    /// one.
    pub fn learning_rate_now(&self) -> f32 {
        let schedule = self.config.schedule;
        schedule.rate(self.config.learning_rate, self.step.max(1))
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

    /// Steps that take every point to train on once.
    pub fn steps_per_epoch(&self) -> u64 {
        self.steps_per_epoch
    }

    /// Where in `order` the next batch lies, after shuffling for a new epoch.
    fn next_batch(&mut self) -> Range<usize> {
        // Divisions only once per epoch: they take as long as a small layer.
        let from = match self.order_from {
            Some(from) if self.step.wrapping_sub(from) < self.steps_per_epoch => from,
            _ => self.shuffle(),
        };
        let start = (self.step - from) as usize * self.batch();
        start..(start + self.batch()).min(self.order.len())
    }

    /// Puts the points to train on in the order of this epoch. Returns its
    /// first step.
    fn shuffle(&mut self) -> u64 {
        for (slot, i) in self.order.iter_mut().zip(0..) {
            *slot = i;
        }
        let epoch = self.epoch();
        let seed = self.config.weights_seed;
        Rng::stream(seed, Stream::Order(epoch)).shuffle(&mut self.order);
        let from = epoch * self.steps_per_epoch;
        self.order_from = Some(from);
        from
    }

    /// Sums over some of the points.
    fn measure(&mut self, points: Range<usize>) -> Tally {
        let network = &self.config.network;
        let outputs = network.outputs;
        let mut tally = Tally::new(network.loss, self.data.task());
        let mut answer = [0.0; MAX_CLASSES];
        for start in points.clone().step_by(CHUNK) {
            let chunk = start..(start + CHUNK).min(points.end);
            self.pass.load(&self.inputs, self.data.len(), chunk.clone());
            self.pass.forward::<K>(self.weights.as_flattened());
            for (slot, point) in chunk.enumerate() {
                for (output, value) in answer[..outputs].iter_mut().enumerate() {
                    *value = f64::from(self.pass.output(output)[slot]);
                }
                let label = f64::from(self.data.label[point]);
                tally.add(&answer[..outputs], label, self.data.class(point));
            }
        }
        tally
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
