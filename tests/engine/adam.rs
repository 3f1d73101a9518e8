//! Adam against the plain recurrence.

use crate::support::{config, reference_gradient, trainer, wide};
use scale_lab::nn::optim::AdamStep;
use scale_lab::nn::{Activation, DataKind, Kernel, Loss, Optimiser, Scalar};

/// Kingma and Ba's algorithm 1, one weight, in f64, with nothing folded
/// together:
///
/// m = 0.9 m + 0.1 g, v = 0.999 v + 0.001 g²; both start at 0, so after t steps
/// with a constant g they are (1 - 0.9ᵗ) g and (1 - 0.999ᵗ) g². Dividing by
/// those factors makes them g and g² again: the first step is rate · sign g.
/// Multiplying instead would make it 0.1² / √(0.001²) = 10 times as long.
#[derive(Default)]
struct Plain {
    m: f64,
    v: f64,
    t: i32,
}

impl Plain {
    /// What is taken from the weight.
    fn step(&mut self, rate: f64, g: f64) -> f64 {
        self.t += 1;
        self.m = 0.9 * self.m + 0.1 * g;
        self.v = 0.999 * self.v + 0.001 * g * g;
        let m = self.m / (1.0 - 0.9_f64.powi(self.t));
        let v = self.v / (1.0 - 0.999_f64.powi(self.t));
        rate * m / (v.sqrt() + 1e-8)
    }
}

#[test]
fn the_kernel_follows_the_recurrence() {
    // Eight gradients of very different size, each with its own rhythm.
    let gradient = |i: usize, t: u64| {
        let size = 10.0_f64.powi(i32::try_from(i).unwrap() - 5);
        size * ((t * (i as u64 + 1)) as f64 * 0.7).cos()
    };
    let mut weights = [[0.25_f32; 4]; 2];
    let (mut first, mut second) = ([[0.0_f32; 4]; 2], [[0.0_f32; 4]; 2]);
    let mut plain: Vec<Plain> = (0..8).map(|_| Plain::default()).collect();
    let mut expected = [0.25_f64; 8];
    for t in 1..=2000 {
        let mut gradients = [[0.0_f32; 4]; 2];
        for (i, slot) in gradients.as_flattened_mut().iter_mut().enumerate() {
            *slot = gradient(i, t) as f32;
            expected[i] -= plain[i].step(0.001, f64::from(*slot));
        }
        let step = AdamStep::at(0.001, t);
        Scalar::adam(step, &mut weights, &mut first, &mut second, &gradients);
        for (ours, exact) in weights.as_flattened().iter().zip(&expected) {
            assert!(
                (f64::from(*ours) - exact).abs() < 2e-6 + 1e-8 * t as f64,
                "{t}"
            );
        }
    }
}

#[test]
fn the_trainer_follows_it_too() {
    let mut config = config(
        DataKind::Circle,
        &[3],
        Activation::Tanh,
        Loss::CrossEntropy,
        Optimiser::Adam,
    );
    config.batch = config.data.points;
    let mut trainer = trainer(&config);
    let points: Vec<usize> = trainer.data().train().collect();
    let mut plain: Vec<Plain> = (0..trainer.parameters())
        .map(|_| Plain::default())
        .collect();
    for _ in 0..10 {
        let before = wide(trainer.weights());
        let gradient = reference_gradient(&trainer, &before, &points);
        trainer.step();
        for (i, after) in trainer.weights().iter().enumerate() {
            let expected = before[i] - plain[i].step(0.01, gradient[i]);
            assert!((f64::from(*after) - expected).abs() < 1e-5, "{i}");
        }
    }
}

#[test]
fn moments_that_fade_never_become_subnormal() {
    let (mut weights, gradients) = ([[1.0_f32; 4]; 1], [[0.0_f32; 4]; 1]);
    let (mut first, mut second) = ([[1e-3_f32; 4]; 1], [[1e-6_f32; 4]; 1]);
    for t in 1..100_000 {
        Scalar::adam(
            AdamStep::at(0.001, t),
            &mut weights,
            &mut first,
            &mut second,
            &gradients,
        );
        // Nor does their product with a small rate.
        assert!(first[0][0] == 0.0 || first[0][0] > 1e-31);
        assert!(second[0][0] == 0.0 || second[0][0] > 1e-31);
    }
    assert!(first[0][0] < 1e-29 && second[0][0] < 1e-27);
}
