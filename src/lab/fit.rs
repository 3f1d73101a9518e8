//! The law of a family: loss = floor + amplitude · size^(-exponent).
//!
//! Knows numbers; not where they come from.

/// A power law above a known floor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PowerLaw {
    /// The loss that no size crosses, given and not fitted.
    pub floor: f64,
    /// The loss above the floor at size 1.
    pub amplitude: f64,
    /// How steeply that part falls.
    pub exponent: f64,
    /// The share of the logarithms' variance that the line explains.
    pub r_squared: f64,
}

impl PowerLaw {
    /// The least-squares line of ln(loss - floor) over ln(size).
    ///
    /// Nothing comes back from fewer than two different sizes, or if a size or
    /// a loss above the floor is not a positive number.
    pub fn fit(points: &[(f64, f64)], floor: f64) -> Option<Self> {
        let logs: Vec<(f64, f64)> = points
            .iter()
            .map(|(size, loss)| (libm::log(*size), libm::log(loss - floor)))
            .collect();
        if !logs.iter().all(|(x, y)| x.is_finite() && y.is_finite()) || logs.is_empty() {
            return None;
        }
        let n = logs.len() as f64;
        let mean_x = logs.iter().map(|(x, _)| x).sum::<f64>() / n;
        let mean_y = logs.iter().map(|(_, y)| y).sum::<f64>() / n;
        let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
        for (x, y) in logs {
            let (x, y) = (x - mean_x, y - mean_y);
            xx += x * x;
            xy += x * y;
            yy += y * y;
        }
        (xx > 0.0).then(|| {
            let slope = xy / xx;
            Self {
                floor,
                amplitude: libm::exp(mean_y - slope * mean_x),
                exponent: -slope,
                r_squared: if yy > 0.0 { xy * xy / (xx * yy) } else { 1.0 },
            }
        })
    }

    /// The loss of a size.
    pub fn loss(&self, size: f64) -> f64 {
        self.floor + self.amplitude * libm::pow(size, -self.exponent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exact_law_is_found_again() {
        let law = PowerLaw {
            floor: 0.01,
            amplitude: 6.0,
            exponent: 1.02,
            r_squared: 1.0,
        };
        let points: Vec<(f64, f64)> = [15.0, 67.0, 235.0, 925.0]
            .map(|n| (n, law.loss(n)))
            .to_vec();
        let found = PowerLaw::fit(&points, 0.01).unwrap_or(law);
        assert!((found.amplitude - 6.0).abs() < 1e-9 && (found.exponent - 1.02).abs() < 1e-12);
        assert!((found.r_squared - 1.0).abs() < 1e-12);
    }

    #[test]
    fn no_law_through_one_size_or_below_the_floor() {
        assert!(PowerLaw::fit(&[], 0.0).is_none());
        assert!(PowerLaw::fit(&[(10.0, 1.0), (10.0, 2.0)], 0.0).is_none());
        assert!(PowerLaw::fit(&[(10.0, 1.0), (20.0, 0.1)], 0.1).is_none());
    }
}
