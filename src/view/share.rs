//! The link to what is shown.

use super::Widget;
use super::element::{Element, button, classed};
use leptos::prelude::*;

/// A button that copies the link, and says what the link leaves out.
pub(super) fn share(widget: Widget) -> Element {
    let said = RwSignal::new(String::new());
    let copy = move || {
        #[cfg(feature = "web")]
        crate::browser::url::copy_link(widget.spec.id, said);
        #[cfg(not(feature = "web"))]
        let _ = said;
    };
    let leaves_out = widget.spec.link_leaves_out;
    let words = move || match (said.get(), leaves_out) {
        (said, Some(out)) if !said.is_empty() => format!("{said} {out}"),
        (said, _) => said,
    };
    classed("div", "share")
        .child(
            button(copy)
                .set("class", "quiet")
                .flag("disabled", !widget.live)
                .text("Copy link"),
        )
        .child(
            classed("span", "share-said")
                .set("role", "status")
                .text_live(words),
        )
}
