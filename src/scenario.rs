//! The scenario all calculators share: the model that is sized in section 5
//! is the one later sections train, power, cool and pay for.
//!
//! Each parameter is declared once here and listed by every widget that shows
//! it, so one key in a link has one owner. Defaults are our preset.

pub mod belongs;
mod presets;
mod read;
pub mod shape;

pub use presets::{ARTICLE, OURS, WHOLE};
pub use read::{
    Chip, active_parameters, bytes_per_cached_value, bytes_per_parameter, chip, failures, gpus,
    grid, nodes, operations,
};

use crate::data::{constants, presets as table};
use crate::spec::{Choice, Kind, Number, Option_, Owner, ParamSpec, Scale, option};
use crate::units::Unit;

const fn number(
    name: &'static str,
    title: &'static str,
    unit: Unit,
    default: f64,
    range: (f64, f64),
    step: f64,
) -> Number {
    Number::linear(Owner::Scenario, name, title, unit, default, range, step)
}

const fn ratio(
    name: &'static str,
    title: &'static str,
    unit: Unit,
    default: f64,
    range: (f64, f64),
) -> Number {
    Number::logarithmic(Owner::Scenario, name, title, unit, default, range)
}

const fn count(
    name: &'static str,
    title: &'static str,
    unit: Unit,
    default: f64,
    range: (f64, f64),
    scale: Scale,
) -> Number {
    Number::whole(Owner::Scenario, name, title, unit, default, range, scale)
}

const fn choice(
    name: &'static str,
    title: &'static str,
    default: &'static str,
    options: &'static [Option_],
) -> Choice {
    Choice::choice(Owner::Scenario, name, title, default, options)
}

/// Our preset's figure where the table has one for sure.
use table::ours;

/// The number of parameters of the model.
pub static MODEL_PARAMETERS: Number = count(
    "model_parameters",
    "Parameters",
    Unit::Parameters,
    crate::data::models::llama_31_405b::PARAMETERS.value,
    (1e3, 1e14),
    Scale::Logarithmic,
)
.from(&ours::PARAMETERS);

/// How many bytes hold one parameter.
pub static PRECISION: Choice = choice(
    "precision",
    "Precision",
    "bf16",
    &[
        option("fp32", "32 bits"),
        option("bf16", "16 bits"),
        option("fp8", "8 bits"),
        option("int4", "4 bits"),
    ],
);

/// The share of the parameters that each token meets.
pub static ACTIVE_SHARE: Number = number(
    "active_share",
    "Parameters used for each token",
    Unit::Share,
    1.0,
    (0.001, 1.0),
    0.001,
);

/// How many bytes hold one value of the keys and values.
pub static CACHE_PRECISION: Choice = choice(
    "cache_precision",
    "Precision of keys and values",
    "bf16",
    &[
        option("bf16", "16 bits"),
        option("fp8", "8 bits"),
        option("int4", "4 bits"),
    ],
);

/// The layers and widths of a model that the reader described in section 5, as
/// links write them; empty where none is described.
pub static SHAPE: Choice = Choice::new(
    Owner::Scenario,
    "shape",
    "Layers and widths",
    Kind::Counts {
        default: "",
        min: 0,
        max: 100_000_000,
        longest: 14,
    },
);

/// The tokens it is trained on.
pub static TOKENS: Number = count(
    "tokens",
    "Training tokens",
    Unit::Tokens,
    ours::TOKENS.value,
    (1e6, 1e16),
    Scale::Logarithmic,
)
.from(&ours::TOKENS);

/// Whether the forward pass is computed again to save memory.
pub static RECOMPUTE: Choice = choice(
    "recompute",
    "Recomputation",
    "none",
    &[
        option("none", "None: 6 operations"),
        option("full", "Full: 8 operations"),
    ],
);

/// The accelerator.
pub static CHIP: Choice = choice(
    "chip",
    "Chip",
    "h100_sxm",
    &[
        option("gtx_580", "GTX 580 (2010)"),
        option("v100_16", "V100 16 GB (2017)"),
        option("v100_sxm", "V100 32 GB (2018)"),
        option("a100_80", "A100 80 GB (2020)"),
        option("h100_sxm", "H100 (2022)"),
        option("mi300x", "MI300X (2023)"),
        option("h20", "H20 (2024)"),
        option("h200", "H200 (2024)"),
        option("mi325x", "MI325X (2024)"),
        option("b200", "B200 (2024)"),
        option("gb200", "GB200 (2024)"),
        option("b300", "B300"),
        option("gb300", "GB300"),
        option("mi355x", "MI355X (2025)"),
        option("rubin", "Rubin (2026)"),
        option("custom", "Your own"),
    ],
);

/// Memory of a chip of the reader's own.
pub static CHIP_MEMORY: Number = ratio(
    "chip_memory",
    "Your chip’s memory",
    Unit::Bytes,
    crate::data::chips::h100_sxm::MEMORY.value,
    (1e8, 1e13),
);

/// Memory bandwidth of a chip of the reader's own.
pub static CHIP_BANDWIDTH: Number = ratio(
    "chip_bandwidth",
    "Your chip’s memory bandwidth",
    Unit::BytesPerSecond,
    crate::data::chips::h100_sxm::BANDWIDTH.value,
    (1e9, 1e15),
);

/// Peak of a chip of the reader's own.
pub static CHIP_FLOPS: Number = ratio(
    "chip_flops",
    "Your chip’s peak, dense",
    Unit::FlopPerSecond,
    crate::data::chips::h100_sxm::FLOPS.value,
    (1e9, 1e18),
);

/// Power of a chip of the reader's own.
pub static CHIP_POWER: Number = ratio(
    "chip_power",
    "Your chip’s power",
    Unit::Watts,
    crate::data::chips::h100_sxm::POWER.value,
    (1.0, 1e5),
);

/// Servers that are bought.
pub static NODES: Number = count(
    "nodes",
    "Servers",
    Unit::Pure,
    ours::NODES.value,
    (1.0, 1e6),
    Scale::Logarithmic,
)
.from(&ours::NODES);

/// Servers that draw power without being in that count: the article buys 127
/// and powers 128.
pub static NODES_UNCOUNTED: Number = count(
    "nodes_uncounted",
    "Servers powered but not bought",
    Unit::Pure,
    0.0,
    (0.0, 1000.0),
    Scale::Linear,
);

/// Accelerators in a server.
pub static GPUS_PER_NODE: Number = count(
    "gpus_per_node",
    "Chips in a server",
    Unit::Pure,
    ours::GPUS_PER_NODE.value,
    (1.0, 576.0),
    Scale::Linear,
)
.from(&ours::GPUS_PER_NODE);

/// The share of the peak that does useful work.
pub static MFU: Number = number(
    "mfu",
    "Share of peak used (MFU)",
    Unit::Share,
    ours::MFU.value,
    (0.01, 1.0),
    0.01,
)
.from(&ours::MFU);

/// The price of a server.
pub static NODE_PRICE: Number = ratio(
    "node_price",
    "Price of a server",
    Unit::Usd,
    ours::NODE_PRICE.value,
    (1e3, 1e8),
)
.from(&ours::NODE_PRICE);

/// The network, over the price of the servers.
pub static NETWORK_SHARE: Number = number(
    "network_share",
    "Network, on top of the servers",
    Unit::Share,
    ours::NETWORK_SHARE.value,
    (0.0, 2.0),
    0.005,
)
.from(&ours::NETWORK_SHARE);

/// What a server draws.
pub static NODE_POWER: Number = ratio(
    "node_power",
    "Power of a server, measured",
    Unit::Watts,
    ours::NODE_POWER.value,
    (10.0, 1e6),
)
.from(&ours::NODE_POWER);

/// What a server must be given.
pub static NODE_POWER_NAMEPLATE: Number = ratio(
    "node_power_nameplate",
    "Power of a server, nameplate",
    Unit::Watts,
    ours::NODE_POWER_NAMEPLATE.value,
    (10.0, 1e6),
)
.from(&ours::NODE_POWER_NAMEPLATE);

/// Servers in a rack.
pub static SERVERS_PER_RACK: Number = count(
    "servers_per_rack",
    "Servers in a rack",
    Unit::Pure,
    constants::SERVERS_PER_RACK.value,
    (1.0, 48.0),
    Scale::Linear,
)
.from(&constants::SERVERS_PER_RACK);

/// Power usage effectiveness.
pub static PUE: Number =
    number("pue", "PUE", Unit::Pure, ours::PUE.value, (1.0, 3.0), 0.01).from(&ours::PUE);

/// Dollars for a kilowatt-hour.
pub static ENERGY_PRICE: Number = number(
    "energy_price",
    "Electricity",
    Unit::UsdPerKilowattHour,
    ours::ENERGY_PRICE.value,
    (0.0, 2.0),
    0.01,
)
.from(&ours::ENERGY_PRICE);

/// The grid, for its carbon.
pub static COUNTRY: Choice = choice(
    "country",
    "Country",
    "uk",
    &[
        option("norway", "Norway"),
        option("iceland", "Iceland"),
        option("sweden", "Sweden"),
        option("france", "France"),
        option("finland", "Finland"),
        option("canada", "Canada"),
        option("uk", "United Kingdom"),
        option("ireland", "Ireland"),
        option("usa", "United States"),
        option("germany", "Germany"),
        option("singapore", "Singapore"),
        option("japan", "Japan"),
        option("australia", "Australia"),
        option("uae", "United Arab Emirates"),
        option("china", "China"),
        option("poland", "Poland"),
        option("saudi_arabia", "Saudi Arabia"),
        option("india", "India"),
        option("world", "World average"),
    ],
);

/// To save a checkpoint.
pub static CHECKPOINT_SECONDS: Number = ratio(
    "checkpoint_seconds",
    "Time to save a checkpoint",
    Unit::Seconds,
    constants::CHECKPOINT_TIME.value,
    (0.1, 86_400.0),
)
.from(&ours::CHECKPOINT_TIME);

/// To start again after a failure.
pub static RESTART_SECONDS: Number = ratio(
    "restart_seconds",
    "Time to restart",
    Unit::Seconds,
    constants::RESTART_TIME.value,
    (1.0, 86_400.0),
)
.from(&ours::RESTART_TIME);

/// GPU-hours between failures.
pub static GPU_HOURS_PER_FAILURE: Number = ratio(
    "gpu_hours_per_failure",
    "GPU-hours between failures",
    Unit::GpuHours,
    constants::FAILURE_INTERVAL.value,
    (1.0, 1e12),
)
.from(&ours::FAILURE_INTERVAL);

/// How long the hardware is used.
pub static LIFETIME_YEARS: Number = number(
    "lifetime_years",
    "Service life",
    Unit::Years,
    ours::SERVICE_LIFE.value,
    (0.5, 20.0),
    0.5,
)
.from(&ours::SERVICE_LIFE);

/// Every parameter of the scenario.
pub static PARAMS: &[&ParamSpec] = &[
    &MODEL_PARAMETERS.spec,
    &PRECISION.spec,
    &ACTIVE_SHARE.spec,
    &SHAPE.spec,
    &CACHE_PRECISION.spec,
    &TOKENS.spec,
    &RECOMPUTE.spec,
    &CHIP.spec,
    &CHIP_MEMORY.spec,
    &CHIP_BANDWIDTH.spec,
    &CHIP_FLOPS.spec,
    &CHIP_POWER.spec,
    &NODES.spec,
    &NODES_UNCOUNTED.spec,
    &GPUS_PER_NODE.spec,
    &MFU.spec,
    &NODE_PRICE.spec,
    &NETWORK_SHARE.spec,
    &NODE_POWER.spec,
    &NODE_POWER_NAMEPLATE.spec,
    &SERVERS_PER_RACK.spec,
    &PUE.spec,
    &ENERGY_PRICE.spec,
    &COUNTRY.spec,
    &CHECKPOINT_SECONDS.spec,
    &RESTART_SECONDS.spec,
    &GPU_HOURS_PER_FAILURE.spec,
    &LIFETIME_YEARS.spec,
];
