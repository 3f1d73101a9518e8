//! The view of `model-size`: two files, and what could hold the larger.

use super::Frame;
use super::controls::{controls, count as counted_field, presets, row};
use super::shown::Depiction;
use crate::chart::Scale;
use crate::data::constants;
use crate::markup::{escape, table};
use crate::scenario::shape::written;
use crate::scenario::{MODEL_PARAMETERS, PRECISION};
use crate::spec::Values;
use crate::ui::{Element, Widget, button, element};
use crate::units::{Bytes, Unit, count_in_words, counted};
use crate::widget::model_size::shapes::SHAPES;
use crate::widget::model_size::{Holder, architecture, bytes_per_parameter, holders, weights};
use crate::widget::report::{Bar, BarChart, Fill};
use leptos::prelude::*;

/// The range of the bars: a tenth of a gigabyte to ten terabytes.
const SPAN: Scale = Scale::Logarithmic {
    low: 1e8,
    high: 1e13,
};

/// The widget.
pub(super) fn model_size(widget: Widget) -> Element {
    let size = move || widget.values.with(weights);
    let mut inputs = controls(widget, &["model_parameters", "precision"]);
    inputs.push(presets(widget, "Known models"));
    Frame::new(widget)
        .tag(|| "weights only".to_owned())
        .picture(vec![
            element("div")
                .class("two-files")
                .inner_html(move || widget.values.with(two_files)),
            element("ul")
                .class("holders")
                .inner_html(move || holder_rows(size())),
        ])
        .controls(inputs)
        .fold("Count it from the architecture", count(widget))
        .table(move || devices(size()))
        .shows(|| Some(Depiction::Bars(chart(size()))))
        .finish()
}

/// From layers and widths to a number of parameters, for the file and for all
/// sections if the reader likes.
fn count(widget: Widget) -> Element {
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

fn two_files(values: &Values) -> String {
    let size = weights(values);
    format!(
        "<p class=\"file\"><span class=\"file-name\">run.c</span> <strong>{} lines</strong></p>\
         <p class=\"file file-large\"><span class=\"file-name\">weights.bin</span> <strong>{size}</strong></p>\
         <p class=\"formula\">{} × {} = {size}</p>",
        constants::CODE_LINES.value,
        counted(count_in_words(MODEL_PARAMETERS.of(values)), "parameter"),
        counted(bytes_per_parameter(PRECISION.of(values)), "byte"),
    )
}

fn devices(size: Bytes) -> String {
    let rows = holders().into_iter().map(|holder| {
        let fits = if size <= holder.memory { "yes" } else { "no" };
        vec![holder.name, holder.memory.to_string(), fits.to_owned()]
    });
    table(&["Device", "Memory", "Holds the weights"], rows)
}

/// The devices as a chart: their memories, and a line where the file ends.
fn chart(size: Bytes) -> BarChart {
    let row = |holder: Holder| {
        let memory = holder.memory;
        let (fill, verdict) = if size <= memory {
            (Fill::Plain, "✓ fits")
        } else {
            (Fill::Grey, "✗ too small")
        };
        Bar::new(holder.name, memory.0, format!("{memory} {verdict}"), fill)
    };
    BarChart {
        axis: "Memory".to_owned(),
        unit: Unit::Bytes,
        scale: SPAN,
        rows: holders().into_iter().map(row).collect(),
        reference: Some((size.0, size.to_string())),
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
