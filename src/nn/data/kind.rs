//! How points lie, and what their labels are.

use crate::nn::choices::Loss;
use serde::{Deserialize, Serialize};

/// How the classes lie in the plane, or the numbers over it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DataKind {
    /// A disc inside a ring.
    #[default]
    Circle,
    /// Opposite quadrants belong together.
    Xor,
    /// Two round clouds.
    Gauss,
    /// Arms wound around each other, one per class.
    Spiral,
    /// Two half circles, each with an end inside the other.
    Moons,
    /// Rings around one centre, taking turns between the classes.
    Rings,
    /// Sixteen squares, taking turns between two classes.
    Checkerboard,
    /// A round cloud per class, their centres on a circle.
    Clusters,
    /// Numbers: a slope from -1 to 1 along the diagonal.
    Plane,
    /// Numbers: three hills of height 1 and three hollows of depth 1. TensorFlow
    /// Playground calls it gauss.
    Hills,
    /// Numbers: what a network with hidden weights answers, with a mean of about
    /// 0 and a variance of about 1, and noise of a known variance on top.
    Teacher,
    /// The reader's, [`DataConfig::own`](super::DataConfig::own).
    Own,
}

impl DataKind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::Circle,
        Self::Xor,
        Self::Gauss,
        Self::Spiral,
        Self::Moons,
        Self::Rings,
        Self::Checkerboard,
        Self::Clusters,
        Self::Plane,
        Self::Hills,
        Self::Teacher,
        Self::Own,
    ];

    /// Whether [`DataConfig::classes`](super::DataConfig::classes) may be more than 2.
    pub fn takes_classes(self) -> bool {
        matches!(self, Self::Spiral | Self::Rings | Self::Clusters)
    }

    /// Whether the labels are numbers. Own points say so themselves.
    pub fn is_regression(self) -> bool {
        matches!(self, Self::Plane | Self::Hills | Self::Teacher)
    }
}

/// What the labels are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// That many classes, 2 to 8.
    Classes(usize),
    /// Numbers.
    Regression,
}

impl Task {
    /// The outputs that a network needs.
    pub fn outputs(self, loss: Loss) -> usize {
        match (self, loss) {
            (Self::Classes(classes), Loss::Softmax) => classes,
            _ => 1,
        }
    }

    /// The loss that fits: of two classes the one with a single output.
    pub fn usual_loss(self) -> Loss {
        match self {
            Self::Regression => Loss::MeanSquared,
            Self::Classes(2) => Loss::CrossEntropy,
            Self::Classes(_) => Loss::Softmax,
        }
    }
}
