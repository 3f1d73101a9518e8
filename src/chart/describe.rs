//! A chart in words and as a table.

use super::{Layer, Plot};
use crate::units::{power_of_ten, three_digits};

/// One sentence: the axes and where each line or set of points goes.
pub fn describe(plot: &Plot) -> String {
    let mut parts = vec![format!("{} against {}", plot.y.title, plot.x.title)];
    for layer in &plot.layers {
        let (points, label) = match layer {
            Layer::Line { points, label, .. } | Layer::Points { points, label, .. } => {
                (points, label)
            }
            Layer::Note { .. } | Layer::Tag { .. } => continue,
        };
        if let (Some(first), Some(last), false) = (points.first(), points.last(), label.is_empty())
        {
            let (from, to) = (number(first.1), number(last.1));
            let label = label.replace('\n', " ");
            parts.push(if from == to {
                format!("{label}: {to}")
            } else {
                format!("{label}: from {from} to {to}")
            });
        }
    }
    format!("{}.", parts.join("; "))
}

/// Three digits, or two and a power of ten where that is shorter.
fn number(value: f64) -> String {
    let size = value.abs();
    if size >= 1e7 || (size > 0.0 && size < 1e-4) {
        power_of_ten(value)
    } else {
        three_digits(value)
    }
}

/// The same numbers as rows: layer, horizontal and vertical value; long layers thinned.
pub fn rows(plot: &Plot) -> Vec<(String, f64, f64)> {
    const LONGEST: usize = 24;
    let mut rows = Vec::new();
    for layer in &plot.layers {
        let (points, label) = match layer {
            Layer::Line { points, label, .. } | Layer::Points { points, label, .. } => {
                (points, label)
            }
            Layer::Note { .. } | Layer::Tag { .. } => continue,
        };
        // A power of two, so that a longer run of the same curve shows the same rows.
        let every = points.len().div_ceil(LONGEST).next_power_of_two();
        for (index, (x, y)) in points.iter().enumerate() {
            if index % every == 0 || index + 1 == points.len() {
                rows.push((label.clone(), *x, *y));
            }
        }
    }
    rows
}
