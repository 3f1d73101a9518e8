//! `race`: three networks that differ in their size, and in a learning rate that goes with it.

mod words;

pub use words::{Scores, describe, distance, lesson, progress, results, verdict};

use crate::nn::{Activation, DataConfig, DataKind, Loss, NetworkConfig, Optimiser, RunConfig};
use crate::spec::{Number, OutputSpec, Values, WidgetSpec};
use crate::units::Unit;

/// Steps of every racer, recorded or live.
pub const STEPS: u64 = 3_000;

/// Steps a second of a live race: a few seconds to watch.
pub const PACE: f64 = 600.0;

/// A racer: its name, the width of its two hidden layers, and its learning
/// rate by the rule of [`crate::lab::rate`], which a test repeats.
pub struct Racer {
    /// What it is called.
    pub name: &'static str,
    /// Neurons in each of its two hidden layers.
    pub width: usize,
    /// Its learning rate.
    pub learning_rate: f32,
}

impl Racer {
    /// Its weights and biases: two inputs, two hidden layers, one output.
    pub const fn parameters(&self) -> usize {
        let width = self.width;
        3 * width + (width + 1) * width + width + 1
    }
}

/// Points to learn from.
const LESSON_POINTS: usize = 200;

/// Points that no racer learns from, and that count.
pub const NEW_POINTS: usize = 100;

/// The range of a bet: half are right by guessing, and all are the most.
pub const BETS: (u32, u32) = (50, 100);

/// The racers, small to large.
pub const RACERS: [Racer; 3] = [
    Racer {
        name: "Small",
        width: 3,
        learning_rate: 0.03,
    },
    Racer {
        name: "Medium",
        width: 8,
        learning_rate: 0.03,
    },
    Racer {
        name: "Large",
        width: 32,
        learning_rate: 0.01,
    },
];

/// Seed.
pub static SEED: Number = Number::own_count("seed", "Seed", 7.0, (1.0, 9999.0));

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "race",
    title: "The race",
    section: 0,
    params: &[&SEED.spec],
    in_reach: &[],
    outputs: &[
        OutputSpec {
            name: "small",
            title: "Small: right",
            unit: Unit::One,
        },
        OutputSpec {
            name: "medium",
            title: "Medium: right",
            unit: Unit::One,
        },
        OutputSpec {
            name: "large",
            title: "Large: right",
            unit: Unit::One,
        },
        OutputSpec::new("step", "Steps each", Unit::Steps),
        OutputSpec::new("run_hash", "Fingerprints of the three", Unit::Pure),
    ],
    presets: &[],
    compute: None,
    summary: None,
    calculated: false,
    link_leaves_out: Some(
        "It holds the seed, so the race can be run again; it leaves out the trained weights.",
    ),
};

/// The three runs: same data, same batches' size, same number of steps.
pub fn run_configs(values: &Values) -> Vec<RunConfig> {
    let seed = SEED.of(values) as u64;
    RACERS
        .iter()
        .map(|racer| RunConfig {
            data: DataConfig {
                kind: DataKind::Spiral,
                points: LESSON_POINTS + NEW_POINTS,
                noise: 0.0,
                train_share: LESSON_POINTS as f32 / (LESSON_POINTS + NEW_POINTS) as f32,
                seed,
                ..DataConfig::default()
            },
            network: NetworkConfig {
                hidden: vec![racer.width, racer.width],
                activation: Activation::Tanh,
                loss: Loss::CrossEntropy,
                ..NetworkConfig::default()
            },
            optimiser: Optimiser::Adam,
            learning_rate: racer.learning_rate,
            batch: 20,
            weights_seed: seed,
            ..RunConfig::default()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::{rate, trained};

    #[test]
    fn every_racer_has_the_rate_of_the_one_rule() {
        let configs = run_configs(&Values::defaults(&SPEC));
        for (racer, config) in RACERS.iter().zip(&configs) {
            assert_eq!(
                rate::best_rate(config, STEPS),
                racer.learning_rate,
                "{}",
                racer.name
            );
        }
    }

    #[test]
    fn the_racers_differ_in_nothing_but_size_and_rate() {
        let configs = run_configs(&Values::defaults(&SPEC));
        for config in &configs {
            assert_eq!(config.data, configs[0].data);
            assert_eq!(
                (config.batch, config.weights_seed),
                (configs[0].batch, configs[0].weights_seed)
            );
            assert_eq!(config.network.features, configs[0].network.features);
        }
        let sizes: Vec<usize> = configs.iter().map(RunConfig::parameter_count).collect();
        assert_eq!(sizes, [25, 105, 1185]);
        assert_eq!(sizes, RACERS.map(|racer| racer.parameters()));
    }

    #[test]
    fn the_recorded_race_is_won_by_size() {
        let sessions = trained(&run_configs(&Values::defaults(&SPEC)), STEPS);
        let right: Vec<f64> = sessions
            .into_iter()
            .filter_map(|mut session| session.progress().metrics?.test_accuracy)
            .collect();
        assert!(
            right[0] < right[1] && right[1] < right[2] && right[2] > 0.95,
            "{right:?}"
        );
    }
}
