//! Rows of a table, one for each sign, from and to examples side by side.

// See `body`.
#![allow(clippy::inline_always)]

use super::{PAST, Recent};
use crate::nn::kernel::Block;
use crate::nn::kernel::lanes::Lanes;

/// Where the rows of recent signs begin, in numbers.
#[inline(always)]
fn rows(tables: usize, width: usize, recent: Recent) -> [Option<usize>; PAST] {
    let signs = tables / width / PAST;
    let mut rows = [None; PAST];
    let mut age = 0;
    while age < PAST {
        let sign = recent[age] as usize;
        if sign < signs {
            rows[age] = Some((age * signs + sign) * width);
        }
        age += 1;
    }
    rows
}

#[inline(always)]
pub(super) fn embed<L: Lanes>(
    tables: &[f32],
    width: usize,
    recent: &[Recent],
    values: &mut [Block],
) {
    let examples = recent.len();
    let values = values.as_flattened_mut();
    let mut four = [0.0; 4];
    for (example, signs) in recent.iter().enumerate() {
        let rows = rows(tables.len(), width, *signs);
        for feature in (0..width).step_by(4) {
            let mut sum = L::splat(0.0);
            for row in rows.into_iter().flatten() {
                if let Some(part) = tables[row + feature..].first_chunk() {
                    sum = sum + L::load(part);
                }
            }
            sum.store(&mut four);
            for (k, value) in four.iter().enumerate() {
                values[(feature + k) * examples + example] = *value;
            }
        }
    }
}

#[inline(always)]
pub(super) fn embed_back<L: Lanes>(
    gradients: &mut [f32],
    width: usize,
    recent: &[Recent],
    deltas: &[Block],
) {
    let examples = recent.len();
    let deltas = deltas.as_flattened();
    let mut four = [0.0; 4];
    for (example, signs) in recent.iter().enumerate() {
        let rows = rows(gradients.len(), width, *signs);
        for feature in (0..width).step_by(4) {
            for (k, value) in four.iter_mut().enumerate() {
                *value = deltas[(feature + k) * examples + example];
            }
            let delta = L::load(&four);
            for row in rows.into_iter().flatten() {
                if let Some(part) = gradients[row + feature..].first_chunk_mut() {
                    (L::load(part) + delta).store(part);
                }
            }
        }
    }
}
