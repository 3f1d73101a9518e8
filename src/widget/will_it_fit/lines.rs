//! The formulas of `will-it-fit`, with the reader's numbers in them.

use super::{BATCH, CONTEXT, Fit, PIPELINE, REPLICAS, TENSOR};
use crate::calc::memory::{Activations, TRAINING_BYTES};
use crate::data::constants as c;
use crate::scenario::MODEL_PARAMETERS;
use crate::spec::Values;
use crate::units::{count_in_words_or_digits, counted, three_digits, whole};

/// How the memory to run it comes about.
pub(super) fn to_run(values: &Values, fit: &Fit) -> Vec<String> {
    let shape = &fit.shape;
    vec![
        format!(
            "keys and values = 2 × {} × {} × {} wide × {} B × {} × {} = {}",
            counted(whole(shape.layers), "layer"),
            counted(whole(shape.kv_heads), "head"),
            three_digits(shape.head_width()),
            c::PRECISION_BF16.value,
            CONTEXT.shown(values),
            BATCH.shown(values),
            fit.cache,
        ),
        format!(
            "needed = (weights + keys and values) / devices = ({} + {}) / {} = {}",
            fit.weights,
            fit.cache,
            count_in_words_or_digits(fit.devices),
            fit.needed
        ),
    ]
}

/// How the memory to train it comes about.
pub(super) fn to_train(values: &Values, fit: &Fit) -> Vec<String> {
    let shape = &fit.shape;
    let kept = TRAINING_BYTES.into_iter().zip(fit.stage.spreads());
    let bytes: Vec<String> = kept
        .map(|(bytes, spread)| {
            let share = spread && fit.replicas > 1.0;
            let divided = if share {
                format!(" / {}", REPLICAS.shown(values))
            } else {
                String::new()
            };
            format!("{bytes} B{divided}")
        })
        .collect();
    let (context, tensor) = (CONTEXT.shown(values), TENSOR.shown(values));
    let layers = counted(whole(shape.layers), "layer");
    // As in `memory::activations`: bytes a token and width, over all layers.
    let factor = match fit.kept {
        Activations::All => format!(
            "(34 + 5 × {} × {context} / {}) × {layers}",
            counted(whole(shape.heads), "head"),
            whole(shape.width),
        ),
        Activations::WithoutScores => format!("34 × {layers}"),
        Activations::Recomputed => format!("(2 × {layers} + 34)"),
    };
    vec![
        format!(
            "state = {} × ({}) / ({tensor} × {}) = {}",
            MODEL_PARAMETERS.shown(values),
            bytes.join(" + "),
            PIPELINE.shown(values),
            fit.state
        ),
        format!(
            "activations = {} × {context} × {} wide × {factor} / {tensor} = {}",
            BATCH.shown(values),
            whole(shape.width),
            fit.activations
        ),
        format!(
            "needed = state + activations = {} + {} = {}",
            fit.state, fit.activations, fit.needed
        ),
    ]
}
