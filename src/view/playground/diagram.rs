//! The network: a picture for every neuron, a line for every weight, and
//! buttons for its shape.

use super::readings::neuron_name;
use crate::nn::{Feature, NetworkConfig, WeightLayout};
use crate::view::charts::heat_map;
use crate::view::element::{Element, button, classed, element};
use crate::view::run::{Run, ShownNetwork};
use crate::view::{Widget, live};
use crate::widget::playground::{feature_title, run_config};
use leptos::prelude::*;

/// Heights in the diagram's own pixels; the style sheet has the same.
const HEAD: f64 = 76.0;
const ROW: f64 = 46.0;
const MOST_LAYERS: usize = 6;
const MOST_NEURONS: usize = 8;

/// The diagram; its shape follows the parameters, its pictures the run.
pub(super) fn diagram(widget: Widget, run: Run) -> Element {
    let net = Net { widget, run };
    let layers = move || net.shape().hidden.len();
    let title = move || match layers() {
        1 => "1 hidden layer".to_owned(),
        n => format!("{n} hidden layers"),
    };
    let add = move |hidden: &mut Vec<usize>| hidden.push(hidden.last().copied().unwrap_or(4));
    let remove = move |hidden: &mut Vec<usize>| {
        hidden.pop();
    };
    classed("div", "bench-net")
        .child(
            classed("div", "net-tools")
                .child(element("span").text_live(title))
                .child(
                    button(move || net.reshape(remove))
                        .set("class", "quiet")
                        .flag_while("disabled", move || !widget.live || layers() == 0)
                        .text("Remove a layer"),
                )
                .child(
                    button(move || net.reshape(add))
                        .set("class", "quiet")
                        .flag_while("disabled", move || !widget.live || layers() >= MOST_LAYERS)
                        .text("Add a layer"),
                ),
        )
        .child(classed("div", "net-columns").keyed(
            move || format!("{} {}", layers(), widget.text("features")),
            move || net.columns(),
        ))
}

/// The network of the diagram.
#[derive(Clone, Copy)]
struct Net {
    widget: Widget,
    run: Run,
}

impl Net {
    fn shape(self) -> NetworkConfig {
        self.widget.values.with(run_config).network
    }

    fn reshape(self, change: impl Fn(&mut Vec<usize>)) {
        let mut hidden = self.shape().hidden;
        change(&mut hidden);
        let widths: Vec<String> = hidden.iter().map(usize::to_string).collect();
        // The buttons stop at the parameter's own bounds.
        let _ = self.widget.write("hidden", &widths.join(","));
    }

    /// Reads the network on show; none while it has another shape than the
    /// diagram, which must not draw its pictures and weights.
    fn with<T>(self, read: impl FnOnce(&ShownNetwork) -> Option<T>) -> Option<T> {
        let shape = self.shape();
        self.run.with(0, |network| {
            read(network.filter(|network| network.config.network == shape)?)
        })
    }

    /// A column for the inputs and one for each hidden layer, over the lines.
    fn columns(self) -> Vec<Element> {
        let lines = classed("svg", "net-lines")
            .set("width", "100%")
            .set_live("height", move || {
                (HEAD + self.tallest() as f64 * ROW).to_string()
            })
            .set("aria-hidden", "true")
            .html_live(move || {
                let layout = WeightLayout::new(&self.shape().sizes());
                let weights = self.with(|network| Some(network.weights.clone()));
                lines(&layout, self.tallest(), &weights.unwrap_or_default())
            });
        let shape = self.shape();
        let input = |(row, feature): (usize, &Feature)| {
            let text = feature_title(*feature);
            let cell = self.cell(0, row, &format!("input {text}"));
            cell.child(classed("span", "net-text").text(text))
        };
        let inputs = classed("div", "net-column")
            .child(classed("div", "net-head").text("Inputs"))
            .children(shape.features.iter().enumerate().map(input).collect());
        let hidden = (0..shape.hidden.len()).map(|layer| self.layer(layer));
        [lines, inputs].into_iter().chain(hidden).collect()
    }

    /// A hidden layer: how many neurons it has, two buttons, and the neurons.
    fn layer(self, layer: usize) -> Element {
        let width = move || self.shape().hidden.get(layer).copied().unwrap_or_default();
        let resize = move |by: isize| {
            self.reshape(move |hidden| {
                if let Some(width) = hidden.get_mut(layer) {
                    *width = width.saturating_add_signed(by);
                }
            });
        };
        let tiny = |title: &str, text: &str, by: isize, end: usize| {
            button(move || resize(by))
                .set("class", "tiny")
                .set("aria-label", &format!("{title} in layer {}", layer + 1))
                .flag_while("disabled", move || !self.widget.live || width() == end)
                .text(text)
        };
        let head = classed("div", "net-head")
            .child(element("span").text_live(move || width().to_string()))
            .child(
                classed("span", "net-buttons")
                    .child(tiny("Fewer neurons", "−", -1, 1))
                    .child(tiny("More neurons", "+", 1, MOST_NEURONS)),
            );
        let cells = move || {
            let cell = |row| self.cell(layer + 1, row, &neuron_name(layer, row));
            (0..width()).map(cell).collect()
        };
        classed("div", "net-column")
            .child(head)
            .child(element("div").keyed(move || width().to_string(), cells))
    }

    /// One neuron: what it answers over the plane.
    fn cell(self, column: usize, row: usize, title: &str) -> Element {
        let field = live(move || {
            self.with(|network| {
                let before = network.config.network.sizes().into_iter().take(column);
                network.neurons.get(before.sum::<usize>() + row).cloned()
            })
        });
        let before = self.shape().sizes().into_iter().take(column);
        let picture = format!("neuron-{}", before.sum::<usize>() + row);
        let label = title.to_owned();
        let map = heat_map(field, &picture, live(move || label.clone()));
        classed("div", "net-cell")
            .set("title", title)
            .child(classed("div", "net-map").children(map))
    }

    /// Neurons in the widest column.
    fn tallest(self) -> usize {
        let sizes = self.shape().sizes();
        let columns = sizes.len() - 1;
        sizes.into_iter().take(columns).max().unwrap_or(1)
    }
}

/// A line for every weight: its width the weight's size, its colour and dash the sign.
fn lines(layout: &WeightLayout, tallest: usize, weights: &[f32]) -> String {
    let columns = layout.layers();
    let x = |column: usize| {
        if column == columns {
            100.0
        } else {
            (column as f64 + 0.5) * 100.0 / columns as f64
        }
    };
    let y = |column: usize, row: usize| {
        // The output's line ends half-way down, beside its map.
        HEAD + ROW
            * if column == columns {
                tallest as f64 / 2.0
            } else {
                row as f64 + 0.5
            }
    };
    let mut svg = String::new();
    for layer in 0..columns {
        for output in 0..layout.outputs(layer) {
            for input in 0..layout.inputs(layer) {
                let weight = weights
                    .get(layout.weight(layer, output, input))
                    .copied()
                    .unwrap_or_default();
                let sign = if weight < 0.0 { "negative" } else { "positive" };
                svg += &format!(
                    "<line class=\"net-line {sign}\" x1=\"{:.1}%\" y1=\"{}\" x2=\"{:.1}%\" y2=\"{}\" stroke-width=\"{:.1}\"/>",
                    x(layer),
                    y(layer, input),
                    x(layer + 1),
                    y(layer + 1, output),
                    (weight.abs() * 1.8).clamp(0.4, 7.0),
                );
            }
        }
    }
    svg
}
