//! One rule for the learning rate of every size.
//!
//! Sizes are compared fairly only if none is hampered by its rate: each gets
//! the rate, of one grid for all, that left the lowest mean training loss over
//! runs with seeds that are not used again.

use crate::nn::{RunConfig, Scalar, Session};

/// The rates tried.
pub const RATES: [f32; 6] = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3];

/// The seeds of the runs that choose.
pub const TUNING_SEEDS: [u64; 3] = [901, 902, 903];

/// The rate of [`RATES`] that leaves the lowest mean training loss after
/// `steps` steps, over [`TUNING_SEEDS`]; the smaller of two that are equal.
pub fn best_rate(config: &RunConfig, steps: u64) -> f32 {
    let losses = RATES.map(|rate| (rate, mean_loss(config, rate, steps)));
    let best = losses
        .into_iter()
        .reduce(|best, next| if next.1 < best.1 { next } else { best });
    best.map_or(config.learning_rate, |(rate, _)| rate)
}

fn mean_loss(config: &RunConfig, rate: f32, steps: u64) -> f64 {
    let losses = TUNING_SEEDS.map(|seed| {
        let mut config = config.clone();
        config.learning_rate = rate;
        config.data.seed = seed;
        config.weights_seed = seed;
        let Ok(mut session) = Session::<Scalar>::new(&config) else {
            return f64::INFINITY;
        };
        session.advance(steps);
        session
            .progress()
            .metrics
            .map_or(f64::INFINITY, |metrics| metrics.train_loss)
    });
    losses.iter().sum::<f64>() / losses.len() as f64
}
