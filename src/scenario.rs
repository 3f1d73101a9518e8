//! The scenario all calculators share: the model that is sized in section 5
//! is the one later sections train, power, cool and pay for.
//!
//! Each parameter is declared once here and listed by every widget that shows
//! it, so one key in a link has one owner. Defaults are our preset.

mod presets;
mod read;

pub use presets::{ARTICLE, OURS};
pub use read::{
    Chip, bytes_per_parameter, chip, failures, figure, gpus, grid, nodes, operations, shape,
};

use crate::data::{constants, presets as table};
use crate::widget::{Option_, Owner, ParamSpec, Scale};

const fn number(
    name: &'static str,
    title: &'static str,
    unit: &'static str,
    default: f64,
    range: (f64, f64),
    step: f64,
) -> ParamSpec {
    ParamSpec::number(Owner::Scenario, name, title, unit, default, range, step)
}

const fn ratio(
    name: &'static str,
    title: &'static str,
    unit: &'static str,
    default: f64,
    range: (f64, f64),
) -> ParamSpec {
    ParamSpec::logarithmic(Owner::Scenario, name, title, unit, default, range)
}

const fn count(
    name: &'static str,
    title: &'static str,
    unit: &'static str,
    default: f64,
    range: (f64, f64),
    scale: Scale,
) -> ParamSpec {
    ParamSpec::whole(Owner::Scenario, name, title, unit, default, range, scale)
}

const fn choice(
    name: &'static str,
    title: &'static str,
    default: &'static str,
    options: &'static [Option_],
) -> ParamSpec {
    ParamSpec::choice(Owner::Scenario, name, title, default, options)
}

const fn option(value: &'static str, title: &'static str) -> Option_ {
    Option_ { value, title }
}

/// Our preset's figure where the table has one for sure.
use table::ours;

/// The number of parameters of the model.
pub const MODEL_PARAMETERS: ParamSpec = count(
    "model_parameters",
    "Parameters",
    "parameters",
    crate::data::models::llama_31_405b::PARAMETERS.value,
    (1e3, 1e14),
    Scale::Logarithmic,
);

/// How many bytes hold one parameter.
pub const PRECISION: ParamSpec = choice(
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
pub const ACTIVE_SHARE: ParamSpec = number(
    "active_share",
    "Parameters used for each token",
    "share",
    1.0,
    (0.001, 1.0),
    0.001,
);

/// The tokens it is trained on.
pub const TOKENS: ParamSpec = count(
    "tokens",
    "Training tokens",
    "tokens",
    ours::TOKENS.value,
    (1e6, 1e16),
    Scale::Logarithmic,
);

/// Whether the forward pass is computed again to save memory.
pub const RECOMPUTE: ParamSpec = choice(
    "recompute",
    "Recomputation",
    "none",
    &[
        option("none", "None: 6 operations"),
        option("full", "Full: 8 operations"),
    ],
);

/// The accelerator.
pub const CHIP: ParamSpec = choice(
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
        option("h200", "H200 (2024)"),
        option("b200", "B200 (2024)"),
        option("gb200", "GB200 (2024)"),
        option("custom", "Your own"),
    ],
);

/// Memory of a chip of the reader's own.
pub const CHIP_MEMORY: ParamSpec = ratio(
    "chip_memory",
    "Your chip’s memory",
    "B",
    crate::data::chips::h100_sxm::MEMORY.value,
    (1e8, 1e13),
);

/// Memory bandwidth of a chip of the reader's own.
pub const CHIP_BANDWIDTH: ParamSpec = ratio(
    "chip_bandwidth",
    "Your chip’s memory bandwidth",
    "B/s",
    crate::data::chips::h100_sxm::BANDWIDTH.value,
    (1e9, 1e15),
);

/// Peak of a chip of the reader's own.
pub const CHIP_FLOPS: ParamSpec = ratio(
    "chip_flops",
    "Your chip’s peak, dense",
    "FLOP/s",
    crate::data::chips::h100_sxm::FLOPS.value,
    (1e9, 1e18),
);

/// Power of a chip of the reader's own.
pub const CHIP_POWER: ParamSpec = ratio(
    "chip_power",
    "Your chip’s power",
    "W",
    crate::data::chips::h100_sxm::POWER.value,
    (1.0, 1e5),
);

/// Servers that are bought.
pub const NODES: ParamSpec = count(
    "nodes",
    "Servers",
    "",
    ours::NODES.value,
    (1.0, 1e6),
    Scale::Logarithmic,
);

/// Servers that draw power without being in that count: the article buys 127
/// and powers 128.
pub const NODES_UNCOUNTED: ParamSpec = count(
    "nodes_uncounted",
    "Servers powered but not bought",
    "",
    0.0,
    (0.0, 1000.0),
    Scale::Linear,
);

/// Accelerators in a server.
pub const GPUS_PER_NODE: ParamSpec = count(
    "gpus_per_node",
    "Chips in a server",
    "",
    ours::GPUS_PER_NODE.value,
    (1.0, 576.0),
    Scale::Linear,
);

/// The share of the peak that does useful work.
pub const MFU: ParamSpec = number(
    "mfu",
    "Share of peak used (MFU)",
    "share",
    ours::MFU.value,
    (0.01, 1.0),
    0.01,
);

/// The price of a server.
pub const NODE_PRICE: ParamSpec = ratio(
    "node_price",
    "Price of a server",
    "USD",
    ours::NODE_PRICE.value,
    (1e3, 1e8),
);

/// The network, over the price of the servers.
pub const NETWORK_SHARE: ParamSpec = number(
    "network_share",
    "Network, on top of the servers",
    "share",
    ours::NETWORK_SHARE.value,
    (0.0, 2.0),
    0.005,
);

/// What a server draws.
pub const NODE_POWER: ParamSpec = ratio(
    "node_power",
    "Power of a server, measured",
    "W",
    ours::NODE_POWER.value,
    (10.0, 1e6),
);

/// What a server must be given.
pub const NODE_POWER_NAMEPLATE: ParamSpec = ratio(
    "node_power_nameplate",
    "Power of a server, nameplate",
    "W",
    ours::NODE_POWER_NAMEPLATE.value,
    (10.0, 1e6),
);

/// Servers in a rack.
pub const SERVERS_PER_RACK: ParamSpec = count(
    "servers_per_rack",
    "Servers in a rack",
    "",
    constants::SERVERS_PER_RACK.value,
    (1.0, 48.0),
    Scale::Linear,
);

/// Power usage effectiveness.
pub const PUE: ParamSpec = number("pue", "PUE", "", ours::PUE.value, (1.0, 3.0), 0.01);

/// Dollars for a kilowatt-hour.
pub const ENERGY_PRICE: ParamSpec = number(
    "energy_price",
    "Electricity",
    "USD/kWh",
    ours::ENERGY_PRICE.value,
    (0.0, 2.0),
    0.01,
);

/// The grid, for its carbon.
pub const COUNTRY: ParamSpec = choice(
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
pub const CHECKPOINT_SECONDS: ParamSpec = ratio(
    "checkpoint_seconds",
    "Time to save a checkpoint",
    "s",
    constants::CHECKPOINT_TIME.value,
    (0.1, 86_400.0),
);

/// To start again after a failure.
pub const RESTART_SECONDS: ParamSpec = ratio(
    "restart_seconds",
    "Time to restart",
    "s",
    constants::RESTART_TIME.value,
    (1.0, 86_400.0),
);

/// GPU-hours between failures.
pub const GPU_HOURS_PER_FAILURE: ParamSpec = ratio(
    "gpu_hours_per_failure",
    "GPU-hours between failures",
    "GPU-h",
    constants::FAILURE_INTERVAL.value,
    (1.0, 1e12),
);

/// How long the hardware is used.
pub const LIFETIME_YEARS: ParamSpec = number(
    "lifetime_years",
    "Service life",
    "year",
    ours::SERVICE_LIFE.value,
    (0.5, 20.0),
    0.5,
);

/// Every parameter of the scenario.
pub static PARAMS: &[ParamSpec] = &[
    MODEL_PARAMETERS,
    PRECISION,
    ACTIVE_SHARE,
    TOKENS,
    RECOMPUTE,
    CHIP,
    CHIP_MEMORY,
    CHIP_BANDWIDTH,
    CHIP_FLOPS,
    CHIP_POWER,
    NODES,
    NODES_UNCOUNTED,
    GPUS_PER_NODE,
    MFU,
    NODE_PRICE,
    NETWORK_SHARE,
    NODE_POWER,
    NODE_POWER_NAMEPLATE,
    SERVERS_PER_RACK,
    PUE,
    ENERGY_PRICE,
    COUNTRY,
    CHECKPOINT_SECONDS,
    RESTART_SECONDS,
    GPU_HOURS_PER_FAILURE,
    LIFETIME_YEARS,
];
