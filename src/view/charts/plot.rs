//! A chart: axes and labels as SVG text, marks beneath them.

use super::marks::{marks, svg_marks};
use crate::browser;
use crate::chart::{Ink, Layer, Plot, Side, describe, rows};
use crate::markup::{escape, table};
use crate::ui::{Element, Live, element, live};
use crate::units::{three_digits, whole};
use leptos::prelude::*;

/// A chart of a run, with its axes, marks, direct labels and description.
pub fn plot_view(plot: Live<Plot>) -> Element {
    around(marks, plot)
}

/// A chart of what is worked out, likewise.
pub fn worked_plot_view(plot: Live<Plot>) -> Element {
    around(svg_marks, plot)
}

/// A chart, viewed by one of the above, in the room there is: rendered, one of
/// two shapes that the style sheet chooses between; live, the one that is seen.
pub fn fitted(plot: Live<Plot>, view: fn(Live<Plot>) -> Element) -> Element {
    let shapes = if browser::LIVE {
        let shape = move || {
            if browser::is_narrow() {
                plot().narrow()
            } else {
                plot()
            }
        };
        vec![view(live(shape))]
    } else {
        let narrow = plot.clone();
        let shape = |class, plot| element("div").class(class).child(view(plot));
        vec![
            shape("plot-wide", plot),
            shape("plot-narrow", live(move || narrow().narrow())),
        ]
    };
    element("div").class("plot-fitted").children(shapes)
}

/// The grid beneath the marks, words above them.
fn around(marks: fn(Live<Plot>) -> Element, plot: Live<Plot>) -> Element {
    // Worked out once, drawn in layers.
    let plot = Memo::new(move |_| plot());
    let grid = layer("plot-grid", plot, grid).attr("aria-hidden", "true");
    let text = layer("plot-text", plot, plot_text)
        .attr("role", "img")
        .attr("aria-label", move || plot.with(describe));
    let marks = marks(live(move || plot.get()));
    element("div")
        .class("plot")
        .children(vec![grid, marks, text])
}

fn layer(class: &str, plot: Memo<Plot>, draw: fn(&Plot) -> String) -> Element {
    let shape = |plot: &Plot| format!("0 0 {} {}", plot.width, plot.height);
    element("svg")
        .class(class)
        .attr("viewBox", move || plot.with(shape))
        .inner_html(move || plot.with(draw))
}

/// Lines across, at every tick.
pub fn grid(plot: &Plot) -> String {
    let inner = inner(plot);
    let across = plot.x.ticks.iter().map(|tick| {
        let x = inner.x(plot, tick.value);
        grid_line((x, inner.top), (x, inner.bottom))
    });
    let up = plot.y.ticks.iter().map(|tick| {
        let y = inner.y(plot, tick.value);
        grid_line((inner.left, y), (inner.right, y))
    });
    across.chain(up).collect()
}

/// Axes and labels.
pub fn plot_text(plot: &Plot) -> String {
    axes(plot) + &labels(plot)
}

/// The rectangle of the marks.
struct Inner {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

fn inner(plot: &Plot) -> Inner {
    let margins = plot.margins;
    Inner {
        left: margins.left,
        right: plot.width - margins.right,
        top: margins.top,
        bottom: plot.height - margins.bottom,
    }
}

impl Inner {
    fn x(&self, plot: &Plot, value: f64) -> f64 {
        let place = plot.x.scale.place(value).clamp(0.0, 1.0);
        tenth(self.left + place * (self.right - self.left))
    }

    fn y(&self, plot: &Plot, value: f64) -> f64 {
        let place = plot.y.scale.place(value).clamp(0.0, 1.0);
        tenth(self.bottom - place * (self.bottom - self.top))
    }
}

fn axes(plot: &Plot) -> String {
    let inner = inner(plot);
    let Inner {
        left,
        right,
        top,
        bottom,
    } = inner;
    let mut svg = String::new();
    for tick in &plot.x.ticks {
        let x = inner.x(plot, tick.value);
        svg += &text("tick-label", (x, bottom + 18.0), "middle", &tick.label);
    }
    for tick in &plot.y.ticks {
        let y = inner.y(plot, tick.value);
        svg += &text("tick-label", (left - 8.0, y + 4.5), "end", &tick.label);
    }
    svg += &text("axis-title", (left, top - 12.0), "start", &plot.y.title);
    svg + &text("axis-title", (right, bottom + 38.0), "end", &plot.x.title)
}

fn grid_line((x1, y1): (f64, f64), (x2, y2): (f64, f64)) -> String {
    format!("<line class=\"grid\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>")
}

fn text(class: &str, (x, y): (f64, f64), anchor: &str, words: &str) -> String {
    let (x, y, words) = (tenth(x), tenth(y), escape(words));
    format!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{words}</text>")
}

/// Direct labels at the ends of lines, notes, kept from covering one another,
/// and tags where they belong.
fn labels(plot: &Plot) -> String {
    let mut ends: Vec<(f64, f64, &str, Ink)> = plot
        .layers
        .iter()
        .filter_map(|layer| match layer {
            Layer::Line {
                points, label, ink, ..
            } if !label.is_empty() => {
                let (x, y) = plot.pixel(*points.last()?);
                Some((x + 7.0, y + 4.5, label.as_str(), *ink))
            }
            Layer::Note { at, text } => {
                let (x, y) = plot.pixel(*at);
                Some((x + 7.0, y + 4.5, text.as_str(), Ink::Ink))
            }
            _ => None,
        })
        .collect();
    ends.sort_by(|a, b| a.1.total_cmp(&b.1));
    for index in 1..ends.len() {
        let above = ends[index - 1];
        let near = (ends[index].0 - above.0).abs() < 90.0;
        let lowest = above.1 + LINE_HEIGHT * above.2.split('\n').count() as f64;
        if near && ends[index].1 < lowest {
            ends[index].1 = lowest;
        }
    }
    let ends = ends
        .into_iter()
        .map(|(x, y, text, ink)| label(x, y, text, "start", ink));
    let tags = plot.layers.iter().filter_map(|layer| match layer {
        Layer::Tag { at, text, side } => Some(tag(plot.pixel(*at), text, *side)),
        _ => None,
    });
    ends.chain(tags).collect()
}

const LINE_HEIGHT: f64 = 17.0;

/// Finer than that no screen shows.
fn tenth(pixels: f64) -> f64 {
    (pixels * 10.0).round() / 10.0
}

fn tag((x, y): (f64, f64), text: &str, side: Side) -> String {
    let above = LINE_HEIGHT * (text.split('\n').count() - 1) as f64;
    let (x, y, anchor) = match side {
        Side::Right => (x + 9.0, y + 4.5, "start"),
        Side::Left => (x - 9.0, y + 4.5, "end"),
        Side::Above => (x, y - 10.0 - above, "middle"),
        Side::Below => (x, y + 19.0, "middle"),
    };
    label(x, y, text, anchor, Ink::Ink)
}

/// Words in the colour of their mark, a line each.
fn label(x: f64, y: f64, words: &str, anchor: &str, ink: Ink) -> String {
    let class = format!("mark-label t-{}", ink.name());
    let lines = words.split('\n').enumerate();
    lines
        .map(|(index, line)| text(&class, (x, y + LINE_HEIGHT * index as f64), anchor, line))
        .collect()
}

/// The chart's numbers as a table.
pub fn plot_table(plot: &Plot) -> String {
    let rows = rows(plot)
        .into_iter()
        .map(|(label, x, y)| vec![label, place(x), three_digits(y)]);
    table(&["What", &plot.x.title, &plot.y.title], rows)
}

/// Counts stay whole, so that no two rows of a long run look alike.
fn place(x: f64) -> String {
    if x.fract() == 0.0 {
        whole(x)
    } else {
        three_digits(x)
    }
}
