//! Pure formulas, each with its units and its source.

pub mod growth;
pub mod memory;
