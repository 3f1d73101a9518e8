//! The view of `guess`: a bet, before anything is explained.

use super::Frame;
use super::controls::{count, presets};
use super::shown::{Depiction, Drawing};
use crate::ui::{Element, Widget, element};

/// Two squares whose areas are as one to ten.
const SQUARES: &str = "<rect class=\"f-size-2\" x=\"6\" y=\"72\" width=\"32\" height=\"32\" rx=\"3\"/>\
<rect class=\"f-size-6\" x=\"76\" y=\"3\" width=\"101\" height=\"101\" rx=\"3\"/>";

/// The widget.
pub(super) fn guess(widget: Widget) -> Element {
    let placed = move || widget.number("guess") > 0.0;
    let squares = element("svg")
        .class("squares")
        .attr("viewBox", "0 0 190 110")
        .attr("role", "img")
        .attr("aria-label", "A square, and one ten times as large.")
        .inner_html(SQUARES);
    let question = "A network ten times bigger: how much less wrong will it be?";
    Frame::new(widget)
        .tag(move || if placed() { "bet placed" } else { "no bet yet" }.to_owned())
        .picture(vec![squares, element("p").class("question").text(question)])
        .controls(vec![
            presets(widget, "How much less wrong?"),
            count(widget, "guess", false),
        ])
        .shows(|| {
            Some(Depiction::Drawing(Drawing {
                class: "squares",
                view_box: [0.0, 0.0, 190.0, 110.0],
                svg: SQUARES.to_owned(),
            }))
        })
        .finish()
}
