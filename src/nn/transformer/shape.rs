//! How large a transformer is, and where each of its weights lives.

use crate::nn::kernel::Block;
use crate::nn::kernel::sequence::PAST;
use crate::nn::rng::{Rng, Stream};
use core::ops::Range;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The widest.
pub const MAX_WIDTH: usize = 256;
/// The deepest.
pub const MAX_LAYERS: usize = 8;
/// The most places.
pub const MAX_PLACES: usize = 256;

/// How large a transformer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransformerShape {
    /// Numbers that stand for a place.
    pub width: usize,
    /// Layers of attention, each followed by one of neurons.
    pub layers: usize,
    /// Parts that a layer's attention has.
    pub heads: usize,
    /// Places that it sees, its own included.
    pub places: usize,
    /// Places that attention sees at once: it forgets all before each multiple.
    pub context: usize,
    /// Signs that there are.
    pub signs: usize,
}

/// A shape that cannot be.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ShapeError {
    /// The width is out of range, or does not fit blocks or heads.
    #[error(
        "a width of {width} with {heads} heads; multiples of 4 to {MAX_WIDTH} are possible, with an even number for each head"
    )]
    Width {
        /// The width.
        width: usize,
        /// The heads.
        heads: usize,
    },
    /// Too many layers, or none.
    #[error("{0} layers; 1 to {MAX_LAYERS} are possible")]
    Layers(usize),
    /// Too many places, or a number that does not fit chunks.
    #[error("{0} places; multiples of 8 to {MAX_PLACES} are possible")]
    Places(usize),
    /// Attention that sees nothing.
    #[error("a context of no place; at least 1 is needed")]
    Context,
    /// Too many signs, or none to choose from.
    #[error("{0} signs; 2 to 255 are possible")]
    Signs(usize),
}

impl TransformerShape {
    /// One of the family: two layers, two heads, windows of 64.
    pub fn of_width(width: usize, signs: usize) -> Self {
        Self {
            width,
            layers: 2,
            heads: 2,
            places: 64,
            context: 64,
            signs,
        }
    }

    /// Neurons in each hidden layer.
    pub fn hidden(self) -> usize {
        2 * self.width
    }

    /// Numbers of a place that a head sees.
    pub(super) fn head_width(self) -> usize {
        self.width / self.heads
    }

    /// Whether there can be such a network.
    ///
    /// # Errors
    /// The first limit that is broken.
    pub fn validate(self) -> Result<(), ShapeError> {
        let Self {
            width,
            layers,
            heads,
            places,
            context,
            signs,
        } = self;
        let fits = heads > 0 && width.is_multiple_of(2 * heads) && width.is_multiple_of(4);
        if !(fits && (4..=MAX_WIDTH).contains(&width)) {
            return Err(ShapeError::Width { width, heads });
        }
        if !(1..=MAX_LAYERS).contains(&layers) {
            return Err(ShapeError::Layers(layers));
        }
        if !(places.is_multiple_of(8) && (8..=MAX_PLACES).contains(&places)) {
            return Err(ShapeError::Places(places));
        }
        if context == 0 {
            return Err(ShapeError::Context);
        }
        if !(2..=255).contains(&signs) {
            return Err(ShapeError::Signs(signs));
        }
        Ok(())
    }
}

/// Weights that are used together.
#[derive(Clone, Debug, PartialEq)]
pub struct Tensor {
    /// What it is.
    pub name: String,
    /// Where it lives.
    pub range: Range<usize>,
    /// What its first values are drawn from.
    first: First,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum First {
    Always(f32),
    Normal { deviation: f32 },
}

/// Where a layer's weights live. Matrices are `[output][input]`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LayerLayout {
    pub attention_gains: Range<usize>,
    /// Queries, keys and values below one another, head by head.
    pub reading: Range<usize>,
    /// `[head][distance]`.
    pub distances: Range<usize>,
    pub telling: Range<usize>,
    pub neuron_gains: Range<usize>,
    pub hidden: Range<usize>,
    pub hidden_biases: Range<usize>,
    pub answering: Range<usize>,
}

/// Where each weight lives in the flat vector.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// `[age][sign][width]`.
    pub(super) embeddings: Range<usize>,
    pub(super) layers: Vec<LayerLayout>,
    pub(super) gains: Range<usize>,
    pub(super) outputs: Range<usize>,
    pub(super) output_biases: Range<usize>,
    tensors: Vec<Tensor>,
}

/// Lays tensors out, one after another.
#[derive(Default)]
struct Tensors {
    made: Vec<Tensor>,
    end: usize,
}

impl Tensors {
    fn add(&mut self, name: impl Into<String>, size: usize, first: First) -> Range<usize> {
        let range = self.end..self.end + size;
        self.end = range.end;
        self.made.push(Tensor {
            name: name.into(),
            range: range.clone(),
            first,
        });
        range
    }
}

impl Layout {
    /// The layout of a shape.
    pub fn new(shape: TransformerShape) -> Self {
        let TransformerShape {
            width,
            layers,
            heads,
            places,
            signs,
            ..
        } = shape;
        let hidden = shape.hidden();
        let ones = First::Always(1.0);
        let zeros = First::Always(0.0);
        // Sums of as many terms as there are inputs keep the inputs' size; what
        // is added to a place's numbers shares it with all the other layers.
        let from = |inputs: usize| First::Normal {
            deviation: 1.0 / (inputs as f32).sqrt(),
        };
        let added = |inputs: usize| {
            let deviation = 1.0 / ((2 * layers * inputs) as f32).sqrt();
            First::Normal { deviation }
        };
        let mut tensors = Tensors::default();
        let embeddings = tensors.add("embeddings", PAST * signs * width, from(PAST));
        let layers = (0..layers).map(|layer| {
            let mut add = |name: &str, size, first| {
                tensors.add(format!("layer {layer}: {name}"), size, first)
            };
            LayerLayout {
                attention_gains: add("gains before attention", width, ones),
                reading: add("queries, keys and values", 3 * width * width, from(width)),
                distances: add("distances", heads * places, zeros),
                telling: add("attention's output", width * width, added(width)),
                neuron_gains: add("gains before the neurons", width, ones),
                hidden: add("hidden neurons", hidden * width, from(width)),
                hidden_biases: add("hidden biases", hidden, zeros),
                answering: add("neurons' output", width * hidden, added(hidden)),
            }
        });
        let layers = layers.collect();
        Self {
            embeddings,
            layers,
            gains: tensors.add("gains before the output", width, ones),
            // Half as large, so that at first no sign is thought much likelier.
            outputs: tensors.add("output", signs * width, from(4 * width)),
            output_biases: tensors.add("output biases", signs, zeros),
            tensors: tensors.made,
        }
    }

    /// Weights in all.
    pub fn parameter_count(&self) -> usize {
        self.output_biases.end
    }

    /// Every tensor, in the order in which they lie.
    pub fn tensors(&self) -> &[Tensor] {
        &self.tensors
    }

    /// Initial weights, padded to whole blocks with 0.
    pub(super) fn first_weights(&self, seed: u64) -> Vec<Block> {
        let mut blocks = vec![[0.0; 4]; self.parameter_count().div_ceil(4)];
        let mut rng = Rng::stream(seed, Stream::Weights);
        for tensor in &self.tensors {
            for weight in &mut blocks.as_flattened_mut()[tensor.range.clone()] {
                *weight = match tensor.first {
                    First::Always(value) => value,
                    First::Normal { deviation } => deviation * rng.normal(),
                };
            }
        }
        blocks
    }
}
