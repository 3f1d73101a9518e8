//! What a reader can change about `parallelism`, and its outputs and presets.

use super::super::{Option_, OutputSpec, Owner, ParamSpec, Preset, Scale};
use crate::data::constants as c;
use crate::scenario::{
    ACTIVE_SHARE, CHIP, CHIP_FLOPS, CHIP_MEMORY, GPUS_PER_NODE, MODEL_PARAMETERS, NODES, OURS,
    RECOMPUTE,
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
    ACTIVE_SHARE,
    NODES,
    GPUS_PER_NODE,
    CHIP,
    CHIP_MEMORY,
    CHIP_FLOPS,
    RECOMPUTE,
    count("tensor", "Chips that share each layer", 8.0, 576.0),
    count("pipeline", "Stages", 16.0, 1024.0),
    ParamSpec::whole(
        Owner::Widget,
        "batch_tokens",
        "Tokens of a batch",
        "tokens",
        c::BATCH_TOKENS_LLAMA31.value,
        (1e3, 1e9),
        Scale::Logarithmic,
    ),
    ParamSpec::whole(
        Owner::Widget,
        "context",
        "Tokens of a sequence",
        "tokens",
        c::CONTEXT_LLAMA31_FIRST.value,
        (16.0, 1e6),
        Scale::Logarithmic,
    ),
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
    count("interleaved", "Pieces of each stage", 4.0, 32.0),
    ParamSpec::number(
        Owner::Widget,
        "efficiency",
        "Share of peak inside the products",
        "share",
        c::MATRIX_EFFICIENCY.value,
        (0.05, 1.0),
        0.01,
    ),
    ParamSpec::logarithmic(
        Owner::Widget,
        "network",
        "Network of each chip, one direction",
        "B/s",
        c::NIC_SPEED.value,
        (1e6, 1e13),
    ),
];

pub(super) const OUTPUTS: &[OutputSpec] = &[
    OutputSpec::new("replicas", "Replicas", ""),
    OutputSpec::new("step", "A step", "s"),
    OutputSpec::new("compute", "Arithmetic", "s"),
    OutputSpec::new("tensor_time", "Slices agreeing", "s"),
    OutputSpec::new("pipeline_time", "Stages waiting", "s"),
    OutputSpec::new("data_time", "Replicas averaging", "s"),
    OutputSpec::new("memory", "Memory of each chip", "B"),
    OutputSpec::new("mfu", "Share of peak that does useful work", "share"),
    OutputSpec::new("best_mfu", "The same at the best split", "share"),
    OutputSpec::new("best", "Best of all splits", ""),
];

pub(super) const PRESETS: &[Preset] = &[
    OURS,
    Preset::new(
        "meta",
        "As Meta did: 16,384 chips, 128 × 8 × 16",
        &[
            ("model_parameters", "405e9"),
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
            ("nodes", "1"),
            ("gpus_per_node", "8"),
            ("tensor", "1"),
            ("pipeline", "1"),
            ("batch_tokens", "4e6"),
        ],
    ),
];
