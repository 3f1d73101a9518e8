//! `capex`: what a cluster costs to buy, and how fast that melts.

mod drawing;
mod words;

pub use drawing::DRAWING;

use super::calculation::Calculation;
use super::report::{Assumption, Report, figure, given_without, numbers, plot};
use crate::calc::cost;
use crate::chart::{Ink, Layer, Scale};
use crate::data::constants as c;
use crate::scenario::{
    ARTICLE, CHIP, GPUS_PER_NODE, LIFETIME_YEARS, NETWORK_SHARE, NODE_PRICE, NODES, OURS, gpus,
    nodes,
};
use crate::spec::{Number, OutputSpec, Owner, Preset, Values, WidgetSpec};
use crate::units::{Unit, Usd, counted};

static STORAGE_SHARE: Number = Number::linear(
    Owner::Widget,
    "storage_share",
    "Storage, on top of the servers",
    Unit::Share,
    0.0,
    (0.0, 2.0),
    0.005,
);

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "capex",
    title: "What it costs to buy",
    section: 11,
    params: &[
        &NODES.spec,
        &NODE_PRICE.spec,
        &NETWORK_SHARE.spec,
        &STORAGE_SHARE.spec,
        &GPUS_PER_NODE.spec,
        &CHIP.spec,
        &LIFETIME_YEARS.spec,
    ],
    in_reach: &[&NODES.spec, &NODE_PRICE.spec, &NETWORK_SHARE.spec],
    outputs: &[
        OutputSpec::new("servers", "Servers", Unit::Usd),
        OutputSpec::new("network", "Network", Unit::Usd),
        OutputSpec::new("storage", "Storage", Unit::Usd),
        OutputSpec::new("total", "Total", Unit::Usd),
        OutputSpec::new("per_gpu", "For each chip", Unit::Usd),
        OutputSpec::new(
            "depreciation_year",
            "Depreciation a year, straight line",
            Unit::Usd,
        ),
        OutputSpec::new(
            "economic_year",
            "Value lost in the first year, market",
            Unit::Usd,
        ),
    ],
    presets: &[
        OURS,
        ARTICLE,
        Preset::new(
            "worst",
            "The article’s range, at its top",
            &[
                ("nodes", "127"),
                ("node_price", "400000"),
                ("network_share", "0.3"),
            ],
        ),
        Preset::new("llama", "Llama 3.1: 2,048 servers", &[("nodes", "2048")]),
        Preset::new(
            "bom",
            "A bill of materials: 11% for the network",
            &[("nodes", "128"), ("network_share", "0.11")],
        ),
    ],
    compute: None,
    summary: None,
    calculated: true,
    link_leaves_out: None,
};

/// How it works.
pub static CALCULATION: Calculation = Calculation {
    spec: &SPEC,
    work_out,
};

struct Price {
    servers: Usd,
    network: Usd,
    storage: Usd,
    total: Usd,
}

fn price(values: &Values) -> Price {
    let each = Usd(NODE_PRICE.of(values));
    let price = cost::cluster(nodes(values), each, NETWORK_SHARE.of(values));
    let storage = price.servers * STORAGE_SHARE.of(values);
    Price {
        servers: price.servers,
        network: price.network,
        storage,
        total: price.total() + storage,
    }
}

fn economic_loss(total: Usd) -> Usd {
    total - cost::economic_value(total, c::VALUE_LOSS.value, 1.0)
}

/// Everything it shows.
fn work_out(values: &Values) -> Report {
    let mut assumptions = given_without(values, &[]);
    assumptions.extend([
        figure("Fall of value, orders of magnitude a year", &c::VALUE_LOSS),
        figure("Network in a bill of materials", &c::NETWORK_SHARE_BOM),
        figure("Price of an H100 in 2024", &c::H100_PRICE_2024),
    ]);
    let price = price(values);
    match cost::straight_line(price.total, LIFETIME_YEARS.of(values)) {
        Ok(year) => report(values, &price, year, assumptions),
        Err(why) => Report::refused(&SPEC, assumptions, &why),
    }
}

fn report(values: &Values, price: &Price, year: Usd, assumptions: Vec<Assumption>) -> Report {
    let total = price.total;
    let per_gpu = total * (1.0 / gpus(values));
    let first_year = economic_loss(total);
    let lifetime = LIFETIME_YEARS.shown(values);
    let formula = vec![
        format!(
            "price = {} × {} × (1 + {} + {}) = {total}",
            NODES.shown(values),
            NODE_PRICE.shown(values),
            NETWORK_SHARE.shown(values),
            STORAGE_SHARE.shown(values)
        ),
        format!("depreciation = {total} / {lifetime} = {year} a year"),
    ];
    let life = LIFETIME_YEARS.of(values);
    let rows = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]
        .map(|years| {
            let book = cost::book_value(price.total, life, years).unwrap_or(Usd(0.0));
            let market = cost::economic_value(price.total, c::VALUE_LOSS.value, years);
            vec![
                format!("after {}", counted(years, "year")),
                book.to_string(),
                market.to_string(),
            ]
        })
        .to_vec();
    let horizon = life.max(6.0);
    let line = |value: &dyn Fn(f64) -> f64, ink, label: &str| Layer::Line {
        points: (0..=24)
            .map(|step| horizon * f64::from(step) / 24.0)
            .map(|years| (years, value(years)))
            .collect(),
        ink,
        dashed: false,
        label: label.into(),
    };
    let layers = vec![
        line(
            &|years| cost::book_value(price.total, life, years).map_or(0.0, |usd| usd.0 / 1e6),
            Ink::Size(6),
            "in the books",
        ),
        line(
            &|years| cost::economic_value(price.total, c::VALUE_LOSS.value, years).0 / 1e6,
            Ink::Accent,
            "on the market",
        ),
    ];
    let x = Scale::Linear {
        low: 0.0,
        high: horizon,
    };
    let y = Scale::linear_around([0.0, price.total.0 / 1e6]);
    Report {
        outputs: numbers([
            price.servers.0,
            price.network.0,
            price.storage.0,
            total.0,
            per_gpu.0,
            year.0,
            first_year.0,
        ]),
        formula,
        assumptions,
        table: Some((vec!["Worth", "In the books", "On the market"], rows)),
        plot: Some(plot(
            ("Years", x),
            ("Value, million dollars", y),
            110.0,
            layers,
        )),
        warning: Some(words::warning()),
        ..Report::default()
    }
    .headed(words::headline(values, price, first_year))
}
