//! `energy-prices`: what a kilowatt-hour costs, like beside like.

use super::bars::{BarChart, Fill, Row};
use super::figure::{Figure, Picture};
use super::table::Table;
use crate::chart::Tick;
use crate::data::{Cell, constants, grids};
use crate::units::three_digits;

/// What marks a price published in another currency.
const CONVERTED: &str = " (converted)";

/// A price with its unit: `$0.32`, `$0.03–0.05`.
fn per_kilowatt_hour(cell: &Cell) -> String {
    let text = match cell.high {
        Some(high) => format!("${}–{}", three_digits(cell.value), three_digits(high)),
        None => format!("${}", three_digits(cell.value)),
    };
    if cell.estimate {
        format!("{text}{CONVERTED}")
    } else {
        text
    }
}

pub(super) fn energy_prices() -> Option<Figure> {
    let mut delivered: Vec<_> = grids::ALL
        .iter()
        .filter_map(|grid| Some((grid.name, grid.delivered_price?)))
        .collect();
    delivered.sort_by(|a, b| b.1.value.total_cmp(&a.1.value));
    let mut energy: Vec<_> = grids::ALL
        .iter()
        .filter_map(|grid| Some((grid.name, grid.energy_price?)))
        .collect();
    energy.sort_by(|a, b| b.1.value.total_cmp(&a.1.value));
    let mut table = Table::new(&["Country", "Price per kWh", "What it is", "When", "Note"]);
    let mut rows_of = |prices: &[(&'static str, &Cell)], what: &str, fill| -> Vec<Row> {
        prices
            .iter()
            .map(|(name, cell)| {
                table.row([
                    (*name).to_owned(),
                    per_kilowatt_hour(cell).replace(CONVERTED, ""),
                    what.to_owned(),
                    cell.date.to_owned(),
                    cell.note.unwrap_or("").to_owned(),
                ]);
                let year = cell.date.get(..4).unwrap_or(cell.date);
                let mut row = Row::of(*name, cell).note(year);
                row.value = per_kilowatt_hour(cell);
                if cell.estimate { row } else { row.fill(fill) }
            })
            .collect()
    };
    let groups = vec![
        (
            "Delivered to industry, grid charges and levies included".to_owned(),
            rows_of(&delivered, "delivered", Fill::Plain),
        ),
        (
            "The energy alone".to_owned(),
            rows_of(&energy, "energy alone", Fill::Pale),
        ),
    ];
    let article = constants::ARTICLE_UK_PRICE.value;
    let mut chart = BarChart::linear("US dollars per kWh", 0.45, 4, Vec::new())
        .reference(article, format!("article, “UK wholesale”: ${article:.2}"));
    chart.groups = groups;
    chart.ticks = [0.0, 0.1, 0.2, 0.3, 0.4]
        .map(|value| Tick {
            value,
            label: if value == 0.0 {
                "0".into()
            } else {
                format!("${value:.2}")
            },
        })
        .to_vec();
    let (dearest, cheapest) = (delivered.first()?, delivered.last()?);
    Some(Figure {
        title: "Electricity for industry".into(),
        picture: Picture::Bars(chart),
        sentence: format!(
            "Delivered, {} pays {} times the price of {}. Outlined bars were published in euros and converted.",
            in_a_sentence(dearest.0),
            three_digits((dearest.1.value / cheapest.1.value * 10.0).round() / 10.0),
            in_a_sentence(cheapest.0),
        ),
        table,
    })
}

/// Countries that take an article in a sentence.
pub(super) fn in_a_sentence(country: &str) -> String {
    if country.starts_with("United") {
        format!("the {country}")
    } else {
        country.to_owned()
    }
}
