//! The view of `guess`: a bet, before anything is explained. What a network gets
//! wrong is a bar, and the reader pulls its end to where the larger one will land.

use super::Frame;
use super::controls::{count, presets};
use super::shown::{Depiction, Drawing};
use crate::browser;
use crate::spec::Value;
use crate::ui::{Element, Widget, element};
use crate::units::three_digits;
use crate::widget::scaling_lab::GUESS;
use leptos::prelude::*;

/// Two squares whose areas are as one to ten.
const SQUARES: &str = "<rect class=\"f-size-2\" x=\"6\" y=\"72\" width=\"32\" height=\"32\" rx=\"3\"/>\
<rect class=\"f-size-6\" x=\"76\" y=\"3\" width=\"101\" height=\"101\" rx=\"3\"/>";

/// A square alone, as large as in [`SQUARES`].
const SMALL: &str =
    "<rect class=\"f-size-2\" x=\"36\" y=\"72\" width=\"32\" height=\"32\" rx=\"3\"/>";
const LARGE: &str =
    "<rect class=\"f-size-6\" x=\"1\" y=\"3\" width=\"101\" height=\"101\" rx=\"3\"/>";

/// The widget.
pub(super) fn guess(widget: Widget) -> Element {
    let bet = move || widget.values.with(|values| GUESS.of(values));
    let placed = move || bet() > 0.0;
    let rows = element("div")
        .class("wrongness")
        .child(square(SMALL, "A network"))
        .child(
            element("div")
                .class("wrong")
                .child(
                    element("svg")
                        .attr("aria-hidden", "true")
                        .inner_html("<rect class=\"f-size-2\" width=\"100%\" height=\"100%\"/>"),
                )
                .child(element("p").text("what it gets wrong: all this")),
        )
        .child(square(LARGE, "One ten times bigger"))
        .child(
            element("div")
                .class("wrong")
                .child(
                    element("svg")
                        .attr("aria-hidden", "true")
                        .inner_html(move || bar(bet())),
                )
                .child(slider(widget))
                .child(element("p").text(move || {
                    if placed() {
                        format!("{}% less wrong", three_digits(bet()))
                    } else {
                        "pull the end of the bar".to_owned()
                    }
                })),
        );
    Frame::new(widget)
        .tag(move || if placed() { "bet placed" } else { "no bet yet" }.to_owned())
        .picture(vec![rows])
        .controls(vec![presets(widget, "How much less wrong?")])
        .more(vec![count(widget, "guess", false)])
        .shows(|| {
            Some(Depiction::Drawing(Drawing {
                class: "squares",
                view_box: [0.0, 0.0, 190.0, 110.0],
                svg: SQUARES.to_owned(),
            }))
        })
        .finish()
}

fn square(svg: &'static str, label: &str) -> Element {
    element("svg")
        .class("square")
        .attr("viewBox", "0 0 104 106")
        .attr("role", "img")
        .attr("aria-label", label)
        .inner_html(svg)
}

/// What is still wrong, what was taken away, and the end that is pulled.
fn bar(bet: f64) -> String {
    let left = 100.0 - bet;
    format!(
        "<rect class=\"taken\" width=\"100%\" height=\"100%\"/><rect class=\"f-size-6\" width=\"{left}%\" height=\"100%\"/>\
         <svg x=\"{left}%\" y=\"50%\"><circle r=\"15\"/><path d=\"M-3 -5L-8 0L-3 5M3 -5L8 0L3 5\"/></svg>"
    )
}

/// How much is still wrong, of what the small one gets wrong; less is to the left.
fn slider(widget: Widget) -> Element {
    let bet = move || widget.values.with(|values| GUESS.of(values));
    element("input")
        .attr("type", "range")
        .attr("id", &widget.element_id("still-wrong"))
        .attr("aria-label", "What the larger network still gets wrong")
        .attr("min", "0")
        .attr("max", "100")
        .attr("step", "1")
        .attr("disabled", !browser::LIVE)
        .prop_value(move || (100.0 - bet()).to_string())
        .attr("aria-valuetext", move || {
            if bet() > 0.0 {
                format!("{}% less wrong", three_digits(bet()))
            } else {
                "no bet yet".to_owned()
            }
        })
        .on("input", move |event| {
            if let Some(left) = crate::decimal::parse(&event_target_value(&event)) {
                widget.set(GUESS.spec.name, Value::Number(100.0 - left));
            }
        })
}
