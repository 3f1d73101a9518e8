//! What came of a result that was typed, as the board says it.

use super::number::{ClassNumber, PupilNumber};
use super::plan::Round;
use std::fmt;

/// What came of a result that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It counts.
    In(PupilNumber, Round),
    /// It was in before.
    Again(PupilNumber, Round),
    /// A loss by hand is in.
    ByHand(PupilNumber, Round),
    /// The board is still training this pupil's network.
    Waiting(PupilNumber),
    /// The class has fewer pupils.
    NotInClass(PupilNumber, u8),
    /// The letters fit neither round.
    FitsNothing(PupilNumber, ClassNumber),
}

impl Verdict {
    /// Whether the result counts now.
    pub fn is_in(self) -> bool {
        matches!(self, Self::In(..) | Self::ByHand(..))
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::In(pupil, round) => {
                write!(f, "✓ {} is in, round {}", pupil.get(), round.number())
            }
            Self::Again(pupil, round) => write!(
                f,
                "{} was in already, round {}",
                pupil.get(),
                round.number()
            ),
            Self::ByHand(pupil, round) => write!(
                f,
                "✓ {} is in by its loss, round {}: drawn hollow",
                pupil.get(),
                round.number()
            ),
            Self::Waiting(pupil) => {
                write!(f, "{}: one moment, still training it here", pupil.get())
            }
            Self::NotInClass(pupil, pupils) => {
                write!(f, "{}: this class has numbers 1 to {pupils}", pupil.get())
            }
            Self::FitsNothing(pupil, class) => write!(
                f,
                "{}: not of class {}, or a slip of the tongue",
                pupil.get(),
                class.get()
            ),
        }
    }
}
