//! The update rules, four parameters at a time.

// See `body`.
#![allow(clippy::inline_always)]

use super::Block;
use super::lanes::Lanes;
use crate::nn::optim::AdamStep;

#[inline(always)]
pub(super) fn sgd<L: Lanes>(rate: f32, weights: &mut [Block], gradients: &[Block]) {
    let rate = L::splat(rate);
    for (weight, gradient) in weights.iter_mut().zip(gradients) {
        (L::load(weight) - rate * L::load(gradient)).store(weight);
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
    let (epsilon, floor) = (L::splat(step.epsilon), L::splat(AdamStep::FLOOR));
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
