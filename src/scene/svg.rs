//! A scene as SVG, coloured by classes.
//!
//! Neighbouring outlines of one look are one element, so that a scene stays a
//! small document.

use super::shape::Segment;
use super::{Anchor, Path, Point, Scene, Shape, Text};
use crate::markup::escape;
use std::fmt::Write as _;

/// The content of the scene's `<svg>`.
pub fn svg(scene: &Scene) -> String {
    let mut svg = String::new();
    let mut open: Option<&'static str> = None;
    for shape in &scene.shapes {
        match shape {
            Shape::Path(path) => {
                let class = path.look.class();
                if open != Some(class) {
                    if open.is_some() {
                        svg += "\"/>";
                    }
                    svg += "<path class=\"";
                    svg += class;
                    svg += "\" d=\"";
                    open = Some(class);
                }
                pen(path, &mut svg);
            }
            Shape::Text(text) => {
                if open.take().is_some() {
                    svg += "\"/>";
                }
                set(text, &mut svg);
            }
        }
    }
    if open.is_some() {
        svg += "\"/>";
    }
    svg
}

/// Writes an outline; finer than a tenth of a pixel no screen shows.
fn pen(path: &Path, svg: &mut String) {
    for segment in &path.segments {
        match *segment {
            Segment::Move(to) => place('M', to, svg),
            Segment::Line(to) => place('L', to, svg),
            Segment::Curve(first, second, to) => {
                place('C', first, svg);
                place(' ', second, svg);
                place(' ', to, svg);
            }
            Segment::Close => svg.push('z'),
        }
    }
}

fn place(command: char, point: Point, svg: &mut String) {
    let tenth = |value: f64| (value * 10.0).round() / 10.0 + 0.0;
    let (x, y) = (tenth(point.x), tenth(point.y));
    // Writing to a string cannot fail.
    let _ = write!(svg, "{command}{x} {y}");
}

fn set(text: &Text, svg: &mut String) {
    let anchor = match text.anchor {
        Anchor::Start => "",
        Anchor::Middle => " mid",
        Anchor::End => " end",
    };
    // Writing to a string cannot fail.
    let _ = write!(
        svg,
        "<text class=\"{}{anchor}\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
        text.voice.class(),
        text.at.x,
        text.at.y,
        escape(&text.words)
    );
}
