//! `bill`: what a day, a year, a run and a million tokens cost, and what they emit.

mod drawing;
mod words;

pub use drawing::DRAWING;

use super::calculation::Calculation;
use super::report::{Assumption, Report, figure, given_without, numbers};
use crate::calc::Invalid;
use crate::calc::carbon::emitted;
use crate::calc::power::{DAY, YEAR, computers, energy, site};
use crate::calc::{cost, training};
use crate::data::{constants as c, grids};
use crate::scenario::{
    ACTIVE_SHARE, ARTICLE, CHIP, CHIP_FLOPS, COUNTRY, ENERGY_PRICE, GPUS_PER_NODE, LIFETIME_YEARS,
    MFU, MODEL_PARAMETERS, NETWORK_SHARE, NODE_POWER, NODE_PRICE, NODES, NODES_UNCOUNTED, OURS,
    PUE, RECOMPUTE, TOKENS, chip, gpus, grid, nodes, operations,
};
use crate::spec::{OutputSpec, Preset, Values, WidgetSpec};
use crate::units::{Joules, Seconds, Unit, Usd, Watts, format_quantity};

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "bill",
    title: "The bill",
    section: 13,
    params: &[
        &NODES.spec,
        &NODES_UNCOUNTED.spec,
        &NODE_POWER.spec,
        &PUE.spec,
        &ENERGY_PRICE.spec,
        &COUNTRY.spec,
        &NODE_PRICE.spec,
        &NETWORK_SHARE.spec,
        &LIFETIME_YEARS.spec,
        &GPUS_PER_NODE.spec,
        &CHIP.spec,
        &CHIP_FLOPS.spec,
        &MODEL_PARAMETERS.spec,
        &ACTIVE_SHARE.spec,
        &TOKENS.spec,
        &MFU.spec,
        &RECOMPUTE.spec,
    ],
    in_reach: &[&NODES.spec, &PUE.spec, &ENERGY_PRICE.spec, &COUNTRY.spec],
    outputs: &[
        OutputSpec::new("power", "The building draws", Unit::Watts),
        OutputSpec::new("energy_day", "Electricity a day", Unit::Usd),
        OutputSpec::new("energy_year", "Electricity a year", Unit::Usd),
        OutputSpec::new("carbon_year", "Carbon dioxide a year", Unit::Kilograms),
        OutputSpec::new("depreciation_year", "Depreciation a year", Unit::Usd),
        OutputSpec::new("depreciation_day", "Depreciation a day", Unit::Usd),
        OutputSpec::new("run_time", "The training run", Unit::Seconds),
        OutputSpec::new("energy_run", "Electricity of the run", Unit::Usd),
        OutputSpec::new("total_run", "Electricity and depreciation", Unit::Usd),
        OutputSpec::new("carbon_run", "Carbon dioxide of the run", Unit::Kilograms),
        OutputSpec::new(
            "per_million_tokens",
            "For a million tokens of training",
            Unit::Usd,
        ),
        OutputSpec::new("electricity_share", "Electricity’s share", Unit::Share),
    ],
    presets: &[
        OURS,
        ARTICLE,
        Preset::new(
            "article-sum",
            "The article’s sum, without its PUE",
            &[
                ("nodes", "127"),
                ("nodes_uncounted", "1"),
                ("node_power", "12500"),
                ("pue", "1"),
                ("energy_price", "0.4"),
            ],
        ),
        Preset::new(
            "lean",
            "Ours in a lean building",
            &[
                ("nodes", "128"),
                ("nodes_uncounted", "0"),
                ("node_power", "8400"),
                ("pue", "1.1"),
                ("energy_price", "0.32"),
            ],
        ),
        Preset::new(
            "norway",
            "In Norway, energy alone",
            &[("country", "norway"), ("energy_price", "0.04")],
        ),
        Preset::new(
            "usa",
            "In the United States",
            &[("country", "usa"), ("energy_price", "0.081")],
        ),
        Preset::new(
            "france",
            "In France",
            &[("country", "france"), ("energy_price", "0.22")],
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

struct Bill {
    servers: Watts,
    site: Watts,
    day: Usd,
    year: Usd,
    year_energy: Joules,
    depreciation_per_year: Usd,
    run: Seconds,
    run_energy: Joules,
    run_electricity: Usd,
    run_cost: Usd,
    /// Wear in the run: of servers, of the network.
    run_depreciation: [Usd; 2],
}

fn bill(values: &Values) -> Result<Bill, Invalid> {
    let price = ENERGY_PRICE.of(values);
    let count = nodes(values) + NODES_UNCOUNTED.of(values);
    let servers = computers(count, Watts(NODE_POWER.of(values)));
    let site = site(servers, PUE.of(values));
    let of = |time| cost::electricity(energy(site, time), price);
    let bought = cost::cluster(
        nodes(values),
        Usd(NODE_PRICE.of(values)),
        NETWORK_SHARE.of(values),
    );
    let depreciation_per_year = cost::straight_line(bought.total(), LIFETIME_YEARS.of(values))?;
    let active = MODEL_PARAMETERS.of(values) * ACTIVE_SHARE.of(values);
    let work = training::arithmetic(operations(values), active, TOKENS.of(values));
    let run = training::run(work, gpus(values), chip(values).flops, MFU.of(values), 1.0)?.time;
    let depreciation = |part: Usd| part * (depreciation_per_year / bought.total() * (run / YEAR));
    Ok(Bill {
        servers,
        site,
        day: of(DAY),
        year: of(YEAR),
        year_energy: energy(site, YEAR),
        depreciation_per_year,
        run,
        run_energy: energy(site, run),
        run_electricity: of(run),
        run_cost: of(run) + depreciation_per_year * (run / YEAR),
        run_depreciation: [depreciation(bought.servers), depreciation(bought.network)],
    })
}

/// Grams for a kilowatt-hour of the scenario's country; the world's average where its own is unknown.
fn intensity(values: &Values) -> f64 {
    grid(values)
        .carbon
        .map_or(grids::world::CARBON.value, |cell| cell.value)
}

/// Everything it shows.
fn work_out(values: &Values) -> Report {
    let mut assumptions = given_without(values, &[&CHIP_FLOPS]);
    if let Some(cell) = &grid(values).carbon {
        assumptions.push(figure("Carbon dioxide of its grid", cell));
    }
    assumptions.push(figure(
        "Market value falls, orders of magnitude a year",
        &c::VALUE_LOSS,
    ));
    match bill(values) {
        Ok(bill) => report(values, &bill, assumptions),
        Err(why) => Report::refused(&SPEC, assumptions, &why),
    }
}

fn report(values: &Values, bill: &Bill, assumptions: Vec<Assumption>) -> Report {
    let grams = intensity(values);
    let carbon_year = emitted(bill.year_energy, grams);
    let electricity_share = bill.year / (bill.year + bill.depreciation_per_year);
    let outputs = numbers([
        bill.site.0,
        bill.day.0,
        bill.year.0,
        carbon_year.0,
        bill.depreciation_per_year.0,
        bill.depreciation_per_year.0 * (DAY / YEAR),
        bill.run.0,
        bill.run_electricity.0,
        bill.run_cost.0,
        emitted(bill.run_energy, grams).0,
        bill.run_cost.0 / TOKENS.of(values) * 1e6,
        electricity_share,
    ]);
    let (day, year, depreciation_per_year) = (bill.day, bill.year, bill.depreciation_per_year);
    let formula = vec![
        format!(
            "a day = {} × 24 h × {} = {day}",
            bill.site,
            ENERGY_PRICE.shown(values)
        ),
        format!("a year = {day} × 365 = {year}"),
        format!(
            "the run = electricity + wear = {} + {depreciation_per_year} / 365 days × {} = {}",
            bill.run_electricity, bill.run, bill.run_cost
        ),
    ];
    Report {
        outputs,
        formula,
        assumptions,
        table: Some((
            vec![
                "Country",
                "Price for a kWh",
                "Electricity a year",
                "Carbon dioxide a year",
            ],
            countries(bill.year_energy),
        )),
        warning: Some(words::WARNING.into()),
        ..Report::default()
    }
    .headed(words::headline(values, bill))
}

fn countries(year: Joules) -> Vec<Vec<String>> {
    grids::ALL
        .iter()
        .map(|row| {
            let price = row
                .delivered_price
                .map(|cell| (cell.value, "delivered"))
                .or_else(|| row.energy_price.map(|cell| (cell.middle(), "energy alone")));
            vec![
                row.name.to_owned(),
                price.map_or("–".into(), |(price, kind)| {
                    let price = format_quantity(price, Unit::UsdPerKilowattHour);
                    format!("{price}, {kind}")
                }),
                price.map_or("–".into(), |(price, _)| {
                    cost::electricity(year, price).to_string()
                }),
                row.carbon
                    .map_or("–".into(), |cell| emitted(year, cell.value).to_string()),
            ]
        })
        .collect()
}
