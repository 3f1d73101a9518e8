//! One chunk of examples through the network and back.
//!
//! It knows a network's shape and owns all working memory, allocated once.
//! It must not know data sets, steps or optimisers: callers bring the inputs
//! and keep the gradients.

use super::config::{Activation, Loss, NetworkConfig};
use super::kernel::{Block, Kernel, Matrix, Reading};
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
        let columns = CHUNK / 4;
        let rows = |count: usize| vec![[0.0; 4]; count * columns];
        let widest = sizes.iter().copied().max().unwrap_or(0);
        Self {
            layout: WeightLayout::new(&sizes),
            activation: network.activation,
            loss: network.loss,
            columns: 1,
            examples: 0,
            values: rows(sizes.iter().sum()),
            deltas: rows(widest),
            below: rows(widest),
            labels: rows(1),
            shares: rows(1),
        }
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
        let rows = self.values.as_flattened_mut().chunks_exact_mut(row_length);
        for (row, source) in rows.take(inputs).zip(source.chunks_exact(stride)) {
            gather(row, source, examples.clone());
        }
    }

    /// Gathers the labels of the same examples, each with `share` of the mean.
    pub fn load_labels(
        &mut self,
        labels: &[f32],
        examples: impl ExactSizeIterator<Item = usize>,
        share: f32,
    ) {
        gather(
            &mut self.labels.as_flattened_mut()[..self.columns * 4],
            labels,
            examples,
        );
        let (live, padding) =
            self.shares.as_flattened_mut()[..self.columns * 4].split_at_mut(self.examples);
        live.fill(share);
        padding.fill(0.0);
    }

    /// From the inputs loaded to every layer's values.
    pub fn forward<K: Kernel>(&mut self, weights: &[f32]) {
        let columns = self.columns;
        let mut rest = &mut self.values[..];
        for layer in 0..self.layout.layers() {
            let (inputs, outputs) = (self.layout.inputs(layer), self.layout.outputs(layer));
            let (values, above) = rest.split_at_mut(inputs * columns);
            let matrix = Matrix {
                factors: &weights[self.layout.weights(layer)],
                stride: inputs,
                reading: Reading::Rows,
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
                K::activate(self.activation, results);
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
        let bound = K::output_deltas(
            self.loss,
            &self.values[start..][..columns],
            &self.labels[..columns],
            &self.shares[..columns],
            &mut self.deltas[..columns],
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
                    reading: Reading::Columns,
                };
                let below = &mut self.below[..inputs * columns];
                K::product(matrix, &[], deltas, below, columns);
                K::through_activation(self.activation, values, below);
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

    /// The network's output y, one per example.
    pub fn outputs(&self) -> &[f32] {
        self.row(self.layout.sizes().iter().sum::<usize>() - 1)
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
