//! One run of the lab: a network of two hidden layers learns a task.
//!
//! Every size sees the same examples in the same order. It steps in slices of
//! any length with the same bits; it must not know time.

use super::task::{Examples, TaskData};
use crate::nn::hash::run_hash;
use crate::nn::kernel::{Block, Kernel};
use crate::nn::optim::AdamStep;
use crate::nn::pass::{CHUNK, Pass};
use crate::nn::rng::{Rng, Stream};
use crate::nn::{Activation, Feature, Loss, NetworkConfig};
use core::marker::PhantomData;
use serde::{Deserialize, Serialize};

/// What one run is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Job {
    /// Numbers that the network sees of each example.
    pub inputs: usize,
    /// Neurons in each of the two hidden layers.
    pub width: usize,
    /// What it makes small.
    pub loss: Loss,
    /// Examples to learn from, of those there are.
    pub examples: usize,
    /// Steps of training.
    pub steps: u64,
    /// Examples per step.
    pub batch: usize,
    /// The largest step size.
    pub rate: f64,
    /// The seed of the first weights and of the order of examples.
    pub seed: u64,
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// Weights and biases.
    pub parameters: usize,
    /// Examples seen, repetitions included.
    pub samples: u64,
    /// Arithmetic done, counted as 6 operations per parameter and example.
    pub flops: f64,
    /// Mean loss on the training examples.
    pub train_loss: f64,
    /// Mean loss on the test examples.
    pub test_loss: f64,
    /// Share of the test examples whose sign it gets wrong.
    pub test_error: f64,
    /// Hash of the exact bits of the weights.
    pub hash: u64,
}

impl Job {
    pub(super) fn network(&self) -> NetworkConfig {
        NetworkConfig {
            // Only their number counts: the inputs are the task's own.
            features: Feature::ALL[..self.inputs.min(Feature::ALL.len())].to_vec(),
            hidden: vec![self.width, self.width],
            activation: Activation::Tanh,
            loss: self.loss,
            ..NetworkConfig::default()
        }
    }

    /// Weights and biases: (inputs + 1) w + (w + 1) w + w + 1.
    pub fn parameters(&self) -> usize {
        (self.inputs + 1 + self.width + 1 + 1) * self.width + 1
    }

    /// Arithmetic it takes: 6 operations per parameter and example.
    pub fn flops(&self) -> f64 {
        6.0 * self.parameters() as f64 * self.samples() as f64
    }

    fn samples(&self) -> u64 {
        self.steps * self.batch() as u64
    }

    fn batch(&self) -> usize {
        self.batch.clamp(1, self.examples.max(1))
    }
}

/// A run in progress.
pub struct LabRun<K: Kernel> {
    job: Job,
    pass: Pass,
    weights: Vec<Block>,
    first: Vec<Block>,
    second: Vec<Block>,
    gradients: Vec<Block>,
    order: Vec<u32>,
    step: u64,
    kernel: PhantomData<K>,
}

impl<K: Kernel> LabRun<K> {
    /// A run at step 0. `job.examples` must not exceed the training set's.
    pub fn new(job: Job) -> Self {
        let network = job.network();
        let pass = Pass::new(&network);
        let zeros = vec![[0.0; 4]; pass.layout().parameter_count().div_ceil(4)];
        Self {
            weights: crate::nn::init::weights(&network, job.seed, pass.layout()),
            first: zeros.clone(),
            second: zeros.clone(),
            gradients: zeros,
            order: (0..job.examples as u32).collect(),
            step: 0,
            pass,
            job,
            kernel: PhantomData,
        }
    }

    /// Up to `steps` steps; whether it has taken its last.
    pub fn advance(&mut self, data: &TaskData, steps: u64) -> bool {
        let end = self.job.steps.min(self.step + steps);
        while self.step < end {
            self.take_step(&data.train);
        }
        self.step == self.job.steps
    }

    fn take_step(&mut self, train: &Examples) {
        let count = train.labels.len();
        let batch = self.job.batch();
        let per_epoch = (self.order.len() / batch).max(1) as u64;
        if self.step.is_multiple_of(per_epoch) {
            // One order for all sizes.
            let epoch = Stream::Order(self.step / per_epoch);
            Rng::stream(self.job.seed, epoch).shuffle(&mut self.order);
        }
        let from = (self.step % per_epoch) as usize * batch;
        self.gradients.fill([0.0; 4]);
        for chunk in self.order[from..from + batch].chunks(CHUNK) {
            let examples = chunk.iter().map(|example| *example as usize);
            let weights = self.weights.as_flattened();
            self.pass.load(&train.inputs, count, examples.clone());
            self.pass
                .load_labels(&train.labels, examples, 1.0 / batch as f32);
            self.pass.forward::<K>(weights);
            self.pass
                .backward::<K>(weights, self.gradients.as_flattened_mut());
        }
        let done = self.step as f64 / self.job.steps as f64;
        self.step += 1;
        let update = AdamStep::at((self.job.rate * share_of_rate(done)) as f32, self.step);
        K::adam(
            update,
            &mut self.weights,
            &mut self.first,
            &mut self.second,
            &self.gradients,
        );
    }

    /// The share of its steps that it has taken.
    pub fn done(&self) -> f64 {
        self.step as f64 / self.job.steps.max(1) as f64
    }

    /// How it stands: both losses over all examples.
    pub fn outcome(&mut self, data: &TaskData) -> Outcome {
        let parameters = self.pass.layout().parameter_count();
        let (train_loss, _) = self.measure(&data.train, self.job.examples);
        let (test_loss, test_error) = self.measure(&data.test, data.test.labels.len());
        let samples = self.step * self.job.batch() as u64;
        Outcome {
            parameters,
            samples,
            flops: 6.0 * parameters as f64 * samples as f64,
            train_loss,
            test_loss,
            test_error,
            hash: run_hash(self.step, &self.weights.as_flattened()[..parameters]),
        }
    }

    /// Mean loss, and share of wrong signs, over the first `count` examples.
    fn measure(&mut self, examples: &Examples, count: usize) -> (f64, f64) {
        let stride = examples.labels.len();
        let (mut loss, mut wrong) = (0.0, 0u32);
        for start in (0..count).step_by(CHUNK) {
            let chunk = start..(start + CHUNK).min(count);
            self.pass.load(&examples.inputs, stride, chunk.clone());
            self.pass.forward::<K>(self.weights.as_flattened());
            for (answer, label) in self.pass.outputs().iter().zip(&examples.labels[chunk]) {
                loss += self.job.loss.of(f64::from(*answer), f64::from(*label));
                wrong += u32::from(answer * label <= 0.0);
            }
        }
        let count = count.max(1) as f64;
        (loss / count, f64::from(wrong) / count)
    }
}

/// The share of the step size in use when a share of the steps is done: up
/// from 0 over the first tenth, so that high rates do no harm at the start,
/// times a straight line down to 0.
fn share_of_rate(done: f64) -> f64 {
    (done / 0.1).min(1.0) * (1.0 - done)
}
