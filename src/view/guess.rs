//! The view of `guess`: a bet, before anything is explained.

use super::controls::{Count, Presets};
use super::{Frame, Widget};
use leptos::prelude::*;

/// The widget.
#[component]
pub(super) fn Guess(widget: Widget) -> impl IntoView {
    let summary = Signal::derive(move || {
        widget
            .values
            .with(|values| (widget.spec.summary)(values, &[]))
    });
    let tag = Signal::derive(move || {
        let guess = widget.values.with(|values| values.number("guess"));
        if guess > 0.0 {
            "bet placed"
        } else {
            "no bet yet"
        }
        .to_owned()
    });
    let controls = move || {
        view! {
            <Presets widget title="How much less wrong?"/>
            <Count widget name="guess"/>
        }
    };
    view! {
        <Frame widget tag summary controls=ViewFn::from(controls)>
            <p class="question">"A network ten times bigger: how much less wrong will it be?"</p>
        </Frame>
    }
}
