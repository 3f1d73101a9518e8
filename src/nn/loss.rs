//! One example's loss, for measuring. Training itself needs only the slope,
//! which is in `kernel`.

use super::choices::Loss;

impl Loss {
    /// One example's loss where there is one output: from the output y and the
    /// label. With [`Loss::Softmax`], whose one output leaves no doubt, 0.
    pub fn of(self, y: f64, label: f64) -> f64 {
        match self {
            Self::MeanSquared => 0.5 * (y - label) * (y - label),
            Self::CrossEntropy => {
                // ln(1 + e⁻ᵐ) without overflow for large -m, and NaN for an
                // infinite y.
                let margin = label * y;
                (-margin).max(0.0) + libm::log1p(libm::exp(-margin.abs())) + 0.0 * y
            }
            Self::Softmax => softmax_loss(&[y], 0),
        }
    }
}

/// -ln of the probability that softmax gives the class `right` from one output
/// per class; NaN where an output is not finite.
pub(super) fn softmax_loss(outputs: &[f64], right: usize) -> f64 {
    let largest = outputs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let terms = outputs.iter().map(|y| libm::exp(y - largest));
    libm::log(terms.sum()) + largest - outputs.get(right).copied().unwrap_or(f64::NAN)
}
