//! Four lanes in one WASM SIMD register.
//!
//! Only the instructions of the first SIMD proposal, whose results are fixed to
//! the last bit; none of the relaxed ones.

// See `lanes`.
#![allow(clippy::inline_always)]

use super::lanes::{Lanes, Number};
use core::arch::wasm32::{
    f32x4_add, f32x4_div, f32x4_gt, f32x4_mul, f32x4_pmax, f32x4_pmin, f32x4_splat, f32x4_sqrt,
    f32x4_sub, i32x4_add, i32x4_shl, i32x4_shuffle, i32x4_splat, i64x2_shuffle, v128, v128_and,
    v128_load, v128_store,
};
use core::ops::{Add, Div, Mul, Sub};
use core::ptr;

/// One 128-bit register.
#[derive(Clone, Copy, Debug)]
pub(super) struct Register(v128);

macro_rules! instruction {
    ($trait:ident, $method:ident, $instruction:ident) => {
        impl $trait for Register {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                Self($instruction(self.0, other.0))
            }
        }
    };
}
instruction!(Add, add, f32x4_add);
instruction!(Sub, sub, f32x4_sub);
instruction!(Mul, mul, f32x4_mul);
instruction!(Div, div, f32x4_div);

impl Number for Register {
    #[inline(always)]
    fn splat(x: f32) -> Self {
        Self(f32x4_splat(x))
    }
    #[inline(always)]
    fn sqrt(self) -> Self {
        Self(f32x4_sqrt(self.0))
    }
    #[inline(always)]
    fn max_keep_nan(self, low: Self) -> Self {
        // pmax(a, b) is b where a < b, else a.
        Self(f32x4_pmax(self.0, low.0))
    }
    #[inline(always)]
    fn min_keep_nan(self, high: Self) -> Self {
        // pmin(a, b) is b where b < a, else a.
        Self(f32x4_pmin(self.0, high.0))
    }
    #[inline(always)]
    fn select_if_positive(self, gate: Self) -> Self {
        Self(v128_and(self.0, f32x4_gt(gate.0, f32x4_splat(0.0))))
    }
    #[inline(always)]
    fn exp2_of_low_bits(self) -> Self {
        Self(i32x4_shl(i32x4_add(self.0, i32x4_splat(127)), 23))
    }
}

impl Lanes for Register {
    const ONE_INSTRUCTION: bool = true;
    #[inline(always)]
    fn load(from: &[f32; 4]) -> Self {
        // SAFETY: the reference is valid for 16 bytes, and WASM loads need no
        // alignment.
        Self(unsafe { v128_load(ptr::from_ref(from).cast()) })
    }
    #[inline(always)]
    fn store(self, to: &mut [f32; 4]) {
        // SAFETY: as for `load`, and the reference is exclusive.
        unsafe { v128_store(ptr::from_mut(to).cast(), self.0) }
    }
    #[inline(always)]
    fn totals(of: [Self; 4]) -> Self {
        let [Self(a), Self(b), Self(c), Self(d)] = of;
        // a0+a2 b0+b2 a1+a3 b1+b3, the same for c and d, then the halves.
        let ab = f32x4_add(
            i32x4_shuffle::<0, 4, 1, 5>(a, b),
            i32x4_shuffle::<2, 6, 3, 7>(a, b),
        );
        let cd = f32x4_add(
            i32x4_shuffle::<0, 4, 1, 5>(c, d),
            i32x4_shuffle::<2, 6, 3, 7>(c, d),
        );
        Self(f32x4_add(
            i64x2_shuffle::<0, 2>(ab, cd),
            i64x2_shuffle::<1, 3>(ab, cd),
        ))
    }
}
