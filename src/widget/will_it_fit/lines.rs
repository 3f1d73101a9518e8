//! The formulas of `will-it-fit`, with the reader's numbers in them.

use super::{BATCH, CONTEXT, Fit};
use crate::calc::memory::{Activations, TRAINING_BYTES};
use crate::calc::params::{Family, Shape};
use crate::scenario::{MODEL_PARAMETERS, bytes_per_cached_value};
use crate::spec::Values;
use crate::units::{count_in_words_or_digits, counted, three_digits, whole};

/// How the memory to run it comes about, and how fast it can be.
pub(super) fn to_run(values: &Values, fit: &Fit) -> Vec<String> {
    let shape = &fit.shape;
    let (context, batch) = (CONTEXT.shown(values), BATCH.shown(values));
    let bytes_per_value = bytes_per_cached_value(values);
    let kept = if shape.latent > 0.0 {
        format!("{} wide", whole(shape.latent))
    } else {
        format!(
            "2 × {} × {} wide",
            counted(whole(shape.kv_heads), "head"),
            three_digits(shape.head_width),
        )
    };
    let layers = counted(whole(shape.layers), "layer");
    let remembered = if shape.window > 0.0 {
        format!(
            "({} × {context} + {} × least of ({context}, {}))",
            counted(whole(shape.full_layers), "layer"),
            counted(whole(shape.layers - shape.full_layers), "layer"),
            whole(shape.window),
        )
    } else {
        format!("{layers} × {context}")
    };
    let heads = if shape.latent > 0.0 {
        1.0
    } else {
        shape.kv_heads
    };
    let held = whole((heads / fit.tensor).ceil());
    let (tensor, stages, heads) = (whole(fit.tensor), whole(fit.pipeline), whole(heads));
    let mut lines = vec![
        format!(
            "keys and values = {kept} × {bytes_per_value} B × {remembered} × {batch} = {}",
            fit.cache
        ),
        format!(
            "needed = weights / devices + keys and values × heads held / heads / stages \
             = {} / {} + {} × {held} / {heads} / {stages} = {}",
            fit.weights,
            whole(fit.devices),
            fit.cache,
            fit.needed
        ),
    ];
    if let Some(rate) = fit.rate() {
        lines.push(format!(
            "tokens a second ≤ bandwidth / (weights that are read / slices + keys and values held) \
             = {} / ({} / {tensor} + {} × {held} / {heads}) = {}",
            fit.bandwidth,
            fit.read,
            fit.cache,
            count_in_words_or_digits(rate)
        ));
    }
    lines
}

/// How the memory to train it comes about.
pub(super) fn to_train(values: &Values, fit: &Fit) -> Vec<String> {
    let (context, batch) = (CONTEXT.shown(values), BATCH.shown(values));
    let kept = TRAINING_BYTES.into_iter().zip(fit.stage.spreads());
    let (tensor, stages) = (whole(fit.tensor), whole(fit.pipeline));
    let bytes: Vec<String> = kept
        .map(|(bytes, spread)| {
            let share = spread && fit.replicas > 1.0;
            let over = if share {
                format!(" / {}", whole(fit.replicas))
            } else {
                String::new()
            };
            format!("{bytes} B{over}")
        })
        .collect();
    let through = if fit.pipeline > 1.0 {
        format!(
            "most of ({}, {} / {stages} + {})",
            fit.activations, fit.activations, fit.logits
        )
    } else {
        format!("{} + {}", fit.activations, fit.logits)
    };
    vec![
        format!(
            "state = {} × ({}) / ({tensor} × {stages}) = {}",
            MODEL_PARAMETERS.shown(values),
            bytes.join(" + "),
            fit.state
        ),
        format!(
            "activations = {batch} × {context} × {} / {tensor} = {}",
            activations(&fit.shape, fit.kept, &context),
            fit.activations
        ),
        format!(
            "logits = {batch} × {context} × {} × 4 B / {tensor} = {}",
            whole(fit.shape.vocabulary),
            fit.logits
        ),
        format!(
            "needed = state + what passes through = {} + {through} = {}",
            fit.state, fit.needed
        ),
    ]
}

/// Bytes a token over all layers, as in `memory::activations`.
fn activations(shape: &Shape, kept: Activations, context: &str) -> String {
    let layers = counted(whole(shape.layers), "layer");
    let (d, f) = (
        whole(shape.width),
        three_digits_or_whole(shape.feed_forward),
    );
    let layer = match shape.family {
        Family::Gpt => format!("18 × {d} + 4 × {f}"),
        Family::Llama => format!(
            "6 × {d} + 4 × {} + 4 × {} + {} × (2 × {d} + 6 × {f})",
            whole(shape.query_width()),
            whole(shape.kv_width()),
            whole(shape.experts_active),
        ),
    };
    let scores = match shape.family {
        Family::Gpt => 5,
        Family::Llama => 2,
    };
    match kept {
        Activations::All => {
            let heads = counted(whole(shape.heads), "head");
            format!("({layer} + {scores} × {heads} × {context}) × {layers}")
        }
        Activations::WithoutScores => format!("({layer}) × {layers}"),
        Activations::Recomputed => format!("(2 × {d} × {layers} + {layer})"),
    }
}

/// An assumed width may not be whole.
fn three_digits_or_whole(width: f64) -> String {
    if width.fract() == 0.0 {
        whole(width)
    } else {
        three_digits(width)
    }
}
