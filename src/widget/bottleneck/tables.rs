//! What a reader can change about `bottleneck`, and its outputs and presets.

use crate::calc::power::YEAR;
use crate::data::constants as c;
use crate::data::datasets;
use crate::data::presets::article;
use crate::scenario::{
    ACTIVE_SHARE, ARTICLE, CHECKPOINT_SECONDS, CHIP, CHIP_FLOPS, ENERGY_PRICE,
    GPU_HOURS_PER_FAILURE, GPUS_PER_NODE, MFU, MODEL_PARAMETERS, NETWORK_SHARE, NODE_POWER,
    NODE_PRICE, NODES, NODES_UNCOUNTED, OURS, PUE, RECOMPUTE, RESTART_SECONDS, TOKENS,
};
use crate::spec::{Number, OutputSpec, Owner, ParamSpec, Preset, Scale};
use crate::units::Unit;

const fn limit(
    name: &'static str,
    title: &'static str,
    unit: Unit,
    default: f64,
    range: (f64, f64),
) -> Number {
    Number::logarithmic(Owner::Widget, name, title, unit, default, range)
}

/// Money to buy with.
pub(super) static BUDGET: Number = limit(
    "budget",
    "Money to buy with",
    Unit::Usd,
    article::NODES.value * article::NODE_PRICE.value * (1.0 + article::NETWORK_SHARE.value),
    (1e4, 1e13),
)
.from(&c::ARTICLE_YEARLY_BILL);

/// Running costs a year.
pub(super) static REVENUE: Number = limit(
    "revenue",
    "Running costs a year",
    Unit::Usd,
    c::ARTICLE_YEARLY_BILL.value,
    (1e3, 1e12),
)
.from(&c::ARTICLE_YEARLY_BILL);

/// Power at the gate.
pub(super) static POWER_LIMIT: Number = limit(
    "power_limit",
    "Power at the gate",
    Unit::Watts,
    c::ARTICLE_CLUSTER_POWER.value,
    (1e3, 1e11),
)
.from(&c::ARTICLE_CLUSTER_POWER);

/// Tokens available.
pub(super) static DATA_LIMIT: Number = Number::whole(
    Owner::Widget,
    "data_limit",
    "Tokens available",
    Unit::Tokens,
    datasets::fineweb::TOKENS.value,
    (1e6, 1e16),
    Scale::Logarithmic,
)
.from(&datasets::fineweb::TOKENS);

/// Time.
pub(super) static TIME_LIMIT: Number = limit(
    "time_limit",
    "Deadline",
    Unit::Seconds,
    YEAR.0,
    (86_400.0, 3.2e9),
);

/// Time that may be lost to failures.
pub(super) static LOSS_LIMIT: Number = Number::linear(
    Owner::Widget,
    "loss_limit",
    "Time that may be lost to failures",
    Unit::Share,
    1.0 - c::UPTIME_LLAMA31.value,
    (0.001, 1.0),
    0.005,
)
.from(&c::UPTIME_LLAMA31);

pub(super) static PARAMS: &[&ParamSpec] = &[
    &BUDGET.spec,
    &REVENUE.spec,
    &POWER_LIMIT.spec,
    &DATA_LIMIT.spec,
    &TIME_LIMIT.spec,
    &LOSS_LIMIT.spec,
    &MODEL_PARAMETERS.spec,
    &ACTIVE_SHARE.spec,
    &TOKENS.spec,
    &RECOMPUTE.spec,
    &CHIP.spec,
    &CHIP_FLOPS.spec,
    &NODES.spec,
    &NODES_UNCOUNTED.spec,
    &GPUS_PER_NODE.spec,
    &MFU.spec,
    &NODE_PRICE.spec,
    &NETWORK_SHARE.spec,
    &NODE_POWER.spec,
    &PUE.spec,
    &ENERGY_PRICE.spec,
    &GPU_HOURS_PER_FAILURE.spec,
    &CHECKPOINT_SECONDS.spec,
    &RESTART_SECONDS.spec,
];

pub(super) const OUTPUTS: &[OutputSpec] = &[
    OutputSpec::new("budget_share", "Budget needed", Unit::Share),
    OutputSpec::new("revenue_share", "Running costs", Unit::Share),
    OutputSpec::new("power_share", "Power", Unit::Share),
    OutputSpec::new("data_share", "Data", Unit::Share),
    OutputSpec::new("time_share", "Time", Unit::Share),
    OutputSpec::new("reliability_share", "Reliability", Unit::Share),
    OutputSpec::new("best_parameters", "Best affordable model", Unit::Parameters),
    OutputSpec::new("best_tokens", "Its training tokens", Unit::Tokens),
    OutputSpec::new("best_compute", "Its training compute", Unit::Flop),
    OutputSpec::new("best_nodes", "Servers for it", Unit::Pure),
    OutputSpec::new("best_loss", "Its loss by the law", Unit::Pure),
    OutputSpec::new("plan_loss", "Loss of the plan, if it were done", Unit::Pure),
    OutputSpec::new("first", "Runs out first", Unit::Pure),
    OutputSpec::new("held_by", "What holds the best model back", Unit::Pure),
];

pub(super) const PRESETS: &[Preset] = &[
    OURS,
    ARTICLE,
    Preset::new(
        "startup",
        "A start-up: $5 million",
        &[
            ("budget", "5e6"),
            ("revenue", "1e6"),
            ("power_limit", "2e5"),
        ],
    ),
    Preset::new(
        "hyperscaler",
        "A giant: $10 billion",
        &[
            ("budget", "1e10"),
            ("revenue", "1e9"),
            ("power_limit", "5e8"),
        ],
    ),
];
