//! The steps of the lesson.

use crate::class::plan::Round;
use serde::{Deserialize, Serialize};

/// A step of the lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum Step {
    /// Class and number.
    Numbers,
    /// The opening bet.
    Opening,
    /// One small network.
    Small,
    /// The bet at 589.
    Ruler,
    /// One large network.
    Large,
    /// What was found, in words.
    Words,
    /// Everything, to take away.
    Sheet,
}

impl Step {
    /// All of them, in order.
    pub const ALL: [Self; 7] = [
        Self::Numbers,
        Self::Opening,
        Self::Small,
        Self::Ruler,
        Self::Large,
        Self::Words,
        Self::Sheet,
    ];

    /// From 1.
    pub fn number(self) -> usize {
        1 + Self::ALL.iter().position(|step| *step == self).unwrap_or(0)
    }

    /// A name, for what is made anew with each step.
    pub fn name(self) -> &'static str {
        match self {
            Self::Numbers => "numbers",
            Self::Opening => "opening",
            Self::Small => "small",
            Self::Ruler => "ruler",
            Self::Large => "large",
            Self::Words => "words",
            Self::Sheet => "sheet",
        }
    }

    /// The round that is trained in this step.
    pub fn round(self) -> Option<Round> {
        match self {
            Self::Small => Some(Round::Small),
            Self::Large => Some(Round::Large),
            _ => None,
        }
    }
}
