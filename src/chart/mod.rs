//! Charts as data: axes, ticks, layers, words, and the marks.
//!
//! Knows nothing of Leptos or a page. Text (axes, labels) is set by the views;
//! [`draw()`] makes the marks alone, on any plotters backend.

pub mod colour;
mod describe;
mod draw;
mod model;
mod scale;
mod svg;
#[cfg(any(feature = "site", test))]
pub mod tokens;
pub mod vector;

pub use describe::{describe, rows};
pub use draw::draw;
pub use model::{Axis, Ink, Layer, Margins, Plot, Shape, Side};
pub use scale::{Scale, Tick};
pub use svg::svg;
