//! The figures: each a pure function from what it is about to a scene.

pub mod barrel;
pub mod cluster;
pub mod failures;
pub mod hall;
pub mod power;
pub mod rack;
pub mod server;
