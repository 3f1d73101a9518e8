//! Configurations, and a reference in f64 that shares no arithmetic with the
//! engine.

use scale_lab::nn::{
    Activation, DataConfig, DataKind, Feature, Loss, NetworkConfig, Optimiser, RunConfig, Task,
    Trainer,
};

/// A run; softmax gets three clusters, whatever the kind.
pub(crate) fn config(
    kind: DataKind,
    hidden: &[usize],
    activation: Activation,
    loss: Loss,
    optimiser: Optimiser,
) -> RunConfig {
    let many = loss == Loss::Softmax;
    RunConfig {
        data: DataConfig {
            kind: if many { DataKind::Clusters } else { kind },
            classes: if many { 3 } else { 2 },
            points: 200,
            noise: 0.1,
            train_share: 0.5,
            seed: 5,
            ..DataConfig::default()
        },
        network: NetworkConfig {
            features: vec![Feature::X, Feature::Y],
            hidden: hidden.to_vec(),
            activation,
            loss,
            outputs: if many { 3 } else { 1 },
            ..NetworkConfig::default()
        },
        optimiser,
        learning_rate: 0.01,
        batch: 10,
        weights_seed: 11,
        ..RunConfig::default()
    }
}

pub(crate) fn trainer(config: &RunConfig) -> Trainer {
    Trainer::new(config).unwrap()
}

/// The mean loss over some of a trainer's points, and the penalties, by plain
/// loops.
pub(crate) fn reference_loss(trainer: &Trainer, weights: &[f64], points: &[usize]) -> f64 {
    thinned_loss(trainer, weights, points, &|_, _, _| 1.0)
}

/// What a hidden neuron is multiplied by: layer, neuron and example of the
/// batch, each from 0.
pub(crate) type Factor<'a> = &'a dyn Fn(usize, usize, usize) -> f64;

/// The same with neurons left out.
pub(crate) fn thinned_loss(
    trainer: &Trainer,
    weights: &[f64],
    points: &[usize],
    factor: Factor,
) -> f64 {
    let loss = |(example, &point): (usize, &usize)| {
        let kept = |layer, neuron| factor(layer, neuron, example);
        loss_of(trainer, point, &outputs(trainer, weights, point, &kept))
    };
    let total: f64 = points.iter().enumerate().map(loss).sum();
    total / points.len() as f64 + penalties(trainer, weights)
}

/// Plain loops from the inputs to the outputs.
fn outputs(
    trainer: &Trainer,
    weights: &[f64],
    point: usize,
    factor: &dyn Fn(usize, usize) -> f64,
) -> Vec<f64> {
    let network = &trainer.config().network;
    let sizes = network.sizes();
    let features = network.features.iter();
    let input = |f: &Feature| f64::from(trainer.data().feature(*f, point));
    let mut values: Vec<f64> = features.map(input).collect();
    let mut rest = weights;
    for layer in 1..sizes.len() {
        let (rows, after) = rest.split_at(sizes[layer - 1] * sizes[layer]);
        let (biases, after) = after.split_at(sizes[layer]);
        let neurons = rows.chunks_exact(sizes[layer - 1]).zip(biases);
        values = neurons
            .enumerate()
            .map(|(neuron, (row, bias))| {
                let sum = bias + row.iter().zip(&values).map(|(w, v)| w * v).sum::<f64>();
                if layer + 1 == sizes.len() {
                    return sum;
                }
                let value = match network.activation {
                    Activation::Relu => sum.max(0.0),
                    Activation::LeakyRelu => sum.max(0.01 * sum),
                    Activation::Tanh => sum.tanh(),
                    Activation::Sigmoid => 1.0 / (1.0 + (-sum).exp()),
                    Activation::Gelu => {
                        let scale = (2.0 / std::f64::consts::PI).sqrt();
                        0.5 * sum * (1.0 + (scale * (sum + 0.044_715 * sum.powi(3))).tanh())
                    }
                    Activation::Linear => sum,
                };
                value * factor(layer - 1, neuron)
            })
            .collect();
        rest = after;
    }
    values
}

fn loss_of(trainer: &Trainer, point: usize, outputs: &[f64]) -> f64 {
    let data = trainer.data();
    let label = f64::from(data.label[point]);
    match trainer.config().network.loss {
        Loss::MeanSquared => (outputs[0] - label).powi(2) / 2.0,
        Loss::CrossEntropy => (1.0 + (-label * outputs[0]).exp()).ln(),
        Loss::Softmax => {
            let right = match data.task() {
                Task::Classes(2) => usize::from(label > 0.0),
                _ => label as usize,
            };
            let sum: f64 = outputs.iter().map(|y| y.exp()).sum();
            -(outputs[right].exp() / sum).ln()
        }
    }
}

/// l1 Σ|w| + ½ l2 Σw², over weights but no biases.
fn penalties(trainer: &Trainer, weights: &[f64]) -> f64 {
    let regularisation = trainer.config().regularisation;
    let (l1, l2) = (f64::from(regularisation.l1), f64::from(regularisation.l2));
    let layout = trainer.layout();
    let layers = (0..layout.layers()).flat_map(|layer| layout.weights(layer));
    let penalty = |i: usize| l1 * weights[i].abs() + 0.5 * l2 * weights[i] * weights[i];
    layers.map(penalty).sum()
}

/// The gradient of [`reference_loss`] by central differences.
pub(crate) fn reference_gradient(trainer: &Trainer, weights: &[f64], points: &[usize]) -> Vec<f64> {
    thinned_gradient(trainer, weights, points, &|_, _, _| 1.0)
}

/// The gradient of [`thinned_loss`] by central differences.
pub(crate) fn thinned_gradient(
    trainer: &Trainer,
    weights: &[f64],
    points: &[usize],
    factor: Factor,
) -> Vec<f64> {
    let slope = |i: usize| {
        let at = |shift: f64| {
            let mut weights = weights.to_vec();
            weights[i] += shift;
            thinned_loss(trainer, &weights, points, factor)
        };
        (at(1e-6) - at(-1e-6)) / 2e-6
    };
    (0..weights.len()).map(slope).collect()
}

pub(crate) fn wide(weights: &[f32]) -> Vec<f64> {
    weights.iter().map(|&w| f64::from(w)).collect()
}
