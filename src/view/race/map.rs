//! A racer's map: what it answers over the plane, with the new points on it.
//! What is right shrinks; what is wrong stays large and ringed.

use super::scores::NewPoint;
use crate::nn::limits::EXTENT;

/// Points as SVG over the whole map. Before anything is judged all are large,
/// without a ring.
pub(super) fn points(points: &[NewPoint], wrong: Option<&[bool]>) -> String {
    let mut html = String::new();
    for (state, wanted) in [("right", false), ("wrong", true)] {
        for positive in [true, false] {
            let belongs = |(index, point): &(usize, &NewPoint)| {
                let wrong = wrong.and_then(|wrong| wrong.get(*index)).copied();
                point.positive == positive && wrong.unwrap_or(false) == wanted
            };
            let members = points.iter().enumerate().filter(belongs);
            let path: String = members.map(|(_, point)| mark(point)).collect();
            let (ink, shape) = if positive {
                ("s-positive", "is-disc")
            } else {
                ("s-negative", "is-diamond")
            };
            html += &format!("<path class=\"mark-edge is-{state} {shape}\" d=\"{path}\"/>");
            html += &format!("<path class=\"{ink} is-{state} {shape}\" d=\"{path}\"/>");
        }
    }
    html
}

/// The least line there is, which a round or a square end makes a disc or, as it
/// runs aslant, a diamond.
fn mark(point: &NewPoint) -> String {
    let hundredth = |value: f64| (value * 100.0).round() / 100.0;
    let (x, y) = (hundredth(point.x), hundredth(-point.y));
    if point.positive {
        format!("M{x} {y}h0")
    } else {
        format!("M{x} {y}l.01 .01")
    }
}

/// What is seen of the plane.
pub(super) fn view_box() -> String {
    format!("-{EXTENT} -{EXTENT} {0} {0}", 2.0 * EXTENT)
}
