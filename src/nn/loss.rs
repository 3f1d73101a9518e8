//! One example's loss, for measuring. Training itself needs only the slope,
//! which is in `kernel`.

use super::config::Loss;

impl Loss {
    /// One example's loss, from the output y and the label ±1.
    pub fn of(self, y: f64, label: f64) -> f64 {
        match self {
            Self::MeanSquared => 0.5 * (y - label) * (y - label),
            Self::CrossEntropy => {
                // ln(1 + e⁻ᵐ) without overflow for large -m, and NaN for an
                // infinite y.
                let margin = label * y;
                (-margin).max(0.0) + libm::log1p(libm::exp(-margin.abs())) + 0.0 * y
            }
        }
    }
}
