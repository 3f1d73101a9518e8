//! Presets: starting points worth a click.

use crate::scenario;
use crate::spec::Preset;
use crate::ui::{Element, Widget, button, element};

/// A button for each preset of the widget; those in force are marked. `title`
/// is the name of its own ones; the scenario's, which reach every calculator,
/// stand apart.
pub fn presets(widget: Widget, title: &str) -> Element {
    let whole = [scenario::ARTICLE.name, scenario::OURS.name];
    let (shared, own): (Vec<_>, Vec<_>) = widget
        .spec
        .presets
        .iter()
        .partition(|preset| whole.contains(&preset.name));
    if shared.is_empty() {
        return row(widget, title, own);
    }
    let scenario = element("div")
        .class("scenarios")
        .child(element("span").text("All figures, here and in the other sections:"))
        .child(row(widget, "Scenario", shared));
    let rows = element("div").class("starts");
    if own.is_empty() {
        rows.child(scenario)
    } else {
        rows.child(row(widget, title, own)).child(scenario)
    }
}

/// A button for each of these presets; those in force are marked.
pub fn row(widget: Widget, title: &str, presets: Vec<&'static Preset>) -> Element {
    let preset = |preset: &'static Preset| {
        let held = widget.holds(preset);
        button(move || widget.apply(preset))
            .class("preset")
            .attr("aria-pressed", move || held().to_string())
            .text(preset.title)
    };
    element("div")
        .class("presets")
        .attr("role", "group")
        .attr("aria-label", title)
        .children(presets.into_iter().map(preset).collect())
}
