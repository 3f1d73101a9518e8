//! What a calculator works out, and how that is written as inert HTML.
//!
//! Knows values and reports; knows no page.

use super::report::{Assumption, Picture, Report};
use crate::chart::Plot;
use crate::markup::{escape, table};
use crate::scenario::belongs::belongs;
use crate::spec::{Origin, Output, OutputSpec, Value, Values, WidgetSpec};
use crate::units::format_quantity;

/// How a calculator works.
pub struct Calculation {
    /// Its widget.
    pub spec: &'static WidgetSpec,
    /// What it works out from these parameters, all of it at once.
    pub(crate) work_out: fn(&Values) -> Report,
}

impl Calculation {
    /// Everything for these values; reasons in place of numbers that cannot be held.
    pub fn report(&self, values: &Values) -> Report {
        (self.work_out)(values).checked(self.spec)
    }
}

/// Everything a calculator shows for some values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CalculatorOutput {
    /// The outputs, in the order of the spec.
    pub outputs: Vec<Output>,
    /// One sentence in words.
    pub summary: String,
    /// The same as the headline of a picture, as HTML.
    pub headline: String,
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

impl CalculatorOutput {
    /// Works a calculator's values out.
    pub fn of(calculation: &Calculation, values: &Values) -> Self {
        let report = calculation.report(values);
        Self {
            readings: readings(values.spec().outputs, &report.outputs),
            formulas: formulas(&report),
            assumptions: assumptions(&report),
            table: rows(&report),
            headline: match &report.headline {
                Some(headline) => headline.html(),
                None => escape(&report.summary),
            },
            summary: report.summary,
            outputs: report.outputs,
            plot: report.plot,
            picture: report.pictures.iter().map(Picture::html).collect(),
            warning: belongs(values) + &report.warning.unwrap_or_default(),
        }
    }
}

/// What is worked out, each under its name; a dash where nothing can be.
fn readings(specs: &[OutputSpec], outputs: &[Output]) -> String {
    let of = |(spec, output): (&OutputSpec, &Output)| {
        let text = match output {
            Ok(Value::Number(number)) => format_quantity(*number, spec.unit),
            Ok(other) => other.to_string(),
            // The reason stands below.
            Err(_) => "–".to_owned(),
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
    let item = |assumption: &Assumption| {
        format!(
            "<li>{}: <strong>{}</strong> <small>{}</small></li>",
            escape(&assumption.name),
            escape(&assumption.value),
            note(assumption.origin)
        )
    };
    report.assumptions.iter().map(item).collect()
}

/// Where a value comes from: the reader, us, or sources of the list.
fn note(origin: Origin) -> String {
    let link = |key: &&str| {
        let words = key.replace('_', " ");
        format!("<a href=\"sources/#{key}\">{words}</a>")
    };
    match origin {
        Origin::Yours => "<mark>yours</mark>".to_owned(),
        Origin::Ours => "our choice".to_owned(),
        Origin::Model(name) => escape(name),
        Origin::Sources(keys) => keys.iter().map(link).collect::<Vec<_>>().join(", "),
    }
}
