//! The gradient of the mean loss over windows.

use super::pass::Pass;
use super::values::{ByHead, Norm, Rows, Sizes};
use crate::nn::kernel::sequence::{HeadDeltas, Heads, SequenceKernel};
use crate::nn::kernel::{Block, Matrix, Transpose};
use core::ops::Range;

/// Working memory of the way back.
#[derive(Clone, Debug)]
pub(super) struct Backward {
    /// The derivative by a place's values, of all chunks.
    stream: Rows,
    signs: Vec<Block>,
    sums: Vec<Block>,
    pub(super) margins: Vec<f32>,
    hidden: Vec<Block>,
    below: Vec<Block>,
    reading: Vec<Block>,
    attended: ByHead,
    queries: ByHead,
    keys: ByHead,
    values: ByHead,
    slopes: Vec<Block>,
    distances: Vec<Block>,
}

impl Backward {
    pub(super) fn new(sizes: &Sizes) -> Self {
        let shape = sizes.shape;
        let blocks = |rows: usize| vec![[0.0; 4]; rows * sizes.columns];
        let by_head = || ByHead::new(sizes);
        Self {
            stream: Rows::new(sizes.chunks, shape.width, sizes.columns),
            signs: blocks(shape.signs),
            sums: blocks(1),
            margins: vec![0.0; sizes.columns * 4],
            hidden: blocks(shape.hidden()),
            below: blocks(shape.width),
            reading: blocks(3 * shape.width),
            attended: by_head(),
            queries: by_head(),
            keys: by_head(),
            values: by_head(),
            slopes: vec![[0.0; 4]; sizes.table()],
            distances: vec![[0.0; 4]; shape.places],
        }
    }

    /// The loss of each of a chunk's examples, from its outputs; the derivative
    /// of its `share` of them is left.
    pub(super) fn losses<'a, K: SequenceKernel>(
        &'a mut self,
        outputs: &[Block],
        right: &[u8],
        share: f32,
    ) -> impl Iterator<Item = f64> + 'a {
        K::sign_deltas(
            outputs,
            right,
            share,
            &mut self.signs,
            &mut self.sums,
            &mut self.margins,
        );
        let sums = self.sums.as_flattened().iter().zip(&self.margins);
        sums.map(|(sum, margin)| libm::log(f64::from(*sum)) + f64::from(*margin))
    }

    /// Adds the gradient of the mean loss to `gradients`; the loss. The pass is
    /// done; `right` is a row of windows for each place.
    pub(super) fn run<K: SequenceKernel>(
        &mut self,
        pass: &Pass,
        weights: &[f32],
        right: &[u8],
        gradients: &mut [f32],
    ) -> f64 {
        let Sizes {
            shape,
            columns,
            chunks,
            ..
        } = pass.sizes;
        let layout = &pass.layout;
        let share = 1.0 / right.len() as f32;
        let mut loss = 0.0;
        for chunk in 0..chunks {
            let right = &right[chunk * columns * 4..][..columns * 4];
            loss += self
                .losses::<K>(pass.outputs.of(chunk), right, share)
                .sum::<f64>();
            let (matrix, biases) = gradients[layout.outputs.start..layout.output_biases.end]
                .split_at_mut(layout.outputs.len());
            K::accumulate_weights(&self.signs, pass.last.left.of(chunk), columns, matrix);
            K::add_sums(&self.signs, columns, biases);
            let matrix = by_columns(weights, &layout.outputs, shape.width);
            K::chunk_product(matrix, &[], &self.signs, &mut self.below, columns);
            self.stream.of_mut(chunk).fill([0.0; 4]);
            self.norm::<K>(chunk, &pass.last, &layout.gains, weights, gradients);
        }
        for layer in (0..shape.layers).rev() {
            for chunk in 0..chunks {
                self.neurons::<K>(pass, chunk, layer, weights, gradients);
            }
            self.attention::<K>(pass, layer, weights, gradients);
            for chunk in 0..chunks {
                self.reading::<K>(pass, chunk, layer, weights, gradients);
            }
        }
        for chunk in 0..chunks {
            let recent = &pass.recent[chunk * columns * 4..][..columns * 4];
            let tables = &mut gradients[layout.embeddings.clone()];
            K::embed_back(tables, shape.width, recent, self.stream.of(chunk));
        }
        loss / right.len() as f64
    }

    /// From what a norm let through, which is below, to the stream.
    fn norm<K: SequenceKernel>(
        &mut self,
        chunk: usize,
        norm: &Norm,
        gains: &Range<usize>,
        weights: &[f32],
        gradients: &mut [f32],
    ) {
        K::normalise_back(
            norm.entered.of(chunk),
            &weights[gains.clone()],
            norm.scales.of(chunk),
            &self.below,
            self.stream.of_mut(chunk),
            &mut gradients[gains.clone()],
        );
    }

    /// From the end of a layer to the output of attention.
    fn neurons<K: SequenceKernel>(
        &mut self,
        pass: &Pass,
        chunk: usize,
        layer: usize,
        weights: &[f32],
        gradients: &mut [f32],
    ) {
        let (shape, columns) = (pass.sizes.shape, pass.sizes.columns);
        let (at, values) = (&pass.layout.layers[layer], &pass.layers[layer]);
        let answering = &mut gradients[at.answering.clone()];
        K::accumulate_weights(
            self.stream.of(chunk),
            values.hidden.of(chunk),
            columns,
            answering,
        );
        let matrix = by_columns(weights, &at.answering, shape.hidden());
        K::chunk_product(
            matrix,
            &[],
            self.stream.of(chunk),
            &mut self.hidden,
            columns,
        );
        K::multiply(&mut self.hidden, values.slopes.of(chunk));
        let (matrix, biases) =
            gradients[at.hidden.start..at.hidden_biases.end].split_at_mut(at.hidden.len());
        K::accumulate_weights(
            &self.hidden,
            values.before_neurons.left.of(chunk),
            columns,
            matrix,
        );
        K::add_sums(&self.hidden, columns, biases);
        let matrix = by_columns(weights, &at.hidden, shape.width);
        K::chunk_product(matrix, &[], &self.hidden, &mut self.below, columns);
        self.norm::<K>(
            chunk,
            &values.before_neurons,
            &at.neuron_gains,
            weights,
            gradients,
        );
        let telling = &mut gradients[at.telling.clone()];
        K::accumulate_weights(
            self.stream.of(chunk),
            values.attended.of(chunk),
            columns,
            telling,
        );
        let matrix = by_columns(weights, &at.telling, shape.width);
        K::chunk_product(matrix, &[], self.stream.of(chunk), &mut self.below, columns);
        self.attended.gather(&pass.sizes, chunk, &self.below);
    }

    /// From the output of attention to its input, of all places.
    fn attention<K: SequenceKernel>(
        &mut self,
        pass: &Pass,
        layer: usize,
        weights: &[f32],
        gradients: &mut [f32],
    ) {
        let sizes = &pass.sizes;
        let (at, values) = (&pass.layout.layers[layer], &pass.layers[layer]);
        let places = sizes.shape.places;
        for head in 0..sizes.shape.heads {
            let distances = at.distances.start + head * places;
            let distances = distances..distances + places;
            for block in 0..sizes.abreast {
                let heads = Heads {
                    queries: values.queries.of(sizes, head, block),
                    keys: values.keys.of(sizes, head, block),
                    values: values.values.of(sizes, head, block),
                    width: sizes.shape.head_width(),
                    distances: &weights[distances.clone()],
                    context: sizes.shape.context,
                };
                let below = HeadDeltas {
                    queries: self.queries.of_mut(sizes, head, block),
                    keys: self.keys.of_mut(sizes, head, block),
                    values: self.values.of_mut(sizes, head, block),
                    distances: &mut gradients[distances.clone()],
                };
                let table = (head * sizes.abreast + block) * sizes.table();
                K::attend_back(
                    heads,
                    &values.weights[table..][..sizes.table()],
                    self.attended.of(sizes, head, block),
                    &mut self.slopes,
                    &mut self.distances,
                    below,
                );
            }
        }
    }

    /// From what attention read to the start of a layer.
    fn reading<K: SequenceKernel>(
        &mut self,
        pass: &Pass,
        chunk: usize,
        layer: usize,
        weights: &[f32],
        gradients: &mut [f32],
    ) {
        let (width, columns) = (pass.sizes.shape.width, pass.sizes.columns);
        let (at, values) = (&pass.layout.layers[layer], &pass.layers[layer]);
        let read = [&self.queries, &self.keys, &self.values];
        for (read, rows) in read
            .into_iter()
            .zip(self.reading.chunks_exact_mut(width * columns))
        {
            read.spread(&pass.sizes, chunk, rows);
        }
        let normed = values.before_attention.left.of(chunk);
        K::accumulate_weights(
            &self.reading,
            normed,
            columns,
            &mut gradients[at.reading.clone()],
        );
        let matrix = by_columns(weights, &at.reading, width);
        K::chunk_product(matrix, &[], &self.reading, &mut self.below, columns);
        self.norm::<K>(
            chunk,
            &values.before_attention,
            &at.attention_gains,
            weights,
            gradients,
        );
    }
}

fn by_columns<'a>(weights: &'a [f32], range: &Range<usize>, stride: usize) -> Matrix<'a> {
    Matrix {
        factors: &weights[range.clone()],
        stride,
        transpose: Transpose::Yes,
    }
}
