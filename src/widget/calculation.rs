//! What a calculator works out, and how that is written as inert HTML.
//!
//! Knows values and reports; knows no page.

use super::report::Report;
use crate::chart::Plot;
use crate::markup::{escape, table};
use crate::spec::{OutputSpec, Value, Values, WidgetSpec};
use crate::units::format_quantity;

/// How a calculator works.
pub struct Calculation {
    /// Its widget.
    pub spec: &'static WidgetSpec,
    /// The outputs for these parameters, in the order of the spec.
    pub compute: fn(&Values) -> Vec<Value>,
    /// One sentence in words about these parameters and outputs.
    pub summary: fn(&Values, &[Value]) -> String,
    /// The calculation laid open, from these parameters and outputs: formula,
    /// assumptions, table, plot, picture.
    pub report: fn(&Values, &[Value]) -> Report,
}

/// Everything a calculator shows for some values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Worked {
    /// The outputs, in the order of the spec.
    pub outputs: Vec<Value>,
    /// One sentence in words.
    pub summary: String,
    /// The outputs under their names, as HTML.
    pub readings: String,
    /// The formula with the reader's numbers in it, as HTML.
    pub formulas: String,
    /// Names, values and what they rest on, as HTML.
    pub assumptions: String,
    /// A table, as HTML; empty where there is none.
    pub table: String,
    /// A plot, where it says more.
    pub plot: Option<Plot>,
    /// Inert HTML or SVG.
    pub picture: String,
    /// Where the formula's validity ends, contradictions, estimates.
    pub warning: String,
}

impl Worked {
    /// Works a calculator's values out.
    pub fn of(calculation: &Calculation, values: &Values) -> Self {
        let outputs = (calculation.compute)(values);
        let report = (calculation.report)(values, &outputs);
        Self {
            summary: (calculation.summary)(values, &outputs),
            readings: readings(values.spec().outputs, &outputs),
            formulas: formulas(&report),
            assumptions: assumptions(&report),
            table: rows(&report),
            plot: report.plot,
            picture: report.picture.unwrap_or_default(),
            warning: report.warning.unwrap_or_default(),
            outputs,
        }
    }
}

/// What is worked out, each under its name; a dash where nothing can be.
fn readings(specs: &[OutputSpec], outputs: &[Value]) -> String {
    let of = |(spec, value): (&OutputSpec, &Value)| {
        let text = match value {
            Value::Number(number) => format_quantity(*number, spec.unit),
            // The reason stands below.
            Value::Unknown(_) => "–".to_owned(),
            other => other.to_string(),
        };
        format!(
            "<div><dt>{}</dt><dd data-output=\"{}\">{}</dd></div>",
            escape(spec.title),
            spec.name,
            escape(&text)
        )
    };
    specs.iter().zip(outputs).map(of).collect()
}

fn formulas(report: &Report) -> String {
    let line = |line: &String| format!("<p class=\"formula\">{}</p>", escape(&unbroken(line)));
    report.formula.iter().map(line).collect()
}

/// A formula whose lines do not end between a number and what it counts.
fn unbroken(formula: &str) -> String {
    let mut words = String::new();
    for word in formula.split(' ') {
        let counted = word.starts_with(|first: char| first.is_ascii_alphabetic());
        words += match words.chars().next_back() {
            None => "",
            Some('0'..='9') if counted => "\u{a0}",
            Some(_) => " ",
        };
        words += word;
    }
    words
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
