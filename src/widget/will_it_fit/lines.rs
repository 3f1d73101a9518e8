//! The formulas of `will-it-fit`, with the reader's numbers in them.

use super::Fit;
use crate::calc::memory::{Activations, TRAINING_BYTES};
use crate::data::constants as c;
use crate::units::{counted, three_digits, whole};

/// How the memory to run it comes about.
pub(super) fn to_run(fit: &Fit) -> Vec<String> {
    let shape = &fit.shape;
    vec![
        format!(
            "keys and values = 2 × {} × {} × {} wide × {} B × {{context}} × {{batch}} = {{kv_cache}}",
            counted(whole(shape.layers), "layer"),
            counted(whole(shape.kv_heads), "head"),
            three_digits(shape.head_width()),
            c::PRECISION_BF16.value,
        ),
        "needed = (weights + keys and values) / devices = ({weights} + {kv_cache}) / {devices} = {needed}".into(),
    ]
}

/// How the memory to train it comes about.
pub(super) fn to_train(fit: &Fit) -> Vec<String> {
    let shape = &fit.shape;
    let kept = TRAINING_BYTES.into_iter().zip(fit.stage.spreads());
    let bytes: Vec<String> = kept
        .map(|(bytes, spread)| {
            let share = spread && fit.replicas > 1.0;
            format!("{bytes} B{}", if share { " / {replicas}" } else { "" })
        })
        .collect();
    let layers = counted(whole(shape.layers), "layer");
    // As in `memory::activations`: bytes a token and width, over all layers.
    let factor = match fit.kept {
        Activations::All => format!(
            "(34 + 5 × {} × {{context}} / {}) × {layers}",
            counted(whole(shape.heads), "head"),
            whole(shape.width),
        ),
        Activations::WithoutScores => format!("34 × {layers}"),
        Activations::Recomputed => format!("(2 × {layers} + 34)"),
    };
    vec![
        format!(
            "state = {{model_parameters}} × ({}) / ({{tensor}} × {{pipeline}}) = {{training_state}}",
            bytes.join(" + ")
        ),
        format!(
            "activations = {{batch}} × {{context}} × {} wide × {factor} / {{tensor}} = {{activations}}",
            whole(shape.width)
        ),
        "needed = state + activations = {training_state} + {activations} = {needed}".into(),
    ]
}
