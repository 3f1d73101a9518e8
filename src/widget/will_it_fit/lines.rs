//! The formulas of `will-it-fit`, with the reader's numbers in them.

use super::Fit;
use crate::calc::memory::{Activations, TRAINING_BYTES};
use crate::calc::params::{Family, Shape};
use crate::units::{counted, three_digits, whole};

/// How the memory to run it comes about, and how fast it can be.
pub(super) fn to_run(fit: &Fit, bytes_per_value: f64) -> Vec<String> {
    let shape = &fit.shape;
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
            "({} × {{context}} + {} × least of ({{context}}, {}))",
            counted(whole(shape.full_layers), "layer"),
            counted(whole(shape.layers - shape.full_layers), "layer"),
            whole(shape.window),
        )
    } else {
        format!("{layers} × {{context}}")
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
            "keys and values = {kept} × {bytes_per_value} B × {remembered} × {{batch}} = {{kv_cache}}"
        ),
        format!(
            "needed = weights / devices + keys and values × heads held / heads / stages \
             = {{weights}} / {{devices}} + {{kv_cache}} × {held} / {heads} / {stages} = {{needed}}"
        ),
    ];
    if fit.bandwidth.0 > 0.0 {
        lines.push(format!(
            "tokens a second ≤ bandwidth / (weights that are read / slices + keys and values held) \
             = {} / ({} / {tensor} + {{kv_cache}} × {held} / {heads}) = {{tokens_per_second}}",
            fit.bandwidth, fit.read
        ));
    }
    lines
}

/// How the memory to train it comes about.
pub(super) fn to_train(fit: &Fit) -> Vec<String> {
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
        format!("most of ({{activations}}, {{activations}} / {stages} + {{logits}})")
    } else {
        "{activations} + {logits}".to_owned()
    };
    vec![
        format!(
            "state = {{model_parameters}} × ({}) / ({tensor} × {stages}) = {{training_state}}",
            bytes.join(" + ")
        ),
        format!(
            "activations = {{batch}} × {{context}} × {} / {tensor} = {{activations}}",
            activations(&fit.shape, fit.kept)
        ),
        format!(
            "logits = {{batch}} × {{context}} × {} × 4 B / {tensor} = {{logits}}",
            whole(fit.shape.vocabulary)
        ),
        format!(
            "needed = state + what passes through = {{training_state}} + {through} = {{needed}}"
        ),
    ]
}

/// Bytes a token over all layers, as in `memory::activations`.
fn activations(shape: &Shape, kept: Activations) -> String {
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
            format!("({layer} + {scores} × {heads} × {{context}}) × {layers}")
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
