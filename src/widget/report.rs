//! A calculation laid open, and the few pieces every report is made of.
//!
//! Knows words, tables, plots and inert markup; what is worked out, each
//! widget knows.

mod bars;

pub use bars::{Bar, Fill, bars};

use crate::chart::{Axis, Layer, Margins, Plot, Scale};
use crate::data::Cell;
use crate::spec::{Value, Values};
use crate::units::{counted, format_quantity};

/// Everything a calculator shows beside its outputs, at build time and live.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The formula with the reader's numbers in it, a line each.
    pub formula: Vec<String>,
    /// Names, and values with their unit and, in square brackets, the keys of
    /// their sources: `10.2 kW [nvidia_dgx_h100]`. `[yours]` marks what the
    /// reader changed, `[ours]` what is our choice.
    pub assumptions: Vec<(String, String)>,
    /// Headings and rows.
    pub table: Option<(Vec<&'static str>, Vec<Vec<String>>)>,
    /// A plot, where it says more.
    pub plot: Option<Plot>,
    /// Inert HTML or SVG.
    pub picture: Option<String>,
    /// Where the formula's validity ends, contradictions, estimates.
    pub warning: Option<String>,
}

impl Report {
    /// Whether nothing could be worked out.
    pub fn is_refused(&self) -> bool {
        self.formula.is_empty()
    }

    /// What remains where nothing can be worked out: the assumptions, and why.
    pub fn refused(assumptions: Vec<(String, String)>, why: &str) -> Self {
        Self {
            assumptions,
            warning: Some(sentence(why)),
            ..Self::default()
        }
    }
}

/// A calculation's report so far: formulas from templates, the reader's values
/// of these parameters; or, where nothing can be worked out, a refused one.
pub fn begin(values: &Values, outputs: &[Value], names: &[&str], templates: &[&str]) -> Report {
    let assumptions = given(values, names);
    let lines = templates.iter().map(|line| fill(line, values, outputs));
    let formula: Vec<String> = lines.collect();
    match refusal(outputs) {
        Some(why) => Report::refused(assumptions, why),
        None => Report {
            formula,
            assumptions,
            ..Report::default()
        },
    }
}

/// Why nothing could be worked out, if nothing could be.
pub fn refusal(outputs: &[Value]) -> Option<&str> {
    let numbers = outputs.iter().filter_map(Value::number);
    match outputs.first() {
        Some(Value::Unknown(why)) if numbers.count() == 0 => Some(why),
        _ => None,
    }
}

/// A sentence with `{name}`s of outputs and parameters in it, each as shown
/// with its unit, or as [`fill`] has it; where nothing could be worked out, the reason alone.
pub fn say(template: &str, values: &Values, outputs: &[Value]) -> String {
    match refusal(outputs) {
        Some(why) => why.to_owned(),
        None => fill(template, values, outputs),
    }
}

/// The template with its `{name}`s replaced; `{name|server}` is the number and
/// what it counts.
pub fn fill(template: &str, values: &Values, outputs: &[Value]) -> String {
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
fn word(name: &str, values: &Values, outputs: &[Value]) -> String {
    let spec = values.spec();
    let index = spec.outputs.iter().position(|output| output.name == name);
    let output = index.and_then(|index| Some((spec.outputs.get(index)?, outputs.get(index)?)));
    if let Some((output, value)) = output {
        return match value {
            Value::Number(number) => format_quantity(*number, output.unit),
            other => other.to_string(),
        };
    }
    let param = spec.params.iter().copied().find(|param| param.name == name);
    match param.and_then(|param| Some(param.shown(values.get(name)?))) {
        Some(shown) => shown.trim_matches(['“', '”']).to_owned(),
        None => format!("{{{name}}}"),
    }
}

/// The reader's values of these parameters, each with where it comes from.
pub fn given(values: &Values, names: &[&str]) -> Vec<(String, String)> {
    let params = values.spec().params.iter().copied();
    params
        .filter(|param| names.contains(&param.name))
        .filter_map(|param| {
            let value = values.get(param.name)?;
            let shown = param.shown(value);
            let shown = shown.trim_matches(['“', '”']);
            let default = *value == param.default_value();
            let from = match param.source {
                _ if !default => " [yours]".to_owned(),
                [] => " [ours]".to_owned(),
                keys => origin(param.estimate, keys),
            };
            Some((param.title.to_owned(), format!("{shown}{from}")))
        })
        .collect()
}

/// Whether a figure is an estimate, and the keys of its sources.
fn origin(estimate: bool, keys: &[&str]) -> String {
    let mark = if estimate { " (estimate)" } else { "" };
    format!("{mark} [{}]", keys.join(", "))
}

/// A figure of the tables, with its range, its date and its sources.
pub fn figure(name: &str, cell: &Cell) -> (String, String) {
    let mut text = format_quantity(cell.value, cell.unit);
    if let Some(high) = cell.high {
        text = format!("{text} to {}", format_quantity(high, cell.unit));
    }
    text += &origin(cell.estimate, cell.source);
    (name.to_owned(), text)
}

/// Outputs as values: finite numbers, or for all of them the reason why not.
pub fn outputs(result: Result<Vec<f64>, String>, count: usize) -> Vec<Value> {
    let result = result.and_then(|numbers| {
        let all = numbers.iter().all(|number| number.is_finite());
        if all {
            Ok(numbers)
        } else {
            Err("The result is too large to work out".into())
        }
    });
    match result {
        Ok(numbers) => numbers.into_iter().map(Value::Number).collect(),
        Err(why) => vec![unknown(&why); count],
    }
}

/// An output that cannot be worked out, for a reason that becomes a sentence.
pub fn unknown(why: &str) -> Value {
    Value::Unknown(sentence(why))
}

/// A reason as a sentence.
pub fn sentence(why: &str) -> String {
    let mut letters = why.chars();
    let first: String = letters
        .next()
        .map_or(String::new(), |c| c.to_uppercase().collect());
    let end = if why.ends_with('.') { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
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
