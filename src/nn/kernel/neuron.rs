//! What happens to each value by itself: activations, their slopes, and the
//! loss's slope.

// See `body`.
#![allow(clippy::inline_always)]

use super::Block;
use super::lanes::Lanes;
use crate::nn::config::{Activation, Loss};
use crate::nn::math;

#[inline(always)]
pub(super) fn activate<L: Lanes>(activation: Activation, values: &mut [Block]) {
    match activation {
        Activation::Relu => {
            for value in values {
                let x = L::load(value);
                x.where_positive(x).store(value);
            }
        }
        Activation::Tanh => {
            for value in values {
                math::tanh(L::load(value)).store(value);
            }
        }
        Activation::Sigmoid => {
            for value in values {
                math::sigmoid(L::load(value)).store(value);
            }
        }
        Activation::Linear => {}
    }
}

#[inline(always)]
pub(super) fn through_activation<L: Lanes>(
    activation: Activation,
    values: &[Block],
    deltas: &mut [Block],
) {
    let one = L::splat(1.0);
    match activation {
        Activation::Relu => {
            for (value, delta) in values.iter().zip(deltas) {
                L::load(delta).where_positive(L::load(value)).store(delta);
            }
        }
        Activation::Tanh => {
            for (value, delta) in values.iter().zip(deltas) {
                let a = L::load(value);
                (L::load(delta) * (one - a * a)).store(delta);
            }
        }
        Activation::Sigmoid => {
            for (value, delta) in values.iter().zip(deltas) {
                let a = L::load(value);
                (L::load(delta) * (a * (one - a))).store(delta);
            }
        }
        Activation::Linear => {}
    }
}

#[inline(always)]
pub(super) fn output_deltas<L: Lanes>(
    loss: Loss,
    outputs: &[Block],
    labels: &[Block],
    shares: &[Block],
    deltas: &mut [Block],
) -> f32 {
    let (zero, half) = (L::splat(0.0), L::splat(0.5));
    let mut bound = zero;
    for i in 0..deltas.len() {
        let (y, label) = (L::load(&outputs[i]), L::load(&labels[i]));
        let share = L::load(&shares[i]);
        let (slope, least) = match loss {
            Loss::MeanSquared => {
                let error = y - label;
                (error, half * error * error)
            }
            Loss::CrossEntropy => {
                // ln(1 + e⁻ᵐ) is between max(0, -m) and that plus ln 2; 0·y is 0
                // unless y is infinite or NaN.
                let margin = zero - label * y;
                let target = half * label + half;
                (
                    math::sigmoid(y) - target,
                    margin.where_positive(margin) + zero * y,
                )
            }
        };
        (slope * share).store(&mut deltas[i]);
        bound = bound + least * share;
    }
    let mut total = [0.0; 4];
    L::totals([bound, zero, zero, zero]).store(&mut total);
    total[0]
}
