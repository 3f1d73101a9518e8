//! Runs: what they reach, that they repeat, that they resume.

use crate::support::{config, trainer};
use scale_lab::nn::{
    Activation, Checkpoint, ConfigError, DataKind, Loss, Optimiser, Regularisation, RestoreError,
    RunConfig, Schedule, Status,
};

fn spiral() -> RunConfig {
    let mut config = config(
        DataKind::Spiral,
        &[32, 32],
        Activation::Tanh,
        Loss::CrossEntropy,
        Optimiser::Adam,
    );
    config.data.points = 500;
    config.data.noise = 0.0;
    config.batch = 32;
    config
}

#[test]
fn xor_is_learned() {
    let mut config = config(
        DataKind::Xor,
        &[8],
        Activation::Tanh,
        Loss::MeanSquared,
        Optimiser::Sgd,
    );
    config.data.noise = 0.0;
    config.learning_rate = 0.1;
    let mut trainer = trainer(&config);
    assert_eq!(trainer.run(2000), Status::Running);
    let metrics = trainer.evaluate();
    assert!(
        metrics.train_accuracy >= Some(0.99) && metrics.test_accuracy >= Some(0.95),
        "{metrics:?}"
    );
}

#[test]
fn the_spiral_is_learned() {
    let mut trainer = trainer(&spiral());
    trainer.run(3000);
    let metrics = trainer.evaluate();
    assert!(
        metrics.train_accuracy >= Some(0.99) && metrics.test_accuracy >= Some(0.95),
        "{metrics:?}"
    );
}

#[test]
fn one_batch_is_learned_by_heart() {
    for loss in [Loss::MeanSquared, Loss::CrossEntropy, Loss::Softmax] {
        let mut config = config(
            DataKind::Gauss,
            &[32, 32],
            Activation::Relu,
            loss,
            Optimiser::Adam,
        );
        config.data.points = 32;
        config.data.noise = 0.5;
        config.batch = 32;
        let mut trainer = trainer(&config);
        trainer.run(3000);
        assert!(
            trainer.evaluate().train_loss < 1e-3,
            "{loss:?} {:?}",
            trainer.evaluate()
        );
    }
}

#[test]
fn the_same_seeds_give_the_same_bits_and_others_do_not() {
    let run = |config: &RunConfig| {
        let mut trainer = trainer(config);
        trainer.run(100);
        trainer.run_hash()
    };
    let base = spiral();
    assert_eq!(run(&base), run(&base));
    let mut data = base.clone();
    data.data.seed += 1;
    let weights = RunConfig {
        weights_seed: 12,
        ..base.clone()
    };
    assert_ne!(run(&base), run(&data));
    assert_ne!(run(&base), run(&weights));
}

#[test]
fn slices_evaluations_and_pictures_leave_no_trace() {
    let mut whole = trainer(&spiral());
    whole.run(60);
    let mut sliced = trainer(&spiral());
    let mut map = Vec::new();
    for _ in 0..20 {
        sliced.run(3);
        sliced.evaluate();
        sliced.neuron_maps(9, usize::MAX, &mut map);
    }
    assert_eq!(whole.run_hash(), sliced.run_hash());
}

#[test]
fn a_restored_run_continues_bit_for_bit() {
    for optimiser in Optimiser::ALL {
        // 8 steps per epoch, the last of 26 examples: 21 is within the third.
        let mut config = RunConfig {
            optimiser,
            schedule: Schedule {
                warm_up: 10,
                cosine: 100,
            },
            regularisation: Regularisation {
                l1: 1e-4,
                l2: 1e-4,
                weight_decay: 0.1,
                dropout: 0.25,
            },
            ..spiral()
        };
        config.network.activation = Activation::Gelu;
        let mut first = trainer(&config);
        first.run(21);
        let json = serde_json::to_string(&first.checkpoint()).unwrap();
        let mut second = trainer(&config);
        second.run(5);
        second
            .restore(&serde_json::from_str::<Checkpoint>(&json).unwrap())
            .unwrap();
        assert_eq!(first.run_hash(), second.run_hash());
        first.run(30);
        second.run(30);
        assert_eq!(first.run_hash(), second.run_hash());
        assert_eq!(first.checkpoint(), second.checkpoint());
        assert_eq!(
            (first.epoch(), first.samples()),
            (second.epoch(), second.samples())
        );
    }
}

#[test]
fn a_checkpoint_of_another_network_is_refused() {
    let mut trainer = trainer(&spiral());
    let expected = 3 * trainer.parameters();
    let refused = trainer.restore(&Checkpoint {
        step: 1,
        values: vec![0.0; 5],
    });
    assert_eq!(refused, Err(RestoreError::Length { found: 5, expected }));
    assert_eq!(trainer.step_count(), 0);
}

#[test]
fn counters_count_the_short_batch_as_it_is() {
    let mut config = config(
        DataKind::Xor,
        &[2],
        Activation::Tanh,
        Loss::MeanSquared,
        Optimiser::Sgd,
    );
    config.data.points = 46; // 23 to train on: batches of 10, 10 and 3
    let mut trainer = trainer(&config);
    let mut counted = Vec::new();
    for _ in 0..4 {
        trainer.step();
        counted.push((trainer.step_count(), trainer.epoch(), trainer.samples()));
    }
    assert_eq!(counted, [(1, 0, 10), (2, 0, 20), (3, 1, 23), (4, 1, 33)]);
}

#[test]
fn divergence_is_noticed_and_ends_the_run() {
    for learning_rate in [10.0, 30.0, 100.0, 300.0, 1000.0] {
        for activation in [
            Activation::Relu,
            Activation::Tanh,
            Activation::Sigmoid,
            Activation::Linear,
        ] {
            let base = config(
                DataKind::Circle,
                &[8, 8],
                activation,
                Loss::MeanSquared,
                Optimiser::Sgd,
            );
            let mut trainer = trainer(&RunConfig {
                learning_rate,
                ..base
            });
            assert_eq!(
                trainer.run(500),
                Status::Diverged,
                "{learning_rate} {activation:?}"
            );
            let (step, hash) = (trainer.step_count(), trainer.run_hash());
            assert!(step < 500);
            assert_eq!(trainer.run(5), Status::Diverged);
            assert_eq!((trainer.step_count(), trainer.run_hash()), (step, hash));
        }
    }
}

#[test]
fn a_logit_that_runs_away_is_divergence_too() {
    let base = config(
        DataKind::Spiral,
        &[8, 8],
        Activation::Relu,
        Loss::CrossEntropy,
        Optimiser::Sgd,
    );
    for learning_rate in [10.0, 100.0, 1000.0] {
        let mut trainer = trainer(&RunConfig {
            learning_rate,
            ..base.clone()
        });
        assert_eq!(trainer.run(500), Status::Diverged, "{learning_rate}");
    }
}

#[test]
fn evaluation_notices_what_no_step_has_seen() {
    let mut trainer = trainer(&spiral());
    let start = trainer.checkpoint();
    let bias = trainer.layout().bias(2, 0);
    assert!(trainer.set_weight(bias, 1e30));
    assert!(trainer.evaluate().train_loss > 1e20);
    assert_eq!(trainer.status(), Status::Diverged);
    trainer.restore(&start).unwrap();
    assert_eq!(trainer.run(1), Status::Running);
}

#[test]
fn only_possible_weights_and_rates_are_taken() {
    let mut trainer = trainer(&spiral());
    let before = trainer.weights().to_vec();
    assert!(!trainer.set_weight(trainer.parameters(), 0.0));
    assert!(!trainer.set_weight(0, f32::NAN));
    assert_eq!(trainer.weights(), before);
    assert!(trainer.set_weight(3, 0.5));
    assert_eq!(trainer.weights()[3], 0.5);
    for rate in [0.0, -1.0, f32::INFINITY, f32::NAN] {
        assert!(matches!(
            trainer.set_learning_rate(rate),
            Err(ConfigError::LearningRate(_))
        ));
    }
    trainer.set_learning_rate(0.5).unwrap();
    assert_eq!(trainer.config().learning_rate, 0.5);
}

#[test]
fn many_classes_are_learned() {
    for kind in [DataKind::Clusters, DataKind::Rings, DataKind::Spiral] {
        let mut config = spiral();
        (config.data.kind, config.data.classes) = (kind, 4);
        config.data.points = 1200;
        config.network.hidden = vec![16, 16];
        (config.network.loss, config.network.outputs) = (Loss::Softmax, 4);
        let mut trainer = trainer(&config);
        trainer.run(3000);
        let metrics = trainer.evaluate();
        assert!(metrics.test_accuracy >= Some(0.85), "{kind:?} {metrics:?}");
        let counts = trainer.confusion();
        assert_eq!(counts.len(), 16);
        assert_eq!(counts.iter().sum::<u32>(), 600);
        let right: u32 = counts.iter().step_by(5).sum();
        assert_eq!(metrics.test_accuracy, Some(f64::from(right) / 600.0));
    }
}

#[test]
fn numbers_are_learned_down_to_the_noise() {
    let mut config = config(
        DataKind::Teacher,
        &[16, 16],
        Activation::Tanh,
        Loss::MeanSquared,
        Optimiser::Adam,
    );
    config.data.points = 4000;
    config.data.noise = 0.2;
    config.batch = 32;
    config.schedule.cosine = 4000;
    let mut trainer = trainer(&config);
    trainer.run(4000);
    let metrics = trainer.evaluate();
    // The loss is half the mean squared error.
    let floor = 0.5 * trainer.data().floor(trainer.data().test()).unwrap();
    assert!(
        metrics.test_loss > floor && metrics.test_loss < 1.5 * floor,
        "{floor} {metrics:?}"
    );
    assert!(metrics.test_r2 > Some(0.93) && metrics.test_accuracy.is_none());
}

#[test]
fn dropout_weakens_training_but_not_answers() {
    let mut config = spiral();
    config.regularisation.dropout = 0.5;
    let mut thinned = trainer(&config);
    let mut whole = trainer(&spiral());
    let points = [(1.0, 2.0), (-3.0, 0.5)];
    assert_eq!(thinned.predict(&points), whole.predict(&points));
    thinned.run(1);
    whole.run(1);
    assert_ne!(thinned.run_hash(), whole.run_hash());
}

#[test]
fn initialisations_have_their_variances() {
    use scale_lab::nn::Initialisation::{Automatic, He, Xavier};
    let variance = |activation, initialisation, layer| {
        let loss = Loss::CrossEntropy;
        let mut config = config(DataKind::Xor, &[100, 300], activation, loss, Optimiser::Sgd);
        config.network.initialisation = initialisation;
        let trainer = trainer(&config);
        let weights = &trainer.weights()[trainer.layout().weights(layer)];
        weights.iter().map(|w| f64::from(w * w)).sum::<f64>() / weights.len() as f64
    };
    // From 100 to 300 neurons: 30,000 weights, a standard error of 0.8 %.
    let (he, xavier) = (2.0 / 100.0, 2.0 / 400.0);
    for (activation, initialisation, expected) in [
        (Activation::Relu, Automatic, he),
        (Activation::Gelu, Automatic, he),
        (Activation::Tanh, Automatic, xavier),
        (Activation::Relu, Xavier, xavier),
        (Activation::Tanh, He, he),
    ] {
        let found = variance(activation, initialisation, 1);
        assert!(
            (found / expected - 1.0).abs() < 0.03,
            "{activation:?} {initialisation:?}"
        );
    }
}
