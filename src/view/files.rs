//! What the reader can take away from a figure: pictures, as pixels and as
//! lines.
//!
//! Knows charts and files; not what they show.

use super::charts::{grid, plot_text};
use super::element::{Element, button};
use super::{Live, live};
use crate::chart::Plot;
use crate::chart::vector::{marks, picture};

/// A picture as SVG, with its size.
pub(super) type Picture = (String, (f64, f64));

/// Two buttons, for pixels and for lines.
pub(super) fn pictures(title: &str, name: &'static str, draw: Live<Picture>) -> [Element; 2] {
    let again = draw.clone();
    [
        button(move || {
            let (svg, size) = draw();
            save_png(format!("scale-lab-{name}.png"), svg, size);
        })
        .text(&format!("{title} (PNG)")),
        button(move || {
            let file = format!("scale-lab-{name}.svg");
            save(&file, "image/svg+xml", &again().0);
        })
        .text(&format!("{title} (SVG)")),
    ]
}

/// The same for a chart, with its axes and labels.
pub(super) fn charts(title: &str, name: &'static str, plot: Live<Plot>) -> [Element; 2] {
    let draw = move || {
        let plot = plot();
        let size = (plot.width, plot.height);
        let content = grid(&plot) + &marks(&plot, &colour) + &plot_text(&plot);
        (picture(size, &content, &colour), size)
    };
    pictures(title, name, live(draw))
}

#[cfg(feature = "web")]
pub(super) use crate::browser::{
    canvas::colour,
    files::{save, save_png},
};
#[cfg(not(feature = "web"))]
use nowhere::save_png;
#[cfg(not(feature = "web"))]
pub(super) use nowhere::{colour, save};

/// Without a browser there are no files.
#[cfg(not(feature = "web"))]
mod nowhere {
    pub(in super::super) fn colour(_token: &str) -> String {
        String::new()
    }

    pub(in super::super) fn save(_name: &str, _kind: &str, _text: &str) {}

    pub(super) fn save_png(_name: String, _svg: String, _size: (f64, f64)) {}
}
