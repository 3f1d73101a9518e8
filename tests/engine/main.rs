//! The engine as its users see it.

#![allow(
    clippy::disallowed_methods,
    reason = "references are worked out without the functions they check"
)]
#![allow(clippy::unwrap_used)] // clippy.toml's exception covers test functions, not their helpers

mod adam;
mod combinations;
mod gradient;
mod hashes;
mod limits;
mod pictures;
mod plain;
mod programs;
mod runs;
mod support;
mod transformer;
