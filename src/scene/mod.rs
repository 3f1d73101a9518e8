//! Drawings as data: a scene is shapes and words on a sheet, computed from
//! quantities, with the grips by which the drawn thing is moved.
//!
//! Knows units, shapes and room; knows no widget, parameter or page. Colours
//! are the classes of `style/scene.css`.

mod callout;
mod controls;
pub mod figures;
mod grip;
mod headline;
mod letters;
mod look;
mod shape;
mod sheet;
mod solid;
mod svg;
mod text;

pub use callout::{Callout, Column, key};
pub use controls::{Slide, around, grip_svg, handle};
pub use grip::{Axis, Grip, Press, Rail};
pub use headline::{Headline, Tone, ordinal, word};
pub use letters::width;
pub use look::Look;
pub use shape::{Path, Point, Shape};
pub use sheet::{Room, Scene, Stage};
pub use solid::{Face, Solid, View};
pub use svg::svg;
pub use text::{Anchor, Text, Voice};

#[cfg(test)]
mod tests;
