//! The update rules against the plain recurrences.

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

/// With a constant gradient the corrected moments are g and g² at every step,
/// so Adam moves by rate · g / (|g| + ε), whatever g: 0.01 each time. Worked out
/// by hand; multiplying by the corrections, or leaving them out, moves 0.001
/// to 0.1 at first.
#[test]
fn a_constant_gradient_moves_by_the_rate() {
    let gradients = [[0.5_f32, -3.0, 1e-3, 700.0]];
    let mut weights = [[1.0_f32; 4]];
    let (mut first, mut second) = ([[0.0_f32; 4]], [[0.0_f32; 4]]);
    for t in 1..=20 {
        let step = AdamStep::at(0.01, t);
        Scalar::adam(step, &mut weights, &mut first, &mut second, &gradients);
        let moved = 0.01 * t as f32;
        for (weight, sign) in weights[0].iter().zip([1.0, -1.0, 1.0, 1.0]) {
            assert!(
                (weight - (1.0 - sign * moved)).abs() < 1e-5,
                "{t} {weights:?}"
            );
        }
    }
}

/// m = 0.9 m + 1 is 1, 1.9, 2.71, 3.439; their sum, 9.049, times the rate.
#[test]
fn momentum_by_hand() {
    let (mut weights, mut speeds) = ([[0.0_f32; 4]], [[0.0_f32; 4]]);
    for _ in 0..4 {
        Scalar::momentum(0.1, &mut weights, &mut speeds, &[[1.0; 4]]);
    }
    assert!((weights[0][0] + 0.9049).abs() < 1e-6, "{weights:?}");
    assert!((speeds[0][0] - 3.439).abs() < 1e-6);
}

/// One parameter's plain recurrence in f64, of each update rule.
fn plain_step(optimiser: Optimiser, plain: &mut Plain, rate: f64, g: f64) -> f64 {
    match optimiser {
        Optimiser::Sgd => rate * g,
        Optimiser::Momentum => {
            plain.m = 0.9 * plain.m + g;
            rate * plain.m
        }
        Optimiser::Adam | Optimiser::AdamW => plain.step(rate, g),
    }
}

#[test]
fn the_trainer_follows_them_too() {
    for optimiser in Optimiser::ALL {
        let loss = Loss::CrossEntropy;
        let mut config = config(DataKind::Circle, &[3], Activation::Tanh, loss, optimiser);
        config.batch = config.data.points;
        config.regularisation.weight_decay = 0.5;
        config.schedule.warm_up = 4;
        config.schedule.cosine = 9;
        let mut trainer = trainer(&config);
        let points: Vec<usize> = trainer.data().train().collect();
        let mut plain: Vec<Plain> = (0..trainer.parameters())
            .map(|_| Plain::default())
            .collect();
        let layout = trainer.layout().clone();
        let is_weight = |i: usize| (0..2).any(|layer| layout.weights(layer).contains(&i));
        for t in 1..=10_u32 {
            // 0.0025, 0.005, 0.0075, 0.01, then down the cosine.
            let rate = 0.01
                * if t <= 4 {
                    f64::from(t) / 4.0
                } else {
                    0.5 + 0.5 * (std::f64::consts::PI * f64::from(t - 5) / 9.0).cos()
                };
            let before = wide(trainer.weights());
            let gradient = reference_gradient(&trainer, &before, &points);
            trainer.step();
            for (i, after) in trainer.weights().iter().enumerate() {
                let decay = if optimiser == Optimiser::AdamW && is_weight(i) {
                    rate * 0.5 * before[i]
                } else {
                    0.0
                };
                let step = plain_step(optimiser, &mut plain[i], rate, gradient[i]);
                let expected = before[i] - decay - step;
                assert!(
                    (f64::from(*after) - expected).abs() < 1e-5,
                    "{optimiser:?} {i}"
                );
            }
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
