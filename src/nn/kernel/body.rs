//! The bodies of the kernel's methods, written once over [`Lanes`].
//!
//! Everything here is inlined into [`super::Kernel`]'s methods, which may
//! carry permission to use SIMD; that is why there are plain loops where
//! closures would do. Tiles keep sums in registers: 4 × 2 of them fill the
//! sixteen of x86-64 together with their factors. No tiling changes the order
//! of any one sum.

#![allow(clippy::inline_always)]
#![allow(clippy::needless_range_loop)] // several arrays share an index

use super::lanes::Lanes;
use super::{Block, Matrix, Reading};
use crate::nn::config::{Activation, Loss};
use crate::nn::math;
use crate::nn::optim::AdamStep;

#[inline(always)]
pub(super) fn product<L: Lanes>(
    matrix: Matrix,
    start: &[f32],
    rows: &[Block],
    results: &mut [Block],
    columns: usize,
) {
    match matrix.reading {
        Reading::Rows => bands::<L, false>(matrix, start, rows, results, columns),
        Reading::Columns => bands::<L, true>(matrix, start, rows, results, columns),
    }
}

/// The results, four rows at a time. `T`: read the matrix by columns.
#[inline(always)]
fn bands<L: Lanes, const T: bool>(
    matrix: Matrix,
    start: &[f32],
    rows: &[Block],
    results: &mut [Block],
    columns: usize,
) {
    let count = results.len() / columns;
    let mut row = 0;
    while row + 4 <= count {
        band::<L, T, 4>(matrix, start, rows, results, columns, row);
        row += 4;
    }
    while row < count {
        band::<L, T, 1>(matrix, start, rows, results, columns, row);
        row += 1;
    }
}

/// `R` rows of results.
#[inline(always)]
fn band<L: Lanes, const T: bool, const R: usize>(
    matrix: Matrix,
    start: &[f32],
    rows: &[Block],
    results: &mut [Block],
    columns: usize,
    row: usize,
) {
    let mut sums = [0.0; R];
    if !start.is_empty() {
        sums.copy_from_slice(&start[row..][..R]);
    }
    let results = &mut results[row * columns..][..R * columns];
    let mut column = 0;
    while column + 2 <= columns {
        tile::<L, T, R, 2>(matrix, sums, rows, results, columns, row, column);
        column += 2;
    }
    if column < columns {
        tile::<L, T, R, 1>(matrix, sums, rows, results, columns, row, column);
    }
}

/// `R` × `C` blocks of results.
#[inline(always)]
fn tile<L: Lanes, const T: bool, const R: usize, const C: usize>(
    matrix: Matrix,
    start: [f32; R],
    rows: &[Block],
    results: &mut [Block],
    columns: usize,
    row: usize,
    column: usize,
) {
    let Matrix {
        factors, stride, ..
    } = matrix;
    let mut sums = [[L::splat(0.0); C]; R];
    for r in 0..R {
        sums[r] = [L::splat(start[r]); C];
    }
    // Chunks and slices of a length known to the compiler leave no check of
    // bounds in the loops.
    if T {
        for (factors, blocks) in factors.chunks_exact(stride).zip(rows.chunks_exact(columns)) {
            let (factors, blocks) = (&factors[row..][..R], &blocks[column..][..C]);
            for r in 0..R {
                add_product::<L, C>(&mut sums[r], factors[r], blocks);
            }
        }
    } else {
        let mut by_row = [&factors[..0]; R];
        for r in 0..R {
            by_row[r] = &factors[(row + r) * stride..][..stride];
        }
        for (term, blocks) in (0..stride).zip(rows.chunks_exact(columns)) {
            let blocks = &blocks[column..][..C];
            for r in 0..R {
                add_product::<L, C>(&mut sums[r], by_row[r][term], blocks);
            }
        }
    }
    for r in 0..R {
        for c in 0..C {
            sums[r][c].store(&mut results[r * columns + column + c]);
        }
    }
}

#[inline(always)]
fn add_product<L: Lanes, const C: usize>(sums: &mut [L; C], factor: f32, blocks: &[Block]) {
    let factor = L::splat(factor);
    for c in 0..C {
        sums[c] = sums[c] + factor * L::load(&blocks[c]);
    }
}

#[inline(always)]
pub(super) fn activate<L: Lanes>(activation: Activation, values: &mut [Block]) {
    match activation {
        Activation::Relu => {
            for value in values {
                let x = L::load(value);
                x.where_positive(x).store(value);
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
                L::load(delta).where_positive(L::load(value)).store(delta);
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
        Activation::Linear => {}
    }
}

#[inline(always)]
pub(super) fn output_deltas<L: Lanes>(
    loss: Loss,
    outputs: &[Block],
    labels: &[Block],
    shares: &[Block],
    deltas: &mut [Block],
) -> f32 {
    let (zero, half) = (L::splat(0.0), L::splat(0.5));
    let mut bound = zero;
    for i in 0..deltas.len() {
        let (y, label) = (L::load(&outputs[i]), L::load(&labels[i]));
        let share = L::load(&shares[i]);
        let (slope, least) = match loss {
            Loss::MeanSquared => {
                let error = y - label;
                (error, half * error * error)
            }
            Loss::CrossEntropy => {
                // ln(1 + e⁻ᵐ) is between max(0, -m) and that plus ln 2; 0·y is 0
                // unless y is infinite or NaN.
                let margin = zero - label * y;
                let target = half * label + half;
                (
                    math::sigmoid(y) - target,
                    margin.where_positive(margin) + zero * y,
                )
            }
        };
        (slope * share).store(&mut deltas[i]);
        bound = bound + least * share;
    }
    let mut total = [0.0; 4];
    L::totals([bound, zero, zero, zero]).store(&mut total);
    total[0]
}

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
