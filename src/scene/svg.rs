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

/// Writes an outline, each place by its distance from the one before: things that
/// look alike are then written alike, which compresses well.
fn pen(path: &Path, svg: &mut String) {
    let (mut at, mut start) = (Point::default(), Point::default());
    for segment in &path.segments {
        match *segment {
            Segment::Move(to) => {
                place('M', Point::default(), to, svg);
                (at, start) = (to, to);
            }
            Segment::Line(to) => {
                place('l', at, to, svg);
                at = to;
            }
            Segment::Curve(first, second, to) => {
                place('c', at, first, svg);
                place(' ', at, second, svg);
                place(' ', at, to, svg);
                at = to;
            }
            Segment::Close => {
                svg.push('z');
                at = start;
            }
        }
    }
}

fn place(command: char, from: Point, to: Point, svg: &mut String) {
    if command != ' ' {
        svg.push(command);
    }
    tenths(to.x - from.x, command == ' ', svg);
    tenths(to.y - from.y, true, svg);
}

/// A length, as short as can be; finer than a tenth of a pixel no screen shows.
fn tenths(length: f64, apart: bool, svg: &mut String) {
    let tenths = (length * 10.0).round() as i32;
    if tenths < 0 {
        svg.push('-');
    } else if apart {
        svg.push(' ');
    }
    let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    // Writing to a string cannot fail.
    let _ = match (whole, rest) {
        (whole, 0) => write!(svg, "{whole}"),
        (0, rest) => write!(svg, ".{rest}"),
        (whole, rest) => write!(svg, "{whole}.{rest}"),
    };
}

fn set(text: &Text, svg: &mut String) {
    let anchor = match text.anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    };
    // Writing to a string cannot fail.
    let _ = write!(
        svg,
        "<text class=\"{}\"{anchor} x=\"{:.1}\" y=\"{:.1}\">{}</text>",
        text.voice.class(),
        text.at.x,
        text.at.y,
        escape(&text.words)
    );
}
