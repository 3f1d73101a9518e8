//! A chart as a file of its own: SVG with its colours in it, which needs no
//! style sheet.
//!
//! It knows marks, and the classes that stand for colours in a page's SVG; not
//! where the colours come from.

use super::colour::INKS;
use super::{Ink, Layer, Plot, Shape};
use std::fmt::Write;

/// A picture of this size on the card's colour. `content` is SVG, its colours
/// given by the style sheet's classes; `colour` knows each token's.
pub fn picture(
    (width, height): (f64, f64),
    content: &str,
    colour: &dyn Fn(&str) -> String,
) -> String {
    let mut content = content
        .replace("class=\"grid\"", &format!("stroke=\"{}\"", colour("line")))
        .replace(
            "class=\"net-line positive\"",
            &format!("stroke=\"{}\"", colour("positive")),
        )
        .replace(
            "class=\"net-line negative\"",
            &format!("stroke=\"{}\" stroke-dasharray=\"5 3\"", colour("negative")),
        );
    for class in ["tick-label", "axis-title"] {
        content = content.replace(
            &format!("class=\"{class}\""),
            &format!("fill=\"{}\"", colour("soft")),
        );
    }
    for (_, name) in INKS {
        let label = format!("class=\"mark-label t-{name}\"");
        content = content.replace(&label, &format!("fill=\"{}\"", colour(name)));
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"system-ui, sans-serif\" font-size=\"13\">\
         <rect width=\"100%\" height=\"100%\" fill=\"{}\"/>{content}</svg>",
        colour("card")
    )
}

/// The marks of a plot, each with its colour.
pub fn marks(plot: &Plot, colour: &dyn Fn(&str) -> String) -> String {
    const RADIUS: f64 = 4.5;
    let mut svg = String::new();
    for layer in &plot.layers {
        match layer {
            Layer::Line {
                points,
                ink,
                dashed,
                ..
            } => {
                let dash = if *dashed {
                    " stroke-dasharray=\"5 4\""
                } else {
                    ""
                };
                let places = points.iter().map(|point| plot.pixel(*point));
                let (path, ink) = (joined(places), colour(ink.name()));
                // Writing to a string cannot fail.
                let _ = write!(
                    svg,
                    "<polyline points=\"{path}\" fill=\"none\" stroke=\"{ink}\" stroke-width=\"2\"{dash}/>"
                );
            }
            Layer::Points {
                points, ink, shape, ..
            } => {
                let (ink, card) = (colour(ink.name()), colour(Ink::Card.name()));
                let look = if shape.is_outline() {
                    format!("fill=\"none\" stroke=\"{ink}\" stroke-width=\"1.5\"")
                } else {
                    format!("fill=\"{ink}\" stroke=\"{card}\" stroke-width=\"0.6\"")
                };
                for point in points {
                    let (x, y) = plot.pixel(*point);
                    let corners = shape.corners().iter();
                    let corners =
                        joined(corners.map(|(dx, dy)| (x + dx * RADIUS, y + dy * RADIUS)));
                    let _ = match shape {
                        Shape::Disc | Shape::Ring => {
                            write!(
                                svg,
                                "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{RADIUS}\" {look}/>"
                            )
                        }
                        _ if shape.is_outline() => {
                            write!(svg, "<polyline points=\"{corners}\" {look}/>")
                        }
                        _ => write!(svg, "<polygon points=\"{corners}\" {look}/>"),
                    };
                }
            }
            Layer::Note { .. } | Layer::Tag { .. } => {}
        }
    }
    svg
}

fn joined(points: impl Iterator<Item = (f64, f64)>) -> String {
    let text = points.map(|(x, y)| format!("{x:.1},{y:.1}"));
    text.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_its_colours_in_it() {
        let colour = |name: &str| format!("#{name}");
        let content = "<line class=\"grid\"/><text class=\"tick-label\">1</text>\
                       <text class=\"mark-label t-ink\">test</text>";
        let svg = picture((10.0, 20.0), content, &colour);
        assert!(!svg.contains("class="), "{svg}");
        for part in [
            "#card",
            "stroke=\"#line\"",
            "fill=\"#soft\"",
            "fill=\"#ink\"",
            "0 0 10 20",
        ] {
            assert!(svg.contains(part), "{part}: {svg}");
        }
    }
}
