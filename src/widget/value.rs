//! Values of parameters and outputs, and one widget's set of them.

use super::{ParamSpec, WidgetSpec};
use std::fmt;

/// A finite number in its SI base unit, a piece of text, or a switch; of an
/// output also why it is none of them.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A finite number.
    Number(f64),
    /// A choice, a comma-separated set or list, or words.
    Text(String),
    /// On or off.
    Switch(bool),
    /// An output that cannot be worked out, and why: a sentence.
    Unknown(String),
}

impl Value {
    /// The number, if it is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The text, if it is text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// As a link writes it: shortest form that reads back to the same value.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(n) if *n != 0.0 && (n.abs() >= 1e5 || n.abs() < 1e-3) => {
                write!(f, "{n:e}")
            }
            Self::Number(n) => write!(f, "{n}"),
            Self::Text(text) | Self::Unknown(text) => f.write_str(text),
            Self::Switch(on) => f.write_str(if *on { "1" } else { "0" }),
        }
    }
}

/// The values of one widget's parameters, in the order of its spec.
#[derive(Clone)]
pub struct Values {
    spec: &'static WidgetSpec,
    values: Vec<Value>,
}

impl PartialEq for Values {
    fn eq(&self, other: &Self) -> bool {
        self.spec.id == other.spec.id && self.values == other.values
    }
}

impl Values {
    /// Every parameter at its default.
    pub fn defaults(spec: &'static WidgetSpec) -> Self {
        Self {
            spec,
            values: spec.params.iter().map(ParamSpec::default_value).collect(),
        }
    }

    /// The same values with one of them changed, to what its parameter can
    /// hold; an unknown name changes nothing.
    #[must_use]
    pub fn with(mut self, name: &str, value: Value) -> Self {
        if let Some(index) = self.spec.params.iter().position(|p| p.name == name) {
            self.values[index] = self.spec.params[index].held(value);
        }
        self
    }

    /// The value of a parameter of the spec.
    pub fn get(&self, name: &str) -> Option<&Value> {
        let index = self.spec.params.iter().position(|p| p.name == name)?;
        self.values.get(index)
    }

    /// A number parameter's value; 0 for a name the spec does not have, which
    /// the tests of each widget rule out.
    pub fn number(&self, name: &str) -> f64 {
        self.get(name).and_then(Value::number).unwrap_or_default()
    }

    /// A text parameter's value; empty for a name the spec does not have.
    pub fn text(&self, name: &str) -> &str {
        self.get(name).and_then(Value::text).unwrap_or_default()
    }

    /// A switch's value.
    pub fn switch(&self, name: &str) -> bool {
        matches!(self.get(name), Some(Value::Switch(true)))
    }

    /// The spec these are values of.
    pub fn spec(&self) -> &'static WidgetSpec {
        self.spec
    }
}
