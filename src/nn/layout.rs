//! Where each weight and bias lives in the flat vector.
//!
//! Layer after layer, the weights row by row, one row per neuron:
//! `[output][input]`, then that layer's biases, `[output]`. Gradients and
//! Adam's moments have the same layout. It knows sizes, not values.

use core::ops::Range;

/// The layout of one dense network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeightLayout {
    sizes: Vec<usize>,
    starts: Vec<usize>,
}

impl WeightLayout {
    /// The layout for neurons per layer, inputs first, output last.
    pub fn new(sizes: &[usize]) -> Self {
        let mut starts = vec![0];
        for pair in sizes.windows(2) {
            starts.push(starts[starts.len() - 1] + (pair[0] + 1) * pair[1]);
        }
        Self {
            sizes: sizes.to_vec(),
            starts,
        }
    }

    /// Neurons per layer, inputs first, output last.
    pub fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    /// Layers of weights: one fewer than layers of neurons.
    pub fn layers(&self) -> usize {
        self.sizes.len().saturating_sub(1)
    }

    /// Inputs of layer `layer` of weights, counted from 0.
    pub fn inputs(&self, layer: usize) -> usize {
        self.sizes[layer]
    }

    /// Neurons that layer `layer` of weights leads to.
    pub fn outputs(&self, layer: usize) -> usize {
        self.sizes[layer + 1]
    }

    /// The index of the weight of neuron `output` for `input`.
    pub fn weight(&self, layer: usize, output: usize, input: usize) -> usize {
        self.starts[layer] + output * self.inputs(layer) + input
    }

    /// The index of the bias of neuron `output`.
    pub fn bias(&self, layer: usize, output: usize) -> usize {
        self.weight(layer, self.outputs(layer), 0) + output
    }

    /// All weights of a layer.
    pub fn weights(&self, layer: usize) -> Range<usize> {
        self.starts[layer]..self.bias(layer, 0)
    }

    /// All biases of a layer.
    pub fn biases(&self, layer: usize) -> Range<usize> {
        self.bias(layer, 0)..self.starts[layer + 1]
    }

    /// Weights and biases in all.
    pub fn parameter_count(&self) -> usize {
        self.starts[self.starts.len() - 1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_index_is_used_once_and_in_order() {
        let layout = WeightLayout::new(&[2, 3, 1]);
        let mut seen = Vec::new();
        for layer in 0..layout.layers() {
            for output in 0..layout.outputs(layer) {
                seen.extend((0..layout.inputs(layer)).map(|i| layout.weight(layer, output, i)));
            }
            seen.extend((0..layout.outputs(layer)).map(|output| layout.bias(layer, output)));
        }
        assert_eq!(seen, (0..13).collect::<Vec<_>>());
        assert_eq!(layout.parameter_count(), 13);
        assert_eq!(layout.weights(1), 9..12);
        assert_eq!(layout.biases(1), 12..13);
        assert_eq!(layout.sizes(), [2, 3, 1]);
    }
}
