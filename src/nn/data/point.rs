//! A labelled point.

use crate::nn::limits::MAX_DIMENSIONS;

/// A point before the set is split.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Point {
    pub(super) at: [f32; MAX_DIMENSIONS],
    pub(super) label: f32,
    /// The part of the label that no network can foresee, where that is known.
    pub(super) error: f32,
}

impl Point {
    pub(super) fn new((x, y): (f32, f32), label: f32) -> Self {
        let mut point = Self {
            label,
            ..Self::default()
        };
        (point.at[0], point.at[1]) = (x, y);
        point
    }
}
