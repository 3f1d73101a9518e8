//! Configurations, and a reference in f64 that shares no arithmetic with the
//! engine.

use scale_lab::nn::{
    Activation, DataConfig, DataKind, Feature, Loss, NetworkConfig, Optimiser, RunConfig, Trainer,
};

pub(crate) fn config(
    kind: DataKind,
    hidden: &[usize],
    activation: Activation,
    loss: Loss,
    optimiser: Optimiser,
) -> RunConfig {
    RunConfig {
        data: DataConfig {
            kind,
            points: 200,
            noise: 0.1,
            train_share: 0.5,
            seed: 5,
        },
        network: NetworkConfig {
            features: vec![Feature::X, Feature::Y],
            hidden: hidden.to_vec(),
            activation,
            loss,
        },
        optimiser,
        learning_rate: 0.01,
        batch: 10,
        weights_seed: 11,
    }
}

pub(crate) fn trainer(config: &RunConfig) -> Trainer {
    Trainer::new(config).unwrap()
}

/// The mean loss over some of a trainer's points, by plain loops.
pub(crate) fn reference_loss(trainer: &Trainer, weights: &[f64], points: &[usize]) -> f64 {
    let network = &trainer.config().network;
    let sizes = network.sizes();
    let data = trainer.data();
    let mut total = 0.0;
    for &point in points {
        let (x, y) = (data.x[point], data.y[point]);
        let features = network.features.iter();
        let mut values: Vec<f64> = features.map(|f| f64::from(f.apply(x, y))).collect();
        let mut rest = weights;
        for layer in 1..sizes.len() {
            let (rows, after) = rest.split_at(sizes[layer - 1] * sizes[layer]);
            let (biases, after) = after.split_at(sizes[layer]);
            let neurons = rows.chunks_exact(sizes[layer - 1]).zip(biases);
            values = neurons
                .map(|(row, bias)| {
                    let sum = bias + row.iter().zip(&values).map(|(w, v)| w * v).sum::<f64>();
                    if layer + 1 == sizes.len() {
                        return sum;
                    }
                    match network.activation {
                        Activation::Relu => sum.max(0.0),
                        Activation::Tanh => sum.tanh(),
                        Activation::Sigmoid => 1.0 / (1.0 + (-sum).exp()),
                        Activation::Linear => sum,
                    }
                })
                .collect();
            rest = after;
        }
        let label = f64::from(data.label[point]);
        total += match network.loss {
            Loss::MeanSquared => (values[0] - label).powi(2) / 2.0,
            Loss::CrossEntropy => (1.0 + (-label * values[0]).exp()).ln(),
        };
    }
    total / points.len() as f64
}

/// The gradient of [`reference_loss`] by central differences.
pub(crate) fn reference_gradient(trainer: &Trainer, weights: &[f64], points: &[usize]) -> Vec<f64> {
    let slope = |i: usize| {
        let at = |shift: f64| {
            let mut weights = weights.to_vec();
            weights[i] += shift;
            reference_loss(trainer, &weights, points)
        };
        (at(1e-6) - at(-1e-6)) / 2e-6
    };
    (0..weights.len()).map(slope).collect()
}

pub(crate) fn wide(weights: &[f32]) -> Vec<f64> {
    weights.iter().map(|&w| f64::from(w)).collect()
}
