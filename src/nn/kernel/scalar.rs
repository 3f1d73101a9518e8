//! Four lanes made of four scalars: the kernel for natives and for browsers
//! without SIMD.

// See `lanes`.
#![allow(clippy::inline_always)]

use super::lanes::{Lanes, Number};
use core::ops::{Add, Div, Mul, Sub};

/// Four scalars side by side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Four([f32; 4]);

macro_rules! lane_by_lane {
    ($trait:ident, $method:ident, $operator:tt) => {
        impl $trait for Four {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                let (a, b) = (self.0, other.0);
                Self([a[0] $operator b[0], a[1] $operator b[1], a[2] $operator b[2], a[3] $operator b[3]])
            }
        }
    };
}
lane_by_lane!(Add, add, +);
lane_by_lane!(Sub, sub, -);
lane_by_lane!(Mul, mul, *);
lane_by_lane!(Div, div, /);

impl Four {
    #[inline(always)]
    fn map(self, f: impl Fn(f32) -> f32) -> Self {
        let a = self.0;
        Self([f(a[0]), f(a[1]), f(a[2]), f(a[3])])
    }

    #[inline(always)]
    fn zip(self, other: Self, f: impl Fn(f32, f32) -> f32) -> Self {
        let (a, b) = (self.0, other.0);
        Self([f(a[0], b[0]), f(a[1], b[1]), f(a[2], b[2]), f(a[3], b[3])])
    }
}

impl Number for Four {
    #[inline(always)]
    fn splat(x: f32) -> Self {
        Self([x; 4])
    }
    #[inline(always)]
    fn sqrt(self) -> Self {
        self.map(f32::sqrt)
    }
    #[inline(always)]
    fn max_keep_nan(self, low: Self) -> Self {
        self.zip(low, Number::max_keep_nan)
    }
    #[inline(always)]
    fn min_keep_nan(self, high: Self) -> Self {
        self.zip(high, Number::min_keep_nan)
    }
    #[inline(always)]
    fn select_if_positive(self, gate: Self) -> Self {
        self.zip(gate, Number::select_if_positive)
    }
    #[inline(always)]
    fn exp2_of_low_bits(self) -> Self {
        self.map(Number::exp2_of_low_bits)
    }
}

impl Lanes for Four {
    const ONE_INSTRUCTION: bool = false;
    #[inline(always)]
    fn load(from: &[f32; 4]) -> Self {
        Self(*from)
    }
    #[inline(always)]
    fn store(self, to: &mut [f32; 4]) {
        *to = self.0;
    }
    #[inline(always)]
    fn totals(of: [Self; 4]) -> Self {
        let total = |a: [f32; 4]| (a[0] + a[2]) + (a[1] + a[3]);
        Self([
            total(of[0].0),
            total(of[1].0),
            total(of[2].0),
            total(of[3].0),
        ])
    }
}
