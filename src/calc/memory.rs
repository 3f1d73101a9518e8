//! How much memory a model's weights need.

use crate::units::Bytes;

/// Bytes that hold the weights of a model: `parameters × bytes_per_parameter`.
///
/// Weights only: running a model adds working memory, training with Adam needs
/// 16 to 18 bytes a parameter (Rajbhandari et al., arXiv 1910.02054).
pub fn weight_bytes(parameters: f64, bytes_per_parameter: f64) -> Bytes {
    Bytes(parameters * bytes_per_parameter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_sizes() {
        // 7B and 70B at 16 bits; GPT-3 at 16 and 4 bits; AlexNet at 32.
        assert_eq!(weight_bytes(7e9, 2.0), Bytes(14e9));
        assert_eq!(weight_bytes(70e9, 2.0), Bytes(140e9));
        assert_eq!(weight_bytes(175e9, 2.0), Bytes(350e9));
        assert_eq!(weight_bytes(175e9, 0.5), Bytes(87.5e9));
        assert_eq!(weight_bytes(60_965_224.0, 4.0), Bytes(243_860_896.0));
    }
}
