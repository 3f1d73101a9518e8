//! The view of `model-size`: two files, and what could hold the larger.

use super::controls::{Choose, NumberSlider, Presets};
use super::{Frame, Widget};
use crate::chart::Scale;
use crate::data::constants;
use crate::markup::{escape, table};
use crate::units::Bytes;
use crate::widget::model_size::{Holder, bytes_per_parameter, compute, holders, weights};
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
    let table = Signal::derive(move || {
        let size = size.get();
        let rows = holders().into_iter().map(|holder| {
            let fits = if size <= holder.memory { "yes" } else { "no" };
            vec![holder.name, holder.memory.to_string(), fits.to_owned()]
        });
        table(&["Device", "Memory", "Holds the weights"], rows)
    });
    view! {
        <Frame
            widget
            tag="weights only"
            summary
            controls=ViewFn::from(controls)
            table=Some(table)
        >
            <div class="two-files">
                <p class="file"><span class="file-name">"run.c"</span>
                    <strong>{format!("{} lines", constants::CODE_LINES.value)}</strong></p>
                <p class="file file-large"><span class="file-name">"weights.bin"</span>
                    <strong>{move || size.get().to_string()}</strong></p>
                <p class="formula">{formula}</p>
            </div>
            <ul class="holders" inner_html=move || holder_rows(size.get())></ul>
        </Frame>
    }
}

/// Each device: its memory as a bar, and where the file ends.
fn holder_rows(size: Bytes) -> String {
    let percent = |bytes: Bytes| format!("{:.2}%", SPAN.place(bytes.0).clamp(0.0, 1.0) * 100.0);
    let file = percent(size);
    let row = |holder: Holder| {
        let memory = holder.memory;
        let (class, verdict) = if size <= memory {
            ("holder fits", "✓ fits")
        } else {
            ("holder", "✗ too small")
        };
        format!(
            "<li class=\"{class}\"><span class=\"holder-name\">{}</span>\
             <svg class=\"holder-bar\" aria-hidden=\"true\">\
             <rect class=\"holder-memory\" width=\"{}\" height=\"100%\"/>\
             <line class=\"holder-file\" x1=\"{file}\" x2=\"{file}\" y1=\"0\" y2=\"100%\"/></svg>\
             <span class=\"holder-memory-text\">{memory}</span><span class=\"holder-verdict\">{verdict}</span></li>",
            escape(&holder.name),
            percent(memory),
        )
    };
    holders().into_iter().map(row).collect()
}
