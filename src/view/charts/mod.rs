//! Pictures: text as SVG or HTML, marks by plotters, fields as pixels.

mod heat_map;
mod marks;
mod plot;

pub use heat_map::{Field, HeatMap};
pub(super) use marks::Marks;
pub use plot::{PlotView, plot_table};
