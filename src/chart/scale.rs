//! From values to places: linear and logarithmic scales with their ticks.

use crate::units;
use libm::{log, log10, pow};

/// How an axis spreads its values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scale {
    /// Equal steps from low to high.
    Linear {
        /// Value at the start.
        low: f64,
        /// Value at the end.
        high: f64,
    },
    /// Equal ratios from low to high, both positive.
    Logarithmic {
        /// Value at the start.
        low: f64,
        /// Value at the end.
        high: f64,
    },
}

/// A labelled place on an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where, in the axis's units.
    pub value: f64,
    /// What it says.
    pub label: String,
}

impl Scale {
    /// A linear scale that holds all values, from zero if they are not far from it.
    pub fn linear_around(values: impl IntoIterator<Item = f64>) -> Self {
        let (low, high) = bounds(values);
        let low = if low >= 0.0 && low < 0.5 * high {
            0.0
        } else {
            low
        };
        if high > low {
            Self::Linear { low, high }
        } else {
            Self::Linear {
                low,
                high: low + 1.0,
            }
        }
    }

    /// A logarithmic scale that holds all positive values, out to the next 1 or 3.
    pub fn logarithmic_around(values: impl IntoIterator<Item = f64>) -> Self {
        let (low, high) = bounds(values.into_iter().filter(|value| *value > 0.0));
        if high <= 0.0 {
            return Self::Logarithmic {
                low: 0.1,
                high: 1.0,
            };
        }
        let half_decades = |value: f64| log10(value) * 2.0;
        let low = half_decades(low).floor();
        let high = half_decades(high).ceil().max(low + 1.0);
        let value = |half: f64| {
            if half as i64 % 2 == 0 {
                pow(10.0, half / 2.0)
            } else {
                3.0 * pow(10.0, (half - 1.0) / 2.0)
            }
        };
        Self::Logarithmic {
            low: value(low),
            high: value(high),
        }
    }

    /// Place of a value: 0 at the start, 1 at the end, outside for what lies outside.
    pub fn place(self, value: f64) -> f64 {
        match self {
            Self::Linear { low, high } => (value - low) / (high - low),
            // What a logarithm cannot place stands at the start.
            Self::Logarithmic { low, .. } if value <= 0.0 => {
                if low > 0.0 {
                    0.0
                } else {
                    value
                }
            }
            Self::Logarithmic { low, high } => log(value / low) / log(high / low),
        }
    }

    /// The value at a place.
    pub fn value_at(self, place: f64) -> f64 {
        match self {
            Self::Linear { low, high } => low + place * (high - low),
            Self::Logarithmic { low, high } => low * pow(high / low, place),
        }
    }

    /// About `wanted` ticks at round values: steps of 1, 2 or 5; or 1-3-10 by decades.
    pub fn ticks(self, wanted: usize) -> Vec<Tick> {
        let values = match self {
            Self::Linear { low, high } => linear_ticks(low, high, wanted),
            Self::Logarithmic { low, high } => logarithmic_ticks(low, high, wanted),
        };
        values
            .into_iter()
            .map(|value| Tick {
                value,
                label: label(value),
            })
            .collect()
    }
}

fn bounds(values: impl IntoIterator<Item = f64>) -> (f64, f64) {
    let finite = values.into_iter().filter(|value| value.is_finite());
    let (low, high) = finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| {
        (low.min(v), high.max(v))
    });
    if low > high { (0.0, 0.0) } else { (low, high) }
}

fn linear_ticks(low: f64, high: f64, wanted: usize) -> Vec<f64> {
    let rough = (high - low) / wanted.max(1) as f64;
    let magnitude = pow(10.0, log10(rough).floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|m| m * magnitude)
        .find(|s| *s >= rough * 0.999)
        .unwrap_or(magnitude * 10.0);
    let first = (low / step - 1e-9).ceil() as i64;
    let last = (high / step + 1e-9).floor() as i64;
    (first..=last)
        .take(100)
        .map(|index| index as f64 * step)
        .collect()
}

fn logarithmic_ticks(low: f64, high: f64, wanted: usize) -> Vec<f64> {
    let decades = log10(high / low);
    let first = (log10(low) - 1e-9).floor() as i32;
    let last = (log10(high) + 1e-9).ceil() as i32;
    let every = ((decades / wanted.max(1) as f64).ceil() as usize).max(1);
    // As many within a decade as there is room for.
    let room = (wanted as f64 + 1.0) / decades;
    let within: &[f64] = if room >= 4.0 {
        &[1.0, 2.0, 5.0]
    } else if room >= 2.0 {
        &[1.0, 3.0]
    } else {
        &[1.0]
    };
    (first..=last)
        .step_by(every)
        .flat_map(|exponent| {
            within
                .iter()
                .map(move |one| one * pow(10.0, f64::from(exponent)))
        })
        .filter(|value| *value >= low * 0.999 && *value <= high * 1.001)
        .collect()
}

fn label(value: f64) -> String {
    let size = value.abs();
    if size >= 1e7 || (size > 0.0 && size < 1e-4) {
        units::power_of_ten(value)
    } else {
        units::three_digits(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(scale: Scale, wanted: usize) -> Vec<String> {
        scale
            .ticks(wanted)
            .into_iter()
            .map(|tick| tick.label)
            .collect()
    }

    #[test]
    fn ticks_stand_at_round_values() {
        assert_eq!(
            labels(
                Scale::Linear {
                    low: 0.0,
                    high: 1.0
                },
                5
            ),
            ["0", "0.2", "0.4", "0.6", "0.8", "1"]
        );
        assert_eq!(
            labels(
                Scale::Linear {
                    low: 0.0,
                    high: 470.0
                },
                5
            ),
            ["0", "100", "200", "300", "400"]
        );
        assert_eq!(
            labels(
                Scale::Logarithmic {
                    low: 0.01,
                    high: 1.0
                },
                5
            ),
            ["0.01", "0.03", "0.1", "0.3", "1"]
        );
        assert_eq!(
            labels(
                Scale::Logarithmic {
                    low: 1e9,
                    high: 1e12
                },
                3
            ),
            ["10⁹", "10¹⁰", "10¹¹", "10¹²"]
        );
    }

    #[test]
    fn scales_hold_their_values() {
        let scale = Scale::logarithmic_around([0.05, 0.7, -1.0, f64::NAN]);
        assert_eq!(
            scale,
            Scale::Logarithmic {
                low: 0.03,
                high: 1.0
            }
        );
        assert_eq!(
            Scale::linear_around([0.1, 0.9]),
            Scale::Linear {
                low: 0.0,
                high: 0.9
            }
        );
        for scale in [
            Scale::linear_around([]),
            Scale::logarithmic_around([]),
            Scale::logarithmic_around([1.0]),
        ] {
            assert!(scale.place(0.5).is_finite());
            assert!(scale.ticks(5).len() > 1);
        }
    }

    #[test]
    fn a_place_leads_back_to_its_value() {
        for scale in [
            Scale::Linear {
                low: -2.0,
                high: 6.0,
            },
            Scale::Logarithmic {
                low: 1e-3,
                high: 1e4,
            },
        ] {
            for place in [0.0, 0.25, 0.9, 1.0] {
                assert!((scale.place(scale.value_at(place)) - place).abs() < 1e-12);
            }
        }
    }
}
