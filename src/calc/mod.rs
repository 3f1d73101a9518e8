//! Pure formulas, each with its units and its source.

pub mod carbon;
pub mod cooling;
pub mod cost;
pub mod growth;
pub mod memory;
pub mod power;
pub mod training;
