//! Fields of the language lab: a text of Tattle's signs, one of several choices.

use crate::ui::{Element, element};
use leptos::prelude::*;

/// A text field for signs of the language, with what is wrong beneath it: `id` is
/// its own, `error` empty while nothing is.
pub(super) fn text_field(
    id: &str,
    label: &str,
    text: impl Fn() -> String + Send + 'static,
    error: impl Fn() -> String + Send + Copy + 'static,
    typed: impl Fn(String) + Send + 'static,
) -> Element {
    let error_id = format!("{id}-error");
    element("div")
        .class("control")
        .child(element("label").attr("for", id).text(label))
        .child(
            element("input")
                .attr("type", "text")
                .attr("id", id)
                .class("field prompt")
                .attr("autocomplete", "off")
                .attr("autocapitalize", "off")
                .attr("spellcheck", "false")
                .attr("aria-describedby", &error_id)
                .attr("aria-invalid", move || (!error().is_empty()).to_string())
                .prop_value(text)
                .on("input", move |event| typed(event_target_value(&event))),
        )
        .child(
            element("p")
                .class("error")
                .attr("id", &error_id)
                .attr("role", "alert")
                .text(error),
        )
}

/// One of the choices of a group: `name` is the group's.
pub(super) fn choice<T: Copy + PartialEq + Send + Sync + 'static>(
    name: &str,
    chosen: RwSignal<T>,
    this: T,
    title: &str,
) -> Element {
    element("label")
        .class("tick")
        .child(
            element("input")
                .attr("type", "radio")
                .attr("name", name)
                .prop_checked(move || chosen.get() == this)
                .on("change", move |_| chosen.set(this)),
        )
        .child(element("span").text(title))
}
