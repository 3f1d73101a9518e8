//! Softmax over signs, where one of them was right.

// See `body`.
#![allow(clippy::inline_always)]

use crate::nn::kernel::Block;
use crate::nn::kernel::lanes::Lanes;
use crate::nn::math;

#[inline(always)]
pub(super) fn sign_deltas<L: Lanes>(
    outputs: &[Block],
    right: &[u8],
    share: f32,
    deltas: &mut [Block],
    sums: &mut [Block],
    margins: &mut [f32],
) {
    let columns = sums.len();
    for column in 0..columns {
        let mut largest = L::load(&outputs[column]);
        for row in outputs.chunks_exact(columns).skip(1) {
            largest = largest.max_keep_nan(L::load(&row[column]));
        }
        let mut sum = L::splat(0.0);
        for (row, delta) in outputs
            .chunks_exact(columns)
            .zip(deltas.chunks_exact_mut(columns))
        {
            let power = math::exp(L::load(&row[column]) - largest);
            power.store(&mut delta[column]);
            sum = sum + power;
        }
        sum.store(&mut sums[column]);
        let factor = L::splat(share) / sum;
        for delta in deltas.chunks_exact_mut(columns) {
            (L::load(&delta[column]) * factor).store(&mut delta[column]);
        }
        let mut top = [0.0; 4];
        largest.store(&mut top);
        for (lane, top) in top.iter().enumerate() {
            let example = column * 4 + lane;
            let at = usize::from(right[example]) * columns * 4 + example;
            margins[example] = top - outputs.as_flattened()[at];
            deltas.as_flattened_mut()[at] -= share;
        }
    }
}
