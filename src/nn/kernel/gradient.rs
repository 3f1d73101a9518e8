//! Gradients: sums over the examples of delta × value.
//!
//! Each lane sums its own quarter of the examples, and the lanes are added at
//! the end, in the order of [`Lanes::totals`]. No tiling changes the order of
//! any one sum.

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
    accumulate_weights::<L>(deltas, values, columns, weights);
    add_sums::<L>(deltas, columns, biases);
}

/// The weights' part of it.
#[inline(always)]
pub(super) fn accumulate_weights<L: Lanes>(
    deltas: &[Block],
    values: &[Block],
    columns: usize,
    weights: &mut [f32],
) {
    let inputs = values.len() / columns;
    let outputs = deltas.len() / columns;
    // One or two inputs left over, as those of a network that sees x and y,
    // have tiles of their own shape; three are taken for four.
    let narrow = if inputs % 4 == 3 { 0 } else { inputs % 4 };
    let wide = inputs - narrow;
    let mut tile = Tile {
        deltas,
        values,
        columns,
        weights,
        inputs,
    };
    if wide > 0 {
        let mut output = 0;
        while output + 2 <= outputs {
            for input in (0..wide).step_by(4) {
                tile.add::<L, 2, 4>(output, input);
            }
            output += 2;
        }
        if output < outputs {
            for input in (0..wide).step_by(4) {
                tile.add::<L, 1, 4>(output, input);
            }
        }
    }
    if narrow > 0 {
        let mut output = 0;
        while output + 4 <= outputs {
            tile.add::<L, 4, 2>(output, wide);
            output += 4;
        }
        while output < outputs {
            tile.add::<L, 1, 2>(output, wide);
            output += 1;
        }
    }
}

/// Adds each row's sum, four rows at a time.
#[inline(always)]
fn add_sums<L: Lanes>(rows: &[Block], columns: usize, sums: &mut [f32]) {
    let zero = L::splat(0.0);
    let mut total = [0.0; 4];
    let (quads, rest) = sums.as_chunks_mut::<4>();
    let mut rows = rows.chunks_exact(columns);
    for quad in quads {
        let mut partial = [zero; 4];
        for k in 0..4 {
            for block in rows.next().unwrap_or_default() {
                partial[k] = partial[k] + L::load(block);
            }
        }
        (L::load(quad) + L::totals(partial)).store(quad);
    }
    for (sum, row) in rest.iter_mut().zip(rows) {
        let mut partial = zero;
        for block in row {
            partial = partial + L::load(block);
        }
        L::totals([partial, zero, zero, zero]).store(&mut total);
        *sum += total[0];
    }
}

/// What tiles are cut from.
struct Tile<'a> {
    deltas: &'a [Block],
    values: &'a [Block],
    columns: usize,
    weights: &'a mut [f32],
    inputs: usize,
}

impl Tile<'_> {
    /// The gradients of `R` neurons' weights for `K` inputs, 2 or 4.
    #[inline(always)]
    fn add<L: Lanes, const R: usize, const K: usize>(&mut self, output: usize, input: usize) {
        let (columns, inputs) = (self.columns, self.inputs);
        let mut rows = [&self.deltas[..0]; R];
        for r in 0..R {
            rows[r] = &self.deltas[(output + r) * columns..][..columns];
        }
        // Past the last input, the last again: computed and not stored.
        let mut taken = [&self.values[..0]; K];
        for k in 0..K {
            taken[k] = &self.values[(input + k).min(inputs - 1) * columns..][..columns];
        }
        let mut sums = [[L::splat(0.0); K]; R];
        for column in 0..columns {
            for k in 0..K {
                let value = L::load(&taken[k][column]);
                for r in 0..R {
                    sums[r][k] = sums[r][k] + L::load(&rows[r][column]) * value;
                }
            }
        }
        let mut total = [0.0; 4];
        for r in (0..R).step_by(4 / K) {
            // Four sums: of one neuron, or of two.
            let mut four = [L::splat(0.0); 4];
            for k in 0..4 {
                if r + k / K < R {
                    four[k] = sums[r + k / K][k % K];
                }
            }
            let totals = L::totals(four);
            for s in 0..(4 / K).min(R - r) {
                let end = (input + K).min(inputs);
                let row = &mut self.weights[(output + r + s) * inputs..][input..end];
                if K == 4
                    && let Some(four) = row.first_chunk_mut()
                {
                    (L::load(four) + totals).store(four);
                    continue;
                }
                totals.store(&mut total);
                for (weight, total) in row.iter_mut().zip(&total[s * K..]) {
                    *weight += total;
                }
            }
        }
    }
}
