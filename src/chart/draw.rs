//! The marks of a chart, on any plotters backend.

use super::{Ink, Layer, Plot, Shape, colour::stand_in};
use plotters::coord::Shift;
use plotters::prelude::*;

/// Marks are a third of this many pixels apart at the least, drawn finer.
const LINE_WIDTH: f64 = 2.0;
const POINT_RADIUS: f64 = 4.5;
const RIM: f64 = 0.6;
const DASH: (f64, f64) = (5.0, 4.0);

/// Draws the marks of `plot` at `zoom` times its own pixels; plotters places
/// whole pixels, so a small chart is drawn large and scaled down.
///
/// # Errors
/// What the backend reports.
pub fn draw<B: DrawingBackend>(
    plot: &Plot,
    area: &DrawingArea<B, Shift>,
    zoom: f64,
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    let pixel = |point: &(f64, f64)| {
        let (x, y) = plot.pixel(*point);
        ((x * zoom).round() as i32, (y * zoom).round() as i32)
    };
    for layer in &plot.layers {
        match layer {
            Layer::Line {
                points,
                ink,
                dashed,
                ..
            } => {
                let style = stand_in(*ink).stroke_width((LINE_WIDTH * zoom).round() as u32);
                let path: Vec<_> = points
                    .iter()
                    .filter(|(x, y)| x.is_finite() && y.is_finite())
                    .map(pixel)
                    .collect();
                if *dashed {
                    for dash in dashes(&path, zoom) {
                        area.draw(&PathElement::new(dash, style))?;
                    }
                } else {
                    area.draw(&PathElement::new(path, style))?;
                }
            }
            Layer::Points {
                points, ink, shape, ..
            } => {
                let places: Vec<_> = points.iter().map(pixel).collect();
                draw_points(area, &places, *ink, *shape, zoom)?;
            }
            Layer::Note { .. } | Layer::Tag { .. } => {}
        }
    }
    Ok(())
}

/// All rims first, then the marks: neighbours that touch keep one outline.
fn draw_points<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    places: &[(i32, i32)],
    ink: Ink,
    shape: Shape,
    zoom: f64,
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    let radius = (POINT_RADIUS * zoom).round() as i32;
    let colour = stand_in(ink);
    let line = colour.stroke_width((1.5 * zoom).round() as u32);
    let corners = |(x, y): (i32, i32), radius: i32| -> Vec<(i32, i32)> {
        let corner = |(dx, dy): &(f64, f64)| {
            let radius = f64::from(radius);
            (
                x + (dx * radius).round() as i32,
                y + (dy * radius).round() as i32,
            )
        };
        shape.corners().iter().map(corner).collect()
    };
    if shape.is_outline() {
        return places.iter().try_for_each(|&at| match shape {
            Shape::Ring => area.draw(&Circle::new(at, radius, line)),
            _ => area.draw(&PathElement::new(corners(at, radius), line)),
        });
    }
    let rim = radius + (RIM * zoom).round() as i32;
    for (radius, style) in [
        (rim, stand_in(Ink::Card).filled()),
        (radius, colour.filled()),
    ] {
        for &at in places {
            match (shape, corners(at, radius).as_slice()) {
                (Shape::Square, [first, _, last, _]) => {
                    area.draw(&Rectangle::new([*first, *last], style))?;
                }
                (Shape::Disc, _) => area.draw(&Circle::new(at, radius, style))?,
                (_, corners) => area.draw(&Polygon::new(corners.to_vec(), style))?,
            }
        }
    }
    Ok(())
}

/// A path cut into dashes.
fn dashes(path: &[(i32, i32)], zoom: f64) -> Vec<Vec<(i32, i32)>> {
    let (on, off) = (DASH.0 * zoom, DASH.1 * zoom);
    let mut dashes = Vec::new();
    let mut along = 0.0;
    for pair in path.windows(2) {
        let [(x0, y0), (x1, y1)] = [pair[0], pair[1]].map(|(x, y)| (f64::from(x), f64::from(y)));
        let length = ((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0)).sqrt();
        let mut start = 0.0;
        while start < length {
            let phase = along % (on + off);
            let (drawn, left) = if phase < on {
                (true, on - phase)
            } else {
                (false, on + off - phase)
            };
            let end = (start + left).min(length);
            if drawn {
                let at = |t: f64| {
                    (
                        (x0 + (x1 - x0) * t / length).round() as i32,
                        (y0 + (y1 - y0) * t / length).round() as i32,
                    )
                };
                dashes.push(vec![at(start), at(end)]);
            }
            // At least a pixel on, so that rounding cannot stop the walk.
            let walked = (end - start).max(1e-6);
            along += walked;
            start += walked;
        }
    }
    dashes
}
