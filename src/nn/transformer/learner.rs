//! A transformer that learns: step, examine, save, restore.

use super::backward::Backward;
use super::pass::Pass;
use super::shape::{Layout, ShapeError, TransformerShape};
use crate::nn::hash::run_hash;
use crate::nn::kernel::Block;
use crate::nn::kernel::sequence::SequenceKernel;
use crate::nn::optim::AdamStep;
use crate::nn::{Checkpoint, RestoreError, Status};
use core::marker::PhantomData;
use serde::{Deserialize, Serialize};

/// Places that go through the network together. It is part of the results: the
/// gradient is added up chunk by chunk.
const CHUNK: usize = 8;

/// The largest norm of a gradient; a longer one is shortened to it (Pascanu,
/// Mikolov and Bengio, "On the difficulty of training recurrent neural
/// networks", 2013).
const LONGEST: f32 = 1.0;

/// A run has diverged when its loss passes this many times that of a network
/// which takes all signs for equally likely.
const DIVERGED: f64 = 100.0;

/// The step size over a run: a straight line up, then along a cosine (Loshchilov
/// and Hutter, "SGDR", 2017) down to a share of it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Course {
    /// The largest step size.
    pub rate: f64,
    /// Steps of the line up.
    pub warm_up: u64,
    /// Steps in all.
    pub steps: u64,
    /// The share of the largest that is left at the end.
    pub last: f64,
}

impl Course {
    /// The step size of step `t`, counted from 1.
    pub fn rate_at(&self, t: u64) -> f32 {
        if t <= self.warm_up {
            return (self.rate * t as f64 / self.warm_up as f64) as f32;
        }
        let down = self.steps.saturating_sub(self.warm_up).max(1);
        let done = (t - self.warm_up).min(down) as f64 / down as f64;
        let cosine = 0.5 + 0.5 * libm::cos(core::f64::consts::PI * done);
        (self.rate * (self.last + (1.0 - self.last) * cosine)) as f32
    }
}

/// What a network made of texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Examined {
    /// The surprise of each sign, in nats.
    pub nats: Vec<f64>,
    /// Whether no sign was taken for likelier.
    pub right: Vec<bool>,
}

impl Examined {
    /// The mean loss, in nats a sign.
    pub fn mean_loss(&self) -> f64 {
        self.nats.iter().sum::<f64>() / self.nats.len().max(1) as f64
    }
}

/// A network and where it has got to.
#[derive(Clone, Debug)]
pub struct Learner<K: SequenceKernel> {
    course: Course,
    pass: Pass,
    backward: Backward,
    /// The signs to be foretold, a row of windows for each place.
    right: Vec<u8>,
    // Padded to whole blocks; the padding stays 0.
    weights: Vec<Block>,
    first: Vec<Block>,
    second: Vec<Block>,
    gradients: Vec<Block>,
    step: u64,
    loss: Option<f64>,
    status: Status,
    kernel: PhantomData<K>,
}

impl<K: SequenceKernel> Learner<K> {
    /// A network at step 0, for batches of so many windows, rounded up to a
    /// multiple of four.
    ///
    /// # Errors
    /// The limit that the shape breaks.
    pub fn new(
        shape: TransformerShape,
        windows: usize,
        course: Course,
        seed: u64,
    ) -> Result<Self, ShapeError> {
        shape.validate()?;
        let windows = windows.max(1).next_multiple_of(4);
        let pass = Pass::new(shape, windows, CHUNK);
        let zeros = vec![[0.0; 4]; pass.layout().parameter_count().div_ceil(4)];
        Ok(Self {
            course,
            backward: Backward::new(&pass.sizes),
            right: vec![0; shape.places * windows],
            weights: pass.layout().first_weights(seed),
            first: zeros.clone(),
            second: zeros.clone(),
            gradients: zeros,
            step: 0,
            loss: None,
            status: Status::Running,
            kernel: PhantomData,
            pass,
        })
    }

    /// One step on a batch of texts of [`Learner::text_length`] signs each,
    /// one after another. A diverged run does nothing, nor does one without a
    /// text.
    pub fn learn(&mut self, texts: &[u8]) -> Status {
        if self.status == Status::Diverged || texts.len() < self.text_length() {
            return self.status;
        }
        let loss = self.add_up_gradients(texts);
        self.loss = Some(loss);
        let squares = K::sum_of_squares(&self.gradients);
        let signs = self.pass.sizes.shape.signs as f64;
        if !(squares.is_finite() && loss <= DIVERGED * libm::log(signs)) {
            self.status = Status::Diverged;
            return self.status;
        }
        let norm = squares.sqrt();
        if norm > LONGEST {
            K::shrink(LONGEST / norm, self.gradients.as_flattened_mut());
        }
        self.step += 1;
        K::adam(
            AdamStep::at(self.course.rate_at(self.step), self.step),
            &mut self.weights,
            &mut self.first,
            &mut self.second,
            &self.gradients,
        );
        self.status
    }

    /// The gradient of the mean loss on a batch; the loss.
    fn add_up_gradients(&mut self, texts: &[u8]) -> f64 {
        self.load(texts);
        let weights = self.weights.as_flattened();
        self.pass.forward::<K>(weights);
        self.gradients.fill([0.0; 4]);
        let gradients = self.gradients.as_flattened_mut();
        self.backward
            .run::<K>(&self.pass, weights, &self.right, gradients)
    }

    /// Takes texts in; those that are missing are the last one again.
    fn load(&mut self, texts: &[u8]) {
        let windows = self.pass.windows();
        let length = self.text_length();
        let most = (self.pass.sizes.shape.signs - 1) as u8;
        for window in 0..windows {
            let last = (texts.len() / length).saturating_sub(1);
            let text = texts
                .chunks_exact(length)
                .nth(window.min(last))
                .unwrap_or_default();
            for (place, pair) in text.windows(2).enumerate() {
                self.pass.set(window, place, pair[0]);
                self.right[place * windows + window] = pair[1].min(most);
            }
        }
    }

    /// Reads texts of [`Learner::text_length`] signs each without learning.
    pub fn examine(&mut self, texts: &[u8]) -> Examined {
        let (windows, length) = (self.pass.windows(), self.text_length());
        let columns = self.pass.sizes.columns * 4;
        let places = length - 1;
        let mut examined = Examined::default();
        for batch in texts.chunks(windows * length) {
            self.load(batch);
            self.pass.forward::<K>(self.weights.as_flattened());
            let here = batch.len() / length;
            let start = examined.nats.len();
            examined.nats.resize(start + here * places, 0.0);
            examined.right.resize(start + here * places, false);
            for chunk in 0..self.pass.sizes.chunks {
                let right = &self.right[chunk * columns..][..columns];
                let losses = self
                    .backward
                    .losses::<K>(self.pass.outputs.of(chunk), right, 0.0);
                let losses: Vec<f64> = losses.collect();
                for (example, loss) in losses.into_iter().enumerate() {
                    let (window, place) = (example % windows, chunk * CHUNK + example / windows);
                    if window < here {
                        let at = start + window * places + place;
                        examined.nats[at] = loss;
                        examined.right[at] = self.backward.margins[example] <= 0.0;
                    }
                }
            }
        }
        examined
    }

    /// Signs of a text: one that is only read, and one for each place.
    pub fn text_length(&self) -> usize {
        self.pass.sizes.shape.places + 1
    }

    /// Texts of a batch.
    pub fn windows(&self) -> usize {
        self.pass.windows()
    }

    /// Steps taken.
    pub fn step_count(&self) -> u64 {
        self.step
    }

    /// Mean loss on the batch of the last step, before it, in nats a sign.
    pub fn loss(&self) -> Option<f64> {
        self.loss
    }

    /// Whether it can go on.
    pub fn status(&self) -> Status {
        self.status
    }

    /// Where each weight lives.
    pub fn layout(&self) -> &Layout {
        self.pass.layout()
    }

    /// What was last read, and what attention paid to it.
    pub fn pass(&self) -> &Pass {
        &self.pass
    }

    /// All weights, in the order of [`Layout`].
    pub fn weights(&self) -> &[f32] {
        &self.weights.as_flattened()[..self.layout().parameter_count()]
    }

    /// A fingerprint of the step and the exact bits of the weights.
    pub fn run_hash(&self) -> u64 {
        run_hash(self.step, self.weights())
    }

    /// The gradient of the mean loss on a batch of texts, and the loss.
    pub fn gradient(&mut self, texts: &[u8]) -> (f64, &[f32]) {
        let loss = self.add_up_gradients(texts);
        let count = self.layout().parameter_count();
        (loss, &self.gradients.as_flattened()[..count])
    }

    /// A copy of the state.
    pub fn checkpoint(&self) -> Checkpoint {
        let count = self.layout().parameter_count();
        let parts = [&self.weights, &self.first, &self.second];
        let values = parts.iter().flat_map(|part| &part.as_flattened()[..count]);
        Checkpoint {
            step: self.step,
            values: values.copied().collect(),
        }
    }

    /// Goes on from a checkpoint of the same shape, with the same bits as if it
    /// had never stopped, given the same texts and course.
    ///
    /// # Errors
    /// If the checkpoint's network has another size; then nothing changes.
    pub fn restore(&mut self, checkpoint: &Checkpoint) -> Result<(), RestoreError> {
        let count = self.layout().parameter_count();
        let (found, expected) = (checkpoint.values.len(), 3 * count);
        if found != expected {
            return Err(RestoreError::Length { found, expected });
        }
        let parts = [&mut self.weights, &mut self.first, &mut self.second];
        for (part, values) in parts.into_iter().zip(checkpoint.values.chunks_exact(count)) {
            part.as_flattened_mut()[..count].copy_from_slice(values);
        }
        self.step = checkpoint.step;
        self.loss = None;
        self.status = Status::Running;
        Ok(())
    }
}
