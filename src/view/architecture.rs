//! The fold of `model-size` in which a model is counted from its architecture.

use super::controls::{controls, count as counted_field, row};
use crate::scenario::shape::written;
use crate::ui::{Element, Widget, button, element};
use crate::units::count_in_words;
use crate::widget::model_size::architecture;
use crate::widget::model_size::shapes::SHAPES;
use leptos::prelude::*;

/// From layers and widths to a number of parameters, for the file and for all
/// sections if the reader likes.
pub(super) fn count(widget: Widget) -> Element {
    let counted = move || widget.values.with(architecture::shape);
    let words = move || match counted() {
        Ok(shape) => architecture::formula(&shape),
        Err(why) => why.to_string(),
    };
    let active = move || match counted() {
        Ok(shape) if shape.experts > 1.0 => format!(
            "Each token meets {} of the parameters.",
            count_in_words(shape.active_parameters())
        ),
        _ => String::new(),
    };
    let take = move || {
        if let Ok(shape) = counted() {
            let (all, active) = (shape.parameters(), shape.active_parameters());
            widget.take(&[
                ("model_parameters", &all.to_string()),
                ("active_share", &(active / all).to_string()),
                ("shape", &written(&shape)),
            ]);
        }
    };
    let mut described = controls(widget, &["family"]);
    described.extend(architecture::COUNTS.map(|name| counted_field(widget, name, false)));
    element("fieldset")
        .class("architecture")
        .attr("disabled", !widget.live)
        .child(
            element("legend")
                .class("visually-hidden")
                .text("The architecture"),
        )
        .child(row(widget, "Published shapes", SHAPES.iter().collect()))
        .child(element("div").class("controls").children(described))
        .child(
            element("p")
                .class("formula")
                .attr("role", "status")
                .text(words),
        )
        .child(element("p").class("hint").text(active))
        .child(
            button(take)
                .attr("disabled", move || counted().is_err())
                .text("Use this count, here and in the other sections"),
        )
}
