//! Downloads that figures share: buttons for pictures, as pixels and as
//! lines.
//!
//! Knows charts and files; not what they show.

use super::charts::{grid, plot_text};
use crate::browser::{colour, save, save_png};
use crate::chart::Plot;
use crate::chart::vector::{marks, picture};
use crate::ui::{Element, Live, button, live};

/// A picture as SVG, with its size.
pub(super) type Picture = (String, (f64, f64));

/// Pixels in a picture; every square is one place the network was asked about.
pub(super) fn image(address: &str, (x, y): (f64, f64), side: f64) -> String {
    format!(
        "<image href=\"{address}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{side}\" height=\"{side}\" \
         preserveAspectRatio=\"none\" image-rendering=\"pixelated\"/>"
    )
}

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
