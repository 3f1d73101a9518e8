//! The best use of a given computation: which size, on how many examples.
//!
//! Knows settings and their losses; not how they are drawn.

use super::results::{Setting, envelope};

/// A setting that no other with as little computation beats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ComputeOptimum {
    /// Floating-point operations.
    pub flops: f64,
    /// N*, its parameters.
    pub parameters: f64,
    /// D*, the examples it saw.
    pub examples: f64,
}

/// A power of the computation: amplitude · Cᵉˣᵖᵒⁿᵉⁿᵗ.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Power {
    /// The exponent.
    pub exponent: f64,
    /// The value at one operation.
    pub amplitude: f64,
}

/// The lower edge of all settings.
#[derive(Clone, Debug, PartialEq)]
pub struct Frontier {
    /// Its settings, the least computation first.
    pub best: Vec<ComputeOptimum>,
    /// How N* grows with the computation.
    pub parameters: Power,
    /// How D* grows.
    pub examples: Power,
}

impl Frontier {
    /// The lower edge; none of fewer than three settings.
    pub fn of(settings: &[Setting]) -> Option<Self> {
        let edge = envelope(settings);
        let best: Vec<ComputeOptimum> = edge
            .iter()
            .filter_map(|(size, loss)| {
                let setting = settings
                    .iter()
                    .find(|setting| setting.size == *size && setting.median() == Some(*loss))?;
                Some(ComputeOptimum {
                    flops: setting.size,
                    parameters: setting.job.parameters() as f64,
                    examples: setting.job.steps as f64 * setting.job.batch as f64,
                })
            })
            .collect();
        let power = |read: fn(&ComputeOptimum) -> f64| {
            Power::through(best.iter().map(|best| (best.flops, read(best))))
        };
        let parameters = power(|best| best.parameters)?;
        let examples = power(|best| best.examples)?;
        Some(Self {
            best,
            parameters,
            examples,
        })
    }
}

impl Power {
    /// The straight line through points on logarithmic axes, by least squares;
    /// none through fewer than three, or all at one place.
    pub fn through(points: impl Iterator<Item = (f64, f64)>) -> Option<Self> {
        let logs: Vec<(f64, f64)> = points.map(|(x, y)| (libm::log(x), libm::log(y))).collect();
        let n = logs.len() as f64;
        let sum = |read: &dyn Fn(&(f64, f64)) -> f64| logs.iter().map(read).sum::<f64>();
        let (x, y) = (sum(&|log| log.0) / n, sum(&|log| log.1) / n);
        let xx = sum(&|log| (log.0 - x) * (log.0 - x));
        let exponent = sum(&|log| (log.0 - x) * (log.1 - y)) / xx;
        (logs.len() >= 3 && exponent.is_finite()).then(|| Self {
            exponent,
            amplitude: libm::exp(y - exponent * x),
        })
    }

    /// The value for a computation.
    pub fn at(self, flops: f64) -> f64 {
        self.amplitude * libm::pow(flops, self.exponent)
    }

    /// Another exponent through the same point.
    #[must_use]
    pub fn turned(self, exponent: f64, around: f64) -> Self {
        Self {
            exponent,
            amplitude: self.at(around) * libm::pow(around, -exponent),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_power_is_found_again_and_can_be_turned() {
        let truth = Power {
            exponent: 0.5,
            amplitude: 3.0,
        };
        let points = [1e6, 1e7, 1e9].map(|flops| (flops, truth.at(flops)));
        let found = Power::through(points.into_iter()).unwrap();
        assert!((found.exponent - 0.5).abs() < 1e-12);
        assert!((found.at(1e8) / truth.at(1e8) - 1.0).abs() < 1e-9);
        let turned = found.turned(0.73, 1e8);
        assert!((turned.at(1e8) / truth.at(1e8) - 1.0).abs() < 1e-9);
        assert_eq!(Power::through([(1.0, 1.0), (2.0, 2.0)].into_iter()), None);
        assert_eq!(Power::through([(1.0, 1.0); 4].into_iter()), None);
    }
}
