//! What a reader can change: names, kinds, ranges, and how text is read.

use super::Value;
use crate::units::{self, ReadError, Unit};
use thiserror::Error;

/// Whose value a parameter is, and so which prefix its key has in a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// This widget's own: `ID.name`.
    Widget,
    /// The scenario all calculators share: `s.name`.
    Scenario,
}

/// How a slider spreads its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Equal steps.
    Linear,
    /// Equal ratios; the minimum must be positive.
    Logarithmic,
}

/// One of a fixed set of alternatives.
#[derive(Debug)]
pub struct Option_ {
    /// As written in links.
    pub value: &'static str,
    /// As shown.
    pub title: &'static str,
}

/// An alternative, as links write it and as it is shown.
pub const fn option(value: &'static str, title: &'static str) -> Option_ {
    Option_ { value, title }
}

/// The kind of a parameter, with its default and bounds.
#[derive(Debug)]
pub enum Kind {
    /// A number in `unit`.
    Number {
        /// Its unit.
        unit: Unit,
        /// Value at the start.
        default: f64,
        /// Smallest value taken.
        min: f64,
        /// Largest value taken.
        max: f64,
        /// Distance between neighbouring values on a linear slider.
        step: f64,
        /// How the slider spreads the range.
        scale: Scale,
    },
    /// A whole number in `unit`: of what is counted there are no fractions.
    Whole {
        /// Its unit.
        unit: Unit,
        /// Value at the start.
        default: f64,
        /// Smallest value taken.
        min: f64,
        /// Largest value taken.
        max: f64,
        /// How the slider spreads the range.
        scale: Scale,
    },
    /// One of the options.
    Choice {
        /// Value at the start.
        default: &'static str,
        /// What there is to choose from.
        options: &'static [Option_],
    },
    /// A non-empty set of options, comma-separated in the options' order.
    Set {
        /// Value at the start.
        default: &'static str,
        /// What there is to choose from.
        options: &'static [Option_],
    },
    /// A list of whole numbers, comma-separated; may be empty.
    Counts {
        /// Value at the start.
        default: &'static str,
        /// Smallest entry.
        min: u32,
        /// Largest entry.
        max: u32,
        /// Most entries.
        longest: usize,
    },
    /// On or off.
    Switch {
        /// Value at the start.
        default: bool,
    },
}

/// One parameter of a widget.
#[derive(Debug)]
pub struct ParamSpec {
    /// Key, stable for ever.
    pub name: &'static str,
    /// The control's visible label.
    pub title: &'static str,
    /// Whose value it is.
    pub owner: Owner,
    /// What it may be.
    pub kind: Kind,
    /// Keys of the sources of its default; without any, it is our choice.
    pub source: &'static [&'static str],
    /// Whether its default is an estimate.
    pub estimate: bool,
}

/// Why a written value was not taken as it stood, and what is used instead.
#[derive(Clone, Debug, PartialEq, Error)]
#[error("{why}")]
pub struct Refusal {
    /// The value in force instead: the bound it crossed, or the default.
    pub instead: Value,
    /// The reason, in plain words.
    pub why: String,
}

impl ParamSpec {
    /// The value at the start.
    pub fn default_value(&self) -> Value {
        match &self.kind {
            Kind::Number { default, .. } | Kind::Whole { default, .. } => Value::Number(*default),
            Kind::Choice { default, .. }
            | Kind::Set { default, .. }
            | Kind::Counts { default, .. } => Value::Text((*default).into()),
            Kind::Switch { default } => Value::Switch(*default),
        }
    }

    /// The unit; a pure number's where there is none.
    pub fn unit(&self) -> Unit {
        match self.kind {
            Kind::Number { unit, .. } | Kind::Whole { unit, .. } => unit,
            _ => Unit::Pure,
        }
    }

    /// A value as its control shows it.
    pub fn text_of(&self, value: &Value) -> String {
        match (&self.kind, value) {
            (Kind::Number { unit, .. } | Kind::Whole { unit, .. }, Value::Number(number)) => {
                units::format_quantity(*number, *unit)
            }
            (Kind::Choice { options, .. }, Value::Text(text)) => {
                let chosen = options.iter().find(|option| option.value == text);
                chosen
                    .map_or(text.as_str(), |option| option.title)
                    .to_owned()
            }
            _ => value.to_string(),
        }
    }

    /// The same in a sentence, where words stand in quotation marks.
    pub fn quoted(&self, value: &Value) -> String {
        let shown = self.text_of(value);
        match value {
            Value::Number(_) => shown,
            _ => format!("“{shown}”"),
        }
    }

    /// The key in a link.
    pub fn key(&self, widget: &str) -> String {
        match self.owner {
            Owner::Widget => format!("{widget}.{}", self.name),
            Owner::Scenario => format!("s.{}", self.name),
        }
    }

    /// Reads a written value.
    ///
    /// # Errors
    /// [`Refusal`] where the text cannot be understood (the default is used)
    /// or is out of range (the bound is used).
    pub fn read(&self, text: &str) -> Result<Value, Refusal> {
        let fall_back = |why: String| Refusal {
            instead: self.default_value(),
            why,
        };
        match &self.kind {
            Kind::Number { min, max, unit, .. } | Kind::Whole { min, max, unit, .. } => {
                let number = units::parse_quantity(text, *unit).map_err(|error| {
                    let why = match error {
                        ReadError::NotANumber => {
                            format!("“{}” is not a number{}", shorten(text), expected(*unit))
                        }
                        ReadError::Ambiguous { .. } => error.to_string(),
                    };
                    fall_back(format!("{}: {why}", self.title))
                })?;
                let bounded = number.clamp(*min, *max);
                if bounded == number {
                    return self.counted(number);
                }
                let bound = units::format_quantity(bounded, *unit);
                let side = if number < *min { "smallest" } else { "largest" };
                Err(Refusal {
                    instead: Value::Number(bounded),
                    why: format!("{}: the {side} value here is {bound}", self.title),
                })
            }
            Kind::Choice { options, .. } => {
                let found = options.iter().find(|o| o.value == text);
                found.map(|o| Value::Text(o.value.into())).ok_or_else(|| {
                    fall_back(format!("{}: there is no “{}”", self.title, shorten(text)))
                })
            }
            Kind::Set { options, .. } => {
                let unknown = text
                    .split(',')
                    .find(|part| !options.iter().any(|o| o.value == *part));
                if let Some(part) = unknown {
                    return Err(fall_back(format!(
                        "{}: there is no “{}”",
                        self.title,
                        shorten(part)
                    )));
                }
                let chosen = options
                    .iter()
                    .map(|o| o.value)
                    .filter(|v| text.split(',').any(|p| p == *v));
                Ok(Value::Text(chosen.collect::<Vec<_>>().join(",")))
            }
            Kind::Counts {
                min, max, longest, ..
            } => read_counts(text, *min, *max, *longest)
                .map(Value::Text)
                .map_err(|why| fall_back(format!("{}: {why}", self.title))),
            Kind::Switch { .. } => match text {
                "1" | "true" => Ok(Value::Switch(true)),
                "0" | "false" => Ok(Value::Switch(false)),
                _ => Err(fall_back(format!(
                    "{}: “{}” is neither 1 nor 0",
                    self.title,
                    shorten(text)
                ))),
            },
        }
    }

    /// Reads what was typed into a field over a value: a bare number means the
    /// unit that the field shows, unless only the base unit has such a value.
    ///
    /// # Errors
    /// As [`ParamSpec::read`].
    pub fn read_over(&self, shown: &Value, text: &str) -> Result<Value, Refusal> {
        let Value::Number(shown) = *shown else {
            return self.read(text);
        };
        let shown = units::field_text(shown, self.unit());
        match units::in_words_of(&shown, text).map(|meant| self.read(&meant)) {
            Some(Ok(value)) => Ok(value),
            Some(Err(refusal)) => self.read(text).map_err(|_| refusal),
            None => self.read(text),
        }
    }

    /// A value as this parameter can hold it: no part of what is counted.
    #[must_use]
    pub fn held(&self, value: Value) -> Value {
        match (&self.kind, value) {
            (Kind::Whole { .. }, Value::Number(number)) => Value::Number(number.round()),
            (_, value) => value,
        }
    }

    /// A number within the bounds, as this parameter can hold it.
    fn counted(&self, number: f64) -> Result<Value, Refusal> {
        let value = self.held(Value::Number(number));
        match value {
            Value::Number(held) if (held - number).abs() > number.abs() * UNSEEN => Err(Refusal {
                instead: value,
                why: format!("{}: only whole numbers here", self.title),
            }),
            value => Ok(value),
        }
    }
}

/// What no formula shows, at three digits, is dropped from a count without a
/// word: old links hold such fractions.
const UNSEEN: f64 = 1e-4;

fn read_counts(text: &str, min: u32, max: u32, longest: usize) -> Result<String, String> {
    if text.is_empty() {
        return Ok(String::new());
    }
    let parts: Vec<&str> = text.split(',').collect();
    if parts.len() > longest {
        return Err(format!("at most {longest} entries"));
    }
    let mut counts = Vec::new();
    for part in parts {
        let digits: String = part.trim().chars().map(crate::decimal::plain).collect();
        let count: u32 = digits
            .parse()
            .map_err(|_| format!("“{}” is not a whole number", shorten(part)))?;
        if !(min..=max).contains(&count) {
            return Err(format!("each entry lies between {min} and {max}"));
        }
        counts.push(count.to_string());
    }
    Ok(counts.join(","))
}

/// What unit a field understands, where that is not the plain number.
fn expected(unit: Unit) -> String {
    match unit {
        Unit::Pure | Unit::One | Unit::Parameters => String::new(),
        Unit::Share => " or a percentage".into(),
        Unit::Usd => " of dollars".into(),
        Unit::Seconds => " of seconds, minutes, hours or days".into(),
        unit => format!(" in {}", unit.symbol()),
    }
}

/// Enough of a text to recognise it by; messages quote no essays.
fn shorten(text: &str) -> String {
    let mut characters = text.chars();
    let head: String = characters.by_ref().take(24).collect();
    if characters.next().is_some() {
        format!("{head}…")
    } else {
        head
    }
}
