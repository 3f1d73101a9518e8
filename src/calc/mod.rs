//! Pure formulas, each with its units and its source.
//!
//! Knows quantities and, for default constants, the tables of figures; knows
//! no widget. What cannot be computed is an [`Invalid`], in words.

pub mod carbon;
pub mod cooling;
pub mod cost;
pub mod failure;
pub mod growth;
pub mod limits;
pub mod memory;
pub mod parallel;
pub mod params;
pub mod power;
pub mod rack;
pub mod scaling;
pub mod search;
pub mod serving;
pub mod simulation;
pub mod training;

use thiserror::Error;

/// Why a formula has no result for these inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Invalid {
    /// Zero, negative or not a number where only more than zero makes sense.
    #[error("{0} must be more than zero")]
    NotPositive(&'static str),
    /// Negative or not a number.
    #[error("{0} cannot be negative")]
    Negative(&'static str),
    /// The result is beyond what a number here can hold.
    #[error("{0} is too large to work out")]
    TooLarge(&'static str),
}

/// The places of these keys from the smallest to the largest; equal ones keep
/// their order. One small sort for every list here, none of which is long.
pub fn order(keys: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(keys.len());
    for (place, key) in keys.iter().enumerate() {
        let after = order.iter().rposition(|other| keys[*other] <= *key);
        order.insert(after.map_or(0, |at| at + 1), place);
    }
    order
}

/// The value, if it is finite and more than zero.
///
/// # Errors
/// [`Invalid::NotPositive`] otherwise.
pub fn positive(what: &'static str, value: f64) -> Result<f64, Invalid> {
    if value.is_finite() && value > 0.0 {
        Ok(value)
    } else {
        Err(Invalid::NotPositive(what))
    }
}

/// The value, if it is finite and not negative.
///
/// # Errors
/// [`Invalid::Negative`] otherwise.
pub fn not_negative(what: &'static str, value: f64) -> Result<f64, Invalid> {
    if value.is_finite() && value >= 0.0 {
        Ok(value)
    } else {
        Err(Invalid::Negative(what))
    }
}

/// The result, if it is finite.
///
/// # Errors
/// [`Invalid::TooLarge`] otherwise.
pub fn finite(what: &'static str, value: f64) -> Result<f64, Invalid> {
    if value.is_finite() {
        Ok(value)
    } else {
        Err(Invalid::TooLarge(what))
    }
}
