//! Attention of one head, four sequences abreast.
//!
//! Tiles keep eight sums in registers; no tiling changes the order of any one
//! sum.

// See `body`.
#![allow(clippy::inline_always)]
#![allow(clippy::needless_range_loop)] // several arrays share an index

use super::{HeadDeltas, Heads};
use crate::nn::kernel::Block;
use crate::nn::kernel::lanes::Lanes;
use crate::nn::math;

#[inline(always)]
pub(super) fn attend<L: Lanes>(
    heads: Heads,
    first: usize,
    weights: &mut [Block],
    results: &mut [Block],
) {
    let (width, places) = (heads.width, heads.distances.len());
    let count = results.len() / width;
    let queries = &heads.queries[first * width..][..count * width];
    dots::<L>(queries, heads.keys, width, first, places, weights);
    let scale = L::splat(1.0 / (width as f32).sqrt());
    for (row, place) in weights.chunks_exact_mut(places).zip(first..) {
        let (unseen, seen) = row[..=place].split_at_mut(place - place % heads.context);
        unseen.fill([0.0; 4]);
        soften::<L>(seen, heads.distances, scale);
    }
    mix::<L>(weights, places, first, heads.values, width, results);
}

/// Softmax of the products of one place's query, the last key being its own.
#[inline(always)]
fn soften<L: Lanes>(row: &mut [Block], distances: &[f32], scale: L) {
    let near_to_far = &distances[..row.len()];
    let mut largest = L::splat(f32::MIN);
    for (score, distance) in row.iter_mut().zip(near_to_far.iter().rev()) {
        let x = L::load(score) * scale + L::splat(*distance);
        x.store(score);
        largest = largest.max_keep_nan(x);
    }
    let mut sum = L::splat(0.0);
    for score in &mut *row {
        let power = math::exp(L::load(score) - largest);
        power.store(score);
        sum = sum + power;
    }
    let share = L::splat(1.0) / sum;
    for weight in row {
        (L::load(weight) * share).store(weight);
    }
}

#[inline(always)]
pub(super) fn attend_back<L: Lanes>(
    heads: Heads,
    weights: &[Block],
    deltas: &[Block],
    slopes: &mut [Block],
    sums: &mut [Block],
    below: HeadDeltas,
) {
    let (width, places) = (heads.width, heads.distances.len());
    spread::<L>(weights, places, deltas, width, below.values);
    dots::<L>(deltas, heads.values, width, 0, places, slopes);
    let scale = L::splat(1.0 / (width as f32).sqrt());
    for sum in &mut *sums {
        L::splat(0.0).store(sum);
    }
    let rows = slopes
        .chunks_exact_mut(places)
        .zip(weights.chunks_exact(places));
    for (place, (slopes, weights)) in rows.enumerate() {
        let (slopes, weights) = (&mut slopes[..=place], &weights[..=place]);
        let mut mean = L::splat(0.0);
        for (slope, weight) in slopes.iter().zip(weights) {
            mean = mean + L::load(slope) * L::load(weight);
        }
        let far_to_near = sums[..=place].iter_mut().rev();
        for ((slope, weight), sum) in slopes.iter_mut().zip(weights).zip(far_to_near) {
            let x = L::load(weight) * (L::load(slope) - mean);
            (L::load(sum) + x).store(sum);
            (x * scale).store(slope);
        }
    }
    mix::<L>(slopes, places, 0, heads.keys, width, below.queries);
    spread::<L>(slopes, places, heads.queries, width, below.keys);
    let fours = below.distances.as_chunks_mut().0.iter_mut();
    for (four, sums) in fours.zip(sums.as_chunks::<4>().0) {
        let [a, b, c, d] = sums;
        let totals = L::totals([L::load(a), L::load(b), L::load(c), L::load(d)]);
        (L::load(four) + totals).store(four);
    }
}

/// The products of each of some places' rows, `first` and after, with the rows
/// of all places up to it; a few after it are left in the table too.
#[inline(always)]
fn dots<L: Lanes>(
    left: &[Block],
    right: &[Block],
    width: usize,
    first: usize,
    places: usize,
    table: &mut [Block],
) {
    let count = left.len() / width;
    let mut row = 0;
    while row + 2 <= count {
        dots_of::<L, 2>(left, right, width, first + row + 1, places, table, row);
        row += 2;
    }
    if row < count {
        dots_of::<L, 1>(left, right, width, first + row, places, table, row);
    }
}

/// `R` rows with all places up to `last`, four at a time: there are four or a
/// multiple of it.
#[inline(always)]
fn dots_of<L: Lanes, const R: usize>(
    left: &[Block],
    right: &[Block],
    width: usize,
    last: usize,
    places: usize,
    table: &mut [Block],
    row: usize,
) {
    let mut taken = [&left[..0]; R];
    for r in 0..R {
        taken[r] = &left[(row + r) * width..][..width];
    }
    for (four, place) in right.chunks_exact(4 * width).zip((0..=last).step_by(4)) {
        let mut others = [&right[..0]; 4];
        for k in 0..4 {
            others[k] = &four[k * width..][..width];
        }
        let mut sums = [[L::splat(0.0); 4]; R];
        for term in 0..width {
            for k in 0..4 {
                let other = L::load(&others[k][term]);
                for r in 0..R {
                    sums[r][k] = sums[r][k] + L::load(&taken[r][term]) * other;
                }
            }
        }
        for r in 0..R {
            for k in 0..4 {
                sums[r][k].store(&mut table[(row + r) * places + place + k]);
            }
        }
    }
}

/// `results[place] = Σ table[place][other] · values[other]` over the others up
/// to it.
#[inline(always)]
fn mix<L: Lanes>(
    table: &[Block],
    places: usize,
    first: usize,
    values: &[Block],
    width: usize,
    results: &mut [Block],
) {
    let count = results.len() / width;
    let mut feature = 0;
    while feature + 4 <= width {
        let mut row = 0;
        while row + 2 <= count {
            mix_of::<L, 2, 4>(table, places, first, values, width, results, row, feature);
            row += 2;
        }
        if row < count {
            mix_of::<L, 1, 4>(table, places, first, values, width, results, row, feature);
        }
        feature += 4;
    }
    if feature < width {
        for row in 0..count {
            mix_of::<L, 1, 2>(table, places, first, values, width, results, row, feature);
        }
    }
}

#[allow(clippy::too_many_arguments)] // a tile and where it is cut from
#[inline(always)]
fn mix_of<L: Lanes, const R: usize, const K: usize>(
    table: &[Block],
    places: usize,
    first: usize,
    values: &[Block],
    width: usize,
    results: &mut [Block],
    row: usize,
    feature: usize,
) {
    let all = first + row + 1;
    let mut taken = [&table[..0]; R];
    for r in 0..R {
        taken[r] = &table[(row + r) * places..][..all + r];
    }
    let mut sums = [[L::splat(0.0); K]; R];
    for (other, values) in (0..all).zip(values.chunks_exact(width)) {
        let values = &values[feature..][..K];
        for k in 0..K {
            let value = L::load(&values[k]);
            for r in 0..R {
                sums[r][k] = sums[r][k] + L::load(&taken[r][other]) * value;
            }
        }
    }
    // What the later of two places sees of itself.
    for r in 1..R {
        for other in all..all + r {
            let factor = L::load(&taken[r][other]);
            for k in 0..K {
                let value = L::load(&values[other * width + feature + k]);
                sums[r][k] = sums[r][k] + factor * value;
            }
        }
    }
    for r in 0..R {
        for k in 0..K {
            sums[r][k].store(&mut results[(row + r) * width + feature + k]);
        }
    }
}

/// `results[other] = Σ table[place][other] · values[place]` over the places
/// from it on.
#[inline(always)]
fn spread<L: Lanes>(
    table: &[Block],
    places: usize,
    values: &[Block],
    width: usize,
    results: &mut [Block],
) {
    // Four neighbours of the table are one line of the cache, and the next row's
    // is far away: all features are done with it.
    for other in (0..places).step_by(4) {
        for feature in (0..width).step_by(2) {
            spread_of::<L, 4, 2>(table, places, values, width, results, other, feature);
        }
    }
}

#[inline(always)]
fn spread_of<L: Lanes, const R: usize, const K: usize>(
    table: &[Block],
    places: usize,
    values: &[Block],
    width: usize,
    results: &mut [Block],
    other: usize,
    feature: usize,
) {
    let mut sums = [[L::splat(0.0); K]; R];
    // The first places see the first of the others alone.
    for place in other..other + R - 1 {
        for r in 0..=place - other {
            let factor = L::load(&table[place * places + other + r]);
            for k in 0..K {
                let value = L::load(&values[place * width + feature + k]);
                sums[r][k] = sums[r][k] + factor * value;
            }
        }
    }
    let from = other + R - 1;
    let rows = table[from * places..].chunks_exact(places);
    for (factors, values) in rows.zip(values[from * width..].chunks_exact(width)) {
        let (factors, values) = (&factors[other..][..R], &values[feature..][..K]);
        for r in 0..R {
            let factor = L::load(&factors[r]);
            for k in 0..K {
                sums[r][k] = sums[r][k] + factor * L::load(&values[k]);
            }
        }
    }
    for r in 0..R {
        for k in 0..K {
            sums[r][k].store(&mut results[(other + r) * width + feature + k]);
        }
    }
}
