//! The constants of the update rules.
//!
//! It knows the recurrences, not the vectors they run over; the loops are in
//! `kernel`.

/// The share of its speed that momentum keeps from step to step.
pub const MOMENTUM: f32 = 0.9;

/// Adam's decay of the first moment, β₁ (Kingma and Ba, "Adam: A Method for
/// Stochastic Optimization", 2015, algorithm 1, with the values suggested
/// there).
pub const BETA_1: f64 = 0.9;
/// Adam's decay of the second moment, β₂.
pub const BETA_2: f64 = 0.999;
/// What keeps Adam from dividing by 0, ε.
pub const EPSILON: f64 = 1e-8;

/// Added to each moment, and to momentum's speed, and taken away again, which
/// rounds it to a multiple of about 10⁻³⁰. Otherwise the moments of a neuron
/// that no longer learns decay until they, or their products, are subnormal
/// numbers, and arithmetic on those is many times slower. Against ε it is
/// nothing, to the root of the second moment too.
pub const FLOOR: f32 = 1e-23;

/// One step t, counted from 1:
///
/// m ← β₁ m + (1 - β₁) g, v ← β₂ v + (1 - β₂) g²,
/// w ← w - rate · (m / (1 - β₁ᵗ)) / (√(v / (1 - β₂ᵗ)) + ε).
///
/// Both divisions by the bias correction are the same for all weights and are
/// done once, in f64: the kernel sees [`AdamStep::rate`] and
/// [`AdamStep::root_scale`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AdamStep {
    /// rate / (1 - β₁ᵗ).
    pub rate: f32,
    /// 1 / √(1 - β₂ᵗ).
    pub root_scale: f32,
    /// β₁.
    pub keep_first: f32,
    /// 1 - β₁.
    pub take_first: f32,
    /// β₂.
    pub keep_second: f32,
    /// 1 - β₂.
    pub take_second: f32,
    /// ε.
    pub epsilon: f32,
}

impl AdamStep {
    /// The constants of step `t`, which is at least 1. They depend on nothing
    /// but `t`, so a run restored at any step continues with the same bits.
    pub fn at(learning_rate: f32, t: u64) -> Self {
        Self {
            rate: (f64::from(learning_rate) / (1.0 - power(&POWERS_1, t))) as f32,
            root_scale: (1.0 / (1.0 - power(&POWERS_2, t)).sqrt()) as f32,
            keep_first: BETA_1 as f32,
            take_first: (1.0 - BETA_1) as f32,
            keep_second: BETA_2 as f32,
            take_second: (1.0 - BETA_2) as f32,
            epsilon: EPSILON as f32,
        }
    }
}

/// base to the powers 1, 2, 4, 8 …
const fn squares(base: f64) -> [f64; 64] {
    let mut squares = [base; 64];
    let mut i = 1;
    while i < 64 {
        squares[i] = squares[i - 1] * squares[i - 1];
        i += 1;
    }
    squares
}

static POWERS_1: [f64; 64] = squares(BETA_1);
static POWERS_2: [f64; 64] = squares(BETA_2);

/// baseⁿ as the product of the squares that n is made of, the least first. The
/// standard `powi` may differ between platforms.
fn power(squares: &[f64; 64], mut n: u64) -> f64 {
    let mut result = 1.0;
    while n > 0 {
        result *= squares[n.trailing_zeros() as usize];
        n &= n - 1;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_are_powers() {
        assert_eq!(power(&POWERS_1, 0), 1.0);
        assert_eq!(power(&squares(3.0), 5), 243.0);
        assert!((power(&POWERS_2, 1000) - libm::pow(BETA_2, 1000.0)).abs() < 1e-13);
        assert_eq!(power(&POWERS_2, u64::MAX), 0.0);
    }
}
