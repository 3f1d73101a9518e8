//! exp, tanh, sigmoid and GELU, written once in lane arithmetic.
//!
//! Only +, -, ×, ÷, comparison and shifts of bits, all of which IEEE 754 and
//! WASM fix exactly, in a fixed order: the result has the same bits for one
//! number, for four scalars and for a SIMD register, on every platform. The
//! platform's own `exp` and `tanh` promise none of that.
//!
//! All start from x = n·ln 2 + r with |r| ≤ ½ ln 2 and the polynomial for
//! eʳ - 1 of the Cephes library (S. Moshier, `expf.c`).

// Kernels inline these into functions that may use SIMD; out of line they
// would lose that permission.
#![allow(clippy::inline_always)]

use super::choices::Activation;
use super::kernel::lanes::Number;

/// Adding 1.5·2²³ leaves no bits for a fraction: the sum is rounded to a whole
/// number, which sits in the low bits of its representation.
const ROUNDER: f32 = 12_582_912.0;

/// ln 2 in two parts, so that n·`LN2_HIGH` is exact (Cephes).
const LN2_HIGH: f32 = 355.0 / 512.0;
const LN2_LOW: f32 = -2.121_944_4e-4;

/// eˣ as (2ⁿ, eʳ - 1), so that callers can subtract 1 without cancellation.
/// -87 ≤ x ≤ 88, or NaN.
#[inline(always)]
fn split_exp<N: Number>(x: N) -> (N, N) {
    let shifted = x * N::splat(core::f32::consts::LOG2_E) + N::splat(ROUNDER);
    let n = shifted - N::splat(ROUNDER);
    let r = x - n * N::splat(LN2_HIGH) - n * N::splat(LN2_LOW);
    let mut p = N::splat(1.987_569_2e-4);
    for c in [
        1.398_2e-3,
        8.333_452e-3,
        4.166_579_6e-2,
        1.666_666_5e-1,
        0.5,
    ] {
        p = p * r + N::splat(c);
    }
    (shifted.exp2_of_low_bits(), p * (r * r) + r)
}

/// eˣ, with x taken into [-87, 88] first. Relative error under 2·10⁻⁷; NaN
/// stays NaN.
#[inline(always)]
pub fn exp<N: Number>(x: N) -> N {
    let (scale, rest) = split_exp(x.max_keep_nan(N::splat(-87.0)).min_keep_nan(N::splat(88.0)));
    scale * rest + scale
}

/// 1 / (1 + e⁻ˣ), between 0 and 1. Relative error under 3·10⁻⁷ for x > -87;
/// NaN stays NaN.
#[inline(always)]
pub fn sigmoid<N: Number>(x: N) -> N {
    let one = N::splat(1.0);
    one / (one + exp(N::splat(0.0) - x))
}

/// (e²ˣ - 1) / (e²ˣ + 1), between -1 and 1. Relative error under 4·10⁻⁷, near 0
/// too; NaN stays NaN.
#[inline(always)]
pub fn tanh<N: Number>(x: N) -> N {
    // Beyond ±9.02 the nearest f32 is ±1.
    let (scale, rest) = split_exp(
        (x + x)
            .max_keep_nan(N::splat(-20.0))
            .min_keep_nan(N::splat(20.0)),
    );
    let less_one = scale * rest + (scale - N::splat(1.0));
    less_one / (less_one + N::splat(2.0))
}

/// [`Activation::Gelu`] and its slope there:
/// ½ (1 + t) + ½ x (1 - t²) √(2/π) (1 + 3 · 0.044715 x²), with t its tanh.
#[inline(always)]
pub fn gelu<N: Number>(x: N) -> (N, N) {
    let (one, half) = (N::splat(1.0), N::splat(0.5));
    let scale = N::splat(Activation::GELU_SCALE);
    let square = N::splat(Activation::GELU_CUBE) * (x * x);
    let t = tanh(scale * (x + square * x));
    let share = half + half * t;
    let inner = scale * (one + N::splat(3.0) * square);
    (x * share, share + (half * x) * (one - t * t) * inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The largest relative error of `ours` on `from..to`.
    fn worst(ours: fn(f32) -> f32, exact: fn(f64) -> f64, from: f32, to: f32) -> f64 {
        let steps = 400_000;
        (0..=steps)
            .map(|i| from + (to - from) * i as f32 / steps as f32)
            .map(|x| {
                let exact = exact(f64::from(x));
                ((f64::from(ours(x)) - exact) / exact).abs()
            })
            .filter(|error| !error.is_nan()) // 0 / 0 at x = 0
            .fold(0.0, f64::max)
    }

    #[test]
    fn accuracy_is_as_documented() {
        let logistic = |x: f64| 1.0 / (1.0 + libm::exp(-x));
        assert!(worst(exp, libm::exp, -87.0, 88.0) < 2e-7);
        assert!(worst(exp, libm::exp, -1.0, 1.0) < 2e-7);
        assert!(worst(sigmoid, logistic, -87.0, 30.0) < 3e-7);
        assert!(worst(sigmoid, logistic, -2.0, 2.0) < 3e-7);
        assert!(worst(tanh, libm::tanh, -12.0, 12.0) < 4e-7);
        assert!(worst(tanh, libm::tanh, -1.0, 1.0) < 4e-7);
        assert!(worst(tanh, libm::tanh, -1e-4, 1e-4) < 4e-7);
    }

    #[test]
    fn gelu_and_its_slope_are_the_definitions() {
        for i in -1000..1000 {
            let x = i as f32 * 0.01;
            let (value, slope) = gelu(x);
            let exact = Activation::Gelu.of(f64::from(x));
            assert!((f64::from(value) - exact).abs() < 1e-6, "{x}");
            let exact = Activation::Gelu.slope(f64::from(x));
            assert!((f64::from(slope) - exact).abs() < 2e-6, "{x}");
        }
    }

    #[test]
    fn the_ends_are_exact_and_nan_stays() {
        assert_eq!(exp(0.0_f32), 1.0);
        assert_eq!(tanh(0.0_f32), 0.0);
        assert_eq!(sigmoid(0.0_f32), 0.5);
        assert_eq!(tanh(f32::INFINITY), 1.0);
        assert_eq!(tanh(f32::NEG_INFINITY), -1.0);
        assert_eq!(sigmoid(f32::INFINITY), 1.0);
        assert!(sigmoid(f32::NEG_INFINITY) < 1e-37);
        for f in [exp, sigmoid, tanh] {
            assert!(f(f32::NAN).is_nan());
        }
    }

    #[test]
    fn ranges_are_never_left() {
        for i in -400_000..400_000 {
            let x = i as f32 * 1e-4;
            assert!((-1.0..=1.0).contains(&tanh(x)), "tanh({x})");
            assert!((0.0..=1.0).contains(&sigmoid(x)), "sigmoid({x})");
        }
    }
}
