//! The gradient against finite differences of the f64 reference.

use crate::support::{config, reference_gradient, reference_loss, thinned_gradient, trainer, wide};
use scale_lab::nn::rng::{Rng, Stream};
use scale_lab::nn::{
    Activation, Checkpoint, DataKind, Feature, Loss, Optimiser, Regularisation, RunConfig, Trainer,
    trace,
};

const LOSSES: [Loss; 3] = [Loss::MeanSquared, Loss::CrossEntropy, Loss::Softmax];

/// The gradient that step number `step` takes from the initial weights, read
/// off one SGD step. The rate, a power of two, leaves the gradient's own digits
/// in the difference of the weights.
fn engine_gradient(config: &RunConfig, step: u64) -> (Trainer, Vec<f64>, Vec<f64>) {
    let mut trainer = trainer(&RunConfig {
        optimiser: Optimiser::Sgd,
        learning_rate: 1024.0,
        ..config.clone()
    });
    let Checkpoint { mut values, .. } = trainer.checkpoint();
    // Biases of 0 under dead neurons are on the kink of `Relu`, where there is
    // no slope to compare with.
    let layout = trainer.layout();
    for layer in 0..layout.layers() {
        for (bias, k) in values[layout.biases(layer)].iter_mut().zip(1..) {
            *bias = 0.03 * (1.5 - k as f32);
        }
    }
    trainer.restore(&Checkpoint { step, values }).unwrap();
    let before = wide(trainer.weights());
    trainer.step();
    let after = wide(trainer.weights());
    let gradient = before
        .iter()
        .zip(&after)
        .map(|(b, a)| (b - a) / 1024.0)
        .collect();
    (trainer, before, gradient)
}

fn assert_gradient(config: &RunConfig, step: u64, points: impl Fn(&Trainer) -> Vec<usize>) {
    let (trainer, weights, gradient) = engine_gradient(config, step);
    let expected = reference_gradient(&trainer, &weights, &points(&trainer));
    for (i, (ours, exact)) in gradient.iter().zip(&expected).enumerate() {
        let allowed = 2e-5 * (1.0 + exact.abs());
        assert!(
            (ours - exact).abs() < allowed,
            "{config:?}: {i}: {ours} {exact}"
        );
    }
}

#[test]
fn of_every_activation_loss_and_shape() {
    let shapes: [&[usize]; 5] = [&[], &[1], &[3], &[5, 4], &[2, 7, 3]];
    for activation in Activation::ALL {
        for loss in LOSSES {
            for hidden in shapes {
                let mut config = config(DataKind::Spiral, hidden, activation, loss, Optimiser::Sgd);
                // 16 to train on; the whole set is one batch.
                config.data.points = 32;
                config.batch = 32;
                config.network.features = vec![Feature::X, Feature::SinX, Feature::XTimesY];
                assert_gradient(&config, 0, |t| t.data().train().collect());
            }
        }
    }
}

#[test]
fn of_penalties_on_weights_but_not_biases() {
    for (l1, l2) in [(0.01, 0.0), (0.0, 0.02), (0.03, 0.04)] {
        for loss in LOSSES {
            let mut config = config(
                DataKind::Moons,
                &[5, 3],
                Activation::Gelu,
                loss,
                Optimiser::Sgd,
            );
            config.data.points = 32;
            config.batch = 32;
            config.regularisation = Regularisation {
                l1,
                l2,
                ..Regularisation::default()
            };
            assert_gradient(&config, 0, |t| t.data().train().collect());
        }
    }
}

#[test]
fn of_regression_in_six_dimensions() {
    for kind in [DataKind::Teacher, DataKind::Hills] {
        let loss = Loss::MeanSquared;
        let mut config = config(kind, &[6, 5], Activation::LeakyRelu, loss, Optimiser::Sgd);
        if kind == DataKind::Teacher {
            config.data.dimensions = 6;
            config.network.features = Feature::COORDINATES.to_vec();
        }
        assert_gradient(&config, 3, |trainer| {
            let mut order: Vec<usize> = trainer.data().train().collect();
            Rng::stream(config.weights_seed, Stream::Order(0)).shuffle(&mut order);
            order[30..40].to_vec()
        });
    }
}

#[test]
fn of_eight_classes_and_of_two_by_softmax() {
    for classes in [2, 8] {
        let loss = Loss::Softmax;
        let mut config = config(
            DataKind::Clusters,
            &[7],
            Activation::Tanh,
            loss,
            Optimiser::Sgd,
        );
        (config.data.classes, config.network.outputs) = (classes, classes);
        (config.data.points, config.batch) = (140, 70);
        assert_gradient(&config, 0, |t| t.data().train().collect());
    }
}

/// The choices of a step, drawn as the engine documents: chunk by chunk of 64,
/// layer by layer, neuron by neuron, example by example.
#[test]
fn of_a_step_that_leaves_neurons_out() {
    let (hidden, step) = ([6, 4], 2);
    for activation in Activation::ALL {
        let loss = Loss::CrossEntropy;
        let mut config = config(DataKind::Rings, &hidden, activation, loss, Optimiser::Sgd);
        (config.data.points, config.batch) = (140, 70);
        config.regularisation.dropout = 0.4;
        let mut factors = vec![Vec::new(); 70];
        let mut rng = Rng::stream(config.weights_seed, Stream::Dropout(step));
        for chunk in factors.chunks_mut(64) {
            for _ in 0..hidden.iter().sum() {
                for neurons in &mut *chunk {
                    neurons.push(if rng.unit() < 0.4 { 0.0 } else { 1.0 / 0.6 });
                }
            }
        }
        let factor = |layer: usize, neuron: usize, example: usize| {
            let earlier: usize = hidden[..layer].iter().sum();
            factors[example][earlier + neuron]
        };
        let (trainer, weights, gradient) = engine_gradient(&config, step);
        let mut order: Vec<usize> = trainer.data().train().collect();
        Rng::stream(config.weights_seed, Stream::Order(step)).shuffle(&mut order);
        let expected = thinned_gradient(&trainer, &weights, &order, &factor);
        for (ours, exact) in gradient.iter().zip(&expected) {
            assert!(
                (ours - exact).abs() < 2e-5 * (1.0 + exact.abs()),
                "{activation:?}"
            );
        }
    }
}

#[test]
fn of_batches_that_fill_no_block_no_chunk_or_several() {
    for points in [26, 34, 128, 134, 400] {
        let hidden = [6, 5];
        let mut config = config(
            DataKind::Gauss,
            &hidden,
            Activation::Tanh,
            Loss::CrossEntropy,
            Optimiser::Sgd,
        );
        config.data.points = points;
        config.batch = points;
        assert_gradient(&config, 0, |t| t.data().train().collect());
    }
}

#[test]
fn of_each_batch_of_an_epoch_and_the_short_last_one() {
    let mut config = config(
        DataKind::Xor,
        &[4],
        Activation::Tanh,
        Loss::MeanSquared,
        Optimiser::Sgd,
    );
    config.data.points = 46; // 23 to train on: batches of 10, 10 and 3
    for step in 0..7 {
        assert_gradient(&config, step, |trainer| {
            let mut order: Vec<usize> = trainer.data().train().collect();
            Rng::stream(config.weights_seed, Stream::Order(step / 3)).shuffle(&mut order);
            order.chunks(10).nth(step as usize % 3).unwrap().to_vec()
        });
    }
}

#[test]
fn of_the_trace_is_the_engines() {
    for activation in Activation::ALL {
        for loss in [Loss::MeanSquared, Loss::CrossEntropy] {
            let mut config = config(DataKind::Circle, &[2], activation, loss, Optimiser::Sgd);
            config.batch = 1;
            let (trainer, weights, gradient) = engine_gradient(&config, 0);
            let mut order: Vec<usize> = trainer.data().train().collect();
            Rng::stream(config.weights_seed, Stream::Order(0)).shuffle(&mut order);
            let (data, first) = (trainer.data(), order[0]);
            let inputs = [f64::from(data.x[first]), f64::from(data.y[first])];
            let label = f64::from(data.label[first]);
            let worked =
                trace(&[2, 2, 1], &weights, activation, loss, &inputs, label, 0.5).unwrap();
            for (ours, traced) in gradient.iter().zip(&worked.gradients) {
                assert!(
                    (ours - traced).abs() < 2e-5 * (1.0 + traced.abs()),
                    "{activation:?}"
                );
            }
            let exact = reference_loss(&trainer, &weights, &[first]);
            // The engine's constants have 24 bits.
            assert!((worked.loss - exact).abs() < 1e-7);
        }
    }
}

#[test]
fn evaluation_is_the_references() {
    for loss in LOSSES {
        let mut config = config(
            DataKind::Xor,
            &[8, 8],
            Activation::Relu,
            loss,
            Optimiser::Adam,
        );
        // It plays no part outside training.
        config.regularisation.dropout = 0.3;
        let mut trainer = trainer(&config);
        trainer.run(50);
        let metrics = trainer.evaluate();
        let weights = wide(trainer.weights());
        let of = |points: Vec<usize>| reference_loss(&trainer, &weights, &points);
        assert!((metrics.train_loss - of(trainer.data().train().collect())).abs() < 1e-6);
        assert!((metrics.test_loss - of(trainer.data().test().collect())).abs() < 1e-6);
    }
}
