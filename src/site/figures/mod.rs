//! The static figures: what each shows, computed from the tables of
//! `content/data` and rendered to HTML when the site is built.
//!
//! Knows the tables and the formulas; holds no figure a table should hold. A
//! module builds a [`Figure`] as data; this one lists them all.

mod bars;
mod bars_html;
mod bigger_fails;
mod clusters;
mod cooling;
mod cost;
mod figure;
mod flows;
mod memory;
mod panels;
mod power;
mod prices;
mod table;

use figure::Figure;
use maud::Markup;

/// What builds a figure; nothing if its numbers allow none.
type Builder = fn() -> Option<Figure>;

/// Every figure by the id the content calls it.
const FIGURES: [(&str, Builder); 11] = [
    ("bigger-fails", bigger_fails::bigger_fails),
    ("training-memory", memory::training_memory),
    ("dataset-sizes", memory::dataset_sizes),
    ("energy-prices", prices::energy_prices),
    ("clusters", clusters::clusters),
    ("uptimes", clusters::uptimes),
    ("cluster-cost", cost::cluster_cost),
    ("rack-power", power::rack_power),
    ("cooling", cooling::cooling),
    ("daily-bill", cost::daily_bill),
    ("carbon", power::carbon),
];

/// The figure with this id around its caption, or `None` if there is no such figure.
pub fn figure(id: &str, caption: &Markup) -> Option<Markup> {
    let (_, build) = FIGURES.iter().find(|(known, _)| *known == id)?;
    Some(build()?.html(id, caption))
}

#[cfg(test)]
mod tests;
