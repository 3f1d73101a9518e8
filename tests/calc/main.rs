//! The formulas against published figures, against one another, and at their limits.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod alone;
mod claims;
mod counts;
mod facts;
mod formulas;
mod limits;
mod pocket;
mod properties;
mod published;
mod racks;
mod registry;
mod serving;
mod shapes;
mod simulation;

/// The number of an output, where it has one.
fn number(outputs: &[scale_lab::spec::Output], index: usize) -> Option<f64> {
    outputs.get(index)?.as_ref().ok()?.number()
}

/// `a` is `b`, as near as `tolerance` of `b`.
fn close(what: &str, a: f64, b: f64, tolerance: f64) {
    assert!(
        (a - b).abs() <= tolerance * b.abs(),
        "{what}: {a} is not {b} within {tolerance}"
    );
}
