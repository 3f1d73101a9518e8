//! What a network sees of a point.

use serde::{Deserialize, Serialize};

/// One input of the network, as a function of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Feature {
    /// x.
    X,
    /// y.
    Y,
    /// x².
    XSquared,
    /// y².
    YSquared,
    /// x·y.
    XTimesY,
    /// sin x, x in radians.
    SinX,
    /// sin y, y in radians.
    SinY,
    /// The third coordinate.
    Third,
    /// The fourth coordinate.
    Fourth,
    /// The fifth coordinate.
    Fifth,
    /// The sixth coordinate.
    Sixth,
}

impl Feature {
    /// Every feature of a point in the plane, in the order of the playground's
    /// column.
    pub const ALL: [Self; 7] = [
        Self::X,
        Self::Y,
        Self::XSquared,
        Self::YSquared,
        Self::XTimesY,
        Self::SinX,
        Self::SinY,
    ];

    /// The coordinates themselves, in order.
    pub const COORDINATES: [Self; 6] = [
        Self::X,
        Self::Y,
        Self::Third,
        Self::Fourth,
        Self::Fifth,
        Self::Sixth,
    ];

    /// The feature of one point of the plane, where the third and further
    /// coordinates are 0.
    pub fn apply(self, x: f32, y: f32) -> f32 {
        match self {
            Self::X => x,
            Self::Y => y,
            Self::XSquared => x * x,
            Self::YSquared => y * y,
            Self::XTimesY => x * y,
            Self::SinX => libm::sinf(x),
            Self::SinY => libm::sinf(y),
            Self::Third | Self::Fourth | Self::Fifth | Self::Sixth => 0.0,
        }
    }

    /// Coordinates that a point must have for this.
    pub fn dimensions(self) -> usize {
        (self.coordinate() + 1).max(2)
    }

    /// The last coordinate it reads, from 0.
    pub(super) fn coordinate(self) -> usize {
        match self {
            Self::Third => 2,
            Self::Fourth => 3,
            Self::Fifth => 4,
            Self::Sixth => 5,
            _ => 1,
        }
    }
}
