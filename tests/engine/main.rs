//! The engine as its users see it.

mod adam;
mod gradient;
mod hashes;
mod limits;
mod pictures;
mod runs;
mod support;
