//! A model counted from its architecture: the parameters that describe it, and
//! what they come to.

use crate::calc::params::{Family, Shape};
use crate::scenario::{ACTIVE_SHARE, MODEL_PARAMETERS};
use crate::spec::{Choice, Kind, Number, Option_, ParamSpec, Values};
use crate::units::{count_in_words, whole};

const fn count(name: &'static str, title: &'static str, default: f64, most: f64) -> Number {
    Number::own_count(name, title, default, (1.0, most))
}

/// The family, as links write it and people call it.
pub static FAMILY: Choice = Choice::own(
    "family",
    "Built like",
    "llama",
    &[
        Option_ {
            value: "gpt",
            title: "GPT",
        },
        Option_ {
            value: "llama",
            title: "Llama",
        },
    ],
);
/// Layers.
pub static LAYERS: Number = count("layers", "Layers", 126.0, 10_000.0);
/// Width.
pub static WIDTH: Number = count("width", "Width", 16_384.0, 1_000_000.0);
/// Attention heads.
pub static HEADS: Number = count("heads", "Attention heads", 128.0, 10_000.0);
/// Key-value heads.
pub static KV_HEADS: Number = count("kv_heads", "Key-value heads", 8.0, 10_000.0);
/// Width of a head; 0 where heads share the width.
pub static HEAD_WIDTH: Number = Number::own_count(
    "head_width",
    "Width of a head (0: width / heads)",
    0.0,
    (0.0, 100_000.0),
);
/// Sliding window.
pub static WINDOW: Number = Number::own_count(
    "window",
    "Sliding window (0: none)",
    0.0,
    (0.0, 10_000_000.0),
);
/// Layers without the window.
pub static FULL_LAYERS: Number = Number::own_count(
    "full_layers",
    "Layers without the window",
    0.0,
    (0.0, 10_000.0),
);
/// Width of the feed-forward layer.
pub static FEED_FORWARD: Number =
    count("feed_forward", "Feed-forward width", 53_248.0, 10_000_000.0);
/// Vocabulary.
pub static VOCABULARY: Number = count("vocabulary", "Vocabulary", 128_256.0, 10_000_000.0);
/// Positions that are learned; a GPT has them.
pub static POSITIONS: Number = count("positions", "Learned positions (GPT)", 2_048.0, 1e7);
/// Experts in each layer.
pub static EXPERTS: Number = count("experts", "Experts in a layer", 1.0, 10_000.0);
/// Experts that each token meets.
pub static EXPERTS_ACTIVE: Number = count("experts_active", "Active for each token", 1.0, 10_000.0);

/// What is counted in it, in the order in which it is asked for.
pub const COUNTS: [&str; 12] = [
    "layers",
    "width",
    "heads",
    "kv_heads",
    "head_width",
    "window",
    "full_layers",
    "feed_forward",
    "vocabulary",
    "positions",
    "experts",
    "experts_active",
];

/// Why a described model cannot be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotBuilt {
    /// Heads that do not divide the width that they share.
    #[error("The heads share the width: it has to be a multiple of their number.")]
    Heads,
    /// More layers without a window than layers.
    #[error("There cannot be more layers without a window than layers.")]
    FullLayers,
    /// More key-value heads than heads.
    #[error("There cannot be more key-value heads than heads.")]
    KeyValueHeads,
    /// More active experts than experts.
    #[error("A token cannot meet more experts than there are.")]
    Experts,
    /// A count that the scenario has no room for.
    #[error(
        "The other sections reckon with 1,000 to 100 trillion parameters; this has fewer or more."
    )]
    Size,
    /// Hardly any of it used.
    #[error(
        "The other sections reckon with a thousandth of the parameters for each token, or more."
    )]
    Share,
}

/// The shape the reader describes.
///
/// # Errors
/// Why there is no such model, or none the other sections can reckon with.
pub fn shape(values: &Values) -> Result<Shape, NotBuilt> {
    let (width, heads, window) = (WIDTH.of(values), HEADS.of(values), WINDOW.of(values));
    let head_width = HEAD_WIDTH.of(values);
    let shape = Shape {
        family: if FAMILY.of(values) == "gpt" {
            Family::Gpt
        } else {
            Family::Llama
        },
        layers: LAYERS.of(values),
        width,
        heads,
        kv_heads: KV_HEADS.of(values),
        head_width: if head_width > 0.0 {
            head_width
        } else {
            width / heads
        },
        latent: 0.0,
        window,
        full_layers: if window > 0.0 {
            FULL_LAYERS.of(values)
        } else {
            LAYERS.of(values)
        },
        feed_forward: FEED_FORWARD.of(values),
        vocabulary: VOCABULARY.of(values),
        context: POSITIONS.of(values),
        experts: EXPERTS.of(values),
        experts_active: EXPERTS_ACTIVE.of(values),
    };
    if shape.head_width.fract() != 0.0 {
        return Err(NotBuilt::Heads);
    }
    if shape.kv_heads > shape.heads {
        return Err(NotBuilt::KeyValueHeads);
    }
    if shape.full_layers > shape.layers {
        return Err(NotBuilt::FullLayers);
    }
    if shape.experts_active > shape.experts {
        return Err(NotBuilt::Experts);
    }
    let (all, active) = (shape.parameters(), shape.active_parameters());
    if !takes(&MODEL_PARAMETERS, all) {
        return Err(NotBuilt::Size);
    }
    if !takes(&ACTIVE_SHARE, active / all) {
        return Err(NotBuilt::Share);
    }
    Ok(shape)
}

/// Whether a parameter can have this value.
fn takes(param: &ParamSpec, value: f64) -> bool {
    match param.kind {
        Kind::Number { min, max, .. } | Kind::Whole { min, max, .. } => {
            (min..=max).contains(&value)
        }
        _ => false,
    }
}

/// The count with the reader's numbers in it.
pub fn formula(shape: &Shape) -> String {
    let [layers, width, feed_forward, vocabulary] = [
        shape.layers,
        shape.width,
        shape.feed_forward,
        shape.vocabulary,
    ]
    .map(whole);
    let [queries, keys] = [shape.query_width(), shape.kv_width()].map(whole);
    let counted = count_in_words(shape.parameters());
    let mixed = shape.experts > 1.0;
    let experts = if mixed {
        format!("{} × ", whole(shape.experts))
    } else {
        String::new()
    };
    let attention = format!("2 × {width} × {queries} + 2 × {width} × {keys}");
    match shape.family {
        Family::Gpt => format!(
            "{layers} × ({attention} + {experts}2 × {width} × {feed_forward}) + ({vocabulary} + {}) × {width}, \
             with biases and norms = {counted} parameters",
            whole(shape.context),
        ),
        Family::Llama => format!(
            "{layers} × ({attention} + {experts}3 × {width} × {feed_forward}) + \
             2 × {vocabulary} × {width}, with norms{} = {counted} parameters",
            if mixed { " and routers" } else { "" },
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::models;
    use crate::spec::{Value, Values};
    use crate::widget::model_size::SPEC;
    use crate::widget::model_size::shapes::SHAPES;

    fn of(name: &str) -> Values {
        let preset = SHAPES.iter().find(|preset| preset.name == name).unwrap();
        let set = |values: Values, (name, text): &(&str, &str)| {
            let param = SPEC
                .params
                .iter()
                .copied()
                .find(|param| param.name == *name)
                .unwrap();
            values.with(param.name, param.read(text).unwrap())
        };
        preset.params.iter().fold(Values::defaults(&SPEC), set)
    }

    #[test]
    fn published_shapes_have_their_published_counts() {
        for (name, counted) in [
            ("shape-gpt2", models::gpt_2_xl::PARAMETERS_EXACT.value),
            (
                "shape-llama31-405b",
                models::llama_31_405b::PARAMETERS_EXACT.value,
            ),
        ] {
            assert_eq!(shape(&of(name)).unwrap().parameters(), counted, "{name}");
        }
        for (name, published) in [
            ("shape-gpt3", models::gpt_3::PARAMETERS.value),
            ("shape-llama2-70b", models::llama_2_70b::PARAMETERS.value),
            ("shape-mixtral", models::mixtral_8x7b::PARAMETERS.value),
        ] {
            let off = shape(&of(name)).unwrap().parameters() / published - 1.0;
            assert!(off.abs() < 0.02, "{name}: {off}");
        }
        let mixtral = shape(&of("shape-mixtral")).unwrap();
        assert!((mixtral.active_parameters() / 12.9e9 - 1.0).abs() < 0.01);
        assert_eq!(formula(&mixtral).matches("8 × 3 × 4,096").count(), 1);
    }

    #[test]
    fn the_shapes_agree_with_the_tables() {
        for (name, [layers, width, heads, kv_heads, feed_forward, vocabulary]) in [
            (
                "shape-gpt2",
                [
                    models::gpt_2_xl::LAYERS,
                    models::gpt_2_xl::WIDTH,
                    models::gpt_2_xl::HEADS,
                    models::gpt_2_xl::KV_HEADS,
                    models::gpt_2_xl::FEED_FORWARD,
                    models::gpt_2_xl::VOCABULARY,
                ],
            ),
            (
                "shape-gpt3",
                [
                    models::gpt_3::LAYERS,
                    models::gpt_3::WIDTH,
                    models::gpt_3::HEADS,
                    models::gpt_3::KV_HEADS,
                    models::gpt_3::FEED_FORWARD,
                    models::gpt_3::VOCABULARY,
                ],
            ),
            (
                "shape-llama2-70b",
                [
                    models::llama_2_70b::LAYERS,
                    models::llama_2_70b::WIDTH,
                    models::llama_2_70b::HEADS,
                    models::llama_2_70b::KV_HEADS,
                    models::llama_2_70b::FEED_FORWARD,
                    models::llama_2_70b::VOCABULARY,
                ],
            ),
        ] {
            let shape = shape(&of(name)).unwrap();
            assert_eq!(shape.layers, layers.value, "{name}");
            assert_eq!(shape.width, width.value, "{name}");
            assert_eq!(shape.heads, heads.value, "{name}");
            assert_eq!(shape.kv_heads, kv_heads.value, "{name}");
            assert_eq!(shape.feed_forward, feed_forward.value, "{name}");
            assert_eq!(shape.vocabulary, vocabulary.value, "{name}");
        }
    }

    #[test]
    fn what_cannot_be_built_is_refused_with_a_reason() {
        let with = |name, number| Values::defaults(&SPEC).with(name, Value::Number(number));
        for (name, number, why) in [
            ("heads", 127.0, NotBuilt::Heads),
            ("kv_heads", 256.0, NotBuilt::KeyValueHeads),
            ("experts_active", 2.0, NotBuilt::Experts),
            ("feed_forward", 1e13, NotBuilt::Size),
            ("experts", 10_000.0, NotBuilt::Size),
        ] {
            assert_eq!(shape(&with(name, number)), Err(why), "{name}");
        }
        let sparse = with("experts", 8_000.0).with("width", Value::Number(512.0));
        let sparse = sparse.with("vocabulary", Value::Number(1.0));
        assert_eq!(shape(&sparse), Err(NotBuilt::Share));
    }
}
