//! What a reader can change about `parallelism`, and its outputs and presets.

use crate::data::constants as c;
use crate::scenario::{
    ACTIVE_SHARE, CHIP, CHIP_FLOPS, CHIP_MEMORY, GPUS_PER_NODE, MODEL_PARAMETERS, NODES, OURS,
    RECOMPUTE, SHAPE,
};
use crate::spec::{Choice, Number, OutputSpec, Owner, ParamSpec, Preset, Scale, option};
use crate::units::Unit;

/// Chips that share each layer.
pub(super) static TENSOR: Number =
    Number::own_large_count("tensor", "Chips that share each layer", 8.0, 576.0);

/// Stages.
pub(super) static PIPELINE: Number = Number::own_large_count("pipeline", "Stages", 16.0, 1024.0);

/// Tokens of a batch.
pub(super) static BATCH_TOKENS: Number = Number::whole(
    Owner::Widget,
    "batch_tokens",
    "Tokens of a batch",
    Unit::Tokens,
    c::BATCH_TOKENS_LLAMA31.value,
    (1e3, 1e9),
    Scale::Logarithmic,
)
.from(&c::BATCH_TOKENS_LLAMA31);

/// Tokens of a sequence.
pub(super) static CONTEXT: Number = Number::whole(
    Owner::Widget,
    "context",
    "Tokens of a sequence",
    Unit::Tokens,
    c::CONTEXT_LLAMA31_FIRST.value,
    (16.0, 1e6),
    Scale::Logarithmic,
);

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

/// Pieces of each stage.
pub(super) static INTERLEAVED: Number =
    Number::own_large_count("interleaved", "Pieces of each stage", 4.0, 32.0);

/// Share of peak inside the products.
pub(super) static EFFICIENCY: Number = Number::linear(
    Owner::Widget,
    "efficiency",
    "Share of the peak during matrix products",
    Unit::Share,
    c::MATRIX_EFFICIENCY.value,
    (0.05, 1.0),
    0.01,
);

/// Network of each chip, one direction.
pub(super) static NETWORK: Number = Number::logarithmic(
    Owner::Widget,
    "network",
    "Network of each chip, one direction",
    Unit::BytesPerSecond,
    c::NIC_SPEED.value,
    (1e6, 1e13),
)
.from(&c::NIC_SPEED);

pub(super) static PARAMS: &[&ParamSpec] = &[
    &MODEL_PARAMETERS.spec,
    &ACTIVE_SHARE.spec,
    &SHAPE.spec,
    &NODES.spec,
    &GPUS_PER_NODE.spec,
    &CHIP.spec,
    &CHIP_MEMORY.spec,
    &CHIP_FLOPS.spec,
    &RECOMPUTE.spec,
    &TENSOR.spec,
    &PIPELINE.spec,
    &BATCH_TOKENS.spec,
    &CONTEXT.spec,
    &ZERO.spec,
    &INTERLEAVED.spec,
    &EFFICIENCY.spec,
    &NETWORK.spec,
];

pub(super) const OUTPUTS: &[OutputSpec] = &[
    OutputSpec::new("replicas", "Replicas", Unit::Pure),
    OutputSpec::new("step", "A step", Unit::Seconds),
    OutputSpec::new("compute", "Arithmetic", Unit::Seconds),
    OutputSpec::new("tensor_time", "Slices exchanging results", Unit::Seconds),
    OutputSpec::new("pipeline_time", "Stages standing idle", Unit::Seconds),
    OutputSpec::new("data_time", "Copies averaging", Unit::Seconds),
    OutputSpec::new("memory", "Memory of each chip", Unit::Bytes),
    OutputSpec::new("mfu", "Share of peak that does useful work", Unit::Share),
    OutputSpec::new("best_mfu", "The same at the best split", Unit::Share),
    OutputSpec::new("best", "Best of all splits", Unit::Pure),
];

pub(super) const PRESETS: &[Preset] = &[
    OURS,
    Preset::new(
        "meta",
        "As Meta did: 16,384 chips",
        &[
            ("model_parameters", "405e9"),
            ("active_share", "1"),
            ("shape", ""),
            ("tokens", "15.6e12"),
            ("nodes", "2048"),
            ("gpus_per_node", "8"),
            ("chip", "h100_sxm"),
            ("tensor", "8"),
            ("pipeline", "16"),
            ("context", "8192"),
        ],
    ),
    Preset::new(
        "copies",
        "Copies only",
        &[("tensor", "1"), ("pipeline", "1")],
    ),
    Preset::new(
        "small",
        "7B on one server",
        &[
            ("model_parameters", "7e9"),
            ("active_share", "1"),
            ("shape", ""),
            ("tokens", "2e12"),
            ("nodes", "1"),
            ("gpus_per_node", "8"),
            ("tensor", "1"),
            ("pipeline", "1"),
            ("batch_tokens", "4e6"),
        ],
    ),
];
