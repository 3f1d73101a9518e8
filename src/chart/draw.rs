//! The marks of a chart, on any plotters backend.

use super::{Ink, Layer, Plot, Shape, colour::Palette};
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
    palette: &Palette,
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
                let style = palette
                    .colour(*ink)
                    .stroke_width((LINE_WIDTH * zoom).round() as u32);
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
                draw_points(area, &places, *ink, *shape, palette, zoom)?;
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
    palette: &Palette,
    zoom: f64,
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    let radius = (POINT_RADIUS * zoom).round() as i32;
    let colour = palette.colour(ink);
    if shape == Shape::Ring {
        let line = colour.stroke_width((1.5 * zoom).round() as u32);
        return places
            .iter()
            .try_for_each(|&at| area.draw(&Circle::new(at, radius, line)));
    }
    let rim = radius + (RIM * zoom).round() as i32;
    for (radius, style) in [
        (rim, palette.colour(Ink::Card).filled()),
        (radius, colour.filled()),
    ] {
        for &(x, y) in places {
            if shape == Shape::Disc {
                area.draw(&Circle::new((x, y), radius, style))?;
            } else {
                let corners = [(x - radius, y - radius), (x + radius, y + radius)];
                area.draw(&Rectangle::new(corners, style))?;
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
