//! The weights and the bias of one neuron, to be changed by hand.

use super::context::PlaygroundContext;
use super::place::{Place, key_of};
use crate::nn::{RunConfig, WeightLayout};
use crate::ui::{Element, button, element};
use leptos::prelude::*;

/// The fields of the neuron that is chosen; nothing without one.
pub(super) fn panel(context: PlaygroundContext) -> Element {
    let key = move || {
        let shape = |config: &RunConfig| {
            let sizes = config.network.sizes();
            sizes
                .iter()
                .map(|size| format!(" {size}"))
                .collect::<String>()
        };
        key_of(context.chosen.get()) + &context.config(shape).unwrap_or_default()
    };
    element("div").class("neuron-panel").keyed(key, move || {
        context
            .chosen
            .get()
            .map_or_else(Vec::new, |place| fields(context, place))
    })
}

/// The indices of a neuron's bias and weights, each with a title.
fn connections(context: PlaygroundContext, (column, row): Place) -> Vec<(String, usize)> {
    let layout = context.config(|config| WeightLayout::new(&config.network.sizes()));
    let Some((layout, layer)) = layout.zip(column.checked_sub(1)) else {
        return Vec::new();
    };
    // The shape may have changed since the neuron was chosen.
    if layer >= layout.layers() || row >= layout.outputs(layer) {
        return Vec::new();
    }
    let weight = |input| {
        let from = context.place_name((layer, input));
        (
            format!("Weight from {from}"),
            layout.weight(layer, row, input),
        )
    };
    std::iter::once(("Bias".to_owned(), layout.bias(layer, row)))
        .chain((0..layout.inputs(layer)).map(weight))
        .collect()
}

fn fields(context: PlaygroundContext, place: Place) -> Vec<Element> {
    let connections = connections(context, place);
    if connections.is_empty() {
        return Vec::new();
    }
    let error = RwSignal::new(String::new());
    let field = |(title, index): (String, usize)| {
        let shown = move || {
            let weight = context
                .run
                .with(0, |network| network?.weights.get(index).copied());
            weight.map_or_else(String::new, |weight| format!("{weight:.4}"))
        };
        let change = move |text: String| {
            let number = crate::decimal::parse(text.trim().replace('−', "-").as_str());
            match number
                .map(|number| number as f32)
                .filter(|number| number.is_finite())
            {
                Some(number) => {
                    error.set(String::new());
                    context.edit(index, number);
                }
                None => error.set(format!(
                    "“{text}” is not a number; the weight stays as it was."
                )),
            }
        };
        let input = element("input")
            .class("field")
            .attr("type", "text")
            .attr("inputmode", "decimal")
            .attr("autocomplete", "off")
            .prop_value(shown)
            // A number that moves cannot be typed over.
            .on("focus", move |_| {
                if context.run.running.get_untracked() {
                    context.run.pause();
                }
            })
            .on("change", move |event| change(event_target_value(&event)));
        element("label")
            .class("weight")
            .child(element("span").text(&title))
            .child(input)
    };
    let name = context.place_name(place);
    vec![
        element("div")
            .class("net-tools")
            .child(element("span").text(&format!("Weights of {name}")))
            .child(
                button(move || context.chosen.set(None))
                    .class("quiet")
                    .text("Close"),
            ),
        element("div")
            .class("weight-fields")
            .children(connections.into_iter().map(field).collect()),
        element("p")
            .class("error")
            .attr("role", "status")
            .text(move || error.get()),
    ]
}
