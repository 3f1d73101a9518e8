//! Golden runs of every activation with every loss and every update rule, each
//! alone and with everything that holds a network back.
//!
//! `tests/golden/combination_hashes.json` is to these what `run_hashes.json` is
//! to the longer runs, which have more kinds of data and shapes.

use crate::support::{config, trainer};
use scale_lab::nn::{
    Activation, DataKind, Initialisation, Loss, Optimiser, Regularisation, RunConfig, Schedule,
};
use serde::Serialize;
use std::collections::BTreeMap;

const FILE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/golden/combination_hashes.json"
);

/// Six epochs, and ten steps beyond the end of the schedule.
pub(crate) const STEPS: u64 = 60;

/// Every combination, by name.
pub(crate) fn all() -> BTreeMap<String, RunConfig> {
    let initialisations = [
        Initialisation::Automatic,
        Initialisation::Xavier,
        Initialisation::He,
    ];
    let mut runs = BTreeMap::new();
    for activation in Activation::ALL {
        for loss in [Loss::MeanSquared, Loss::CrossEntropy, Loss::Softmax] {
            for optimiser in Optimiser::ALL {
                for held_back in [false, true] {
                    // Odd widths leave every kind of remainder.
                    let mut config = config(DataKind::Moons, &[7, 5], activation, loss, optimiser);
                    config.network.initialisation = initialisations[runs.len() % 3];
                    // Of AdamW alone, which would be Adam without it.
                    config.regularisation.weight_decay = 0.1;
                    let mut name =
                        format!("{}, {}, {}", key(activation), key(loss), key(optimiser));
                    if held_back {
                        name += ", held back";
                        config.regularisation = Regularisation {
                            l1: 1e-4,
                            l2: 1e-3,
                            dropout: 0.25,
                            ..config.regularisation
                        };
                        config.schedule = Schedule {
                            warm_up: 10,
                            cosine: 40,
                        };
                    }
                    runs.insert(name, config);
                }
            }
        }
    }
    runs
}

/// What a choice is called in files.
fn key(choice: impl Serialize) -> String {
    let key = serde_json::to_value(choice).unwrap();
    key.as_str().unwrap().to_owned()
}

/// The hashes written down, by name.
pub(crate) fn written() -> BTreeMap<String, String> {
    serde_json::from_str(&std::fs::read_to_string(FILE).unwrap()).unwrap()
}

#[test]
fn combinations_have_the_bits_written_down() {
    let hash = |config: &RunConfig| {
        let mut trainer = trainer(config);
        trainer.run(STEPS);
        assert_eq!(trainer.step_count(), STEPS);
        format!("{:016x}", trainer.run_hash())
    };
    let ours: BTreeMap<String, String> = all()
        .iter()
        .map(|(name, config)| (name.clone(), hash(config)))
        .collect();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let json = serde_json::to_string_pretty(&ours).unwrap();
        std::fs::write(FILE, json + "\n").unwrap();
    }
    assert_eq!(ours, written());
    let mut hashes: Vec<&String> = ours.values().collect();
    hashes.sort();
    hashes.dedup();
    assert_eq!(hashes.len(), ours.len(), "no two are the same run");
}
