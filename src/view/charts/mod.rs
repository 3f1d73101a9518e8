//! Pictures: text as SVG or HTML, marks by plotters, fields as pixels.

mod heat_map;
mod marks;
mod plot;

pub(super) use marks::Marks;
pub use heat_map::{Field, HeatMap};
pub use plot::{PlotTable, PlotView};
