//! Checks the figures in `content/` and turns them into Rust.
//!
//! The build script runs it; the tests include it to feed it bad tables.

pub(crate) mod claims;
pub(crate) mod dates;
pub(crate) mod emit;
pub(crate) mod read;
pub(crate) mod sources;
pub(crate) mod tables;
pub(crate) mod units;
