//! The marks of a chart: the same SVG at build time and live. Raster threads
//! paint it, where a canvas that changes is painted by the thread of the page.

use crate::chart::{Plot, svg};
use crate::view::Live;
use crate::view::element::{Element, classed};

/// The marks of `plot`.
pub fn marks(plot: Live<Plot>) -> Element {
    classed("div", "plot-marks")
        .html_live(move || svg(&plot()))
        .set("aria-hidden", "true")
}
