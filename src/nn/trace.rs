//! One example worked through in full: forward, backward, update, and the loss
//! again. For teaching.
//!
//! It is a second, plain implementation in f64, apart from the kernels, that
//! keeps every value instead of being fast. The tests hold the two together.

use super::choices::{Activation, Loss, logistic};
use super::layout::WeightLayout;
use crate::units::counted;
use thiserror::Error;

/// One layer of neurons in a worked example, one value per neuron.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerTrace {
    /// The sum: bias + Σ weight · input.
    pub sums: Vec<f64>,
    /// The activation of each sum; in the last layer the sum itself.
    pub activations: Vec<f64>,
    /// The derivative of the loss by each sum.
    pub deltas: Vec<f64>,
}

/// Every value of one example's step of plain gradient descent.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// Where each weight, gradient and updated weight lives.
    pub layout: WeightLayout,
    /// What went in.
    pub inputs: Vec<f64>,
    /// Hidden layers and the output, first to last.
    pub layers: Vec<LayerTrace>,
    /// The output y, which under cross-entropy is a logit.
    pub output: f64,
    /// What the loss compares with the label: under cross-entropy the
    /// probability of the label +1, else y.
    pub prediction: f64,
    /// The loss, in the unit of [`Loss`].
    pub loss: f64,
    /// The derivative of the loss by each weight and bias.
    pub gradients: Vec<f64>,
    /// Each weight and bias less rate · gradient.
    pub updated: Vec<f64>,
    /// The loss of the same example with the updated weights.
    pub loss_after: f64,
}

/// Why an example cannot be worked through.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TraceError {
    /// There are not two layers of neurons or more, the last of one neuron, or
    /// the loss needs several.
    #[error("a trace needs inputs and exactly one output")]
    Shape,
    /// The weights are too few or too many.
    #[error("{}; this network has {expected}", counted(.found, "weight"))]
    Weights {
        /// Weights given.
        found: usize,
        /// Weights and biases of the network.
        expected: usize,
    },
    /// The inputs are too few or too many.
    #[error("{}; this network has {expected}", counted(.found, "input"))]
    Inputs {
        /// Inputs given.
        found: usize,
        /// Inputs of the network.
        expected: usize,
    },
}

/// Works one example through a dense network of `sizes` neurons per layer,
/// inputs first and one output last, with `weights` in the order of
/// [`WeightLayout`] and a `label` of ±1.
///
/// # Errors
/// If the sizes, weights and inputs do not belong together.
pub fn trace(
    sizes: &[usize],
    weights: &[f64],
    activation: Activation,
    loss: Loss,
    inputs: &[f64],
    label: f64,
    learning_rate: f64,
) -> Result<Trace, TraceError> {
    if sizes.len() < 2 || sizes[sizes.len() - 1] != 1 || loss == Loss::Softmax {
        return Err(TraceError::Shape);
    }
    let layout = WeightLayout::new(sizes);
    let (found, expected) = (weights.len(), layout.parameter_count());
    if found != expected {
        return Err(TraceError::Weights { found, expected });
    }
    let (found, expected) = (inputs.len(), layout.inputs(0));
    if found != expected {
        return Err(TraceError::Inputs { found, expected });
    }
    let mut layers = forward(&layout, weights, activation, inputs);
    let output = output_of(&layers);
    let gradients = backward(
        &layout,
        weights,
        activation,
        loss,
        inputs,
        label,
        &mut layers,
    );
    let descend = |(weight, gradient): (&f64, &f64)| weight - learning_rate * gradient;
    let updated: Vec<f64> = weights.iter().zip(&gradients).map(descend).collect();
    let after = forward(&layout, &updated, activation, inputs);
    Ok(Trace {
        inputs: inputs.to_vec(),
        output,
        prediction: match loss {
            Loss::MeanSquared => output,
            Loss::CrossEntropy | Loss::Softmax => logistic(output),
        },
        loss: loss.of(output, label),
        loss_after: loss.of(output_of(&after), label),
        layers,
        layout,
        gradients,
        updated,
    })
}

/// All sums and activations; the deltas are left 0.
fn forward(
    layout: &WeightLayout,
    weights: &[f64],
    activation: Activation,
    inputs: &[f64],
) -> Vec<LayerTrace> {
    let mut layers: Vec<LayerTrace> = Vec::with_capacity(layout.layers());
    for layer in 0..layout.layers() {
        let below = layers.last().map_or(inputs, |below| &below.activations);
        let sum = |output| {
            let terms = below.iter().enumerate();
            terms.fold(
                weights[layout.bias(layer, output)],
                |sum, (input, value)| sum + weights[layout.weight(layer, output, input)] * value,
            )
        };
        let sums: Vec<f64> = (0..layout.outputs(layer)).map(sum).collect();
        let activations = if layer + 1 == layout.layers() {
            sums.clone()
        } else {
            sums.iter().map(|&sum| activation.of(sum)).collect()
        };
        layers.push(LayerTrace {
            deltas: vec![0.0; sums.len()],
            sums,
            activations,
        });
    }
    layers
}

/// Fills in the deltas, last layer first, and returns the gradients.
fn backward(
    layout: &WeightLayout,
    weights: &[f64],
    activation: Activation,
    loss: Loss,
    inputs: &[f64],
    label: f64,
    layers: &mut [LayerTrace],
) -> Vec<f64> {
    let mut gradients = vec![0.0; weights.len()];
    let y = output_of(layers);
    let mut deltas = vec![match loss {
        Loss::MeanSquared => y - label,
        Loss::CrossEntropy | Loss::Softmax => logistic(y) - (0.5 * label + 0.5),
    }];
    for layer in (0..layout.layers()).rev() {
        let below = layer.checked_sub(1).map(|below| &layers[below]);
        let values = below.map_or(inputs, |below| &below.activations);
        for (output, delta) in deltas.iter().enumerate() {
            gradients[layout.bias(layer, output)] = *delta;
            for (input, value) in values.iter().enumerate() {
                gradients[layout.weight(layer, output, input)] = delta * value;
            }
        }
        let passed_down = |(input, &below): (usize, &f64)| {
            let terms = deltas.iter().enumerate();
            let sum: f64 = terms
                .map(|(o, d)| d * weights[layout.weight(layer, o, input)])
                .sum();
            sum * activation.slope(below)
        };
        let sums = below.map_or(&[][..], |below| &below.sums);
        let next = sums.iter().enumerate().map(passed_down).collect();
        layers[layer].deltas = core::mem::replace(&mut deltas, next);
    }
    gradients
}

fn output_of(layers: &[LayerTrace]) -> f64 {
    layers.last().map_or(0.0, |last| last.activations[0])
}

#[cfg(test)]
mod tests;
