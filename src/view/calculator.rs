//! The view of every calculator: a control for each parameter by its kind, and
//! the report laid open.
//!
//! Knows what reports are made of; what is worked out, each spec knows.

use super::charts::plot_view;
use super::controls::{control, presets};
use super::element::{Element, button, classed, element};
use super::{Frame, Widget, live};
use crate::markup::{escape, table};
use crate::units::format_quantity;
use crate::widget::{Owner, ParamSpec, Report, Value, Values};
use leptos::prelude::*;

/// The controls in reach, in this order; the others stand behind the fold.
const IN_REACH: &[(&str, &[&str])] = &[
    (
        "will-it-fit",
        &["model_parameters", "use", "device", "context"],
    ),
    ("datasets", &["dataset", "bandwidth", "model_parameters"]),
    ("rack", &["rack_power", "cooling_power", "planned"]),
    ("gpu-server", &["chip", "gpus_per_node", "precision"]),
    ("cluster", &["nodes", "chip", "model_parameters", "tokens"]),
    (
        "parallelism",
        &["tensor", "pipeline", "nodes", "batch_tokens"],
    ),
    (
        "failures",
        &[
            "nodes",
            "gpu_hours_per_failure",
            "interval",
            "checkpoint_seconds",
        ],
    ),
    ("capex", &["nodes", "node_price", "network_share"]),
    ("power", &["nodes", "counted", "pue"]),
    ("cooling", &["rack", "heat", "air_warming", "water_warming"]),
    ("bill", &["nodes", "pue", "energy_price", "country"]),
    (
        "bottleneck",
        &[
            "model_parameters",
            "tokens",
            "nodes",
            "budget",
            "time_limit",
        ],
    ),
];

/// Everything that is worked out, together.
#[derive(Clone, PartialEq)]
struct Worked {
    summary: String,
    readings: String,
    report: Report,
}

fn work_out(values: &Values, report: fn(&Values) -> Report) -> Worked {
    let spec = values.spec();
    let outputs = spec.compute.map_or(Vec::new(), |compute| compute(values));
    Worked {
        summary: (spec.summary)(values, &outputs),
        readings: readings(values, &outputs),
        report: report(values),
    }
}

/// The widget.
pub(super) fn calculator(widget: Widget) -> Element {
    let Some(report) = widget.spec.report else {
        return element("div");
    };
    let worked = Memo::new(move |_| widget.values.with(|values| work_out(values, report)));
    let of = move |part: fn(&Worked) -> String| move || worked.with(part);
    let mut picture = Vec::new();
    if let Some(usual) = report(&Values::defaults(widget.spec)).plot {
        let plot = move || worked.with(|worked| worked.report.plot.clone());
        let shown = live(move || plot().unwrap_or_else(|| usual.clone()));
        let frame = classed("div", "calculator-plot").child(plot_view(shown));
        picture.push(frame.flag_while("hidden", move || plot().is_none()));
    }
    picture.extend([
        classed("div", "calculator-picture").html_live(of(|worked| {
            worked.report.picture.clone().unwrap_or_default()
        })),
        classed("div", "formulas").html_live(of(|worked| formulas(&worked.report))),
        classed("dl", "readings").html_live(of(|worked| worked.readings.clone())),
        classed("p", "caveat").text_live(of(|worked| {
            worked.report.warning.clone().unwrap_or_default()
        })),
    ]);
    let (mut inputs, more) = inputs(widget);
    if !widget.spec.presets.is_empty() {
        inputs.push(presets(widget, "Starting points"));
    }
    let assumptions =
        classed("ul", "assumptions").html_live(of(|worked| assumptions(&worked.report)));
    Frame::new(widget)
        .summary(of(|worked| worked.summary.clone()))
        .picture(picture)
        .controls(inputs)
        .more(more)
        .fold("Assumptions and sources", assumptions)
        .table(of(|worked| rows(&worked.report)))
        .finish()
}

/// The controls in reach and the rest.
fn inputs(widget: Widget) -> (Vec<Element>, Vec<Element>) {
    let params = widget.spec.params;
    let chosen = IN_REACH.iter().find(|(id, _)| *id == widget.spec.id);
    let Some((_, names)) = chosen else {
        return (
            params.iter().map(|param| input(widget, param)).collect(),
            Vec::new(),
        );
    };
    let near = names.iter().filter_map(|name| widget.param(name));
    let far = params.iter().filter(|param| !names.contains(&param.name));
    (
        near.map(|param| input(widget, param)).collect(),
        far.map(|param| input(widget, param)).collect(),
    )
}

/// A parameter's control; what sections share says so, and leads back.
fn input(widget: Widget, param: &'static ParamSpec) -> Element {
    let name = param.name;
    let control = control(widget, name);
    // A chip of one's own has figures of its own; the others' are in the table.
    let control = if name.starts_with("chip_") {
        control.flag_while("hidden", move || widget.text("chip") != "custom")
    } else {
        control
    };
    if param.owner == Owner::Widget {
        return control;
    }
    let usual = param.default_value();
    let words = param.shown(&usual);
    let same = usual.clone();
    let changed = move || widget.values.with(|values| values.get(name) != Some(&same));
    let back = button(move || widget.set(name, usual.clone()))
        .set("class", "quiet back")
        .flag_while("hidden", move || !changed())
        .text(&format!("Back to {}", words.trim_matches(['“', '”'])));
    let note = element("span")
        .set("title", "The same in every section")
        .text("shared");
    control.child(classed("div", "shared").child(note).child(back))
}

/// What is worked out, each under its name; a dash where nothing can be.
fn readings(values: &Values, outputs: &[Value]) -> String {
    let of = |(spec, value): (&crate::widget::OutputSpec, &Value)| {
        let text = match value {
            Value::Number(number) => format_quantity(*number, spec.unit),
            // Reasons are sentences, and stand below.
            Value::Text(text) if text.ends_with('.') => "–".to_owned(),
            other => other.to_string(),
        };
        format!(
            "<div><dt>{}</dt><dd data-output=\"{}\">{}</dd></div>",
            escape(spec.title),
            spec.name,
            escape(&text)
        )
    };
    values.spec().outputs.iter().zip(outputs).map(of).collect()
}

fn formulas(report: &Report) -> String {
    let line = |line: &String| format!("<p class=\"formula\">{}</p>", escape(line));
    report.formula.iter().map(line).collect()
}

fn rows(report: &Report) -> String {
    match &report.table {
        Some((head, rows)) => table(head, rows.iter().cloned()),
        None => String::new(),
    }
}

/// Names and values, each with a link to what it rests on.
fn assumptions(report: &Report) -> String {
    let item = |(name, text): &(String, String)| {
        let (value, keys) = text.rsplit_once(" [").unwrap_or((text, ""));
        let notes: Vec<String> = keys.trim_end_matches(']').split(", ").map(note).collect();
        format!(
            "<li>{}: <strong>{}</strong> <small>{}</small></li>",
            escape(name),
            escape(value),
            notes.join(", ")
        )
    };
    report.assumptions.iter().map(item).collect()
}

/// Where a figure comes from: the reader, us, or a source of the list.
fn note(key: &str) -> String {
    match key {
        "yours" => "<mark>yours</mark>".to_owned(),
        "ours" => "our choice".to_owned(),
        key if key.contains(' ') => escape(key),
        key => format!("<a href=\"sources/#{key}\">{}</a>", key.replace('_', " ")),
    }
}
