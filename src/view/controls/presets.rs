//! Presets: starting points worth a click.

use crate::view::Widget;
use crate::view::element::{Element, button, classed};
use crate::widget::Preset;
use leptos::prelude::*;

/// A row of buttons, one for each preset of the widget; the one in force is
/// marked. `title` is the group's name.
pub fn presets(widget: Widget, title: &str) -> Element {
    let in_force = move |preset: &Preset| {
        widget.values.with(|values| {
            preset.params.iter().all(|(name, text)| {
                widget.param(name).and_then(|p| p.read(text).ok()).as_ref() == values.get(name)
            })
        })
    };
    let preset = |preset: &'static Preset| {
        button(move || widget.apply(preset.params))
            .set("class", "preset")
            .set_live("aria-pressed", move || in_force(preset).to_string())
            .text(preset.title)
    };
    classed("div", "presets")
        .set("role", "group")
        .set("aria-label", title)
        .children(widget.spec.presets.iter().map(preset).collect())
}
