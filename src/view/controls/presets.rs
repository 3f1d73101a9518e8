//! Presets: starting points worth a click.

use crate::view::Widget;
use leptos::prelude::*;

/// A row of buttons, one for each preset of the widget; the one in force is marked.
#[component]
pub fn Presets(
    /// Whose presets.
    widget: Widget,
    /// What they are, for the group's name.
    title: &'static str,
) -> impl IntoView {
    let in_force = move |params: &[(&str, &str)]| {
        widget.values.with(|values| {
            params.iter().all(|(name, text)| {
                widget.param(name).and_then(|p| p.read(text).ok()).as_ref() == values.get(name)
            })
        })
    };
    view! {
        <div class="presets" role="group" aria-label=title>
            {widget.spec.presets.iter().map(|preset| view! {
                <button
                    type="button"
                    class="preset"
                    aria-pressed=move || if in_force(preset.params) { "true" } else { "false" }
                    on:click=move |_| widget.apply(preset.params)
                >
                    {preset.title}
                </button>
            }).collect_view()}
        </div>
    }
}
