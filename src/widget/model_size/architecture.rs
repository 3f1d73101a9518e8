//! A model counted from its architecture: the parameters that describe it,
//! published shapes, and what they come to.

use crate::calc::params::{Family, Shape};
use crate::units::{count_in_words, whole};
use crate::widget::{Option_, ParamSpec, Preset, Values};

const fn number(name: &'static str, title: &'static str, default: f64, most: f64) -> ParamSpec {
    ParamSpec::own_number(name, title, default, (1.0, most), 1.0)
}

/// The family, as links write it and people call it.
pub const FAMILY: ParamSpec = ParamSpec::own_choice(
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
pub const LAYERS: ParamSpec = number("layers", "Layers", 126.0, 10_000.0);
/// Width.
pub const WIDTH: ParamSpec = number("width", "Width", 16_384.0, 1_000_000.0);
/// Attention heads.
pub const HEADS: ParamSpec = number("heads", "Attention heads", 128.0, 10_000.0);
/// Key-value heads.
pub const KV_HEADS: ParamSpec = number("kv_heads", "Key-value heads", 8.0, 10_000.0);
/// Width of the feed-forward layer.
pub const FEED_FORWARD: ParamSpec =
    number("feed_forward", "Feed-forward width", 53_248.0, 10_000_000.0);
/// Vocabulary.
pub const VOCABULARY: ParamSpec = number("vocabulary", "Vocabulary", 128_256.0, 10_000_000.0);
/// Positions that are learned; a GPT has them.
pub const POSITIONS: ParamSpec = number("positions", "Learned positions (GPT)", 2_048.0, 1e7);
/// Experts in each layer.
pub const EXPERTS: ParamSpec = number("experts", "Experts in a layer", 1.0, 10_000.0);
/// Experts that each token meets.
pub const EXPERTS_ACTIVE: ParamSpec =
    number("experts_active", "Of them for each token", 1.0, 10_000.0);

/// What is counted in it, in the order in which it is asked for.
pub const COUNTS: [&str; 9] = [
    "layers",
    "width",
    "heads",
    "kv_heads",
    "feed_forward",
    "vocabulary",
    "positions",
    "experts",
    "experts_active",
];

/// Shapes as their papers print them.
pub static SHAPES: [Preset; 5] = [
    Preset::new(
        "shape-gpt2",
        "GPT-2",
        &[
            ("family", "gpt"),
            ("layers", "48"),
            ("width", "1600"),
            ("heads", "25"),
            ("kv_heads", "25"),
            ("feed_forward", "6400"),
            ("vocabulary", "50257"),
            ("positions", "1024"),
            ("experts", "1"),
            ("experts_active", "1"),
        ],
    ),
    Preset::new(
        "shape-gpt3",
        "GPT-3",
        &[
            ("family", "gpt"),
            ("layers", "96"),
            ("width", "12288"),
            ("heads", "96"),
            ("kv_heads", "96"),
            ("feed_forward", "49152"),
            ("vocabulary", "50257"),
            ("positions", "2048"),
            ("experts", "1"),
            ("experts_active", "1"),
        ],
    ),
    Preset::new(
        "shape-llama2-70b",
        "Llama 2 70B",
        &[
            ("family", "llama"),
            ("layers", "80"),
            ("width", "8192"),
            ("heads", "64"),
            ("kv_heads", "8"),
            ("feed_forward", "28672"),
            ("vocabulary", "32000"),
            ("experts", "1"),
            ("experts_active", "1"),
        ],
    ),
    Preset::new(
        "shape-llama31-405b",
        "Llama 3.1 405B",
        &[
            ("family", "llama"),
            ("layers", "126"),
            ("width", "16384"),
            ("heads", "128"),
            ("kv_heads", "8"),
            ("feed_forward", "53248"),
            ("vocabulary", "128256"),
            ("experts", "1"),
            ("experts_active", "1"),
        ],
    ),
    Preset::new(
        "shape-mixtral",
        "Mixtral 8x7B",
        &[
            ("family", "llama"),
            ("layers", "32"),
            ("width", "4096"),
            ("heads", "32"),
            ("kv_heads", "8"),
            ("feed_forward", "14336"),
            ("vocabulary", "32000"),
            ("experts", "8"),
            ("experts_active", "2"),
        ],
    ),
];

/// The shape the reader describes.
///
/// # Errors
/// Why there is no such model, as a sentence.
pub fn shape(values: &Values) -> Result<Shape, &'static str> {
    let of = |name: &str| values.number(name);
    let shape = Shape {
        family: if values.text("family") == "gpt" {
            Family::Gpt
        } else {
            Family::Llama
        },
        layers: of("layers"),
        width: of("width"),
        heads: of("heads"),
        kv_heads: of("kv_heads"),
        feed_forward: of("feed_forward"),
        vocabulary: of("vocabulary"),
        context: of("positions"),
        experts: of("experts"),
        experts_active: of("experts_active"),
    };
    if shape.width % shape.heads != 0.0 {
        return Err("The heads share the width: it has to be a multiple of their number.");
    }
    if shape.kv_heads > shape.heads {
        return Err("There cannot be more key-value heads than heads.");
    }
    if shape.experts_active > shape.experts {
        return Err("A token cannot meet more experts than there are.");
    }
    Ok(shape)
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
    let counted = count_in_words(shape.parameters());
    let experts = if shape.experts > 1.0 {
        format!("{} × ", whole(shape.experts))
    } else {
        String::new()
    };
    match shape.family {
        Family::Gpt => format!(
            "{layers} × (4 × {width}² + {experts}2 × {width} × {feed_forward}) + ({vocabulary} + {}) × {width}, \
             with biases and norms = {counted}",
            whole(shape.context),
        ),
        Family::Llama => format!(
            "{layers} × (2 × {width}² + 2 × {width} × {} + {experts}3 × {width} × {feed_forward}) + \
             2 × {vocabulary} × {width}, with norms = {counted}",
            whole(shape.kv_heads * shape.head_width()),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::models;
    use crate::widget::model_size::SPEC;
    use crate::widget::{Value, Values};

    fn of(name: &str) -> Values {
        let preset = SHAPES.iter().find(|preset| preset.name == name).unwrap();
        let set = |values: Values, (name, text): &(&str, &str)| {
            let param = SPEC
                .params
                .iter()
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
        assert!(
            shape(&with("heads", 127.0))
                .unwrap_err()
                .contains("multiple")
        );
        assert!(
            shape(&with("kv_heads", 256.0))
                .unwrap_err()
                .contains("key-value")
        );
        assert!(
            shape(&with("experts_active", 2.0))
                .unwrap_err()
                .contains("experts")
        );
    }
}
