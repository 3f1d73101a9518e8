//! `limits`: one plan held against five limits.

use super::bars::{BarChart, Fill, Row};
use super::table::Table;
use super::{Figure, Picture};
use crate::calc::cost::cluster;
use crate::calc::power::{YEAR, computers, site};
use crate::calc::training;
use crate::chart::Tick;
use crate::data::{chips, constants, datasets, presets};
use crate::units::{FlopsPerSecond, Seconds, Usd, Watts, format_quantity, three_digits, whole};

/// One limit: what the plan needs and what it is held against, in one unit.
struct Limit {
    name: &'static str,
    needs: f64,
    against: f64,
    need_text: String,
    against_text: String,
}

impl Limit {
    fn share(&self) -> f64 {
        self.needs / self.against
    }
}

/// The plan of the preset, limit by limit.
fn of_the_plan() -> Option<Vec<Limit>> {
    let plan = &presets::OURS;
    let chips = plan.nodes.value * plan.gpus_per_node.value;
    let tokens = plan.tokens?.value;
    let work = training::arithmetic(
        constants::FLOP_PER_PARAMETER_TOKEN.value,
        plan.parameters.value,
        tokens,
    );
    let speed = training::useful_speed(
        chips,
        FlopsPerSecond(chips::h100_sxm::FLOPS.value),
        plan.mfu?.value,
    );
    let time = training::time(work, speed);
    let price = cluster(
        plan.nodes.value,
        Usd(plan.node_price.value),
        plan.network_share.value,
    )
    .total();
    let article = cluster(
        presets::article::NODES.value,
        Usd(presets::article::NODE_PRICE.value),
        presets::article::NETWORK_SHARE.value,
    )
    .total();
    let power = site(
        computers(plan.nodes_powered.value, Watts(plan.node_power.value)),
        plan.pue.value,
    );
    let turbine = Watts(constants::ARTICLE_CLUSTER_POWER.value);
    let between = Seconds(plan.failure_interval?.value / chips * 3600.0);
    let lost = training::share_lost(
        between,
        Seconds(plan.checkpoint_time?.value),
        Seconds(plan.restart_time?.value),
    );
    let llama_lost = 1.0 - constants::UPTIME_LLAMA31.value;
    let tokens_text = |tokens| format_quantity(tokens, "tokens");
    let percent = |share: f64| format!("{}% of the time lost", three_digits(share * 100.0));
    Some(vec![
        Limit {
            name: "Time",
            needs: time.0,
            against: YEAR.0,
            need_text: format!("{} days", whole((time.0 / 86_400.0 / 10.0).round() * 10.0)),
            against_text: "one year".into(),
        },
        Limit {
            name: "Data",
            needs: tokens,
            against: datasets::fineweb::TOKENS.value,
            need_text: tokens_text(tokens),
            against_text: format!(
                "FineWeb’s {}",
                three_digits(datasets::fineweb::TOKENS.value / 1e12) + " trillion"
            ),
        },
        Limit {
            name: "Money",
            needs: price.0,
            against: article.0,
            need_text: format!("${:.1} million", price.0 / 1e6),
            against_text: format!("the article’s ${:.1} million", article.0 / 1e6),
        },
        Limit {
            name: "Power",
            needs: power.0,
            against: turbine.0,
            need_text: power.to_string(),
            against_text: format!("the article’s {turbine}"),
        },
        Limit {
            name: "Reliability",
            needs: lost,
            against: llama_lost,
            need_text: percent(lost),
            against_text: format!("{}% in Meta’s own run", whole(llama_lost * 100.0)),
        },
    ])
}

fn figure_of(limits: &[Limit]) -> Option<Figure> {
    let first = limits
        .iter()
        .max_by(|a, b| a.share().total_cmp(&b.share()))?;
    let mut table = Table::new(&[
        "Limit",
        "The plan needs",
        "Held against",
        "Share of the limit",
        "Binds",
    ]);
    let rows = limits
        .iter()
        .map(|limit| {
            let binds = std::ptr::eq(limit, first);
            let share = format!("{}%", whole(limit.share() * 100.0));
            table.row([
                limit.name.to_owned(),
                limit.need_text.clone(),
                limit.against_text.clone(),
                share.clone(),
                if binds { "first" } else { "" }.to_owned(),
            ]);
            Row::new(
                limit.name,
                limit.share(),
                if binds {
                    format!("{share} ← bites first")
                } else {
                    share
                },
            )
            .note(format!(
                "{}, against {}",
                limit.need_text, limit.against_text
            ))
            .fill(if binds { Fill::Strong } else { Fill::Plain })
        })
        .collect();
    let mut chart =
        BarChart::linear("Share of the limit", 3.25, 3, rows).reference(1.0, "the limit");
    chart.ticks = [0.0, 1.0, 2.0, 3.0]
        .map(|value| Tick {
            value,
            label: format!("{}%", whole(value * 100.0)),
        })
        .to_vec();
    Some(Figure {
        title: "What stops this plan first".into(),
        picture: Picture::Bars(chart),
        sentence: format!(
            "{} bites first: {}, against {}. Money and power are held against what the article plans for.",
            first.name, first.need_text, first.against_text
        ),
        table,
    })
}

pub(super) fn limits() -> Option<Figure> {
    figure_of(&of_the_plan()?)
}
