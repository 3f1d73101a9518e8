//! Golden runs: the exact bits, written down.
//!
//! `tests/golden/run_hashes.json` is the contract that native, scalar WASM and
//! SIMD WASM builds are all held to. `UPDATE_GOLDEN=1` writes it anew; that
//! breaks every link to a run, so it needs a reason.

use crate::support::{config, trainer};
use scale_lab::nn::{
    Activation, DataKind, Feature, Initialisation, Loss, Optimiser, OwnPoints, Regularisation,
    RunConfig, Schedule, Status, Task,
};
use serde::{Deserialize, Serialize};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/run_hashes.json");

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Golden {
    pub(crate) name: String,
    pub(crate) config: RunConfig,
    pub(crate) steps: u64,
    /// Sixteen hexadecimal digits.
    pub(crate) hash: String,
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

fn with(mut config: RunConfig, change: fn(&mut RunConfig)) -> RunConfig {
    change(&mut config);
    config
}

fn all() -> Vec<Golden> {
    let mut runs = first_twelve();
    runs.extend(further());
    runs
}

fn first_twelve() -> Vec<Golden> {
    use Activation::{Linear, Relu, Sigmoid, Tanh};
    use DataKind::{Circle, Gauss, Spiral, Xor};
    use Loss::{CrossEntropy, MeanSquared};
    use Optimiser::{Adam, Sgd};
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

fn further() -> Vec<Golden> {
    use Activation::{Gelu, LeakyRelu, Relu, Sigmoid, Tanh};
    use DataKind::{Checkerboard, Clusters, Hills, Moons, Own, Plane, Rings, Spiral, Teacher};
    use Loss::{CrossEntropy, MeanSquared, Softmax};
    use Optimiser::{Adam, AdamW, Momentum, Sgd};
    vec![
        golden(
            "leaky relu, momentum, wrong labels",
            1000,
            with(
                config(Moons, &[8, 4], LeakyRelu, CrossEntropy, Momentum),
                |c| {
                    c.data.label_noise = 0.2;
                },
            ),
        ),
        golden(
            "gelu, decay, dropout, warm-up and cosine",
            1000,
            with(config(Rings, &[9, 7], Gelu, CrossEntropy, AdamW), |c| {
                c.regularisation = Regularisation {
                    weight_decay: 0.1,
                    dropout: 0.2,
                    ..Regularisation::default()
                };
                c.schedule = Schedule {
                    warm_up: 100,
                    cosine: 800,
                };
            }),
        ),
        golden(
            "five classes, both penalties",
            1000,
            with(config(Clusters, &[8], Tanh, Softmax, Adam), |c| {
                (c.data.classes, c.network.outputs) = (5, 5);
                (c.regularisation.l1, c.regularisation.l2) = (1e-4, 1e-3);
                c.data.label_noise = 0.1;
            }),
        ),
        golden(
            "eight arms",
            500,
            with(config(Spiral, &[24, 24], Relu, Softmax, Adam), |c| {
                (c.data.kind, c.data.classes, c.network.outputs) = (Spiral, 8, 8);
                (c.data.points, c.batch) = (1000, 100);
            }),
        ),
        golden(
            "a teacher in six dimensions",
            1000,
            with(config(Teacher, &[16, 16], Gelu, MeanSquared, Adam), |c| {
                c.data.dimensions = 6;
                c.network.features = Feature::COORDINATES.to_vec();
                c.batch = 32;
            }),
        ),
        golden(
            "hills, xavier, momentum",
            1000,
            with(config(Hills, &[12], Sigmoid, MeanSquared, Momentum), |c| {
                c.network.initialisation = Initialisation::Xavier;
            }),
        ),
        golden(
            "plane, he, dropout",
            500,
            with(config(Plane, &[6, 6], LeakyRelu, MeanSquared, Sgd), |c| {
                c.network.initialisation = Initialisation::He;
                c.regularisation.dropout = 0.5;
            }),
        ),
        golden(
            "own points",
            500,
            with(config(Own, &[4], Tanh, Softmax, AdamW), |c| {
                let column = |scale: f32| (0..21).map(|i| (i as f32 - 10.0) * scale).collect();
                c.data.kind = Own;
                c.data.own = Some(OwnPoints {
                    x: column(0.5),
                    y: column(-0.25),
                    label: (0..21).map(|i| f32::from(i / 7_u8)).collect(),
                    task: Task::Classes(3),
                    names: Vec::new(),
                });
                c.regularisation.weight_decay = 1.0;
            }),
        ),
        golden(
            "checkerboard, eight layers, full batch",
            300,
            with(
                config(Checkerboard, &[8; 8], Relu, CrossEntropy, Adam),
                |c| {
                    c.batch = c.data.points;
                },
            ),
        ),
    ]
}

/// The runs written down.
pub(crate) fn written() -> Vec<Golden> {
    serde_json::from_str(&std::fs::read_to_string(FILE).unwrap()).unwrap()
}

#[test]
fn runs_have_the_bits_written_down() {
    let ours = all();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let json = serde_json::to_string_pretty(&ours).unwrap();
        std::fs::write(FILE, json + "\n").unwrap();
    }
    let written = written();
    assert_eq!(ours.len(), written.len());
    for (ours, written) in ours.iter().zip(&written) {
        assert_eq!(ours, written);
    }
}

#[test]
fn the_diverged_one_has() {
    let diverged = first_twelve().pop().unwrap();
    let mut trainer = trainer(&diverged.config);
    assert_eq!(trainer.run(diverged.steps), Status::Diverged);
}
