//! What a reader can change about `will-it-fit`, and its outputs and presets.

use super::super::{Option_, OutputSpec, Owner, ParamSpec, Preset, Scale};
use crate::scenario::{
    ARTICLE, CHIP, CHIP_BANDWIDTH, CHIP_MEMORY, MODEL_PARAMETERS, OURS, PRECISION,
};

const fn count(name: &'static str, title: &'static str, default: f64, most: f64) -> ParamSpec {
    let range = (1.0, most);
    ParamSpec::whole(
        Owner::Widget,
        name,
        title,
        "",
        default,
        range,
        Scale::Logarithmic,
    )
}

const fn option(value: &'static str, title: &'static str) -> Option_ {
    Option_ { value, title }
}

pub(super) const PARAMS: &[ParamSpec] = &[
    MODEL_PARAMETERS,
    PRECISION,
    ParamSpec::own_choice(
        "use",
        "To",
        "run",
        &[option("run", "Run it"), option("train", "Train it")],
    ),
    ParamSpec::own_choice(
        "device",
        "On",
        "chip",
        &[
            option("iphone_4", "iPhone 4"),
            option("laptop", "An ordinary laptop"),
            option("gtx_580", "GTX 580"),
            option("rtx_4090", "RTX 4090"),
            option("m3_max", "M3 Max laptop"),
            option("chip", "The scenario’s chip"),
        ],
    ),
    CHIP,
    CHIP_MEMORY,
    CHIP_BANDWIDTH,
    count("context", "Tokens of context", 8192.0, 1e7),
    count("batch", "Conversations, or sequences, at once", 1.0, 1e4),
    ParamSpec::own_choice(
        "attention",
        "Keys and values",
        "model",
        &[
            option("model", "As the model has them"),
            option("mha", "One set for each head"),
            option("gqa", "Eight sets"),
            option("mqa", "One set"),
        ],
    ),
    count("tensor", "Devices that share each layer", 8.0, 72.0),
    count("pipeline", "Stages", 1.0, 128.0),
    count("replicas", "Replicas, to train", 1.0, 1e5),
    ParamSpec::own_choice(
        "zero",
        "Replicas spread (ZeRO)",
        "2",
        &[
            option("0", "Nothing"),
            option("1", "Optimiser"),
            option("2", "and gradients"),
            option("3", "and weights"),
        ],
    ),
    ParamSpec::own_choice(
        "kept",
        "Activations kept",
        "most",
        &[
            option("all", "All"),
            option("most", "All but the scores"),
            option("inputs", "Inputs of layers"),
        ],
    ),
];

pub(super) const OUTPUTS: &[OutputSpec] = &[
    OutputSpec::new("weights", "Weights", "B"),
    OutputSpec::new("kv_cache", "Keys and values", "B"),
    OutputSpec::new("kv_per_token", "Keys and values for a token", "B"),
    OutputSpec::new(
        "training_state",
        "Weights, gradients, optimiser, each device",
        "B",
    ),
    OutputSpec::new("activations", "Activations, each device", "B"),
    OutputSpec::new("needed", "Needed on each device", "B"),
    OutputSpec::new("memory", "A device has", "B"),
    OutputSpec::new("share", "Share of its memory", "share"),
    OutputSpec::new("devices", "Devices", ""),
    OutputSpec::new(
        "counted_parameters",
        "Parameters counted from the layers",
        "parameters",
    ),
    OutputSpec::new(
        "tokens_per_second",
        "Tokens a second at most, one conversation",
        "",
    ),
];

pub(super) const PRESETS: &[Preset] = &[
    OURS,
    ARTICLE,
    Preset::new(
        "alexnet-phone",
        "AlexNet on an iPhone 4",
        &[
            ("model_parameters", "60965224"),
            ("device", "iphone_4"),
            ("tensor", "1"),
            ("use", "run"),
        ],
    ),
    Preset::new(
        "gpt3-laptop",
        "GPT-3 at 4 bits on a laptop",
        &[
            ("model_parameters", "175e9"),
            ("precision", "int4"),
            ("device", "m3_max"),
            ("tensor", "1"),
            ("use", "run"),
        ],
    ),
    Preset::new(
        "train-7b",
        "Train 7B on 8 chips",
        &[
            ("model_parameters", "7e9"),
            ("device", "chip"),
            ("use", "train"),
            ("tensor", "8"),
            ("precision", "bf16"),
        ],
    ),
    Preset::new(
        "nvl72",
        "Run it on an NVL72",
        &[
            ("device", "chip"),
            ("chip", "gb200"),
            ("tensor", "72"),
            ("use", "run"),
        ],
    ),
];
