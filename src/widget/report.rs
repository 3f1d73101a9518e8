//! A calculation laid open, and the few pieces every report is made of.
//!
//! Knows words, tables, plots and inert markup; what is worked out, each
//! widget knows.

mod bars;

pub use bars::{Bar, BarChart, Fill};

use crate::chart::{Axis, Layer, Margins, Plot, Scale};
use crate::data::Cell;
use crate::scene::Headline;
use crate::spec::{Origin, Output, ParamSpec, Reason, Value, Values, WidgetSpec};
use crate::units::format_quantity;
use std::fmt::Display;

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
    /// Pictures, one below the other.
    pub pictures: Vec<Picture>,
    /// Where the formula's validity ends, contradictions, estimates.
    pub warning: Option<String>,
}

/// A picture of a report.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// Bars over an axis.
    Bars(BarChart),
    /// Inert SVG.
    Drawing(String),
}

impl Picture {
    /// As inert HTML.
    pub fn html(&self) -> String {
        match self {
            Self::Bars(bars) => bars.html(),
            Self::Drawing(svg) => svg.clone(),
        }
    }
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
    /// The same with a headline, whose words are the sentence too.
    #[must_use]
    pub fn headed(self, headline: Headline) -> Self {
        Self {
            summary: headline.plain(),
            headline: Some(headline),
            ..self
        }
    }

    /// What remains where nothing can be worked out: the assumptions, and why,
    /// for each output of the spec.
    pub fn refused(spec: &WidgetSpec, assumptions: Vec<Assumption>, why: &dyn Display) -> Self {
        let why = Reason::new(why);
        Self {
            outputs: vec![Err(why.clone()); spec.outputs.len()],
            summary: why.to_string(),
            assumptions,
            warning: Some(why.to_string()),
            ..Self::default()
        }
    }

    /// The same, or a refused one where a number is beyond what can be held.
    #[must_use]
    pub fn checked(self, spec: &WidgetSpec) -> Self {
        let mut numbers = self.outputs.iter().flatten().filter_map(Value::number);
        if numbers.all(f64::is_finite) {
            return self;
        }
        Self::refused(
            spec,
            self.assumptions,
            &"The result is too large to work out",
        )
    }
}

/// Outputs that are all numbers.
pub fn numbers<const COUNT: usize>(all: [f64; COUNT]) -> Vec<Output> {
    all.into_iter()
        .map(|number| Ok(Value::Number(number)))
        .collect()
}

/// The reader's values of these parameters, each with where it comes from, in
/// the order of the spec.
pub fn given<'a>(
    values: &Values,
    params: impl IntoIterator<Item = &'a ParamSpec>,
) -> Vec<Assumption> {
    let names: Vec<&str> = params.into_iter().map(|param| param.name).collect();
    let assumption = |param: &ParamSpec| {
        let value = values.value(param)?;
        let shown = param.text_of(value);
        let changed = *value != param.default_value();
        Some(match param.source {
            _ if changed => Assumption::new(param.title, shown, Origin::Yours),
            [] => Assumption::new(param.title, shown, Origin::Ours),
            keys => sourced(param.title, shown, param.estimate, keys),
        })
    };
    let params = values.spec().params.iter().copied();
    let asked = params.filter(|param| names.contains(&param.name));
    asked.filter_map(assumption).collect()
}

/// The same for every parameter of the widget but these, which do not enter.
pub fn given_without(values: &Values, left_out: &[&ParamSpec]) -> Vec<Assumption> {
    let params = values.spec().params.iter().copied();
    let left_out = |param: &&ParamSpec| left_out.iter().any(|other| other.name == param.name);
    given(values, params.filter(|param| !left_out(param)))
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
