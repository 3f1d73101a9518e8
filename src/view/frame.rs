//! The frame every widget stands in: title, tag, picture, controls, one
//! sentence, and what few need behind a fold.

use super::Widget;
use leptos::prelude::*;

/// The frame. `children` is the picture; everything is inert until alive.
#[component]
pub fn Frame(
    /// Whose frame.
    widget: Widget,
    /// "recorded, seed 7", "live …", or empty.
    #[prop(into)]
    tag: Signal<String>,
    /// What is shown, in one sentence.
    #[prop(into)]
    summary: Signal<String>,
    /// While something runs the sentence is not announced.
    #[prop(optional, into)]
    running: Signal<bool>,
    /// The controls in reach.
    controls: ViewFn,
    /// The rest of the controls.
    #[prop(optional, into)]
    more: Option<ViewFn>,
    /// The same as a table, in HTML.
    #[prop(optional_no_strip, default = None)]
    table: Option<Signal<String>>,
    /// The recorded run, for the live widget to start from.
    #[prop(optional_no_strip, default = None)]
    record: Option<String>,
    /// The picture.
    children: Children,
) -> impl IntoView {
    let spec = widget.spec;
    let disabled = !widget.live;
    view! {
        <div class="widget-head">
            <h3 class="widget-title">{spec.title}</h3>
            <p class="tag">{move || tag.get()}</p>
        </div>
        <div class="widget-body">{children()}</div>
        <fieldset class="controls" disabled=disabled>
            <legend class="visually-hidden">{format!("{}: controls", spec.title)}</legend>
            {controls.run()}
        </fieldset>
        <p class="summary" aria-live=move || if running.get() { "off" } else { "polite" }>
            {move || summary.get()}
        </p>
        {more.map(|more| view! {
            <details class="fold">
                <summary>"More controls"</summary>
                <fieldset class="controls controls-more" disabled=disabled>
                    <legend class="visually-hidden">{format!("{}: more controls", spec.title)}</legend>
                    {more.run()}
                </fieldset>
            </details>
        })}
        {table.map(|table| view! {
            <details class="fold">
                <summary>"As a table"</summary>
                <div
                    class="table-scroll"
                    tabindex="0"
                    role="region"
                    aria-label=format!("{}: table", spec.title)
                    inner_html=move || table.get()
                ></div>
            </details>
        })}
        <super::share::Share widget/>
        {record.map(|record| view! { <script type="application/octet-stream" data-record="" inner_html=record></script> })}
    }
}
