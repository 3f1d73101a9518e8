//! Configurations: limits, words, JSON.

use crate::support::config;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use scale_lab::nn::{
    Activation, ConfigError, DataConfig, DataKind, Feature, Initialisation, Loss, NetworkConfig,
    Optimiser, Regularisation, RunConfig, Schedule, Trainer,
};

fn base() -> RunConfig {
    config(
        DataKind::Circle,
        &[4, 2],
        Activation::Tanh,
        Loss::MeanSquared,
        Optimiser::Sgd,
    )
}

fn refused(change: impl Fn(&mut RunConfig)) -> String {
    let mut config = base();
    change(&mut config);
    let error = config.validate().unwrap_err();
    let again = Trainer::<scale_lab::nn::Scalar>::new(&config).unwrap_err();
    assert_eq!(again.to_string(), error.to_string());
    error.to_string()
}

#[test]
fn each_limit_is_held_and_explained() {
    assert_eq!(base().validate(), Ok(()));
    let cases = [
        (
            refused(|c| c.network.hidden = vec![1; 9]),
            "9 hidden layers; at most 8 are possible",
        ),
        (
            refused(|c| c.network.hidden[1] = 0),
            "a hidden layer of 0 neurons; 1 to 512 are possible",
        ),
        (
            refused(|c| c.network.hidden[0] = 513),
            "a hidden layer of 513 neurons; 1 to 512 are possible",
        ),
        (
            refused(|c| c.data.points = 15),
            "15 points; 16 to 8192 are possible",
        ),
        (
            refused(|c| c.data.points = 8193),
            "8193 points; 16 to 8192 are possible",
        ),
        (
            refused(|c| c.batch = 0),
            "a batch of 0 from 200 points; 1 to 200 are possible",
        ),
        (
            refused(|c| c.batch = 201),
            "a batch of 201 from 200 points; 1 to 200 are possible",
        ),
        (
            refused(|c| c.learning_rate = 0.0),
            "a learning rate of 0; it must be a finite number above 0",
        ),
        (
            refused(|c| c.learning_rate = f32::NAN),
            "a learning rate of NaN; it must be a finite number above 0",
        ),
        (
            refused(|c| c.data.noise = 0.6),
            "noise of 0.6; 0 to 0.5 is possible",
        ),
        (
            refused(|c| c.data.train_share = 1.0),
            "a training share of 1; 0.1 to 0.9 is possible",
        ),
        (
            refused(|c| c.network.features.clear()),
            "no input features; the network needs at least one",
        ),
        (
            refused(|c| c.network.features.push(Feature::X)),
            "the input feature x is listed twice",
        ),
    ];
    for (said, expected) in cases {
        assert_eq!(said, expected);
    }
}

#[test]
fn what_does_not_belong_together_is_explained() {
    let cases = [
        (
            refused(|c| c.network.features.push(Feature::Third)),
            "the input feature third of points with 2 coordinates",
        ),
        (
            refused(|c| c.data.classes = 3),
            "3 classes; this kind of data has 2",
        ),
        (
            refused(|c| (c.data.kind, c.data.classes) = (DataKind::Rings, 9)),
            "9 classes; 2 to 8 are possible",
        ),
        (
            refused(|c| (c.data.kind, c.data.classes) = (DataKind::Rings, 3)),
            "3 classes need the softmax loss: the others have one output",
        ),
        (
            refused(|c| c.network.loss = Loss::Softmax),
            "1 output; this loss on these data needs 2",
        ),
        (
            refused(|c| (c.data.kind, c.network.loss) = (DataKind::Plane, Loss::CrossEntropy)),
            "numbers as labels need the mean squared error: the other losses are for classes",
        ),
        (
            refused(|c| (c.data.kind, c.data.dimensions) = (DataKind::Teacher, 3)),
            "3 dimensions; a teacher network has 2, 4 or 6",
        ),
        (
            refused(|c| c.data.label_noise = 0.75),
            "label noise of 0.75; 0 to 0.5 is possible",
        ),
        (
            refused(|c| (c.data.kind, c.data.label_noise) = (DataKind::Hills, 0.1)),
            "label noise is for classes; these points have numbers as labels",
        ),
        (
            refused(|c| c.data.kind = DataKind::Own),
            "own points were chosen, but there are none",
        ),
        (
            refused(|c| c.regularisation.l1 = -1.0),
            "an L1 penalty of -1; 0 to 10 is possible",
        ),
        (
            refused(|c| c.regularisation.weight_decay = f32::NAN),
            "a weight decay of NaN; 0 to 10 is possible",
        ),
        (
            refused(|c| c.regularisation.dropout = 1.0),
            "dropout of 1; 0 to 0.9 is possible",
        ),
    ];
    for (said, expected) in cases {
        assert_eq!(said, expected);
    }
}

#[test]
fn the_ends_of_each_range_are_possible() {
    for (points, batch, hidden) in [
        (16, 1, vec![]),
        (8192, 8192, vec![512; 8]),
        (16, 16, vec![1]),
    ] {
        let mut config = base();
        config.data.points = points;
        config.batch = batch;
        config.network.hidden = hidden;
        assert_eq!(config.validate(), Ok(()));
    }
}

#[test]
fn parameters_are_counted() {
    assert_eq!(base().parameter_count(), 3 * 4 + 5 * 2 + 3);
    let trainer: Trainer = Trainer::new(&base()).unwrap();
    assert_eq!(trainer.parameters(), 25);
    assert_eq!(trainer.weights().len(), 25);
    let mut huge = base();
    huge.network.hidden = vec![usize::MAX; 3];
    assert_eq!(huge.parameter_count(), usize::MAX);
}

#[test]
fn json_names_are_as_published() {
    let mut config = base();
    config.network.features = Feature::ALL.to_vec();
    let json = serde_json::to_value(&config).unwrap();
    let expected = serde_json::json!({
        "data": {
            "kind": "circle", "points": 200, "noise": 0.1_f32, "train_share": 0.5, "seed": 5,
            "classes": 2, "dimensions": 2, "label_noise": 0.0, "own": null,
        },
        "network": {
            "features": ["x", "y", "x_squared", "y_squared", "x_times_y", "sin_x", "sin_y"],
            "hidden": [4, 2], "activation": "tanh", "loss": "mean_squared", "outputs": 1,
            "initialisation": "automatic",
        },
        "optimiser": "sgd", "learning_rate": 0.01_f32, "batch": 10, "weights_seed": 11,
        "schedule": {"warm_up": 0, "cosine": 0},
        "regularisation": {"l1": 0.0, "l2": 0.0, "weight_decay": 0.0, "dropout": 0.0},
    });
    assert_eq!(json, expected);
    assert_eq!(serde_json::from_value::<RunConfig>(json).unwrap(), config);
}

proptest! {
    #[test]
    fn nothing_makes_validation_panic(
        kind in select(&DataKind::ALL[..]), classes: usize, dimensions: usize, outputs: usize,
        loss in select(&[Loss::MeanSquared, Loss::CrossEntropy, Loss::Softmax][..]),
        label_noise in any::<f32>(), l1 in any::<f32>(), warm_up: u64, cosine: u64,
        points: usize, noise in any::<f32>(), train_share in any::<f32>(), seed: u64,
        features in vec(select(&Feature::ALL[..]), 0..10), hidden in vec(any::<usize>(), 0..12),
        learning_rate in any::<f32>(), batch: usize, weights_seed: u64,
    ) {
        let config = RunConfig {
            data: DataConfig {
                kind, points, noise, train_share, seed, classes, dimensions, label_noise, own: None,
            },
            network: NetworkConfig {
                features, hidden, activation: Activation::Relu, loss, outputs,
                initialisation: Initialisation::He,
            },
            optimiser: Optimiser::Adam, learning_rate, batch, weights_seed,
            schedule: Schedule { warm_up, cosine },
            regularisation: Regularisation { l1, l2: l1, weight_decay: l1, dropout: label_noise },
        };
        if warm_up > 0 {
            prop_assert!(!config.schedule.rate(0.1, warm_up).is_nan());
        }
        let _ = config.parameter_count();
        if let Err(error) = config.validate() {
            prop_assert!(!error.to_string().is_empty());
        }
    }

    #[test]
    fn what_is_valid_runs(
        points in 16_usize..60, share in 0.1_f32..=0.9, noise in 0.0_f32..=0.5, seed: u64,
        features in proptest::sample::subsequence(Feature::ALL.to_vec(), 1..=7),
        hidden in vec(1_usize..9, 0..=8), rate in 1e-4_f32..1.0, batch in 1_usize..=60,
        activation in select(&Activation::ALL[..]),
    ) {
        let config = RunConfig {
            data: DataConfig {
                kind: DataKind::Xor, points, noise, train_share: share, seed,
                ..DataConfig::default()
            },
            network: NetworkConfig {
                features, hidden, activation, loss: Loss::MeanSquared, ..NetworkConfig::default()
            },
            optimiser: Optimiser::Adam, learning_rate: rate, batch, weights_seed: seed,
            ..RunConfig::default()
        };
        match Trainer::<scale_lab::nn::Scalar>::new(&config) {
            Ok(mut trainer) => {
                trainer.run(5);
                prop_assert!(trainer.evaluate().train_loss >= 0.0);
            }
            Err(error) => prop_assert_eq!(error, ConfigError::Batch { batch, points }),
        }
    }
}
