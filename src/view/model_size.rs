//! The view of `model-size`: two files, and what could hold the larger.

use super::controls::{Choose, NumberSlider, Presets};
use super::{Frame, Widget};
use crate::chart::Scale;
use crate::data::constants;
use crate::units::Bytes;
use crate::widget::model_size::{compute, Holder, bytes_per_parameter, holders, weights};
use leptos::prelude::*;

/// What the bars span: a tenth of a gigabyte to ten terabytes.
const SPAN: Scale = Scale::Logarithmic {
    low: 1e8,
    high: 1e13,
};

/// The widget.
#[component]
pub(super) fn ModelSize(widget: Widget) -> impl IntoView {
    let size = Memo::new(move |_| widget.values.with(weights));
    let summary = Signal::derive(move || {
        widget
            .values
            .with(|values| (widget.spec.summary)(values, &compute(values)))
    });
    let formula = move || {
        widget.values.with(|values| {
            format!(
                "{} parameters × {} bytes = {}",
                crate::units::count_in_words(values.number("model_parameters")),
                bytes_per_parameter(values.text("precision")),
                size.get()
            )
        })
    };
    let controls = move || {
        view! {
            <NumberSlider widget name="model_parameters"/>
            <Choose widget name="precision"/>
            <Presets widget title="Known models"/>
        }
    };
    let table = move || {
        view! {
            <table>
                <thead>
                    <tr><th scope="col">"Device"</th><th scope="col">"Memory"</th><th scope="col">"Holds the weights"</th></tr>
                </thead>
                <tbody>
                    {holders().into_iter().map(|holder| view! {
                        <tr>
                            <th scope="row">{holder.name}</th>
                            <td>{holder.memory.to_string()}</td>
                            <td>{move || if size.get() <= holder.memory { "yes" } else { "no" }}</td>
                        </tr>
                    }).collect_view()}
                </tbody>
            </table>
        }
    };
    view! {
        <Frame
            widget
            tag="weights only"
            summary
            controls=ViewFn::from(controls)
            table=ViewFn::from(table)
        >
            <div class="two-files">
                <p class="file"><span class="file-name">"run.c"</span>
                    <strong>{format!("{} lines", constants::CODE_LINES.value)}</strong></p>
                <p class="file file-large"><span class="file-name">"weights.bin"</span>
                    <strong>{move || size.get().to_string()}</strong></p>
                <p class="formula">{formula}</p>
            </div>
            <ul class="holders">
                {holders().into_iter().map(|holder| view! { <HolderRow holder size/> }).collect_view()}
            </ul>
        </Frame>
    }
}

/// One device: its memory as a bar, and where the file ends.
#[component]
fn HolderRow(holder: Holder, size: Memo<Bytes>) -> impl IntoView {
    let percent = |bytes: Bytes| format!("{:.2}%", SPAN.place(bytes.0).clamp(0.0, 1.0) * 100.0);
    let memory = holder.memory;
    let fits = move || size.get() <= memory;
    view! {
        <li class="holder" class:fits=fits>
            <span class="holder-name">{holder.name}</span>
            <svg class="holder-bar" aria-hidden="true">
                <rect class="holder-room" width="100%" height="100%"/>
                <rect class="holder-memory" width=percent(memory) height="100%"/>
                <line class="holder-file" x1=move || percent(size.get()) x2=move || percent(size.get()) y1="0" y2="100%"/>
            </svg>
            <span class="holder-memory-text">{memory.to_string()}</span>
            <span class="holder-verdict">{move || if fits() { "✓ fits" } else { "✗ too small" }}</span>
        </li>
    }
}
