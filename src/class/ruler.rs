//! The class's ruler: a straight line on axes where each step is times, held at two
//! ends.

use super::plan::BET_ON;
use libm::{exp, log};

/// Parameters at which its ends are held.
pub const ENDS: [f64; 2] = [13.0, 300.0];

/// A straight line, by the losses at its two ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ruler {
    /// The losses at [`ENDS`].
    pub losses: [f64; 2],
}

impl Default for Ruler {
    /// Level, in the middle of the chart: nobody has laid it yet.
    fn default() -> Self {
        Self {
            losses: [0.03, 0.03],
        }
    }
}

impl Ruler {
    /// Through points of (size, loss), as straight as they allow: least squares of
    /// the logarithms. None from points of one size.
    pub fn through(points: &[(f64, f64)]) -> Option<Self> {
        let logs: Vec<(f64, f64)> = points.iter().map(|(x, y)| (log(*x), log(*y))).collect();
        let count = logs.len() as f64;
        let x = logs.iter().map(|(x, _)| x).sum::<f64>() / count;
        let y = logs.iter().map(|(_, y)| y).sum::<f64>() / count;
        let xx: f64 = logs.iter().map(|(a, _)| (a - x) * (a - x)).sum();
        let xy: f64 = logs.iter().map(|(a, b)| (a - x) * (b - y)).sum();
        // Not a number without points.
        let slope = (xx > 0.0).then(|| xy / xx)?;
        Some(Self {
            losses: ENDS.map(|end| exp(y + slope * (log(end) - x))),
        })
    }

    /// The loss it points to.
    pub fn at(&self, size: f64) -> f64 {
        let [left, right] = self.losses.map(log);
        let [from, to] = ENDS.map(log);
        exp(left + (right - left) * (log(size) - from) / (to - from))
    }

    /// The class's bet: its loss at 589 parameters.
    pub fn bet(&self) -> f64 {
        self.at(BET_ON)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_lies_through_points_of_a_power_law() {
        let law = |size: f64| 0.8 * libm::pow(size, -0.9);
        let points: Vec<(f64, f64)> = [19.0, 31.0, 61.0, 121.0]
            .iter()
            .map(|size| (*size, law(*size)))
            .collect();
        let ruler = Ruler::through(&points).unwrap();
        assert!((ruler.bet() / law(BET_ON) - 1.0).abs() < 1e-9);
        for (end, loss) in ENDS.into_iter().zip(ruler.losses) {
            assert!((ruler.at(end) / loss - 1.0).abs() < 1e-12);
        }
        assert_eq!(Ruler::through(&points[..1]), None);
        assert_eq!(Ruler::through(&[]), None);
    }
}
