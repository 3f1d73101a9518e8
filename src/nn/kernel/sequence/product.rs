//! A matrix times a chunk of places.
//!
//! The sums of [`Kernel::product`](crate::nn::Kernel::product), term by term in
//! the same order, by fewer kinds of tiles: widths are multiples of four, and a
//! chunk's columns of two, but where four texts are written.

// See `body`.
#![allow(clippy::inline_always)]
#![allow(clippy::needless_range_loop)] // several arrays share an index

use crate::nn::kernel::lanes::Lanes;
use crate::nn::kernel::{Block, Matrix, Transpose};

#[inline(always)]
pub(super) fn chunk_product<L: Lanes>(
    matrix: Matrix,
    start: &[f32],
    rows: &[Block],
    results: &mut [Block],
    columns: usize,
) {
    let count = results.len() / columns;
    let mut row = 0;
    while row + 4 <= count {
        band::<L, 4>(matrix, start, rows, results, columns, row);
        row += 4;
    }
    while row < count {
        band::<L, 1>(matrix, start, rows, results, columns, row);
        row += 1;
    }
}

/// `R` rows of results, two columns at a time.
#[inline(always)]
fn band<L: Lanes, const R: usize>(
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
        tile::<L, R, 2>(matrix, sums, rows, results, columns, row, column);
        column += 2;
    }
    if column < columns {
        tile::<L, R, 1>(matrix, sums, rows, results, columns, row, column);
    }
}

/// `R` × `C` blocks of results.
#[inline(always)]
fn tile<L: Lanes, const R: usize, const C: usize>(
    matrix: Matrix,
    start: [f32; R],
    rows: &[Block],
    results: &mut [Block],
    columns: usize,
    row: usize,
    column: usize,
) {
    let Matrix {
        factors,
        stride,
        transpose,
    } = matrix;
    let mut sums = [[L::splat(0.0); C]; R];
    for r in 0..R {
        sums[r] = [L::splat(start[r]); C];
    }
    let rows = rows.chunks_exact(columns);
    if transpose == Transpose::Yes {
        for (factors, blocks) in factors.chunks_exact(stride).zip(rows) {
            let (factors, blocks) = (&factors[row..][..R], &blocks[column..][..C]);
            for r in 0..R {
                let factor = L::splat(factors[r]);
                for c in 0..C {
                    sums[r][c] = sums[r][c] + factor * L::load(&blocks[c]);
                }
            }
        }
    } else {
        let mut by_row = [&factors[..0]; R];
        for r in 0..R {
            by_row[r] = &factors[(row + r) * stride..][..stride];
        }
        for (term, blocks) in (0..stride).zip(rows) {
            let blocks = &blocks[column..][..C];
            for r in 0..R {
                let factor = L::splat(by_row[r][term]);
                for c in 0..C {
                    sums[r][c] = sums[r][c] + factor * L::load(&blocks[c]);
                }
            }
        }
    }
    for r in 0..R {
        for c in 0..C {
            sums[r][c].store(&mut results[r * columns + column + c]);
        }
    }
}
