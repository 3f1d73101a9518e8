//! The link to what is shown, and the way to show it elsewhere.

use crate::ui::{Element, Widget, button, element};
use leptos::prelude::*;

/// A button that copies the link, and says what the link leaves out; beside it
/// one for other pages and one for a class.
pub(super) fn share(widget: Widget) -> Element {
    let said = RwSignal::new(String::new());
    let copy = move || crate::browser::copy_link(widget.spec.id, said);
    let leaves_out = widget.spec.link_leaves_out;
    let words = move || match (said.get(), leaves_out) {
        (said, Some(out)) if !said.is_empty() => format!("{said} {out}"),
        (said, _) => said,
    };
    element("div")
        .class("share")
        .child(
            button(copy)
                .class("quiet")
                .attr("disabled", !widget.live)
                .text("Copy link"),
        )
        .child(offers(widget, "snippets", "Embed"))
        .child(offers(widget, "pupils", "For pupils"))
        .child(
            element("span")
                .class("share-said")
                .attr("role", "status")
                .text(words),
        )
}

/// A button for what the page's loader fetches when it is pressed.
fn offers(widget: Widget, what: &str, words: &str) -> Element {
    element("button")
        .attr("type", "button")
        .class("quiet")
        .attr("data-offers", what)
        .attr("disabled", !widget.live)
        .text(words)
}
