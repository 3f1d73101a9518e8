//! The stages of the board, and what stands beside the chart in each.

use crate::class::plan::Round;

/// What the board shows, in the order in which it is revealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// The numbers to begin with.
    SetUp,
    /// Nothing but axes.
    Axes,
    /// Points of round 1.
    Small,
    /// The ruler.
    Ruler,
    /// Points of round 2.
    Large,
    /// The law.
    Law,
    /// The floor.
    Floor,
    /// The finding.
    Words,
}

impl Stage {
    /// All of them, in order.
    pub const ALL: [Self; 8] = [
        Self::SetUp,
        Self::Axes,
        Self::Small,
        Self::Ruler,
        Self::Large,
        Self::Law,
        Self::Floor,
        Self::Words,
    ];

    /// Its place among them.
    pub fn index(self) -> usize {
        Self::ALL.iter().position(|one| *one == self).unwrap_or(0)
    }

    /// Whether this has been shown.
    pub fn shows(self, other: Self) -> bool {
        self.index() >= other.index()
    }

    /// What stands at the left, for what is made anew with it.
    pub fn picture(self) -> &'static str {
        match self {
            Self::SetUp => "set-up",
            Self::Words => "words",
            _ => "chart",
        }
    }

    /// The round that is played.
    pub fn round(self) -> Round {
        if self.shows(Self::Large) {
            Round::Large
        } else {
            Round::Small
        }
    }

    /// The heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::SetUp => "",
            Self::Axes => "How wrong?",
            Self::Small => "Round 1: small",
            Self::Ruler => "The ruler",
            Self::Large => "Round 2: big",
            Self::Law => "The law",
            Self::Floor => "The floor",
            Self::Words => "In words",
        }
    }

    /// One question of at most twelve words.
    pub fn question(self) -> &'static str {
        match self {
            Self::SetUp => "",
            Self::Axes => "Bigger to the right. Lower is better. Where will yours land?",
            Self::Small => "What shape do our points make?",
            Self::Ruler => "Where will 589 parameters land?",
            Self::Large => "Did the ruler know?",
            Self::Law => "What does the curve do that the ruler does not?",
            Self::Floor => "Who was wrong: the ruler or the networks?",
            Self::Words => "What does ten times bigger buy?",
        }
    }

    /// What the main button says.
    pub fn next_words(self) -> &'static str {
        match self {
            Self::SetUp => "",
            Self::Axes => "Next: round 1",
            Self::Small => "Next: the ruler",
            Self::Ruler => "Next: round 2",
            Self::Large => "Next: the law",
            Self::Law => "Next: the floor",
            Self::Floor => "Next: in words",
            Self::Words => "The end",
        }
    }
}
