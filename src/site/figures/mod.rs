//! The static figures: what each shows, computed from the tables of
//! `content/data` and rendered to HTML when the site is built.
//!
//! Knows the tables and the formulas; holds no figure a table should hold. A
//! module builds a [`Figure`] as data; this one sets the frame around it.

mod bars;
mod bars_html;
mod clusters;
mod cooling;
mod cost;
mod memory;
mod power;
mod prices;
mod table;

use crate::markup::escape;
use bars::BarChart;
pub(super) use bars::value_text;
use cooling::Flows;
use table::Table;

/// Everything a figure says.
struct Figure {
    title: String,
    picture: Picture,
    /// One sentence of numbers, made from the same data as the picture.
    sentence: String,
    table: Table,
}

/// How it says it.
enum Picture {
    /// A list of bars.
    Bars(BarChart),
    /// Squares whose areas are flows.
    Flows(Flows),
}

/// What builds a figure; nothing if its numbers allow none.
type Builder = fn() -> Option<Figure>;

/// Every figure by the id the content calls it.
const FIGURES: [(&str, Builder); 10] = [
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

/// The figure with this id around its caption (HTML), or `None` if there is no such figure.
pub fn figure(id: &str, caption_html: &str) -> Option<String> {
    let (_, build) = FIGURES.iter().find(|(known, _)| *known == id)?;
    let Figure {
        title,
        picture,
        sentence,
        table,
    } = build()?;
    let title = escape(&title);
    let picture = match picture {
        Picture::Bars(chart) => chart.html(),
        Picture::Flows(flows) => flows.html(),
    };
    Some(format!(
        "<figure class=\"figure\" id=\"figure-{id}\"><h3 class=\"figure-title\">{title}</h3>\
         <div class=\"figure-picture\">{picture}</div><figcaption>{caption_html} {}</figcaption>\
         <details class=\"fold\"><summary>As a table</summary>\
         <div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{title}: table\">{}</div></details></figure>",
        escape(&sentence),
        table.html()
    ))
}

#[cfg(test)]
mod tests;
