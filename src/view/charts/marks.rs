//! The marks of a chart: an SVG drawn once at build time, a canvas live.

use crate::chart::Plot;
use crate::view::Live;
use crate::view::element::{Element, classed};

/// The marks of `plot`.
pub fn marks(plot: Live<Plot>) -> Element {
    #[cfg(feature = "web")]
    let marks = classed("canvas", "plot-marks")
        .drawn(move |canvas| crate::browser::canvas::draw_plot(canvas, &plot()));
    #[cfg(not(feature = "web"))]
    let marks = classed("div", "plot-marks").html(&crate::chart::svg(&plot()));
    marks.set("aria-hidden", "true")
}
