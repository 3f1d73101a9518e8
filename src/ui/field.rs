//! Fields: a value for every point of a square grid over the plane.

use std::sync::Arc;

/// Values from −1 to 1 on a square grid, row 0 at the top.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Points along a side.
    pub resolution: usize,
    /// The values, row by row.
    pub values: Arc<[f32]>,
    /// Each value is a class from 0 plus how sure it is.
    pub classes: bool,
}

impl Field {
    /// Only the answer, not how sure it is.
    #[must_use]
    pub fn discrete(&self) -> Self {
        let answer = |value: &f32| {
            if self.classes {
                value.floor() + 0.999
            } else {
                1.0_f32.copysign(*value)
            }
        };
        Self {
            values: self.values.iter().map(answer).collect(),
            ..self.clone()
        }
    }
}
