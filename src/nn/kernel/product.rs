//! A layer's weights times rows of values: most of the work, both ways.
//!
//! Tiles keep sums in registers: 4 × 2 of them, with their factors, fill the
//! sixteen of x86-64. No tiling changes the order of any one sum.

// See `body`.
#![allow(clippy::inline_always)]
#![allow(clippy::needless_range_loop)] // several arrays share an index

use super::lanes::Lanes;
use super::{Block, Matrix, Transpose};

#[inline(always)]
pub(super) fn product<L: Lanes>(
    matrix: Matrix,
    start: &[f32],
    rows: &[Block],
    results: &mut [Block],
    columns: usize,
) {
    // Batches of 32 get loops of a length known to the compiler, where four
    // lanes are one instruction; where they are four, it gains nothing and
    // takes a tenth of the program's size.
    if L::ONE_INSTRUCTION && columns == 8 {
        either_way::<L>(matrix, start, rows, results, 8);
    } else {
        either_way::<L>(matrix, start, rows, results, columns);
    }
}

#[inline(always)]
fn either_way<L: Lanes>(
    matrix: Matrix,
    start: &[f32],
    rows: &[Block],
    results: &mut [Block],
    columns: usize,
) {
    match matrix.transpose {
        Transpose::No => bands::<L, false>(matrix, start, rows, results, columns),
        Transpose::Yes => bands::<L, true>(matrix, start, rows, results, columns),
    }
}

/// The results, four rows at a time, then two, then one, in tiles that always
/// keep about eight sums. `T`: read the matrix by columns.
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
        band::<L, T, 4, 2>(matrix, start, rows, results, columns, row);
        row += 4;
    }
    if row + 2 <= count {
        band::<L, T, 2, 4>(matrix, start, rows, results, columns, row);
        row += 2;
    }
    if row < count {
        band::<L, T, 1, 4>(matrix, start, rows, results, columns, row);
    }
}

/// `R` rows of results, `C` blocks at a time.
#[inline(always)]
fn band<L: Lanes, const T: bool, const R: usize, const C: usize>(
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
    // Batches of 10 are three blocks wide.
    if columns % 2 == 1 && columns > 1 {
        tile::<L, T, R, 3>(matrix, sums, rows, results, columns, row, column);
        column = 3;
    }
    while column + C <= columns {
        tile::<L, T, R, C>(matrix, sums, rows, results, columns, row, column);
        column += C;
    }
    while column < columns {
        tile::<L, T, R, 1>(matrix, sums, rows, results, columns, row, column);
        column += 1;
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
        let mut at = row;
        for blocks in rows.chunks_exact(columns) {
            let (factors, blocks) = (&factors[at..][..R], &blocks[column..][..C]);
            for r in 0..R {
                add_product::<L, C>(&mut sums[r], factors[r], blocks);
            }
            at += stride;
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

/// Adds factor × blocks to one row of a tile.
#[inline(always)]
fn add_product<L: Lanes, const C: usize>(sums: &mut [L; C], factor: f32, blocks: &[Block]) {
    let factor = L::splat(factor);
    for c in 0..C {
        sums[c] = sums[c] + factor * L::load(&blocks[c]);
    }
}
