//! How long it takes to train a large model.

use crate::units::{Flops, FlopsPerSecond, Seconds};

/// Training arithmetic: `operations × parameters × tokens`, with 6 operations
/// per parameter and token (Kaplan et al., arXiv 2001.08361; attention over the
/// context comes on top and is small for large models).
pub fn arithmetic(operations: f64, parameters: f64, tokens: f64) -> Flops {
    Flops(operations * parameters * tokens)
}

/// The useful speed of a cluster: `chips × peak × MFU`, with MFU the share of
/// the peak that does useful work.
pub fn useful_speed(chips: f64, peak: FlopsPerSecond, mfu: f64) -> FlopsPerSecond {
    peak * (chips * mfu)
}

/// `work / speed`.
pub fn time(work: Flops, speed: FlopsPerSecond) -> Seconds {
    Seconds(work.0 / speed.0)
}

/// The share of the time that failures cost when checkpoints are saved as
/// often as pays best, every `√(2 × save × between)`:
/// `save / interval + (interval / 2 + restart) / between`
/// (Young 1974; good while it is far below 1). All times in the same unit.
pub fn share_lost(between: Seconds, save: Seconds, restart: Seconds) -> f64 {
    let interval = Seconds(libm::sqrt(2.0 * save.0 * between.0));
    save / interval + (interval * 0.5 + restart) / between
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn llama_31_on_1024_chips_takes_three_years() {
        let work = arithmetic(6.0, 405e9, 15.6e12);
        assert!((work.0 / 3.79e25 - 1.0).abs() < 0.001);
        let days = time(work, useful_speed(1024.0, FlopsPerSecond(989e12), 0.4)).0 / 86_400.0;
        assert!((days - 1083.0).abs() < 1.0);
    }

    #[test]
    fn failures_cost_little_if_saving_is_quick() {
        let between = Seconds(50_677.0 / 1024.0 * 3600.0);
        let lost = share_lost(between, Seconds(10.0), Seconds(600.0));
        assert!((lost - 0.0140).abs() < 0.0002, "{lost}");
    }
}
