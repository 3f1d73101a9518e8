//! What a reader can change about `bottleneck`, and its outputs and presets.

use super::super::{OutputSpec, Owner, ParamSpec, Preset, Scale};
use crate::calc::power::YEAR;
use crate::data::constants as c;
use crate::data::datasets;
use crate::data::presets::article;
use crate::scenario::{
    ACTIVE_SHARE, ARTICLE, CHECKPOINT_SECONDS, CHIP, CHIP_FLOPS, ENERGY_PRICE,
    GPU_HOURS_PER_FAILURE, GPUS_PER_NODE, MFU, MODEL_PARAMETERS, NETWORK_SHARE, NODE_POWER,
    NODE_PRICE, NODES, NODES_UNCOUNTED, OURS, PUE, RECOMPUTE, RESTART_SECONDS, TOKENS,
};

const fn limit(
    name: &'static str,
    title: &'static str,
    unit: &'static str,
    default: f64,
    range: (f64, f64),
) -> ParamSpec {
    ParamSpec::logarithmic(Owner::Widget, name, title, unit, default, range)
}

pub(super) const PARAMS: &[ParamSpec] = &[
    limit(
        "budget",
        "Money to buy with",
        "USD",
        article::NODES.value * article::NODE_PRICE.value * (1.0 + article::NETWORK_SHARE.value),
        (1e4, 1e13),
    ),
    limit(
        "revenue",
        "Money to run it, a year",
        "USD",
        c::ARTICLE_YEARLY_BILL.value,
        (1e3, 1e12),
    ),
    limit(
        "power_limit",
        "Power at the gate",
        "W",
        c::ARTICLE_CLUSTER_POWER.value,
        (1e3, 1e11),
    ),
    ParamSpec::whole(
        Owner::Widget,
        "data_limit",
        "Tokens there are",
        "tokens",
        datasets::fineweb::TOKENS.value,
        (1e6, 1e16),
        Scale::Logarithmic,
    ),
    limit("time_limit", "Time", "s", YEAR.0, (86_400.0, 3.2e9)),
    ParamSpec::number(
        Owner::Widget,
        "loss_limit",
        "Time that may be lost to failures",
        "share",
        1.0 - c::UPTIME_LLAMA31.value,
        (0.001, 1.0),
        0.005,
    ),
    MODEL_PARAMETERS,
    ACTIVE_SHARE,
    TOKENS,
    RECOMPUTE,
    CHIP,
    CHIP_FLOPS,
    NODES,
    NODES_UNCOUNTED,
    GPUS_PER_NODE,
    MFU,
    NODE_PRICE,
    NETWORK_SHARE,
    NODE_POWER,
    PUE,
    ENERGY_PRICE,
    GPU_HOURS_PER_FAILURE,
    CHECKPOINT_SECONDS,
    RESTART_SECONDS,
];

pub(super) const OUTPUTS: &[OutputSpec] = &[
    OutputSpec::new("budget_share", "Budget needed", "share"),
    OutputSpec::new("revenue_share", "Running costs", "share"),
    OutputSpec::new("power_share", "Power", "share"),
    OutputSpec::new("data_share", "Data", "share"),
    OutputSpec::new("time_share", "Time", "share"),
    OutputSpec::new("reliability_share", "Reliability", "share"),
    OutputSpec::new("best_parameters", "Best affordable model", "parameters"),
    OutputSpec::new("best_tokens", "Its training tokens", "tokens"),
    OutputSpec::new("best_compute", "Its training compute", "FLOP"),
    OutputSpec::new("best_nodes", "Servers for it", ""),
    OutputSpec::new("best_loss", "Its loss by the law", ""),
    OutputSpec::new("plan_loss", "Loss of the plan, if it were done", ""),
    OutputSpec::new("first", "Bites first", ""),
    OutputSpec::new("held_by", "What holds the best model back", ""),
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
