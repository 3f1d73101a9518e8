//! Windows through the network.
//!
//! Windows lie abreast: a place of all of them is some columns, and some places
//! are a chunk, which goes through every layer before the next one, so that its
//! values stay in the processor's cache. Attention keeps what earlier chunks
//! left, so that a network that writes goes on place by place; neither the sizes
//! of chunks nor windows beside it change the bits of a window.

use super::shape::{Layout, TransformerShape};
use super::values::{ByHead, LayerValues, Norm, Rows, Sizes, scatter};
use crate::nn::Activation;
use crate::nn::kernel::sequence::{Heads, PAST, Recent, SequenceKernel};
use crate::nn::kernel::{Block, Matrix, Transpose};

/// What a hidden neuron makes of its sum.
const ACTIVATION: Activation = Activation::Gelu;

/// A sign that there is none before.
const NOTHING: u8 = u8::MAX;

/// A transformer's working memory for some windows.
#[derive(Clone, Debug)]
pub struct Pass {
    pub(super) sizes: Sizes,
    pub(super) layout: Layout,
    /// A row of windows for each place.
    pub(super) recent: Vec<Recent>,
    pub(super) layers: Vec<LayerValues>,
    pub(super) last: Norm,
    pub(super) outputs: Rows,
    /// The values of a place that layers add to, of one chunk.
    stream: Vec<Block>,
    /// Room for what is added, and for queries, keys and values.
    added: Vec<Block>,
    reading: Vec<Block>,
    attended: Vec<Block>,
}

impl Pass {
    /// Working memory for `windows`, a multiple of four, in chunks of so many
    /// places, which divide those of the shape.
    pub(super) fn new(shape: TransformerShape, windows: usize, chunk: usize) -> Self {
        let abreast = windows / 4;
        let (columns, chunks) = (abreast * chunk, shape.places / chunk);
        let sizes = Sizes {
            shape,
            abreast,
            chunk,
            chunks,
            columns,
        };
        let rows = |rows| Rows::new(chunks, rows, columns);
        let by_head = || ByHead::new(&sizes);
        let layer = |_| LayerValues {
            before_attention: Norm::new(&sizes),
            queries: by_head(),
            keys: by_head(),
            values: by_head(),
            weights: vec![[0.0; 4]; shape.heads * abreast * sizes.table()],
            attended: rows(shape.width),
            before_neurons: Norm::new(&sizes),
            hidden: rows(shape.hidden()),
            slopes: rows(shape.hidden()),
        };
        let blocks = |rows: usize| vec![[0.0; 4]; rows * columns];
        Self {
            layout: Layout::new(shape),
            recent: vec![[NOTHING; PAST]; shape.places * windows],
            layers: (0..shape.layers).map(layer).collect(),
            last: Norm::new(&sizes),
            outputs: rows(shape.signs),
            stream: blocks(shape.width),
            added: blocks(shape.width),
            reading: blocks(3 * shape.width),
            attended: vec![[0.0; 4]; chunk * shape.head_width()],
            sizes,
        }
    }

    /// Windows abreast.
    pub(super) fn windows(&self) -> usize {
        4 * self.sizes.abreast
    }

    /// Where the weights live.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Says which sign stands at a place of a window, after those at the places
    /// before it.
    pub(super) fn set(&mut self, window: usize, place: usize, sign: u8) {
        let windows = self.windows();
        let mut recent = [NOTHING; PAST];
        if let Some(before) = place.checked_sub(1) {
            let before = self.recent[before * windows + window];
            recent[1..].copy_from_slice(&before[..PAST - 1]);
        }
        recent[0] = sign;
        self.recent[place * windows + window] = recent;
    }

    /// All chunks.
    pub(super) fn forward<K: SequenceKernel>(&mut self, weights: &[f32]) {
        for chunk in 0..self.sizes.chunks {
            self.forward_chunk::<K>(weights, chunk);
        }
    }

    /// From the signs of one chunk to its outputs; those before it are done.
    pub(super) fn forward_chunk<K: SequenceKernel>(&mut self, weights: &[f32], chunk: usize) {
        let Sizes { shape, columns, .. } = self.sizes;
        let recent = &self.recent[chunk * columns * 4..][..columns * 4];
        K::embed(
            &weights[self.layout.embeddings.clone()],
            shape.width,
            recent,
            &mut self.stream,
        );
        for layer in 0..shape.layers {
            self.attention::<K>(weights, chunk, layer);
            self.neurons::<K>(weights, chunk, layer);
        }
        let normed = self
            .last
            .apply::<K>(chunk, &self.stream, &weights[self.layout.gains.clone()]);
        let matrix = by_rows(&weights[self.layout.outputs.clone()], shape.width);
        let biases = &weights[self.layout.output_biases.clone()];
        K::chunk_product(matrix, biases, normed, self.outputs.of_mut(chunk), columns);
    }

    fn attention<K: SequenceKernel>(&mut self, weights: &[f32], chunk: usize, layer: usize) {
        let sizes = self.sizes;
        let TransformerShape {
            width,
            heads,
            places,
            ..
        } = sizes.shape;
        let at = &self.layout.layers[layer];
        let values = &mut self.layers[layer];
        let gains = &weights[at.attention_gains.clone()];
        let normed = values
            .before_attention
            .apply::<K>(chunk, &self.stream, gains);
        let matrix = by_rows(&weights[at.reading.clone()], width);
        K::chunk_product(matrix, &[], normed, &mut self.reading, sizes.columns);
        let mut read = self.reading.chunks_exact(width * sizes.columns);
        for kept in [&mut values.queries, &mut values.keys, &mut values.values] {
            kept.gather(&sizes, chunk, read.next().unwrap_or_default());
        }
        let first = chunk * sizes.chunk;
        let distances = &weights[at.distances.clone()];
        for head in 0..heads {
            for block in 0..sizes.abreast {
                let table = (head * sizes.abreast + block) * sizes.table() + first * places;
                let table = &mut values.weights[table..][..sizes.chunk * places];
                let heads = Heads {
                    queries: values.queries.of(&sizes, head, block),
                    keys: values.keys.of(&sizes, head, block),
                    values: values.values.of(&sizes, head, block),
                    width: sizes.shape.head_width(),
                    distances: &distances[head * places..][..places],
                    context: sizes.shape.context,
                };
                K::attend(heads, first, table, &mut self.attended);
                scatter(
                    &sizes,
                    head,
                    block,
                    &self.attended,
                    values.attended.of_mut(chunk),
                );
            }
        }
        let matrix = by_rows(&weights[at.telling.clone()], width);
        K::chunk_product(
            matrix,
            &[],
            values.attended.of(chunk),
            &mut self.added,
            sizes.columns,
        );
        K::add(&mut self.stream, &self.added);
    }

    fn neurons<K: SequenceKernel>(&mut self, weights: &[f32], chunk: usize, layer: usize) {
        let (shape, columns) = (self.sizes.shape, self.sizes.columns);
        let at = &self.layout.layers[layer];
        let values = &mut self.layers[layer];
        let gains = &weights[at.neuron_gains.clone()];
        let normed = values.before_neurons.apply::<K>(chunk, &self.stream, gains);
        let matrix = by_rows(&weights[at.hidden.clone()], shape.width);
        let hidden = values.hidden.of_mut(chunk);
        K::chunk_product(
            matrix,
            &weights[at.hidden_biases.clone()],
            normed,
            hidden,
            columns,
        );
        K::activate_with_slopes(ACTIVATION, hidden, values.slopes.of_mut(chunk));
        let matrix = by_rows(&weights[at.answering.clone()], shape.hidden());
        K::chunk_product(matrix, &[], hidden, &mut self.added, columns);
        K::add(&mut self.stream, &self.added);
    }

    /// What the network answers at a place of a window: a number for each sign,
    /// whose softmax is its probability.
    pub fn outputs(&self, window: usize, place: usize) -> Vec<f32> {
        let (windows, chunk) = (self.windows(), self.sizes.chunk);
        let rows = self.outputs.of(place / chunk).as_flattened();
        let rows = rows.chunks_exact(windows * chunk);
        rows.map(|row| row[place % chunk * windows + window])
            .collect()
    }

    /// What attention of a head paid from a place of a window to it and those
    /// before it.
    pub fn attention_paid(
        &self,
        layer: usize,
        head: usize,
        window: usize,
        place: usize,
    ) -> Vec<f32> {
        let places = self.sizes.shape.places;
        let table = (head * self.sizes.abreast + window / 4) * self.sizes.table();
        let row = &self.layers[layer].weights[table + place * places..][..=place];
        row.iter().map(|block| block[window % 4]).collect()
    }
}

pub(super) fn by_rows(factors: &[f32], stride: usize) -> Matrix<'_> {
    Matrix {
        factors,
        stride,
        transpose: Transpose::No,
    }
}
