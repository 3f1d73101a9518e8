//! The network: a picture for every neuron, a line for every weight, and
//! buttons for its shape. A wide layer shows its first neurons and says how
//! many there are.

use super::context::PlaygroundContext;
use super::map::thumbnail;
use super::place::Place;
use crate::browser;
use crate::nn::limits::MAX_LAYERS;
use crate::nn::{Feature, NetworkConfig, WeightLayout};
use crate::protocol::{NEURONS_PICTURED, pictured};
use crate::ui::{Element, Event, button, element, live};
use crate::units::counted;
use crate::view::charts::heat_map;
use crate::view::controls::LOCKED;
use crate::view::files::image;
use crate::widget::playground::feature_title;
use leptos::prelude::*;

/// Heights in the diagram's own pixels; the style sheet has the same.
const HEAD: f64 = 40.0;
const ROW: f64 = 38.0;
const MOST_NEURONS: usize = 64;
/// The diagram as a file.
pub(super) const SIZE: (f64, f64) = (640.0, 480.0);

/// The diagram; its shape follows the parameters, its pictures the run.
pub(super) fn diagram(context: PlaygroundContext) -> Element {
    let net = Net(context);
    let layers = move || net.shape().hidden.len();
    let title = move || counted(layers(), "hidden layer");
    let add = move |hidden: &mut Vec<usize>| hidden.push(hidden.last().copied().unwrap_or(4));
    let remove = move |hidden: &mut Vec<usize>| {
        hidden.pop();
    };
    let live = context.widget.live;
    let locked = context.widget.locks("hidden");
    let tool = |title: &str, act: fn(&mut Vec<usize>), end: usize| {
        button(move || net.reshape(act))
            .class("quiet")
            .attr("disabled", move || !live || locked || layers() == end)
            .attr("title", move || locked.then_some(LOCKED))
            .text(title)
    };
    let inputs = move || net.shape().features.len();
    element("div")
        .class("bench-net")
        .child(
            element("div")
                .class("net-tools")
                .child(element("span").text(title))
                .child(tool("Remove a layer", remove, 0))
                .child(tool("Add a layer", add, MAX_LAYERS)),
        )
        .child(
            element("div")
                .class("net-columns")
                .keyed(
                    move || {
                        format!(
                            "{} {} {}",
                            layers(),
                            context.widget.text("features"),
                            inputs()
                        )
                    },
                    move || net.columns(),
                )
                .on("click", move |event| choose(context, &event)),
        )
}

/// A press on a line chooses the neuron it leads to.
fn choose(context: PlaygroundContext, event: &Event) {
    if let Some(place) = browser::attribute(event, "data-to")
        && let Some((column, row)) = place.split_once('-')
    {
        context
            .chosen
            .set(column.parse().ok().zip(row.parse().ok()));
    }
}

/// The network of the diagram.
#[derive(Clone, Copy)]
struct Net(PlaygroundContext);

impl Net {
    fn shape(self) -> NetworkConfig {
        self.0
            .config(|config| config.network.clone())
            .unwrap_or_default()
    }

    fn reshape(self, change: impl Fn(&mut Vec<usize>)) {
        let mut hidden = self.shape().hidden;
        change(&mut hidden);
        let widths: Vec<String> = hidden.iter().map(usize::to_string).collect();
        // The buttons stop at the parameter's own bounds.
        let _ = self.0.widget.write("hidden", &widths.join(","));
    }

    /// The weights on show; none while the network on show has another shape
    /// than the diagram.
    fn weights(self) -> Vec<f32> {
        let shape = self.shape();
        self.0.run.with_pictures(0, |network| {
            let network = network.filter(|network| network.config.network == shape);
            network.map_or_else(Vec::new, |network| network.weights.clone())
        })
    }

    /// A column for the inputs and one for each hidden layer, over the lines.
    fn columns(self) -> Vec<Element> {
        let svg = |class: &str, weighted: bool| {
            element("svg")
                .class(class)
                .attr("width", "100%")
                .attr("height", move || {
                    (HEAD + self.tallest() as f64 * ROW).to_string()
                })
                .attr("aria-hidden", "true")
                .inner_html(move || {
                    let (shape, width) = (self.shape(), 100.0);
                    if weighted {
                        lines(&shape, (width, "%"), Some(&self.weights()))
                    } else {
                        lines(&shape, (width, "%"), None)
                    }
                })
        };
        let shape = self.shape();
        let input = |(row, feature): (usize, &Feature)| {
            let text = feature_title(*feature);
            self.cell((0, row))
                .child(element("span").class("net-text").text(text))
        };
        let inputs = element("div")
            .class("net-column")
            .child(element("div").class("net-head").text("Inputs"))
            .children(shape.features.iter().enumerate().map(input).collect());
        let mut columns = vec![svg("net-lines", true)];
        // Wide, unseen lines to press on; of no use where nothing is alive.
        if self.0.widget.live {
            columns.push(svg("net-lines net-touch", false));
        }
        columns.push(inputs);
        columns.extend((0..shape.hidden.len()).map(|layer| self.layer(layer)));
        columns
    }

    /// A hidden layer: how many neurons it has, two buttons, and the neurons.
    fn layer(self, layer: usize) -> Element {
        let live = self.0.widget.live;
        let locked = self.0.widget.locks("hidden");
        let width = move || self.shape().hidden.get(layer).copied().unwrap_or_default();
        let resize = move |by: isize| {
            self.reshape(move |hidden| {
                if let Some(width) = hidden.get_mut(layer) {
                    *width = width.saturating_add_signed(by);
                }
            });
        };
        // From where not all are shown on, by as many as are.
        let step = move |up: bool| {
            let wide = width() >= NEURONS_PICTURED + usize::from(!up);
            let by = if wide { NEURONS_PICTURED } else { 1 }.cast_signed();
            resize(if up { by } else { -by });
        };
        let tiny = |title: &str, text: &str, up: bool, end: usize| {
            button(move || step(up))
                .class("tiny")
                .attr("aria-label", &format!("{title} in layer {}", layer + 1))
                .attr("disabled", move || !live || locked || width() == end)
                .attr("title", move || locked.then_some(LOCKED))
                .text(text)
        };
        let head = element("div")
            .class("net-head")
            .child(tiny("Fewer neurons", "−", false, 1))
            .child(element("span").text(move || width().to_string()))
            .child(tiny("More neurons", "+", true, MOST_NEURONS));
        let cells = move || {
            let shown = width().min(NEURONS_PICTURED);
            let mut cells: Vec<Element> =
                (0..shown).map(|row| self.cell((layer + 1, row))).collect();
            if width() > shown {
                let more = format!("+ {} more", width() - shown);
                cells.push(element("div").class("net-more").text(&more));
            }
            cells
        };
        element("div")
            .class("net-column")
            .child(head)
            .child(element("div").keyed(move || width().to_string(), cells))
    }

    /// One neuron: what it answers over the plane, larger while it is looked at:
    /// while the pointer is on it, or the focus, which a tap gives it too.
    fn cell(self, place: Place) -> Element {
        let context = self.0;
        let name = context.place_name(place);
        let label = name.clone();
        let map = heat_map(
            thumbnail(context, place),
            &context.picture_key(place),
            live(move || label.clone()),
        );
        let look = move |on: bool| move |_| context.inspected.set(on.then_some(place));
        // After a tap the browser says that the pointer, elsewhere, has left.
        let leave = move |event: Event| {
            if !browser::has_focus(&event) {
                context.inspected.set(None);
            }
        };
        button(move || {
            context.inspected.set(Some(place));
            context.chosen.set(Some(place));
        })
        .class("net-cell")
        .attr("title", &name)
        .attr("aria-label", &name)
        .attr("disabled", !context.widget.live)
        .on("mouseenter", look(true))
        .on("mouseleave", leave)
        .on("focus", look(true))
        .on("blur", look(false))
        .child(element("span").class("net-map").children(map))
    }

    /// Neurons in the tallest column, a place for what is not shown included.
    fn tallest(self) -> usize {
        tallest(&self.shape())
    }
}

fn tallest(shape: &NetworkConfig) -> usize {
    let more = shape.hidden.iter().any(|width| *width > NEURONS_PICTURED);
    let most = pictured(shape).max().unwrap_or(1);
    most.max(if more { NEURONS_PICTURED + 1 } else { 1 })
}

/// The centre of a neuron: across from 0 to `width`, down in pixels. The output
/// is half-way down, beside its map.
fn stand(shape: &NetworkConfig, width: f64, (column, row): Place) -> (f64, f64) {
    let columns = shape.hidden.len() + 1;
    if column == columns {
        return (width, HEAD + ROW * tallest(shape) as f64 / 2.0);
    }
    let across = (column as f64 + 0.5) * width / columns as f64;
    (across, HEAD + ROW * (row as f64 + 0.5))
}

/// A line for every weight between neurons that are shown: its width the
/// weight's size, its colour and dash the sign. Without weights: lines to press
/// on, which say where they lead.
fn lines(shape: &NetworkConfig, (width, unit): (f64, &str), weights: Option<&[f32]>) -> String {
    let layout = WeightLayout::new(&shape.sizes());
    let shown: Vec<usize> = pictured(shape).chain([shape.outputs]).collect();
    let mut svg = String::new();
    for layer in 0..layout.layers() {
        for output in 0..shown[layer + 1] {
            for input in 0..shown[layer] {
                let (x1, y1) = stand(shape, width, (layer, input));
                let (x2, y2) = stand(shape, width, (layer + 1, output));
                let look = match weights {
                    None => format!("data-to=\"{}-{output}\"", layer + 1),
                    Some(weights) => {
                        let weight = weights.get(layout.weight(layer, output, input));
                        let weight = weight.copied().unwrap_or_default();
                        let sign = if weight < 0.0 { "negative" } else { "positive" };
                        let width = (weight.abs() * 1.8).clamp(0.4, 7.0);
                        format!("class=\"net-line {sign}\" stroke-width=\"{width:.1}\"")
                    }
                };
                svg += &format!(
                    "<line {look} x1=\"{x1:.1}{unit}\" y1=\"{y1}\" x2=\"{x2:.1}{unit}\" y2=\"{y2}\"/>"
                );
            }
        }
    }
    svg
}

/// The network as a picture of its own.
pub(super) fn picture(context: PlaygroundContext) -> String {
    const SIDE: f64 = 34.0;
    let (shape, weights) = untrack(|| (Net(context).shape(), Net(context).weights()));
    let mut content = lines(&shape, (SIZE.0, ""), Some(&weights));
    for (column, count) in pictured(&shape).enumerate() {
        for row in 0..count {
            let place = (column, row);
            let (x, y) = stand(&shape, SIZE.0, place);
            let corner = (x - SIDE / 2.0, y - SIDE / 2.0);
            let field = untrack(|| thumbnail(context, place)())
                .and_then(|field| browser::field_address(&field));
            let address = field
                .or_else(|| browser::recorded_picture("playground", &context.picture_key(place)));
            let colour = browser::colour("card");
            content += &format!(
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{SIDE}\" height=\"{SIDE}\" fill=\"{colour}\"/>",
                corner.0, corner.1
            );
            content += &image(&address.unwrap_or_default(), corner, SIDE);
        }
    }
    crate::chart::vector::picture(SIZE, &content, &browser::colour)
}
