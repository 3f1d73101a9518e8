//! Parts that all steps have.

use crate::ui::{Element, element};

/// The heading, which gets the focus when a step begins.
pub(super) fn title(text: &str) -> Element {
    element("h1")
        .attr("id", "step-title")
        .attr("tabindex", "-1")
        .text(text)
}

/// A paragraph.
pub(super) fn paragraph(text: &str) -> Element {
    element("p").text(text)
}

/// The half at the left; the upper one on a telephone.
pub(super) fn left(children: Vec<Element>) -> Element {
    element("div").class("left").children(children)
}

/// The other half.
pub(super) fn right(children: Vec<Element>) -> Element {
    element("div").class("right").children(children)
}
