//! A field for one of the lesson’s numbers, and a slider for a loss.

use crate::browser;
use crate::class::bet::LOSSES;
use crate::ui::{Element, Live, element};
use crate::view::controls::ratio_slider;
use leptos::prelude::*;

/// A field for a number, with what is wrong with it beneath; Enter goes on.
pub(super) fn number_field(
    id: &'static str,
    label: &str,
    text: RwSignal<String>,
    fault: Live<Option<String>>,
    enter: impl Fn() + Send + Copy + 'static,
) -> Element {
    let press = move |key: &str, _| {
        let is_enter = key == "Enter";
        if is_enter {
            enter();
        }
        is_enter
    };
    let invalid = fault.clone();
    element("p")
        .class("number")
        .child(element("label").attr("for", id).text(label))
        .child(
            digits(id, text)
                .attr("aria-describedby", &format!("{id}-fault"))
                .attr("aria-invalid", move || invalid().map(|_| "true"))
                .attr("disabled", !browser::LIVE)
                .on("keydown", move |event| browser::on_key(&event, press)),
        )
        .child(
            element("span")
                .attr("id", &format!("{id}-fault"))
                .class("fault")
                .attr("role", "status")
                .text(move || fault().unwrap_or_default()),
        )
}

/// What digits are typed into.
pub(super) fn digits(id: &'static str, text: RwSignal<String>) -> Element {
    element("input")
        .attr("id", id)
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .prop_value(move || text.get())
        .on("input", move |event| text.set(event_target_value(&event)))
}

/// A slider for a loss with `places` places, each a factor from the next, and
/// what it is `said` to be behind it.
pub(super) fn loss_slider(
    id: &'static str,
    label: &str,
    places: f64,
    loss: impl Fn() -> f64 + Send + Copy + 'static,
    said: impl Fn() -> String + Send + Copy + 'static,
    set: impl Fn(f64) + Send + 'static,
) -> Element {
    let slider = ratio_slider(id, places, || LOSSES, move || Some(loss()), said, set);
    element("p")
        .class("slide")
        .child(element("label").attr("for", id).text(label))
        .child(slider)
        .child(element("output").text(said))
}
