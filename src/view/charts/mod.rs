//! Pictures: text as SVG or HTML, marks by plotters, fields as pixels.

mod heat_map;
mod marks;
mod plot;

pub use heat_map::heat_map;
pub(super) use marks::marks;
pub use plot::{fitted, grid, plot_table, plot_text, plot_view, worked_plot_view};
