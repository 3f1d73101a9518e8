//! A field for one of the lesson’s numbers.

use crate::browser;
use crate::ui::{Element, Live, element};
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
            element("input")
                .attr("id", id)
                .attr("type", "text")
                .attr("inputmode", "numeric")
                .attr("autocomplete", "off")
                .attr("aria-describedby", &format!("{id}-fault"))
                .attr("aria-invalid", move || invalid().map(|_| "true"))
                .attr("disabled", !browser::LIVE)
                .prop_value(move || text.get())
                .on("input", move |event| text.set(event_target_value(&event)))
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
