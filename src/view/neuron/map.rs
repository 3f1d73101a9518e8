//! A map of the network's output over the plane, with the four examples on it.

use crate::spec::Value;
use crate::ui::{Element, Field, Widget, element, live};
use crate::view::charts::heat_map;
use crate::widget::neuron::{EXAMPLES, Example, RANGE, fold, map as answers};
use crate::widget::small_net::SmallNet;
use leptos::prelude::*;

/// Points along a side of the map.
const RESOLUTION: usize = 48;

const LABEL: &str = "Map of the output: x₁ to the right, x₂ upwards; blue where it says yes, orange where it says no.";

/// A class's shape: a disc for yes, a square for no.
const YES: &str = "<svg class=\"mark\" viewBox=\"0 0 20 20\" aria-hidden=\"true\"><circle class=\"mark-yes\" cx=\"10\" cy=\"10\" r=\"7.5\"/></svg>";
const NO: &str = "<svg class=\"mark\" viewBox=\"0 0 20 20\" aria-hidden=\"true\"><rect class=\"mark-no\" x=\"3.5\" y=\"3.5\" width=\"13\" height=\"13\"/></svg>";
const FOLD: &str = "<svg class=\"mark\" viewBox=\"0 0 20 20\" aria-hidden=\"true\"><line class=\"fold\" x1=\"1\" x2=\"19\" y1=\"10\" y2=\"10\"/></svg>";

/// The output for every pair of inputs, with the four examples on it,
/// and the key.
pub(super) fn map(widget: Widget) -> Vec<Element> {
    let net = move || widget.values.with(SmallNet::of);
    let field = live(move || {
        Some(Field {
            resolution: RESOLUTION,
            values: answers(&net(), RESOLUTION).into(),
            classes: false,
        })
    });
    let folds = move || {
        let net = net();
        fold_line(&net, 0) + &fold_line(&net, 1)
    };
    let corners = EXAMPLES.iter().map(|example| corner(widget, example));
    vec![
        element("div")
            .class("lesson-map")
            .children(heat_map(field, "map", live(|| LABEL.to_owned())))
            .child(
                element("svg")
                    .class("folds")
                    .attr("viewBox", "0 0 100 100")
                    .attr("aria-hidden", "true")
                    .inner_html(folds),
            )
            .child(
                element("fieldset")
                    .class("corners")
                    .attr("disabled", !widget.live)
                    .child(
                        element("legend")
                            .class("visually-hidden")
                            .text("Example shown"),
                    )
                    .children(corners.collect()),
            ),
        element("p").class("map-key").inner_html(&format!(
            "<span class=\"key\">{YES}should say yes</span> \
             <span class=\"key\">{NO}should say no</span> \
             <span class=\"key\">{FOLD}a hidden neuron’s line</span>"
        )),
    ]
}

/// One example on the map: press it to see it in the network.
fn corner(widget: Widget, example: &'static Example) -> Element {
    let chosen = move || {
        widget
            .values
            .with(|values| Example::chosen(values) == example)
    };
    let words = move || {
        let [x1, x2] = example.inputs;
        let (class, verdict) = if widget
            .values
            .with(|values| example.is_right(&SmallNet::of(values)))
        {
            ("", "✓ right")
        } else {
            ("is-wrong", "✗ wrong")
        };
        format!("{x1}, {x2} <span class=\"{class}\">{verdict}</span>")
    };
    element("label")
        .class(&format!("corner corner-{}", example.key))
        .child(
            element("input")
                .attr("type", "radio")
                .attr("name", &widget.element_id("example"))
                .prop_checked(chosen)
                .on("change", move |_| {
                    widget.set("example", Value::Text(example.key.into()));
                }),
        )
        .child(element("span").inner_html(if example.wanted > 0.0 { YES } else { NO }))
        .child(element("span").class("corner-text").inner_html(words))
}

/// A hidden neuron's line, named where it leaves the map.
fn fold_line(net: &SmallNet, neuron: usize) -> String {
    let (low, high) = RANGE;
    let place = |(x1, x2): (f64, f64)| {
        let part = |x: f64| 100.0 * (x - low) / (high - low);
        (part(x1), 100.0 - part(x2))
    };
    let Some(ends) = fold(net, neuron) else {
        return String::new();
    };
    let [(x1, y1), (x2, y2)] = ends.map(place);
    let name = ["h₁", "h₂"][neuron];
    // By one end of the first line and the other end of the second, well inside the map.
    let end = if neuron == 0 { (x1, y1) } else { (x2, y2) };
    let (x, y) = (end.0.clamp(5.0, 95.0), end.1.clamp(6.0, 94.0) + 1.6);
    format!(
        "<line class=\"fold\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>\
         <text class=\"fold-name\" x=\"{x}\" y=\"{y}\" text-anchor=\"middle\">{name}</text>"
    )
}
