//! The law of a family: loss = floor + amplitude · size^(-exponent), all three
//! found from the losses alone.
//!
//! Variable projection: for a given exponent the floor and the amplitude are a
//! weighted least-squares line, so only the exponent is searched for. Errors
//! count relative to the loss, which is what a logarithmic axis shows.

use crate::nn::rng::{Rng, Stream};

/// A power law above a floor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Law {
    /// What would remain at any size. Never negative.
    pub floor: f64,
    /// The loss above the floor at size 1.
    pub amplitude: f64,
    /// How steeply that part falls.
    pub exponent: f64,
    /// The share of the variance of ln(loss), over all points, that it explains.
    pub r_squared: f64,
}

/// Exponents that are searched.
const EXPONENTS: (f64, f64) = (0.02, 4.0);
/// Steps of the first search, equal ratios apart.
const COARSE: usize = 24;
/// Resamplings behind an interval.
const RESAMPLES: usize = 200;
/// Cuts of the second search: the exponent to a millionth.
const CUTS: usize = 32;
/// The larger part of a length cut by the golden section.
const GOLDEN: f64 = 0.618_033_988_749_895;
/// A line that explains less than this is none.
pub const CLEAN: f64 = 0.9;

impl Law {
    /// The law through points of (size, loss).
    ///
    /// None from fewer than four different sizes, because three numbers fit any
    /// three; from sizes or losses that are not positive; or where the losses do
    /// not fall.
    pub fn fit(points: &[(f64, f64)]) -> Option<Self> {
        let mut sizes: Vec<f64> = points.iter().map(|(size, _)| *size).collect();
        sizes.sort_by(f64::total_cmp);
        sizes.dedup();
        let positive =
            |&(size, loss): &(f64, f64)| size > 0.0 && loss > 0.0 && (size * loss).is_finite();
        if sizes.len() < 4 || !points.iter().all(positive) {
            return None;
        }
        // Sizes around 1, so that powers of any exponent stay in range.
        let middle = (sizes[0] * sizes[sizes.len() - 1]).sqrt();
        let scaled: Vec<(f64, f64)> = points.iter().map(|(x, y)| (x / middle, *y)).collect();
        let (low, high) = EXPONENTS;
        let at = |step: f64| low * libm::pow(high / low, step / COARSE as f64);
        let cost = |exponent: f64| line(&scaled, exponent).map_or(f64::INFINITY, |line| line.cost);
        let best =
            (0..=COARSE).min_by(|a, b| cost(at(*a as f64)).total_cmp(&cost(at(*b as f64))))?;
        // Golden section between its neighbours: each cut keeps one of the two
        // exponents looked at, and its cost.
        let (mut from, mut to) = (best.saturating_sub(1) as f64, (best + 1).min(COARSE) as f64);
        let look = |step: f64| (step, cost(at(step)));
        let mut left = look(to - GOLDEN * (to - from));
        let mut right = look(from + GOLDEN * (to - from));
        for _ in 0..CUTS {
            if left.1 < right.1 {
                (to, right) = (right.0, left);
                left = look(to - GOLDEN * (to - from));
            } else {
                (from, left) = (left.0, right);
                right = look(from + GOLDEN * (to - from));
            }
        }
        let exponent = at(f64::midpoint(from, to));
        let line = line(&scaled, exponent)?;
        let logs: Vec<f64> = points.iter().map(|(_, loss)| libm::log(*loss)).collect();
        let mean = logs.iter().sum::<f64>() / logs.len() as f64;
        let spread: f64 = logs.iter().map(|y| (y - mean) * (y - mean)).sum();
        Some(Self {
            floor: line.floor,
            amplitude: line.amplitude * libm::pow(middle, exponent),
            exponent,
            r_squared: if spread > 0.0 {
                1.0 - line.cost / spread
            } else {
                1.0
            },
        })
    }

    /// The law through points of (size, loss) above a floor that is known: a
    /// straight line through the logarithms of what is above it. That line's is
    /// the share of the variance explained.
    ///
    /// None from fewer than three different sizes, or where a loss is not above
    /// the floor.
    pub fn above(floor: f64, points: &[(f64, f64)]) -> Option<Self> {
        let logs: Vec<(f64, f64)> = points
            .iter()
            .map(|(size, loss)| (libm::log(*size), libm::log(loss - floor)))
            .collect();
        let mut sizes: Vec<f64> = logs.iter().map(|(x, _)| *x).collect();
        sizes.sort_by(f64::total_cmp);
        sizes.dedup();
        if sizes.len() < 3 || !logs.iter().all(|(x, y)| (x + y).is_finite()) {
            return None;
        }
        let count = logs.len() as f64;
        let x = logs.iter().map(|(x, _)| x).sum::<f64>() / count;
        let y = logs.iter().map(|(_, y)| y).sum::<f64>() / count;
        let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
        for (a, b) in logs {
            xx += (a - x) * (a - x);
            xy += (a - x) * (b - y);
            yy += (b - y) * (b - y);
        }
        let exponent = -xy / xx;
        Some(Self {
            floor,
            amplitude: libm::exp(y + exponent * x),
            exponent,
            r_squared: if yy > 0.0 { xy * xy / (xx * yy) } else { 1.0 },
        })
    }

    /// Whether the exponent is at the end of those that are searched: then the
    /// points do not say what it is.
    pub fn is_at_an_end(&self) -> bool {
        let (low, high) = EXPONENTS;
        self.exponent < low * 1.01 || self.exponent > high / 1.01
    }

    /// The loss of a size.
    pub fn loss(&self, size: f64) -> f64 {
        self.floor + self.amplitude * libm::pow(size, -self.exponent)
    }

    /// The middle 90 % of the exponents of families whose deviations from this
    /// law are drawn anew from those there are.
    pub fn interval(&self, points: &[(f64, f64)], seed: u64) -> (f64, f64) {
        // Deviations of fitted points are too small by the three numbers fitted.
        let free = points.len().saturating_sub(3).max(1) as f64;
        let grow = (points.len() as f64 / free).sqrt();
        let deviations: Vec<f64> = points
            .iter()
            .map(|(size, loss)| grow * libm::log(loss / self.loss(*size)))
            .collect();
        let mut rng = Rng::stream(seed, Stream::Order(0));
        let mut exponents: Vec<f64> = (0..RESAMPLES)
            .filter_map(|_| {
                let family: Vec<(f64, f64)> = points
                    .iter()
                    .map(|(size, _)| {
                        let drawn = deviations[rng.below(deviations.len() as u32) as usize];
                        (*size, self.loss(*size) * libm::exp(drawn))
                    })
                    .collect();
                Some(Self::fit(&family)?.exponent)
            })
            .collect();
        exponents.sort_by(f64::total_cmp);
        let quantile = |share: f64| {
            let index = share * exponents.len().saturating_sub(1) as f64;
            exponents
                .get(index.round() as usize)
                .copied()
                .unwrap_or(self.exponent)
        };
        (quantile(0.05), quantile(0.95))
    }
}

struct Line {
    floor: f64,
    amplitude: f64,
    /// The sum of squared deviations of ln(loss).
    cost: f64,
}

/// The best floor and amplitude, neither negative, for one exponent.
fn line(points: &[(f64, f64)], exponent: f64) -> Option<Line> {
    let (mut w, mut wx, mut wxx, mut wy, mut wxy) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for (size, loss) in points {
        let x = libm::pow(*size, -exponent);
        let weight = 1.0 / (loss * loss);
        w += weight;
        wx += weight * x;
        wxx += weight * x * x;
        wy += weight * loss;
        wxy += weight * x * loss;
    }
    let determinant = w * wxx - wx * wx;
    let (mut floor, mut amplitude) = (
        (wxx * wy - wx * wxy) / determinant,
        (w * wxy - wx * wy) / determinant,
    );
    // Not a number where all sizes are alike; the next line then gives up.
    if floor <= 0.0 {
        (floor, amplitude) = (0.0, wxy / wxx);
    }
    if amplitude <= 0.0 || !(amplitude * floor).is_finite() {
        return None;
    }
    let cost = points
        .iter()
        .map(|(size, loss)| {
            let law = floor + amplitude * libm::pow(*size, -exponent);
            let deviation = libm::log(loss / law);
            deviation * deviation
        })
        .sum();
    Some(Line {
        floor,
        amplitude,
        cost,
    })
}
