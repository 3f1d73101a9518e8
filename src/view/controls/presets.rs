//! Presets: starting points worth a click.

use crate::scenario;
use crate::spec::Preset;
use crate::ui::{Element, Widget, button, element};

/// A button for each preset of the widget; those in force are marked. `title`
/// is the name of its own ones; the scenario's, which reach every calculator,
/// stand apart.
pub fn presets(widget: Widget, title: &str) -> Element {
    let (own, shared) = rows(widget, title, widget.spec.presets.iter());
    let alone = own.is_some().then(|| alone(widget));
    let rows = own.into_iter().chain(alone).chain(shared);
    element("div").class("starts").children(rows.collect())
}

/// The rows of these presets: the widget's own, and the scenario's.
pub fn rows(
    widget: Widget,
    title: &str,
    presets: impl Iterator<Item = &'static Preset>,
) -> (Option<Element>, Option<Element>) {
    let is_whole = |preset: &&Preset| scenario::WHOLE.contains(&preset.name);
    let (shared, own): (Vec<_>, Vec<_>) = presets.partition(is_whole);
    let scenario = |shared| {
        element("div")
            .class("scenarios")
            .child(element("span").text("All figures, here and in the other sections:"))
            .child(row(widget, "Scenario", shared))
    };
    (
        (!own.is_empty()).then(|| row(widget, title, own)),
        (!shared.is_empty()).then(|| scenario(shared)),
    )
}

/// That a figure looks at values of its own, and the two ways on.
pub fn alone(widget: Widget) -> Element {
    element("div")
        .class("presets")
        .attr("role", "status")
        .attr("hidden", move || !widget.is_alone())
        .child(element("span").text("These figures are for this calculator alone."))
        .child(button(move || widget.use_everywhere()).text("Use them everywhere"))
        .child(
            button(move || widget.look_back())
                .class("quiet")
                .text("Back to the shared ones"),
        )
}

/// A button for each of these presets; those in force are marked.
pub fn row(widget: Widget, title: &str, presets: Vec<&'static Preset>) -> Element {
    let preset = |preset: &'static Preset| {
        let held = widget.holds(preset);
        // It would change something that is locked, so it does nothing.
        let locked = preset.params.iter().any(|(name, _)| widget.locks(name));
        button(move || widget.apply(preset))
            .class("preset")
            .attr("data-preset", preset.name)
            .attr("disabled", locked)
            .attr("title", move || locked.then_some(super::LOCKED))
            .attr("aria-pressed", move || held().to_string())
            .text(preset.title)
    };
    element("div")
        .class("presets")
        .attr("role", "group")
        .attr("aria-label", title)
        .children(presets.into_iter().map(preset).collect())
}
