//! Experiments: runs and families of runs, natively or in a worker.
//!
//! Knows the engine; knows no page.

pub mod experiment;
pub mod frontier;
pub mod law;
pub mod product;
pub mod rate;
pub mod record;
pub mod results;
pub mod run;
pub mod shards;
pub mod speed;
pub mod task;
pub mod writing;

pub use record::trained;
