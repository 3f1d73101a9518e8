//! Messages between the page and the workers of a cluster.
//!
//! Orders and answers cross as bytes. The workers' sums do not pass through
//! the page: they go from worker to worker, over the ports that come with
//! [`Order::Train`], as transferred `Float32Array`s.

use serde::{Deserialize, Serialize};

/// From the page to a worker.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Order {
    /// Takes part in a run. The first worker gets a port for each of the
    /// others, in their order; each of those gets the other end.
    Train {
        /// Which worker this is, from 0.
        worker: usize,
        /// How many there are.
        workers: usize,
        /// Neurons in each of the two hidden layers.
        width: usize,
        /// Steps of the run.
        steps: u32,
        /// Steps of a stretch; the fastest stretch is what counts.
        stretch: u32,
    },
    /// Works out its panels of the product, over and over.
    Multiply {
        /// Which worker this is, from 0.
        worker: usize,
        /// How many there are.
        workers: usize,
        /// For how long; at most five seconds.
        milliseconds: f64,
    },
}

/// From a worker to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// The worker listens. Sent once, before anything else.
    Ready,
    /// The run has got this far, 0 to 1. From the first worker alone.
    Training(f32),
    /// The run is over. From the first worker alone.
    Trained(Trained),
    /// The panels were multiplied.
    Multiplied {
        /// Arithmetic per second.
        flops_per_second: f64,
        /// Of the results' bits, each panel once.
        checksum: u64,
    },
}

/// The result of a run on several workers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Trained {
    /// Steps a second over the fastest stretch.
    pub steps_per_second: f64,
    /// The share of that time that the first worker spent sending, adding up
    /// and waiting for the others.
    pub communicating: f64,
    /// The loss of every batch before its step.
    pub losses: Vec<f32>,
    /// Hash of the exact bits of the weights.
    pub hash: u64,
}

/// One piece of work for a team: an order for each of its workers.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// Whether the workers may use SIMD.
    pub simd: bool,
    /// The orders, the first worker's first.
    pub orders: Vec<Order>,
}

impl Stage {
    /// A run that so many workers share.
    pub fn train(workers: usize, width: usize, steps: u32, stretch: u32) -> Self {
        let order = |worker| Order::Train {
            worker,
            workers,
            width,
            steps,
            stretch,
        };
        Self {
            simd: true,
            orders: (0..workers).map(order).collect(),
        }
    }

    /// A product that so many workers share.
    pub fn multiply(simd: bool, workers: usize, milliseconds: f64) -> Self {
        let order = |worker| Order::Multiply {
            worker,
            workers,
            milliseconds,
        };
        Self {
            simd,
            orders: (0..workers).map(order).collect(),
        }
    }

    /// Answers that end it: the first worker speaks for a run, each for a product.
    pub fn answers(&self) -> usize {
        match self.orders.first() {
            Some(Order::Train { .. }) => 1,
            _ => self.orders.len(),
        }
    }
}
