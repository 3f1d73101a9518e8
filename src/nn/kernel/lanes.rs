//! The arithmetic the kernels are written in: one number, or four abreast.
//!
//! Every operation is one that IEEE 754 and WASM define to the last bit, so a
//! body written over [`Lanes`] gives the same bits whichever type it is
//! instantiated with. Fused multiply-add, relaxed SIMD, `min` and `max` (whose
//! treatment of NaN and -0 differs) are therefore not here.

// The operations are single instructions; out of line they would not be.
#![allow(clippy::inline_always)]

use core::ops::{Add, Div, Mul, Sub};

/// A number, or several that are treated alike.
pub trait Number:
    Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self>
{
    /// The same value in every lane.
    fn splat(x: f32) -> Self;
    /// The correctly rounded square root.
    fn sqrt(self) -> Self;
    /// `low` where self < low, else self (so NaN stays).
    fn max_keep_nan(self, low: Self) -> Self;
    /// `high` where high < self, else self (so NaN stays).
    fn min_keep_nan(self, high: Self) -> Self;
    /// self where 0 < gate, else +0 (so a NaN gate gives 0).
    fn select_if_positive(self, gate: Self) -> Self;
    /// 2ⁿ where n is in the low bits of the representation, -126 ≤ n ≤ 127 and
    /// bits 8 and up of the rest are whatever rounding by 1.5·2²³ left there.
    fn exp2_of_low_bits(self) -> Self;
}

/// Four numbers abreast: four examples of a batch, or four parameters.
pub(crate) trait Lanes: Number {
    /// Whether an operation on all four is one instruction.
    const ONE_INSTRUCTION: bool;
    /// Four neighbours.
    fn load(from: &[f32; 4]) -> Self;
    /// The inverse of [`Lanes::load`].
    fn store(self, to: &mut [f32; 4]);
    /// The four totals, each (lane 0 + lane 2) + (lane 1 + lane 3). This order
    /// is what the shuffles of SIMD make cheapest, and it is part of the
    /// engine's results.
    fn totals(of: [Self; 4]) -> Self;
}

impl Number for f32 {
    #[inline(always)]
    fn splat(x: f32) -> Self {
        x
    }
    #[inline(always)]
    fn sqrt(self) -> Self {
        f32::sqrt(self)
    }
    #[inline(always)]
    fn max_keep_nan(self, low: Self) -> Self {
        if self < low { low } else { self }
    }
    #[inline(always)]
    fn min_keep_nan(self, high: Self) -> Self {
        if high < self { high } else { self }
    }
    #[inline(always)]
    fn select_if_positive(self, gate: Self) -> Self {
        if 0.0 < gate { self } else { 0.0 }
    }
    #[inline(always)]
    fn exp2_of_low_bits(self) -> Self {
        f32::from_bits(self.to_bits().wrapping_add(127) << 23)
    }
}
