//! What a reader can change about `will-it-fit`, and its outputs and presets.

use crate::scenario::{
    ACTIVE_SHARE, ARTICLE, CACHE_PRECISION, CHIP, CHIP_BANDWIDTH, CHIP_MEMORY, MODEL_PARAMETERS,
    OURS, PRECISION, SHAPE,
};
use crate::spec::{Choice, Number, OutputSpec, ParamSpec, Preset, option};
use crate::units::Unit;

/// To.
pub(super) static USE: Choice = Choice::own(
    "use",
    "What to do",
    "run",
    &[option("run", "Run it"), option("train", "Train it")],
);

/// On.
pub(super) static DEVICE: Choice = Choice::own(
    "device",
    "Device",
    "chip",
    &[
        option("iphone_4", "iPhone 4"),
        option("laptop", "An ordinary laptop"),
        option("gtx_580", "GTX 580"),
        option("rtx_4090", "RTX 4090"),
        option("rtx_5090", "RTX 5090"),
        option("m3_max", "M3 Max laptop"),
        option("m3_ultra", "Mac Studio, M3 Ultra"),
        option("chip", "The scenario’s chip"),
    ],
);

/// Tokens of context.
pub(super) static CONTEXT: Number =
    Number::own_large_count("context", "Tokens of context", 8192.0, 1e7);

/// Conversations, or sequences, at once.
pub(super) static BATCH: Number =
    Number::own_large_count("batch", "Conversations, or sequences, at once", 1.0, 1e4);

/// Keys and values.
pub(super) static ATTENTION: Choice = Choice::own(
    "attention",
    "Keys and values",
    "model",
    &[
        option("model", "As the model has them"),
        option("mha", "One set for each head"),
        option("gqa", "Eight sets"),
        option("mqa", "One set"),
        option("latent", "Latent, as DeepSeek-V3"),
    ],
);

/// Devices that share each layer.
pub(super) static TENSOR: Number =
    Number::own_large_count("tensor", "Devices that share each layer", 8.0, 72.0);

/// Stages.
pub(super) static PIPELINE: Number = Number::own_large_count("pipeline", "Stages", 1.0, 128.0);

/// Replicas, to train.
pub(super) static REPLICAS: Number =
    Number::own_large_count("replicas", "Replicas, to train", 1.0, 1e5);

/// How far replicas spread their state, as `ZeRO` does.
pub(super) static ZERO: Choice = Choice::own(
    "zero",
    "Replicas share out (ZeRO)",
    "2",
    &[
        option("0", "Nothing"),
        option("1", "Averages"),
        option("2", "+ gradients"),
        option("3", "+ weights"),
    ],
);

/// Activations kept.
pub(super) static KEPT: Choice = Choice::own(
    "kept",
    "Activations kept",
    "most",
    &[
        option("all", "All"),
        option("most", "All but the scores"),
        option("inputs", "Inputs of layers"),
    ],
);

pub(super) static PARAMS: &[&ParamSpec] = &[
    &MODEL_PARAMETERS.spec,
    &ACTIVE_SHARE.spec,
    &SHAPE.spec,
    &PRECISION.spec,
    &CACHE_PRECISION.spec,
    &USE.spec,
    &DEVICE.spec,
    &CHIP.spec,
    &CHIP_MEMORY.spec,
    &CHIP_BANDWIDTH.spec,
    &CONTEXT.spec,
    &BATCH.spec,
    &ATTENTION.spec,
    &TENSOR.spec,
    &PIPELINE.spec,
    &REPLICAS.spec,
    &ZERO.spec,
    &KEPT.spec,
];

pub(super) const OUTPUTS: &[OutputSpec] = &[
    OutputSpec::new("weights", "Weights", Unit::Bytes),
    OutputSpec::new("kv_cache", "Keys and values (KV cache)", Unit::Bytes),
    OutputSpec::new("kv_per_token", "Keys and values for a token", Unit::Bytes),
    OutputSpec::new(
        "training_state",
        "Weights, gradients, optimiser, each device",
        Unit::Bytes,
    ),
    OutputSpec::new("activations", "Activations, each device", Unit::Bytes),
    OutputSpec::new("logits", "Logits, each device", Unit::Bytes),
    OutputSpec::new("needed", "Needed on each device", Unit::Bytes),
    OutputSpec::new("memory", "A device has", Unit::Bytes),
    OutputSpec::new("share", "Share of its memory", Unit::Share),
    OutputSpec::new("devices", "Devices", Unit::Pure),
    OutputSpec::new(
        "counted_parameters",
        "Parameters counted from the layers",
        Unit::Parameters,
    ),
    OutputSpec::new(
        "tokens_per_second",
        "Tokens a second at most, one conversation",
        Unit::Pure,
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
            ("active_share", "1"),
            ("shape", ""),
            ("tokens", "1.28e9"),
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
            ("active_share", "1"),
            ("shape", ""),
            ("tokens", "300e9"),
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
            ("active_share", "1"),
            ("shape", ""),
            ("tokens", "2e12"),
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
