//! What a widget works out: values, or the reasons why there are none.

use super::Value;
use thiserror::Error;

/// Why something cannot be worked out, as a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct Reason(String);

/// One output.
pub type Output = Result<Value, Reason>;

impl Reason {
    /// A reason in words, which become a sentence.
    pub fn new(why: impl ToString) -> Self {
        let why = why.to_string();
        let mut letters = why.chars();
        let first: String = letters
            .next()
            .map_or(String::new(), |c| c.to_uppercase().collect());
        let end = if why.ends_with('.') { "" } else { "." };
        Self(format!("{first}{}{end}", letters.as_str()))
    }
}
