//! What a reader can change about `serving`, and its outputs and presets.

use crate::data::constants as c;
use crate::scenario::{
    ACTIVE_SHARE, ARTICLE, CACHE_PRECISION, CHIP, CHIP_BANDWIDTH, CHIP_FLOPS, CHIP_MEMORY,
    MODEL_PARAMETERS, OURS, PRECISION, RECOMPUTE, SHAPE, TOKENS,
};
use crate::spec::{Number, OutputSpec, Owner, ParamSpec, Preset, Scale};
use crate::units::Unit;

const fn tokens(name: &'static str, title: &'static str, default: f64, most: f64) -> Number {
    Number::whole(
        Owner::Widget,
        name,
        title,
        Unit::Tokens,
        default,
        (1.0, most),
        Scale::Logarithmic,
    )
}

/// Chips that hold one copy and answer together.
pub(super) static CHIPS: Number =
    Number::own_large_count("chips", "Chips that answer together", 16.0, 1e5);

/// Conversations at once.
pub(super) static BATCH: Number =
    Number::own_large_count("batch", "Conversations at once", 64.0, 1e6);

/// Tokens of a prompt.
pub(super) static PROMPT: Number = tokens("prompt", "Tokens of a prompt", 1000.0, 1e7);

/// Tokens of an answer.
pub(super) static ANSWER: Number = tokens("answer", "Tokens of an answer", 500.0, 1e6);

/// Rent.
pub(super) static GPU_HOUR_PRICE: Number = Number::logarithmic(
    Owner::Widget,
    "gpu_hour_price",
    "Price of a chip for an hour",
    Unit::UsdPerGpuHour,
    c::RENT_2026.value,
    (0.01, 100.0),
)
.from(&c::RENT_2026);

/// What of the bounds is reached.
pub(super) static REACHED: Number = Number::linear(
    Owner::Widget,
    "reached",
    "Share of the bound that is reached",
    Unit::Share,
    0.5,
    (0.01, 1.0),
    0.01,
);

/// Tokens that are read and written in its life.
pub(super) static SERVED: Number = tokens(
    "served",
    "Tokens served in its life",
    crate::data::presets::ours::TOKENS.value,
    1e17,
);

pub(super) const PARAMS: &[&ParamSpec] = &[
    &MODEL_PARAMETERS.spec,
    &ACTIVE_SHARE.spec,
    &SHAPE.spec,
    &PRECISION.spec,
    &CACHE_PRECISION.spec,
    &CHIP.spec,
    &CHIP_MEMORY.spec,
    &CHIP_BANDWIDTH.spec,
    &CHIP_FLOPS.spec,
    &CHIPS.spec,
    &BATCH.spec,
    &PROMPT.spec,
    &ANSWER.spec,
    &GPU_HOUR_PRICE.spec,
    &REACHED.spec,
    &SERVED.spec,
    &TOKENS.spec,
    &RECOMPUTE.spec,
];

pub(super) const OUTPUTS: &[OutputSpec] = &[
    OutputSpec::new("first_token", "Reading a prompt, at least", Unit::Seconds),
    OutputSpec::new(
        "reading_rate",
        "Tokens read a second, at most",
        Unit::TokensPerSecond,
    ),
    OutputSpec::new(
        "writing_memory",
        "A token in each answer: memory read",
        Unit::Seconds,
    ),
    OutputSpec::new(
        "writing_arithmetic",
        "The same: arithmetic done",
        Unit::Seconds,
    ),
    OutputSpec::new(
        "writing_rate",
        "Tokens written a second, at most",
        Unit::TokensPerSecond,
    ),
    OutputSpec::new(
        "reader_rate",
        "Of them for each reader",
        Unit::TokensPerSecond,
    ),
    OutputSpec::new(
        "rate",
        "Tokens written by chips that also read, at most",
        Unit::TokensPerSecond,
    ),
    OutputSpec::new("cost_read", "A million tokens read", Unit::Usd),
    OutputSpec::new("cost_written", "A million tokens written", Unit::Usd),
    OutputSpec::new("held", "Memory needed", Unit::Bytes),
    OutputSpec::new("most", "Conversations that fit", Unit::Pure),
    OutputSpec::new("lifetime", "Arithmetic of its life", Unit::Flop),
    OutputSpec::new("served_share", "Of it for answers", Unit::Share),
    OutputSpec::new(
        "served_like_training",
        "Answers take as much as training after",
        Unit::Tokens,
    ),
];

pub(super) const PRESETS: &[Preset] = &[
    Preset::new("alone", "One reader alone", &[("batch", "1")]),
    Preset::new(
        "deepseek-v3",
        "DeepSeek-V3 on 16 H200s",
        &[
            ("model_parameters", "671e9"),
            ("active_share", "0.055"),
            ("shape", ""),
            ("tokens", "14.8e12"),
            ("precision", "fp8"),
            ("chip", "h200"),
            ("chips", "16"),
            ("batch", "1024"),
        ],
    ),
    Preset::new(
        "gb300-nvl72",
        "The same on a rack of 72 GB300s",
        &[
            ("model_parameters", "671e9"),
            ("active_share", "0.055"),
            ("shape", ""),
            ("tokens", "14.8e12"),
            ("precision", "fp8"),
            ("chip", "gb300"),
            ("chips", "72"),
            ("batch", "8192"),
        ],
    ),
    Preset::new(
        "llama3-8b",
        "Llama 3 8B on one H100",
        &[
            ("model_parameters", "8e9"),
            ("active_share", "1"),
            ("shape", ""),
            ("tokens", "15e12"),
            ("chip", "h100_sxm"),
            ("chips", "1"),
            ("batch", "64"),
        ],
    ),
    Preset::new(
        "gpt-oss",
        "gpt-oss-120b on one H100",
        &[
            ("model_parameters", "117e9"),
            ("active_share", "0.0436"),
            ("shape", ""),
            ("precision", "int4"),
            ("chip", "h100_sxm"),
            ("chips", "1"),
            ("batch", "64"),
        ],
    ),
    OURS,
    ARTICLE,
];
