//! The slope of the loss by each output.

// See `body`.
#![allow(clippy::inline_always)]
#![allow(clippy::needless_range_loop)] // several arrays share an index

use super::Block;
use super::lanes::Lanes;
use crate::nn::choices::Loss;
use crate::nn::math;

#[inline(always)]
pub(super) fn output_deltas<L: Lanes>(
    loss: Loss,
    outputs: &[Block],
    labels: &[Block],
    shares: &[Block],
    deltas: &mut [Block],
) -> f32 {
    let (zero, half) = (L::splat(0.0), L::splat(0.5));
    if loss == Loss::Softmax {
        return softmax_deltas::<L>(outputs, labels, shares, deltas);
    }
    let mut bound = zero;
    for i in 0..deltas.len() {
        let (y, label) = (L::load(&outputs[i]), L::load(&labels[i]));
        let share = L::load(&shares[i]);
        let (slope, least) = if loss == Loss::MeanSquared {
            let error = y - label;
            (error, half * error * error)
        } else {
            // ln(1 + e⁻ᵐ) is between max(0, -m) and that plus ln 2; 0·y is 0
            // unless y is infinite or NaN.
            let margin = zero - label * y;
            let target = half * label + half;
            (
                math::sigmoid(y) - target,
                margin.select_if_positive(margin) + zero * y,
            )
        };
        (slope * share).store(&mut deltas[i]);
        bound = bound + least * share;
    }
    total(bound)
}

/// A row of outputs, labels and deltas per class; labels are 1 for the right
/// class and 0 for the others.
#[inline(always)]
fn softmax_deltas<L: Lanes>(
    outputs: &[Block],
    labels: &[Block],
    shares: &[Block],
    deltas: &mut [Block],
) -> f32 {
    let columns = shares.len();
    let mut bound = L::splat(0.0);
    for column in 0..columns {
        let share = L::load(&shares[column]);
        // Subtracting the largest changes no probability and keeps e^y finite.
        let mut largest = L::load(&outputs[column]);
        for output in outputs.chunks_exact(columns).skip(1) {
            largest = largest.max_keep_nan(L::load(&output[column]));
        }
        let mut sum = L::splat(0.0);
        let rows = outputs
            .chunks_exact(columns)
            .zip(labels.chunks_exact(columns));
        for ((output, label), delta) in rows.zip(deltas.chunks_exact_mut(columns)) {
            let below = largest - L::load(&output[column]);
            let power = math::exp(L::splat(0.0) - below);
            power.store(&mut delta[column]);
            sum = sum + power;
            // The loss is between this and this plus the logarithm of the
            // number of classes; an infinite output makes it NaN.
            bound = bound + L::load(&label[column]) * below * share;
        }
        let rows = labels.chunks_exact(columns);
        for (label, delta) in rows.zip(deltas.chunks_exact_mut(columns)) {
            let probability = L::load(&delta[column]) / sum;
            ((probability - L::load(&label[column])) * share).store(&mut delta[column]);
        }
    }
    total(bound)
}

#[inline(always)]
fn total<L: Lanes>(of: L) -> f32 {
    let zero = L::splat(0.0);
    let mut total = [0.0; 4];
    L::totals([of, zero, zero, zero]).store(&mut total);
    total[0]
}
