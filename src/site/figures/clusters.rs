//! `clusters` and `uptimes`: how large, and how often they work.

use super::bars::{BarChart, Fill, Row};
use super::figure::{Figure, Picture};
use super::table::Table;
use crate::chart::Tick;
use crate::data::{Cell, chips, clusters, constants, sites};
use crate::units::{Unit, Watts, three_digits, whole};

/// The name of a chip by its id.
fn chip_name(id: &str) -> &'static str {
    chips::ALL
        .iter()
        .find(|chip| chip.id == id)
        .map_or("", |chip| chip.name)
}

pub(super) fn clusters() -> Option<Figure> {
    // A unit of a cluster is not a cluster.
    let shown = || {
        clusters::ALL
            .iter()
            .filter(|cluster| cluster.id != clusters::SUPERPOD_UNIT.id)
    };
    let mut table = Table::new(&["Cluster", "Date", "Accelerators", "Chip"]);
    let mut ordered: Vec<_> = shown().collect();
    ordered.sort_by(|a, b| a.gpus.value.total_cmp(&b.gpus.value));
    let rows = ordered
        .iter()
        .map(|cluster| {
            let row = Row::new(
                name_alone(cluster),
                cluster.gpus.value,
                whole(cluster.gpus.value),
            )
            .note(named_date(cluster.date));
            // A plan over many sites, not a cluster.
            if cluster.id == clusters::META_350K.id {
                row.fill(Fill::Hollow)
                    .note("2024, a plan for all its sites")
            } else {
                row
            }
        })
        .collect();
    for cluster in ordered {
        table.row([
            cluster.name.to_owned(),
            named_date(cluster.date),
            whole(cluster.gpus.value),
            chip_name(cluster.chip).to_owned(),
        ]);
    }
    let sites = sites_of_2026(&mut table);
    let ratio = clusters::colossus::GPUS.value / clusters::superpod_127::GPUS.value;
    let mut chart = BarChart::logarithmic("Accelerators", (100.0, 1e6), Unit::One, rows);
    for tick in &mut chart.ticks {
        tick.label = whole(tick.value);
    }
    chart.groups.push(sites);
    Some(Figure {
        title: "How many accelerators".into(),
        picture: Picture::Bars(chart),
        sentence: format!(
            "Colossus has as many accelerators as {} of the SuperPODs at the top.",
            whole(ratio)
        ),
        table,
    })
}

/// Whole sites, by what their chips together can do: not chips, so a group of its own.
fn sites_of_2026(table: &mut Table) -> (String, Vec<Row>) {
    let mut ordered = sites::ALL.to_vec();
    ordered.sort_by(|a, b| {
        a.h100_equivalents
            .value
            .total_cmp(&b.h100_equivalents.value)
    });
    let rows = ordered.into_iter().map(|site| {
        let count = whole(site.h100_equivalents.value);
        table.row([
            site.name.to_owned(),
            site.date.to_owned(),
            format!("worth {count} H100s"),
            format!("of several kinds, {}", Watts(site.power.value)),
        ]);
        Row::new(site.name, site.h100_equivalents.value, count)
            .fill(Fill::Hollow)
            .note(format!("{}, {}", site.owner, Watts(site.power.value)))
    });
    (
        "Sites in mid-2026, estimated, in H100s’ worth of computing".into(),
        rows.collect(),
    )
}

/// The name without the year some end with; the date stands beside it.
fn name_alone(cluster: &clusters::Row) -> &'static str {
    match cluster.name.rsplit_once(", ") {
        Some((name, year)) if cluster.date.starts_with(year) => name,
        _ => cluster.name,
    }
}

/// `2024-05` → `May 2024`.
fn named_date(date: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = date.split('-');
    let year = parts.next().unwrap_or(date);
    match parts
        .next()
        .and_then(|month| MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?))
    {
        Some(month) => format!("{month} {year}"),
        None => year.to_owned(),
    }
}

pub(super) fn uptimes() -> Option<Figure> {
    let percent = |share: f64| format!("{}%", whole(share * 100.0));
    let text = |cell: &Cell| match cell.high {
        Some(high) => format!("{}–{}", whole(cell.value * 100.0), percent(high)),
        None => percent(cell.value),
    };
    let runs = [
        ("OPT-175B", "Meta", &constants::UPTIME_OPT),
        ("Llama 3.1 405B", "Meta", &constants::UPTIME_LLAMA31),
        ("Gemini", "Google", &constants::UPTIME_GEMINI),
    ];
    let mut table = Table::new(&["Run", "Developer", "Date", "Share of the time"]);
    let rows = runs
        .map(|(name, by, cell)| {
            table.row([
                name.to_owned(),
                by.to_owned(),
                cell.date.to_owned(),
                text(cell),
            ]);
            let mut row = Row::of(name, cell).note(format!("{by}, {}", cell.date));
            row.value = text(cell);
            row
        })
        .to_vec();
    let mut chart = BarChart::linear("Share of the time spent making progress", 1.0, 4, rows);
    chart.ticks = [0.0, 0.25, 0.5, 0.75, 1.0]
        .map(|value| Tick {
            value,
            label: percent(value),
        })
        .to_vec();
    let hours = constants::LLAMA31_DAYS.value * 24.0 / constants::LLAMA31_INTERRUPTIONS.value;
    Some(Figure {
        title: "Time that counted".into(),
        picture: Picture::Bars(chart),
        sentence: format!(
            "Llama 3.1 was stopped once every {} hours.",
            three_digits((hours * 10.0).round() / 10.0)
        ),
        table,
    })
}
