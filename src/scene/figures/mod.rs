//! The figures: each a pure function from what it is about to a scene.

pub mod barrel;
pub mod books;
pub mod cluster;
pub mod cooling;
pub mod cuts;
pub mod dots;
pub mod failures;
pub mod hall;
pub mod people;
pub mod power;
pub mod rack;
pub mod receipt;
pub mod server;
