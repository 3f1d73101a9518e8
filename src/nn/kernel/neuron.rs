//! What happens to each value by itself: activations and their slopes.

// See `body`.
#![allow(clippy::inline_always)]

use super::Block;
use super::lanes::Lanes;
use crate::nn::choices::Activation;
use crate::nn::math;

/// x, or x / 100 below 0.
#[inline(always)]
fn leaky<L: Lanes>(x: L) -> L {
    x.max_keep_nan(x * L::splat(Activation::LEAK))
}

/// The slope of leaky `ReLU` from its value: 1, or 1 / 100.
#[inline(always)]
fn leaky_slope<L: Lanes>(value: L) -> L {
    // The sum of the two is exactly 1.
    let rest = L::splat(1.0 - Activation::LEAK);
    L::splat(Activation::LEAK) + rest.select_if_positive(value)
}

#[inline(always)]
pub(super) fn activate<L: Lanes>(activation: Activation, values: &mut [Block]) {
    match activation {
        Activation::Relu => {
            for value in values {
                let x = L::load(value);
                x.select_if_positive(x).store(value);
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
        Activation::LeakyRelu => {
            for value in values {
                leaky(L::load(value)).store(value);
            }
        }
        Activation::Gelu => {
            for value in values {
                math::gelu(L::load(value)).0.store(value);
            }
        }
    }
}

#[inline(always)]
pub(super) fn activate_with_slopes<L: Lanes>(
    activation: Activation,
    values: &mut [Block],
    slopes: &mut [Block],
) {
    let one = L::splat(1.0);
    for (value, slope) in values.iter_mut().zip(slopes) {
        let x = L::load(value);
        let (a, s) = match activation {
            Activation::Relu => (x.select_if_positive(x), one.select_if_positive(x)),
            Activation::Tanh => {
                let a = math::tanh(x);
                (a, one - a * a)
            }
            Activation::Sigmoid => {
                let a = math::sigmoid(x);
                (a, a * (one - a))
            }
            Activation::Linear => (x, one),
            Activation::LeakyRelu => (leaky(x), leaky_slope(x)),
            Activation::Gelu => math::gelu(x),
        };
        a.store(value);
        s.store(slope);
    }
}

#[inline(always)]
pub(super) fn multiply<L: Lanes>(values: &mut [Block], factors: &[Block]) {
    for (value, factor) in values.iter_mut().zip(factors) {
        (L::load(value) * L::load(factor)).store(value);
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
                L::load(delta)
                    .select_if_positive(L::load(value))
                    .store(delta);
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
        Activation::LeakyRelu => {
            for (value, delta) in values.iter().zip(deltas) {
                (L::load(delta) * leaky_slope(L::load(value))).store(delta);
            }
        }
        // GELU's slope does not follow from its value; the pass keeps it.
        Activation::Linear | Activation::Gelu => {}
    }
}
