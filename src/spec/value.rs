//! A value of a parameter or an output.

use std::fmt;

/// A finite number in its SI base unit, a piece of text, or a switch; of what a
/// frame's host is told also why it is none of them.
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
