//! The marks of a chart, drawn by plotters: SVG at build time; live, a canvas
//! for runs and SVG for what is worked out.

use crate::browser;
use crate::chart::{Plot, svg};
use crate::ui::{Element, Live, element};

/// The marks of what trains: a canvas, as a curve of thousands of points that
/// grows many times a second costs no node and no parsing.
pub fn marks(plot: Live<Plot>) -> Element {
    let marks = if browser::LIVE {
        element("canvas").drawn(move |canvas| browser::draw_plot(canvas, &plot()))
    } else {
        element("div").inner_html(&svg(&plot()))
    };
    marks.class("plot-marks").attr("aria-hidden", "true")
}

/// The marks of what is worked out: SVG, as raster threads paint it, where a
/// canvas is painted by the thread that follows the reader's hand.
pub fn svg_marks(plot: Live<Plot>) -> Element {
    element("div")
        .class("plot-marks")
        .inner_html(move || svg(&plot()))
        .attr("aria-hidden", "true")
}
