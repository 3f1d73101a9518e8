//! `rack-power` and `carbon`: watts, and what they put into the air.

use super::bars::{BarChart, Fill, Row, kilowatts};
use super::figure::{Figure, Picture};
use super::prices::in_a_sentence;
use super::table::Table;
use crate::calc::carbon::emitted;
use crate::calc::power::{YEAR, computers, energy, site};
use crate::data::{Cell, constants, grids, presets, servers};
use crate::site::cell_words::cell_text;
use crate::units::{Watts, three_digits, whole};

/// The racks the article compares, each with its power.
pub(super) fn racks() -> [(&'static str, &'static Cell); 5] {
    [
        ("An old-style rack", &constants::RACK_POWER_HISTORIC),
        ("Today’s average, at most", &constants::RACK_POWER),
        ("Four H100 servers", &constants::RACK_POWER_H100),
        ("An NVL72", &servers::gb200_nvl72::POWER),
        ("A Vera Rubin NVL72", &servers::vera_rubin_nvl72::POWER),
    ]
}

pub(super) fn rack_power() -> Option<Figure> {
    let old = constants::RACK_POWER_HISTORIC.value;
    let mut table = Table::new(&["Rack", "Power", "Times the old rack"]);
    let rows = racks()
        .map(|(name, cell)| {
            let times = |value: f64| three_digits((value / old * 10.0).round() / 10.0);
            let ratio = cell.high.map_or(times(cell.value), |high| {
                format!("{}–{}", times(cell.value), times(high))
            });
            table.row([name.to_owned(), cell_text(cell), ratio.clone()]);
            Row::of(name, cell).note(if cell.value == old {
                String::new()
            } else {
                format!("{ratio} times the old one")
            })
        })
        .to_vec();
    let mut chart = BarChart::linear("Kilowatts for one rack", 250e3, 5, rows).reference(
        constants::ARTICLE_RACK_POWER.value,
        format!(
            "article, four servers: {}",
            kilowatts(constants::ARTICLE_RACK_POWER.value)
        ),
    );
    for tick in &mut chart.ticks {
        tick.label = if tick.value == 0.0 {
            "0".into()
        } else {
            kilowatts(tick.value)
        };
    }
    Some(Figure {
        title: "Power of one rack".into(),
        picture: Picture::Bars(chart),
        sentence:
            "The survey says that the average is below the second bar. Outlined bars are estimates."
                .into(),
        table,
    })
}

pub(super) fn carbon() -> Option<Figure> {
    let measured = computers(
        presets::ours::NODES_POWERED.value,
        Watts(presets::ours::NODE_POWER.value),
    );
    let year = energy(site(measured, presets::ours::PUE.value), YEAR);
    let mut shown: Vec<_> = grids::ALL
        .iter()
        .filter_map(|grid| Some((grid, grid.carbon?)))
        .collect();
    shown.sort_by(|a, b| a.1.value.total_cmp(&b.1.value));
    let mut table = Table::new(&["Country", "Grams of CO₂ per kWh", "Year", "Tonnes a year"]);
    let mut rows = Vec::new();
    for (grid, cell) in &shown {
        let tonnes = emitted(year, cell.value).tonnes();
        let mark = if cell.estimate { " (estimate)" } else { "" };
        table.row([
            grid.name.to_owned(),
            whole(cell.value),
            cell.date.to_owned(),
            format!("{}{mark}", three_digits(tonnes)),
        ]);
        // The table has every country; the picture a dozen, from end to end.
        if IN_THE_PICTURE.iter().any(|shown| shown.id == grid.id) {
            let row = Row::new(grid.name, tonnes, format!("{}{mark}", three_digits(tonnes)));
            rows.push(if cell.estimate {
                row.fill(Fill::Hollow)
            } else {
                row
            });
        }
    }
    let (cleanest, dirtiest) = (rows.first()?, rows.last()?);
    let ends = (
        in_a_sentence(&cleanest.label),
        in_a_sentence(&dirtiest.label),
    );
    let ratio = dirtiest.pieces.first()?.to / cleanest.pieces.first()?.to;
    let sentence = format!(
        "128 servers at {} and a PUE of {} use {} million kWh a year. In {} that emits {} times what it does in {}.",
        kilowatts(presets::ours::NODE_POWER.value),
        presets::ours::PUE.value,
        three_digits(year.kilowatt_hours() / 1e6),
        ends.1,
        three_digits(ratio.round()),
        ends.0,
    )
    .replacen("128", &whole(presets::ours::NODES_POWERED.value), 1);
    Some(Figure {
        title: "Carbon dioxide from one year".into(),
        picture: Picture::Bars(BarChart::linear("Tonnes of CO₂ a year", 10e3, 4, rows)),
        sentence,
        table,
    })
}

const IN_THE_PICTURE: [&grids::Row; 13] = [
    &grids::NORWAY,
    &grids::SWEDEN,
    &grids::FRANCE,
    &grids::CANADA,
    &grids::UK,
    &grids::USA,
    &grids::GERMANY,
    &grids::WORLD,
    &grids::JAPAN,
    &grids::AUSTRALIA,
    &grids::CHINA,
    &grids::POLAND,
    &grids::INDIA,
];
