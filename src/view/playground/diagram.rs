//! The network: a picture for every neuron, a line for every weight, and
//! buttons for its shape.

use super::readings::neuron_name;
use crate::nn::{NetworkConfig, WeightLayout};
use crate::view::Widget;
use crate::view::charts::HeatMap;
use crate::view::run::ShownNetwork;
use crate::widget::playground::{feature_title, run_config};
use leptos::prelude::*;

/// Heights in the diagram's own pixels; the style sheet has the same.
const HEAD: f64 = 76.0;
const ROW: f64 = 46.0;
const MOST_LAYERS: usize = 6;
const MOST_NEURONS: usize = 8;

/// The diagram; its shape follows the parameters, its pictures the run.
#[component]
pub(super) fn Diagram(widget: Widget, network: Memo<Option<ShownNetwork>>) -> impl IntoView {
    let shape = Memo::new(move |_| widget.values.with(run_config).network);
    let layers = move || shape.with(|shape| shape.hidden.len());
    let set_hidden = move |hidden: Vec<usize>| {
        let text = hidden
            .iter()
            .map(usize::to_string)
            .collect::<Vec<_>>()
            .join(",");
        // The buttons stop at the parameter's own bounds.
        let _ = widget.write("hidden", &text);
    };
    let add = move |_| {
        let mut hidden = shape.with(|shape| shape.hidden.clone());
        hidden.push(hidden.last().copied().unwrap_or(4));
        set_hidden(hidden);
    };
    let remove = move |_| {
        let mut hidden = shape.with(|shape| shape.hidden.clone());
        hidden.pop();
        set_hidden(hidden);
    };
    let nothing_to_remove = move || !widget.live || layers() == 0;
    let no_more_room = move || !widget.live || layers() >= MOST_LAYERS;
    view! {
        <div class="bench-net">
            <div class="net-tools">
                <span>{move || match layers() { 1 => "1 hidden layer".into(), n => format!("{n} hidden layers") }}</span>
                <button type="button" class="quiet" disabled=nothing_to_remove on:click=remove>"Remove a layer"</button>
                <button type="button" class="quiet" disabled=no_more_room on:click=add>"Add a layer"</button>
            </div>
            {move || {
                let shape = shape.get();
                view! { <Columns widget shape=shape.clone() network set_hidden=Callback::new(set_hidden)/> }
            }}
        </div>
    }
}

/// The columns of one shape.
#[component]
fn Columns(
    widget: Widget,
    shape: NetworkConfig,
    network: Memo<Option<ShownNetwork>>,
    set_hidden: Callback<Vec<usize>>,
) -> impl IntoView {
    let fits = shape.clone();
    // Pictures and weights of another shape are not drawn into this one.
    let of_this_shape = Memo::new(move |_| {
        network
            .get()
            .filter(|network| network.config.network == fits)
    });
    let sizes = shape.sizes();
    let columns = sizes.len() - 1;
    let tallest = sizes[..columns].iter().copied().max().unwrap_or(1);
    let height = HEAD + tallest as f64 * ROW;
    let layout = WeightLayout::new(&sizes);
    let lines = move || {
        let weights =
            of_this_shape.with(|n| n.as_ref().map(|n| n.weights.clone()).unwrap_or_default());
        lines(&layout, tallest, &weights)
    };
    let inputs = shape.features.iter().enumerate().map(|(index, feature)| {
        let title = feature_title(*feature);
        view! { <Cell index title=format!("input {title}") text=title network=of_this_shape/> }
    });
    let mut first = shape.features.len();
    let hidden: Vec<_> = shape
        .hidden
        .iter()
        .enumerate()
        .map(|(layer, &width)| {
            let start = first;
            first += width;
            let resize = {
                let hidden = shape.hidden.clone();
                move |width: usize| {
                    let mut hidden = hidden.clone();
                    hidden[layer] = width;
                    set_hidden.run(hidden);
                }
            };
            let (fewer, more) = (resize.clone(), resize);
            let number = layer + 1;
            let (smallest, largest) = (!widget.live || width <= 1, !widget.live || width >= MOST_NEURONS);
            view! {
                <div class="net-column">
                    <div class="net-head">
                        <span>{width}</span>
                        <span class="net-buttons">
                            <button type="button" class="tiny" aria-label=format!("Fewer neurons in layer {number}")
                                disabled=smallest on:click=move |_| fewer(width - 1)>"−"</button>
                            <button type="button" class="tiny" aria-label=format!("More neurons in layer {number}")
                                disabled=largest on:click=move |_| more(width + 1)>"+"</button>
                        </span>
                    </div>
                    {(0..width).map(|neuron| view! {
                        <Cell index=start + neuron title=neuron_name(layer, neuron) text="" network=of_this_shape/>
                    }).collect_view()}
                </div>
            }
        })
        .collect();
    view! {
        <div class="net-columns">
            <svg class="net-lines" width="100%" height=height aria-hidden="true" inner_html=lines></svg>
            <div class="net-column"><div class="net-head">"Inputs"</div>{inputs.collect_view()}</div>
            {hidden}
        </div>
    }
}

/// One neuron: what it answers over the plane.
#[component]
fn Cell(
    index: usize,
    title: String,
    text: &'static str,
    network: Memo<Option<ShownNetwork>>,
) -> impl IntoView {
    let field = Signal::derive(move || {
        network.with(|n| n.as_ref().and_then(|n| n.neurons.get(index).cloned()))
    });
    let label = Signal::stored(title);
    view! {
        <div class="net-cell" title=label.get_untracked()>
            <div class="net-map"><HeatMap field picture=format!("neuron-{index}") label/></div>
            <span class="net-text">{text}</span>
        </div>
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
