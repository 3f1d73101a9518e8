//! A network with hidden weights whose answers are to be learned.
//!
//! One layer of tanh neurons over coordinates of variance 1; its answers are
//! shifted and scaled to a mean of 0 and a variance of 1 over points of its
//! own. The labels are those answers and a normal error: its variance is known,
//! so the floor under every loss is.

use super::config::DataConfig;
use super::point::Point;
use crate::nn::limits::MAX_DIMENSIONS;
use crate::nn::rng::{Rng, Stream};

/// Neurons of the teacher.
const WIDTH: usize = 12;
/// Points are uniform within ±`EXTENT`.
const EXTENT: f32 = 5.0;
/// The standard deviation of a neuron's sum without its bias: enough to bend.
const GAIN: f64 = 1.5;
/// Points its answers are scaled over.
const PROBES: usize = 1024;

struct Neuron {
    weights: [f64; MAX_DIMENSIONS],
    bias: f64,
    out: f64,
}

struct Teacher {
    neurons: Vec<Neuron>,
    mean: f64,
    deviation: f64,
}

/// Points and what the teacher of `config.seed` says of them, with errors of
/// the standard deviation `config.noise`.
#[inline(never)]
pub(super) fn points(config: &DataConfig, rng: &mut Rng) -> Vec<Point> {
    let teacher = Teacher::new(config);
    let point = |_| {
        let at = place(config.dimensions, rng);
        let error = config.noise * rng.normal();
        Point {
            at,
            label: teacher.answer(&at) + error,
            error,
        }
    };
    (0..config.points).map(point).collect()
}

#[inline(never)]
fn place(dimensions: usize, rng: &mut Rng) -> [f32; MAX_DIMENSIONS] {
    let mut at = [0.0; MAX_DIMENSIONS];
    for coordinate in at.iter_mut().take(dimensions) {
        *coordinate = rng.uniform(-EXTENT, EXTENT);
    }
    at
}

impl Teacher {
    fn new(config: &DataConfig) -> Self {
        let mut rng = Rng::stream(config.seed, Stream::Teacher);
        // A uniform coordinate has the deviation EXTENT / √3.
        let scale = GAIN * 3.0_f64.sqrt() / f64::from(EXTENT) / (config.dimensions as f64).sqrt();
        let neuron = |_| {
            let mut weights = [0.0; MAX_DIMENSIONS];
            for weight in weights.iter_mut().take(config.dimensions) {
                *weight = scale * f64::from(rng.normal());
            }
            Neuron {
                weights,
                bias: f64::from(rng.normal()),
                out: f64::from(rng.normal()),
            }
        };
        let neurons = (0..WIDTH).map(neuron).collect();
        let mut teacher = Self {
            neurons,
            mean: 0.0,
            deviation: 1.0,
        };
        let answers: Vec<f64> = (0..PROBES)
            .map(|_| teacher.raw(&place(config.dimensions, &mut rng)))
            .collect();
        let mean = answers.iter().sum::<f64>() / PROBES as f64;
        let square = |answer: &f64| (answer - mean) * (answer - mean);
        let variance = answers.iter().map(square).sum::<f64>() / PROBES as f64;
        // Twelve random neurons that all answer the same everywhere do not
        // occur; a division by 0 must not either.
        (teacher.mean, teacher.deviation) = (mean, variance.sqrt().max(1e-6));
        teacher
    }

    // Small code matters more than speed: it is asked once per run.
    #[inline(never)]
    fn raw(&self, at: &[f32; MAX_DIMENSIONS]) -> f64 {
        let neuron = |neuron: &Neuron| {
            let terms = neuron.weights.iter().zip(at);
            let sum: f64 = terms.map(|(weight, x)| weight * f64::from(*x)).sum();
            neuron.out * libm::tanh(neuron.bias + sum)
        };
        self.neurons.iter().map(neuron).sum()
    }

    fn answer(&self, at: &[f32; MAX_DIMENSIONS]) -> f32 {
        ((self.raw(at) - self.mean) / self.deviation) as f32
    }
}
