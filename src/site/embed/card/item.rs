//! What a card shows beside its words: maps of the plane, a chart, a drawing,
//! bars; each drawn from data into a box.

use crate::browser::field_address;
use crate::chart::{Plot, svg};
use crate::view::charts::{grid, plot_text};
use crate::view::shown::{Drawing, Map};
use crate::widget::report::{Bar, BarChart};
use maud::{Markup, PreEscaped, html};

/// A rectangle of the card, in its pixels.
#[derive(Clone, Copy)]
pub struct Area {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// A picture with a shape of its own.
pub enum CardItem<'a> {
    /// A map with its points.
    Map(&'a Map),
    /// A chart.
    Chart(&'a Plot),
    /// A drawing.
    Drawing(&'a Drawing),
}

impl CardItem<'_> {
    /// Its width over its height.
    pub fn ratio(&self) -> f64 {
        match self {
            Self::Map(_) => 1.0,
            Self::Chart(plot) => plot.width / plot.height,
            Self::Drawing(drawing) => drawing.view_box[2] / drawing.view_box[3],
        }
    }

    /// The item as large as it can be in an area, at its upper left corner.
    pub fn within(&self, area: Area) -> Markup {
        let width = area.width.min(area.height * self.ratio());
        let height = width / self.ratio();
        html! {
            svg x=(area.x) y=(area.y) width=(width) height=(height) {
                @match self {
                    Self::Map(map) => (map_layers(map)),
                    Self::Chart(plot) => (plot_layers(plot)),
                    Self::Drawing(drawing) => {
                        svg class=(drawing.class) viewBox=(spaced(drawing.view_box)) {
                            (PreEscaped(&drawing.svg))
                        }
                    },
                }
            }
        }
    }
}

fn map_layers(map: &Map) -> Markup {
    html! {
        @if let Some(field) = &map.field {
            image width="100%" height="100%" opacity="0.85" image-rendering="optimizeSpeed"
                href=[field_address(field)] {}
        }
        (PreEscaped(svg(&map.points)))
    }
}

fn plot_layers(plot: &Plot) -> Markup {
    let view_box = spaced([0.0, 0.0, plot.width, plot.height]);
    html! {
        svg class="plot-grid" viewBox=(view_box) { (PreEscaped(grid(plot))) }
        (PreEscaped(svg(plot)))
        svg class="plot-text" viewBox=(view_box) { (PreEscaped(plot_text(plot))) }
    }
}

fn spaced(numbers: [f64; 4]) -> String {
    numbers.map(|number| number.to_string()).join(" ")
}

/// Rows of a list of bars that can be read.
const MOST_ROWS: usize = 7;
/// The room for a bar's label, and letters of a label that fit.
const LABEL: f64 = 300.0;
const LETTERS: usize = 25;
/// From a bar to its value.
const GAP: f64 = 8.0;
/// The mean width of a value's letter.
const LETTER: f64 = 11.0;

/// The first bars of a chart in an area, with the line across all.
pub fn bars(chart: &BarChart, area: Area) -> Markup {
    let rows = &chart.rows[..chart.rows.len().min(MOST_ROWS)];
    let height = (area.height / rows.len().max(1) as f64).min(64.0);
    let start = area.x + LABEL;
    let width = axis_width(chart, rows, area.width - LABEL);
    let bottom = area.y + height * rows.len() as f64;
    html! {
        @if let Some((value, name)) = &chart.reference {
            @let x = start + width * chart.place(*value);
            line class="reference" x1=(x) x2=(x) y1=(area.y) y2=(bottom) {}
            text class="card-reference" x=(x) y=(area.y - 8.0) text-anchor="middle" { (name) }
        }
        @for (index, row) in rows.iter().enumerate() {
            @let ends = [row.from, row.to].map(|end| start + width * chart.place(end));
            @let (left, right) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
            @let bar_height = (height * 0.55).min(30.0);
            @let top = area.y + height * index as f64 + (height - bar_height) / 2.0;
            @let words = top + bar_height / 2.0 + 7.0;
            text class="card-label" x=(area.x) y=(words) { (shortened(&row.label)) }
            rect class=(row.fill.class()) x=(left) y=(top) width=(right - left) height=(bar_height) {}
            text class="card-value" x=(right + GAP) y=(words) { (row.text) }
        }
    }
}

/// How wide the axis may be so that every value has room behind its bar.
fn axis_width(chart: &BarChart, rows: &[Bar], room: f64) -> f64 {
    let fits = |row: &Bar| {
        let words = GAP + LETTER * row.text.chars().count() as f64;
        (room - words) / chart.place(row.from.max(row.to)).max(0.1)
    };
    rows.iter().map(fits).fold(room - 190.0, f64::min)
}

/// As much of a label as there is room for.
fn shortened(label: &str) -> String {
    if label.chars().count() <= LETTERS {
        return label.to_owned();
    }
    let head: String = label.chars().take(LETTERS - 1).collect();
    format!("{}…", head.trim_end())
}
