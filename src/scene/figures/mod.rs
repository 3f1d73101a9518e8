//! The figures: each a pure function from what it is about to a scene.

pub mod barrel;
pub mod books;
pub mod cluster;
pub mod cooling;
pub mod cuts;
pub mod dots;
pub mod failures;
pub mod field;
pub mod file;
pub mod hall;
mod level;
pub mod loaves;
pub mod people;
mod pool;
pub mod power;
pub mod queue;
pub mod rack;
pub mod receipt;
pub mod records;
pub mod server;
pub mod vessel;
