//! One run whose batch is shared out: data parallelism.
//!
//! A batch is always cut into sixteen shards, and their gradients are always
//! added along one binary tree, whoever computes them. So a run on any number
//! of workers gives the bits of a run on one. It knows shards and sums; not
//! how they travel.

use super::run::Job;
use super::task::{Examples, TaskConfig, TaskKind};
use crate::nn::hash::run_hash;
use crate::nn::kernel::{Block, Kernel};
use crate::nn::optim::AdamStep;
use crate::nn::pass::{CHUNK, Pass};
use crate::nn::rng::{Rng, Stream};
use core::marker::PhantomData;
use core::ops::Range;

/// Shards of a batch: the most workers that can share it.
pub const SHARDS: usize = 16;
/// Examples of a step, over all shards.
pub const BATCH: usize = 4_096;
/// Training examples.
const EXAMPLES: usize = 4 * BATCH;
/// The step size, after a warm-up over the first steps.
const RATE: f64 = 0.01;
const WARM_UP: f64 = 8.0;
const SEED: u64 = 1;

/// The shards of a worker: as equal as sixteen allow.
pub fn share(worker: usize, workers: usize) -> Range<usize> {
    let workers = workers.clamp(1, SHARDS);
    worker * SHARDS / workers..(worker + 1) * SHARDS / workers
}

/// Sums of neighbouring shards, each a whole subtree of the tree; in order.
///
/// A value is as long as the parameters in blocks, and one block more whose
/// first number is the loss.
#[derive(Default)]
struct Subtrees {
    parts: Vec<(Range<usize>, Vec<Block>)>,
    /// Values to use again.
    spare: Vec<Vec<Block>>,
}

impl Subtrees {
    /// Adds the next subtree and joins what has become whole.
    fn push(&mut self, shards: Range<usize>, sum: Vec<Block>) {
        self.parts.push((shards, sum));
        while let [.., (left, _), (right, _)] = self.parts.as_slice() {
            let siblings = left.len() == right.len()
                && left.end == right.start
                && left.start.is_multiple_of(2 * left.len());
            if !siblings {
                return;
            }
            let Some((right, other)) = self.parts.pop() else {
                return;
            };
            if let Some((left, sum)) = self.parts.last_mut() {
                left.end = right.end;
                for (a, b) in sum.as_flattened_mut().iter_mut().zip(other.as_flattened()) {
                    *a += b;
                }
            }
            self.spare.push(other);
        }
    }
}

/// One worker's part of a run: a whole network, some of the shards.
pub struct Replica<K: Kernel> {
    pass: Pass,
    parameters: usize,
    train: Examples,
    order: Vec<u32>,
    shards: Range<usize>,
    trees: Subtrees,
    weights: Vec<Block>,
    first: Vec<Block>,
    second: Vec<Block>,
    step: u64,
    kernel: PhantomData<K>,
}

/// The network: two hidden layers of this width.
fn job(width: usize) -> Job {
    Job {
        inputs: task().inputs(),
        width,
        loss: TaskKind::Teacher.loss(),
        examples: EXAMPLES,
        steps: 1,
        batch: BATCH,
        rate: RATE,
        seed: SEED,
    }
}

fn task() -> TaskConfig {
    TaskConfig {
        kind: TaskKind::Teacher,
        noise: 0.15,
        distinct: EXAMPLES,
        withhold: false,
        seed: SEED,
    }
}

/// Weights and biases of a network of this width.
pub fn parameters(width: usize) -> usize {
    job(width).parameters()
}

/// Arithmetic of one step: 6 operations per parameter and example.
pub fn step_flops(width: usize) -> f64 {
    job(width).flops()
}

impl<K: Kernel> Replica<K> {
    /// The run at step 0, with these shards to compute.
    pub fn new(width: usize, shards: Range<usize>) -> Self {
        let job = job(width);
        let network = job.network();
        let pass = Pass::new(&network);
        let parameters = pass.layout().parameter_count();
        let zeros = vec![[0.0; 4]; parameters.div_ceil(4)];
        Self {
            weights: crate::nn::init::weights(&network, SEED, pass.layout()),
            train: task().draw_train::<K>(),
            order: (0..EXAMPLES as u32).collect(),
            first: zeros.clone(),
            second: zeros,
            trees: Subtrees::default(),
            step: 0,
            shards,
            parameters,
            pass,
            kernel: PhantomData,
        }
    }

    /// Computes this worker's shards of the step.
    pub fn compute(&mut self) {
        let per_epoch = (EXAMPLES / BATCH) as u64;
        if self.step.is_multiple_of(per_epoch) {
            let epoch = Stream::Order(self.step / per_epoch);
            Rng::stream(SEED, epoch).shuffle(&mut self.order);
        }
        self.trees
            .spare
            .extend(self.trees.parts.drain(..).map(|(_, sum)| sum));
        for shard in self.shards.clone() {
            let sum = self.trees.spare.pop();
            let sum = self.compute_shard(shard, sum.unwrap_or_default());
            self.trees.push(shard..shard + 1, sum);
        }
    }

    fn compute_shard(&mut self, shard: usize, mut sum: Vec<Block>) -> Vec<Block> {
        let blocks = self.weights.len();
        sum.clear();
        sum.resize(blocks + 1, [0.0; 4]);
        let (gradients, loss) = sum.split_at_mut(blocks);
        let weights = self.weights.as_flattened();
        let size = BATCH / SHARDS;
        let step = (self.step % (EXAMPLES / BATCH) as u64) as usize;
        let from = step * BATCH + shard * size;
        let stride = self.train.labels.len();
        for chunk in self.order[from..from + size].chunks(CHUNK) {
            let examples = chunk.iter().map(|example| *example as usize);
            self.pass.load(&self.train.inputs, stride, examples.clone());
            let share = 1.0 / BATCH as f32;
            self.pass.load_labels(&self.train.labels, examples, share);
            self.pass.forward::<K>(weights);
            // Exact for squared errors.
            loss[0][0] += self
                .pass
                .backward::<K>(weights, gradients.as_flattened_mut());
        }
        sum
    }

    /// This worker's sums, a whole subtree each, all of one length: what it
    /// hands over. Once every part has been joined, the one sum over all shards.
    pub fn sums(&self) -> impl ExactSizeIterator<Item = &[f32]> {
        self.trees.parts.iter().map(|(_, sum)| sum.as_flattened())
    }

    /// Takes over the sums of another worker's shards; workers in their order.
    pub fn join(&mut self, shards: Range<usize>, sums: &[f32]) {
        let mut start = shards.start;
        for sum in sums.chunks_exact(4 * (self.weights.len() + 1)) {
            // The largest whole subtree that begins here and ends in time.
            let mut length = 1;
            while start.is_multiple_of(2 * length) && start + 2 * length <= shards.end {
                length *= 2;
            }
            let mut copy = self.trees.spare.pop().unwrap_or_default();
            copy.clear();
            copy.extend_from_slice(sum.as_chunks().0);
            self.trees.push(start..start + length, copy);
            start += length;
        }
    }

    /// Takes the step that a sum over all shards asks for; the batch's loss
    /// before it.
    pub fn update(&mut self, total: &[f32]) -> f32 {
        let blocks = self.weights.len();
        let Some((gradients, [loss, ..])) = total.split_at_checked(4 * blocks) else {
            return f32::NAN;
        };
        let loss = *loss;
        self.step += 1;
        let rate = RATE * (self.step as f64 / WARM_UP).min(1.0);
        K::adam(
            AdamStep::at(rate as f32, self.step),
            &mut self.weights,
            &mut self.first,
            &mut self.second,
            gradients.as_chunks().0,
        );
        loss
    }

    /// The same with the sum that this worker has completed; none while parts
    /// are missing.
    pub fn update_from_parts(&mut self) -> Option<f32> {
        let (_, sum) = self
            .trees
            .parts
            .pop_if(|(shards, _)| *shards == (0..SHARDS))?;
        let loss = self.update(sum.as_flattened());
        self.trees.spare.push(sum);
        Some(loss)
    }

    /// The run's fingerprint.
    pub fn hash(&self) -> u64 {
        run_hash(self.step, &self.weights.as_flattened()[..self.parameters])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nn::Scalar;

    /// A run on so many workers, without the workers.
    fn run(workers: usize, steps: usize) -> (Vec<u32>, u64) {
        let mut replicas: Vec<Replica<Scalar>> = (0..workers)
            .map(|worker| Replica::new(5, share(worker, workers)))
            .collect();
        let mut losses = Vec::new();
        for _ in 0..steps {
            for replica in &mut replicas {
                replica.compute();
            }
            let (root, others) = replicas.split_at_mut(1);
            for (worker, other) in others.iter().enumerate() {
                let sums: Vec<f32> = other.sums().flatten().copied().collect();
                root[0].join(share(worker + 1, workers), &sums);
            }
            let total: Vec<f32> = root[0].sums().flatten().copied().collect();
            losses.push(root[0].update_from_parts().unwrap().to_bits());
            for other in others {
                assert_eq!(Some(&other.update(&total).to_bits()), losses.last());
            }
        }
        assert!(
            replicas
                .iter()
                .all(|replica| replica.hash() == replicas[0].hash())
        );
        (losses, replicas[0].hash())
    }

    #[test]
    fn any_number_of_workers_gives_the_same_bits() {
        let alone = run(1, 6);
        for workers in 2..=SHARDS {
            assert_eq!(run(workers, 6), alone, "{workers} workers");
        }
        let loss = |bits: u32| f32::from_bits(bits);
        assert!(loss(alone.0[5]) < loss(alone.0[0]));
    }

    #[test]
    fn every_shard_has_one_worker() {
        for workers in 1..=SHARDS + 1 {
            let all: Vec<usize> = (0..workers)
                .flat_map(|worker| share(worker, workers))
                .collect();
            assert_eq!(all[..SHARDS], (0..SHARDS).collect::<Vec<_>>());
        }
    }

    #[test]
    fn parts_out_of_step_take_no_step() {
        let mut replica = Replica::<Scalar>::new(3, share(0, 2));
        replica.compute();
        assert_eq!(replica.update_from_parts(), None);
        replica.join(8..16, &[1.0, 2.0]);
        assert_eq!(replica.update_from_parts(), None);
        assert!(replica.update(&[]).is_nan());
    }
}
