//! Experiments: runs and families of runs, natively or in a worker.
//!
//! Knows the engine; knows no page.

pub mod family;
pub mod fit;
pub mod landscape;
pub mod rate;
mod record;

pub use record::trained;
