//! Golden runs: the exact bits, written down.
//!
//! `tests/golden/run_hashes.json` is the contract that native, scalar WASM and
//! SIMD WASM builds are all held to. `UPDATE_GOLDEN=1` writes it anew; that
//! breaks every link to a run, so it needs a reason.

use crate::support::{config, trainer};
use scale_lab::nn::{Activation, DataKind, Feature, Loss, Optimiser, RunConfig, Status};
use serde::{Deserialize, Serialize};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/run_hashes.json");

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Golden {
    name: String,
    config: RunConfig,
    steps: u64,
    /// Sixteen hexadecimal digits.
    hash: String,
}

fn golden(name: &str, steps: u64, config: RunConfig) -> Golden {
    let mut trainer = trainer(&config);
    trainer.run(steps);
    let hash = format!("{:016x}", trainer.run_hash());
    Golden {
        name: name.to_owned(),
        config,
        steps,
        hash,
    }
}

fn all() -> Vec<Golden> {
    use Activation::{Linear, Relu, Sigmoid, Tanh};
    use DataKind::{Circle, Gauss, Spiral, Xor};
    use Loss::{CrossEntropy, MeanSquared};
    use Optimiser::{Adam, Sgd};
    let with = |mut config: RunConfig, change: fn(&mut RunConfig)| {
        change(&mut config);
        config
    };
    vec![
        golden(
            "playground",
            2000,
            config(Circle, &[4, 2], Tanh, MeanSquared, Sgd),
        ),
        golden(
            "linear classifier",
            1000,
            config(Gauss, &[], Linear, CrossEntropy, Sgd),
        ),
        golden(
            "relu, adam",
            2000,
            config(Xor, &[8, 8], Relu, CrossEntropy, Adam),
        ),
        golden(
            "sigmoid, short last batches",
            2000,
            with(config(Gauss, &[5, 3], Sigmoid, CrossEntropy, Adam), |c| {
                (c.data.points, c.batch) = (187, 7);
            }),
        ),
        golden(
            "every feature, one example a step",
            1000,
            with(config(Spiral, &[6], Tanh, MeanSquared, Adam), |c| {
                (c.network.features, c.batch) = (Feature::ALL.to_vec(), 1);
            }),
        ),
        golden(
            "wide",
            300,
            with(config(Spiral, &[64, 64], Relu, CrossEntropy, Adam), |c| {
                c.batch = 32;
            }),
        ),
        golden(
            "wide tanh, odd sizes",
            200,
            with(config(Spiral, &[131, 67], Tanh, CrossEntropy, Adam), |c| {
                c.batch = 30;
            }),
        ),
        golden(
            "deep",
            500,
            config(Circle, &[7, 6, 5, 4, 3, 2, 1, 8], Tanh, MeanSquared, Adam),
        ),
        golden(
            "deep and linear",
            500,
            with(config(Xor, &[3, 3, 3], Linear, MeanSquared, Sgd), |c| {
                c.learning_rate = 0.001;
            }),
        ),
        golden(
            "full batch in chunks",
            200,
            with(config(Spiral, &[16, 16], Tanh, CrossEntropy, Adam), |c| {
                (c.data.points, c.batch) = (1000, 1000);
            }),
        ),
        golden(
            "the widest",
            20,
            with(config(Circle, &[512, 512], Relu, CrossEntropy, Adam), |c| {
                c.batch = 64;
            }),
        ),
        golden(
            "diverged",
            500,
            with(config(Circle, &[8, 8], Relu, MeanSquared, Sgd), |c| {
                c.learning_rate = 1000.0;
            }),
        ),
    ]
}

#[test]
fn runs_have_the_bits_written_down() {
    let ours = all();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let json = serde_json::to_string_pretty(&ours).unwrap();
        std::fs::write(FILE, json + "\n").unwrap();
    }
    let written: Vec<Golden> =
        serde_json::from_str(&std::fs::read_to_string(FILE).unwrap()).unwrap();
    assert_eq!(ours.len(), written.len());
    for (ours, written) in ours.iter().zip(&written) {
        assert_eq!(ours, written);
    }
}

#[test]
fn the_diverged_one_has() {
    let diverged = all().pop().unwrap();
    let mut trainer = trainer(&diverged.config);
    assert_eq!(trainer.run(diverged.steps), Status::Diverged);
}
