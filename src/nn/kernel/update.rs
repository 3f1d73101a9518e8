//! Penalties and the update rules, four parameters at a time.

// See `body`.
#![allow(clippy::inline_always)]

use super::Block;
use super::lanes::{Lanes, Number};
use crate::nn::choices::Regularisation;
use crate::nn::optim::{AdamStep, FLOOR, MOMENTUM};

/// The slope of both penalties at one weight.
#[inline(always)]
fn penalty<N: Number>(l1: N, l2: N, weight: N) -> N {
    let sign = N::splat(1.0).select_if_positive(weight)
        - N::splat(1.0).select_if_positive(N::splat(0.0) - weight);
    l1 * sign + l2 * weight
}

#[inline(always)]
pub(super) fn penalise<L: Lanes>(
    regularisation: Regularisation,
    weights: &[f32],
    gradients: &mut [f32],
) {
    let Regularisation { l1, l2, .. } = regularisation;
    let (blocks, rest) = weights.as_chunks();
    let (gradient_blocks, gradient_rest) = gradients.as_chunks_mut();
    for (weight, gradient) in blocks.iter().zip(gradient_blocks) {
        let added = penalty(L::splat(l1), L::splat(l2), L::load(weight));
        (L::load(gradient) + added).store(gradient);
    }
    for (weight, gradient) in rest.iter().zip(gradient_rest) {
        *gradient += penalty(l1, l2, *weight);
    }
}

#[inline(always)]
pub(super) fn shrink<L: Lanes>(factor: f32, weights: &mut [f32]) {
    let (blocks, rest) = weights.as_chunks_mut();
    for weight in blocks {
        (L::load(weight) * L::splat(factor)).store(weight);
    }
    for weight in rest {
        *weight *= factor;
    }
}

#[inline(always)]
pub(super) fn sgd<L: Lanes>(rate: f32, weights: &mut [Block], gradients: &[Block]) {
    let rate = L::splat(rate);
    for (weight, gradient) in weights.iter_mut().zip(gradients) {
        (L::load(weight) - rate * L::load(gradient)).store(weight);
    }
}

#[inline(always)]
pub(super) fn momentum<L: Lanes>(
    rate: f32,
    weights: &mut [Block],
    velocities: &mut [Block],
    gradients: &[Block],
) {
    let (rate, keep, floor) = (L::splat(rate), L::splat(MOMENTUM), L::splat(FLOOR));
    for ((weight, gradient), velocity) in weights.iter_mut().zip(gradients).zip(velocities) {
        let m = (keep * L::load(velocity) + L::load(gradient) + floor) - floor;
        (L::load(weight) - rate * m).store(weight);
        m.store(velocity);
    }
}

#[inline(always)]
pub(super) fn adam<L: Lanes>(
    step: AdamStep,
    weights: &mut [Block],
    first: &mut [Block],
    second: &mut [Block],
    gradients: &[Block],
) {
    let (keep1, take1) = (L::splat(step.keep_first), L::splat(step.take_first));
    let (keep2, take2) = (L::splat(step.keep_second), L::splat(step.take_second));
    let (rate, root) = (L::splat(step.rate), L::splat(step.root_scale));
    let (epsilon, floor) = (L::splat(step.epsilon), L::splat(FLOOR));
    let moments = first.iter_mut().zip(second);
    for ((weight, gradient), (m, v)) in weights.iter_mut().zip(gradients).zip(moments) {
        let g = L::load(gradient);
        let m1 = (keep1 * L::load(m) + take1 * g + floor) - floor;
        let v1 = (keep2 * L::load(v) + take2 * (g * g) + floor) - floor;
        let size = v1.sqrt() * root + epsilon;
        (L::load(weight) - rate * (m1 / size)).store(weight);
        m1.store(m);
        v1.store(v);
    }
}
