//! Normalising an example's values by their root mean square, and sums.

// See `body`.
#![allow(clippy::inline_always)]
#![allow(clippy::needless_range_loop)] // several arrays share an index

use crate::nn::kernel::Block;
use crate::nn::kernel::lanes::Lanes;

/// Keeps a row of zeros from being divided by 0.
const LEAST_MEAN_SQUARE: f32 = 1e-6;

#[inline(always)]
pub(super) fn normalise<L: Lanes>(
    values: &[Block],
    gains: &[f32],
    scales: &mut [Block],
    results: &mut [Block],
) {
    let columns = scales.len();
    let share = L::splat(1.0 / gains.len() as f32);
    for (column, kept) in scales.iter_mut().enumerate() {
        let mut sum = L::splat(0.0);
        for row in values.chunks_exact(columns) {
            let x = L::load(&row[column]);
            sum = sum + x * x;
        }
        let mean = sum * share + L::splat(LEAST_MEAN_SQUARE);
        (L::splat(1.0) / mean.sqrt()).store(kept);
    }
    let rows = values
        .chunks_exact(columns)
        .zip(results.chunks_exact_mut(columns));
    for ((row, result), gain) in rows.zip(gains) {
        let gain = L::splat(*gain);
        for ((value, scale), result) in row.iter().zip(&*scales).zip(result) {
            (L::load(value) * L::load(scale) * gain).store(result);
        }
    }
}

#[inline(always)]
pub(super) fn normalise_back<L: Lanes>(
    values: &[Block],
    gains: &[f32],
    scales: &[Block],
    deltas: &[Block],
    below: &mut [Block],
    gain_gradients: &mut [f32],
) {
    let (columns, width) = (scales.len(), gains.len());
    let share = L::splat(1.0 / width as f32);
    for column in 0..columns {
        let scale = L::load(&scales[column]);
        let mut sum = L::splat(0.0);
        for feature in 0..width {
            let at = feature * columns + column;
            sum = sum + L::splat(gains[feature]) * L::load(&deltas[at]) * L::load(&values[at]);
        }
        let pull = sum * share * scale * scale;
        for feature in 0..width {
            let at = feature * columns + column;
            let own = L::splat(gains[feature]) * L::load(&deltas[at]);
            let slope = (own - L::load(&values[at]) * pull) * scale;
            (L::load(&below[at]) + slope).store(&mut below[at]);
        }
    }
    let zero = L::splat(0.0);
    // Widths are multiples of four.
    for (four, feature) in gain_gradients
        .as_chunks_mut()
        .0
        .iter_mut()
        .zip((0..).step_by(4))
    {
        let mut sums = [zero; 4];
        for k in 0..4 {
            for column in 0..columns {
                let at = (feature + k) * columns + column;
                let scaled = L::load(&values[at]) * L::load(&scales[column]);
                sums[k] = sums[k] + L::load(&deltas[at]) * scaled;
            }
        }
        (L::load(four) + L::totals(sums)).store(four);
    }
}

#[inline(always)]
pub(super) fn add<L: Lanes>(to: &mut [Block], values: &[Block]) {
    for (sum, value) in to.iter_mut().zip(values) {
        (L::load(sum) + L::load(value)).store(sum);
    }
}

#[inline(always)]
pub(super) fn sum_of_squares<L: Lanes>(values: &[Block]) -> f32 {
    let zero = L::splat(0.0);
    let mut sums = [zero; 4];
    let (fours, rest) = values.as_chunks::<4>();
    for four in fours {
        for k in 0..4 {
            let x = L::load(&four[k]);
            sums[k] = sums[k] + x * x;
        }
    }
    for block in rest {
        let x = L::load(block);
        sums[0] = sums[0] + x * x;
    }
    let mut total = [0.0; 4];
    L::totals(sums).store(&mut total);
    (total[0] + total[2]) + (total[1] + total[3])
}
