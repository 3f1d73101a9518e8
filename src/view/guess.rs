//! The view of `guess`: a bet, before anything is explained.

use super::controls::{count, presets};
use super::element::{Element, classed};
use super::{Frame, Widget};

/// The widget.
pub(super) fn guess(widget: Widget) -> Element {
    let placed = move || widget.number("guess") > 0.0;
    let question = "A network ten times bigger: how much less wrong will it be?";
    Frame::new(widget)
        .tag(move || if placed() { "bet placed" } else { "no bet yet" }.to_owned())
        .picture(vec![classed("p", "question").text(question)])
        .controls(vec![
            presets(widget, "How much less wrong?"),
            count(widget, "guess", false),
        ])
        .finish()
}
