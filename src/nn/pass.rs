//! One chunk of examples through the network and back.
//!
//! It knows a network's shape and owns all working memory, allocated once.
//! It must not know data sets, steps or optimisers: callers bring the inputs
//! and keep the gradients.

use super::choices::{Activation, Loss};
use super::config::NetworkConfig;
use super::dropout::Dropout;
use super::kernel::{Block, Kernel, Matrix, Transpose};
use super::layout::WeightLayout;
use core::mem;

/// Examples per pass. Larger batches are summed chunk by chunk, in order, so
/// that a layer's values stay in the processor's cache and memory does not grow
/// with the batch. It is part of the engine's results.
pub const CHUNK: usize = 64;

/// A network's shape and working memory.
#[derive(Clone, Debug)]
pub struct Pass {
    layout: WeightLayout,
    activation: Activation,
    loss: Loss,
    /// Blocks per row now: a quarter of the examples, rounded up.
    columns: usize,
    /// Examples now.
    examples: usize,
    /// All layers' values, layer after layer, each a matrix of rows.
    values: Vec<Block>,
    /// The activations' derivatives at the same places, where the backward pass
    /// cannot tell them from the values; else empty.
    slopes: Vec<Block>,
    /// The derivative of the loss by one layer's sums, and by the layer below.
    deltas: Vec<Block>,
    below: Vec<Block>,
    labels: Vec<Block>,
    /// Each example's share of the mean: 1 / batch, and 0 in padding.
    shares: Vec<Block>,
}

impl Pass {
    /// Working memory for one network.
    pub fn new(network: &NetworkConfig) -> Self {
        let sizes = network.sizes();
        let rows = |count: usize| vec![[0.0; 4]; count * CHUNK / 4];
        let widest = sizes.iter().copied().max().unwrap_or(0);
        let kept = usize::from(network.activation == Activation::Gelu);
        Self {
            slopes: rows(kept * sizes.iter().sum::<usize>()),
            layout: WeightLayout::new(&sizes),
            activation: network.activation,
            loss: network.loss,
            columns: 1,
            examples: 0,
            values: rows(sizes.iter().sum()),
            deltas: rows(widest),
            below: rows(widest),
            labels: rows(network.outputs),
            shares: rows(1),
        }
    }

    /// Makes room for the slopes that [`Pass::forward_dropping_out`] leaves.
    pub(super) fn with_dropout(mut self) -> Self {
        self.slopes = vec![[0.0; 4]; self.values.len()];
        self
    }

    /// Where the weights live.
    pub fn layout(&self) -> &WeightLayout {
        &self.layout
    }

    /// Gathers up to [`CHUNK`] examples: `source` holds a row of `stride`
    /// values per input, and `examples` says which of each row to take.
    pub fn load(
        &mut self,
        source: &[f32],
        stride: usize,
        examples: impl ExactSizeIterator<Item = usize> + Clone,
    ) {
        self.examples = examples.len();
        self.columns = self.examples.div_ceil(4).max(1);
        let row_length = self.columns * 4;
        let inputs = self.layout.inputs(0);
        let rows = self.values.as_flattened_mut();
        for input in 0..inputs {
            let row = &mut rows[input * row_length..][..row_length];
            gather(row, &source[input * stride..][..stride], examples.clone());
        }
    }

    /// Gathers the labels of the same examples, each with `share` of the mean.
    /// For softmax they are classes from 0, else what the loss compares with.
    pub fn load_labels(
        &mut self,
        labels: &[f32],
        examples: impl ExactSizeIterator<Item = usize>,
        share: f32,
    ) {
        let row_length = self.columns * 4;
        let (first, others) = self.labels.as_flattened_mut().split_at_mut(row_length);
        gather(first, labels, examples);
        if self.loss == Loss::Softmax {
            // A row per class, 1 where it is the right one.
            let rows = others.chunks_exact_mut(row_length);
            let classes = self.layout.sizes().last().copied().unwrap_or(1);
            for (row, class) in rows.zip(1_u8..).take(classes - 1) {
                for (slot, label) in row.iter_mut().zip(&*first) {
                    *slot = f32::from(u8::from(*label == f32::from(class)));
                }
            }
            for slot in first {
                *slot = f32::from(u8::from(*slot == 0.0));
            }
        }
        let (live, padding) =
            self.shares.as_flattened_mut()[..self.columns * 4].split_at_mut(self.examples);
        live.fill(share);
        padding.fill(0.0);
    }

    /// From the inputs loaded to every layer's values.
    pub fn forward<K: Kernel>(&mut self, weights: &[f32]) {
        self.all_layers::<K>(weights, None);
    }

    /// The same, leaving neurons out. Needs [`Pass::with_dropout`].
    pub(super) fn forward_dropping_out<K: Kernel>(
        &mut self,
        weights: &[f32],
        dropout: &mut Dropout,
    ) {
        self.all_layers::<K>(weights, Some(dropout));
    }

    fn all_layers<K: Kernel>(&mut self, weights: &[f32], mut dropout: Option<&mut Dropout>) {
        let columns = self.columns;
        let mut slopes = &mut self.slopes[..];
        let mut rest = &mut self.values[..];
        for layer in 0..self.layout.layers() {
            let (inputs, outputs) = (self.layout.inputs(layer), self.layout.outputs(layer));
            let (values, above) = rest.split_at_mut(inputs * columns);
            let matrix = Matrix {
                factors: &weights[self.layout.weights(layer)],
                stride: inputs,
                transpose: Transpose::No,
            };
            let results = &mut above[..outputs * columns];
            K::product(
                matrix,
                &weights[self.layout.biases(layer)],
                values,
                results,
                columns,
            );
            if layer + 1 < self.layout.layers() {
                if slopes.is_empty() {
                    K::activate(self.activation, results);
                } else {
                    let (slopes_here, slopes_above) = slopes.split_at_mut(outputs * columns);
                    K::activate_with_slopes(self.activation, results, slopes_here);
                    if let Some(dropout) = dropout.as_deref_mut() {
                        drop_out(dropout, results, slopes_here, columns, self.examples);
                    }
                    slopes = slopes_above;
                }
            }
            rest = above;
        }
    }

    /// Adds the gradient of these examples' part of the mean loss to
    /// `gradients`. Returns their part of a lower bound of that loss; see
    /// [`Kernel::output_deltas`].
    pub fn backward<K: Kernel>(&mut self, weights: &[f32], gradients: &mut [f32]) -> f32 {
        let columns = self.columns;
        let sizes = self.layout.sizes();
        let last = sizes.len() - 1;
        let mut start = sizes[..last].iter().sum::<usize>() * columns;
        let output_blocks = sizes[last] * columns;
        let bound = K::output_deltas(
            self.loss,
            &self.values[start..][..output_blocks],
            &self.labels[..output_blocks],
            &self.shares[..columns],
            &mut self.deltas[..output_blocks],
        );
        for layer in (0..last).rev() {
            let (inputs, outputs) = (sizes[layer], sizes[layer + 1]);
            start -= inputs * columns;
            let values = &self.values[start..][..inputs * columns];
            let deltas = &self.deltas[..outputs * columns];
            let range = self.layout.weights(layer).start..self.layout.biases(layer).end;
            let (of_weights, of_biases) = gradients[range].split_at_mut(inputs * outputs);
            K::accumulate(deltas, values, columns, of_weights, of_biases);
            if layer > 0 {
                let matrix = Matrix {
                    factors: &weights[self.layout.weights(layer)],
                    stride: inputs,
                    transpose: Transpose::Yes,
                };
                let below = &mut self.below[..inputs * columns];
                K::product(matrix, &[], deltas, below, columns);
                if self.slopes.is_empty() {
                    K::through_activation(self.activation, values, below);
                } else {
                    // The first layer has no slopes: it is the inputs.
                    let slopes = &self.slopes[start - sizes[0] * columns..];
                    K::multiply(below, slopes);
                }
                mem::swap(&mut self.deltas, &mut self.below);
            }
        }
        bound
    }

    /// The values of neuron `row`, counted over all layers from the first
    /// input, one per example.
    pub fn row(&self, row: usize) -> &[f32] {
        &self.values.as_flattened()[row * self.columns * 4..][..self.examples]
    }

    /// The network's first output, one per example.
    pub fn outputs(&self) -> &[f32] {
        self.output(0)
    }

    /// One of the network's outputs, one per example.
    pub fn output(&self, output: usize) -> &[f32] {
        let sizes = self.layout.sizes();
        self.row(sizes[..sizes.len() - 1].iter().sum::<usize>() + output)
    }
}

/// Leaves neurons out: their values and their slopes become 0, those of the
/// others grow.
fn drop_out(
    dropout: &mut Dropout,
    values: &mut [Block],
    slopes: &mut [Block],
    columns: usize,
    examples: usize,
) {
    let rows = values.as_flattened_mut().chunks_exact_mut(columns * 4);
    let slopes = slopes.as_flattened_mut().chunks_exact_mut(columns * 4);
    for (row, slopes) in rows.zip(slopes) {
        for (value, slope) in row.iter_mut().zip(slopes).take(examples) {
            let factor = dropout.factor();
            *value *= factor;
            *slope *= factor;
        }
    }
}

/// Fills `row` with the chosen values of `source`. Padding repeats the first,
/// so that it is never less finite than a real example; its share is 0, so it
/// adds exactly 0 to every sum.
fn gather(row: &mut [f32], source: &[f32], examples: impl Iterator<Item = usize>) {
    let mut length = 0;
    for (slot, example) in row.iter_mut().zip(examples) {
        *slot = source[example];
        length += 1;
    }
    let (live, padding) = row.split_at_mut(length);
    padding.fill(live.first().copied().unwrap_or(0.0));
}
