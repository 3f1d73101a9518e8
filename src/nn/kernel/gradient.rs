//! Gradients: sums over the examples of delta × value.
//!
//! Each lane sums its own quarter of the examples, and the lanes are added at
//! the end, in the order of [`Lanes::totals`].

// See `body`.
#![allow(clippy::inline_always)]
#![allow(clippy::needless_range_loop)] // several arrays share an index

use super::Block;
use super::lanes::Lanes;

#[inline(always)]
pub(super) fn accumulate<L: Lanes>(
    deltas: &[Block],
    values: &[Block],
    columns: usize,
    weights: &mut [f32],
    biases: &mut [f32],
) {
    let inputs = values.len() / columns;
    let mut output = 0;
    while output + 2 <= biases.len() {
        gradients::<L, 2>(deltas, values, columns, weights, inputs, output);
        output += 2;
    }
    if output < biases.len() {
        gradients::<L, 1>(deltas, values, columns, weights, inputs, output);
    }
    let zero = L::splat(0.0);
    for (row, bias) in deltas.chunks_exact(columns).zip(biases) {
        let mut sum = zero;
        for block in row {
            sum = sum + L::load(block);
        }
        let mut total = [0.0; 4];
        L::totals([sum, zero, zero, zero]).store(&mut total);
        *bias += total[0];
    }
}

/// The gradients of `R` neurons' weights, four inputs at a time.
#[inline(always)]
fn gradients<L: Lanes, const R: usize>(
    deltas: &[Block],
    values: &[Block],
    columns: usize,
    weights: &mut [f32],
    inputs: usize,
    output: usize,
) {
    let mut rows = [&deltas[..0]; R];
    for r in 0..R {
        rows[r] = &deltas[(output + r) * columns..][..columns];
    }
    let mut input = 0;
    while input < inputs {
        // Past the last input, the last again: computed and not stored.
        let mut taken = [&values[..0]; 4];
        for k in 0..4 {
            taken[k] = &values[(input + k).min(inputs - 1) * columns..][..columns];
        }
        let mut sums = [[L::splat(0.0); 4]; R];
        for column in 0..columns {
            for k in 0..4 {
                let value = L::load(&taken[k][column]);
                for r in 0..R {
                    sums[r][k] = sums[r][k] + L::load(&rows[r][column]) * value;
                }
            }
        }
        for r in 0..R {
            let totals = L::totals(sums[r]);
            let row = &mut weights[(output + r) * inputs..][input..inputs];
            if let Some(four) = row.first_chunk_mut() {
                (L::load(four) + totals).store(four);
            } else {
                let mut total = [0.0; 4];
                totals.store(&mut total);
                for (weight, total) in row.iter_mut().zip(total) {
                    *weight += total;
                }
            }
        }
        input += 4;
    }
}
