//! A calculation laid open, and the few pieces every report is made of.
//!
//! Knows words, tables, plots and inert markup; what is worked out, each
//! widget knows.

mod bars;

pub use bars::{Bar, Fill, bars};

use crate::chart::{Axis, Layer, Margins, Plot, Scale};
use crate::data::Cell;
use crate::scene::Headline;
use crate::spec::{Origin, Output, Reason, Value, Values, number};
use crate::units::{counted, format_quantity};

/// Everything a calculator shows, at build time and live.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The outputs, in the order of the spec.
    pub outputs: Vec<Output>,
    /// One sentence in words.
    pub summary: String,
    /// The same as the headline of a picture.
    pub headline: Option<Headline>,
    /// The formula with the reader's numbers in it, a line each.
    pub formula: Vec<String>,
    /// What it rests on.
    pub assumptions: Vec<Assumption>,
    /// Headings and rows.
    pub table: Option<(Vec<&'static str>, Vec<Vec<String>>)>,
    /// A plot, where it says more.
    pub plot: Option<Plot>,
    /// Inert HTML or SVG.
    pub picture: Option<String>,
    /// Where the formula's validity ends, contradictions, estimates.
    pub warning: Option<String>,
}

/// A value that a calculation rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Assumption {
    /// What it is of.
    pub name: String,
    /// The value with its unit; an estimate says that it is one.
    pub value: String,
    /// Where it comes from.
    pub origin: Origin,
}

impl Assumption {
    /// A value and its origin.
    pub fn new(name: impl Into<String>, value: impl Into<String>, origin: Origin) -> Self {
        let (name, value) = (name.into(), value.into());
        Self {
            name,
            value,
            origin,
        }
    }
}

impl Report {
    /// The same with its outputs, and the sentence about them.
    #[must_use]
    pub fn with(self, summary: String, outputs: Vec<Output>) -> Self {
        Self {
            outputs,
            summary,
            ..self
        }
    }

    /// The same with its outputs, and the headline about them.
    #[must_use]
    pub fn headed(self, headline: Headline, outputs: Vec<Output>) -> Self {
        Self {
            outputs,
            summary: headline.plain(),
            headline: Some(headline),
            ..self
        }
    }

    /// Whether nothing could be worked out.
    pub fn is_refused(&self) -> bool {
        self.formula.is_empty()
    }

    /// What remains where nothing can be worked out: the assumptions, and why.
    pub fn refused(assumptions: Vec<Assumption>, why: &Reason) -> Self {
        Self {
            assumptions,
            warning: Some(why.to_string()),
            ..Self::default()
        }
    }
}

/// A calculation's report so far: formulas from templates, the reader's values
/// of these parameters; or, where nothing can be worked out, a refused one.
pub fn begin(values: &Values, outputs: &[Output], names: &[&str], templates: &[&str]) -> Report {
    let assumptions = given(values, names);
    let lines = templates.iter().map(|line| fill(line, values, outputs));
    let formula: Vec<String> = lines.collect();
    match refusal(values, outputs) {
        Some(why) => Report::refused(assumptions, why),
        None => Report {
            formula,
            assumptions,
            ..Report::default()
        },
    }
}

/// Why nothing could be worked out, if no output is a number.
pub fn refusal<'a>(values: &Values, outputs: &'a [Output]) -> Option<&'a Reason> {
    let count = values.spec().outputs.len();
    let none = !(0..count).any(|index| number(outputs, index).is_some());
    outputs.first()?.as_ref().err().filter(|_| none)
}

/// A sentence with `{name}`s of outputs and parameters in it, each as shown
/// with its unit; where nothing could be worked out, the reason alone.
pub fn say(template: &str, values: &Values, outputs: &[Output]) -> String {
    match refusal(values, outputs) {
        Some(why) => why.to_string(),
        None => fill(template, values, outputs),
    }
}

/// The template with its `{name}`s replaced; `{name|server}` is the number and
/// what it counts.
pub fn fill(template: &str, values: &Values, outputs: &[Output]) -> String {
    let mut words = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        words += before;
        words += &match name.split_once('|') {
            Some((name, noun)) => counted(word(name, values, outputs), noun),
            None => word(name, values, outputs),
        };
        rest = tail;
    }
    words + rest
}

/// An output or a parameter as shown; a name that is neither stays as it is.
fn word(name: &str, values: &Values, outputs: &[Output]) -> String {
    let spec = values.spec();
    let index = spec.outputs.iter().position(|output| output.name == name);
    let output = index.and_then(|index| Some((spec.outputs.get(index)?, outputs.get(index)?)));
    if let Some((output, value)) = output {
        return match value {
            Ok(Value::Number(number)) => format_quantity(*number, output.unit),
            Ok(other) => other.to_string(),
            Err(why) => why.to_string(),
        };
    }
    let param = spec.params.iter().copied().find(|param| param.name == name);
    match param.and_then(|param| Some(param.shown(values.get(name)?))) {
        Some(shown) => shown,
        None => format!("{{{name}}}"),
    }
}

/// The reader's values of these parameters, each with where it comes from.
pub fn given(values: &Values, names: &[&str]) -> Vec<Assumption> {
    let params = values.spec().params.iter().copied();
    params
        .filter(|param| names.contains(&param.name))
        .filter_map(|param| {
            let value = values.get(param.name)?;
            let shown = param.shown(value);
            let changed = *value != param.default_value();
            Some(match param.source {
                _ if changed => Assumption::new(param.title, shown, Origin::Yours),
                [] => Assumption::new(param.title, shown, Origin::Ours),
                keys => sourced(param.title, shown, param.estimate, keys),
            })
        })
        .collect()
}

/// A figure of the tables, with its range and its sources.
pub fn figure(name: &str, cell: &Cell) -> Assumption {
    let mut text = format_quantity(cell.value, cell.unit);
    if let Some(high) = cell.high {
        text = format!("{text} to {}", format_quantity(high, cell.unit));
    }
    sourced(name, text, cell.estimate, cell.source)
}

fn sourced(name: &str, shown: String, estimate: bool, keys: &'static [&'static str]) -> Assumption {
    let mark = if estimate { " (estimate)" } else { "" };
    Assumption::new(name, shown + mark, Origin::Sources(keys))
}

/// Outputs as values: finite numbers, or for all of them the reason why not.
pub fn outputs(result: Result<Vec<f64>, String>, count: usize) -> Vec<Output> {
    let finite = |numbers: &Vec<f64>| numbers.iter().all(|number| number.is_finite());
    match result {
        Ok(numbers) if finite(&numbers) => {
            let numbers = numbers.into_iter().map(Value::Number);
            numbers.map(Ok).collect()
        }
        Ok(_) => vec![Err(Reason::new("The result is too large to work out")); count],
        Err(why) => vec![Err(Reason::new(why)); count],
    }
}

/// What a widget without a report tells of an output that cannot be worked out.
pub fn unknown(why: impl ToString) -> Value {
    Value::Unknown(Reason::new(why).to_string())
}

/// A plot of the usual shape; the right margin is room for labels at lines' ends.
pub fn plot(x: (&str, Scale), y: (&str, Scale), right: f64, layers: Vec<Layer>) -> Plot {
    Plot {
        width: 640.0,
        height: 380.0,
        margins: Margins {
            left: 64.0,
            right,
            top: 30.0,
            bottom: 48.0,
        },
        x: Axis::new(x.0, x.1, 6),
        y: Axis::new(y.0, y.1, 5),
        layers,
    }
}
