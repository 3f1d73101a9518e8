//! A bet in seven bits, as a code carries it.

use super::plan::Round;
use libm::{log, pow};

/// The least and the most that can be bet on as a loss.
pub const LOSSES: (f64, f64) = (0.001, 0.1);

/// What stands for no bet.
const NONE: u8 = 127;
/// The last step of a loss.
const LAST: u8 = 126;

/// What a pupil bet: in round 1 by how many percent less wrong a network is that
/// is ten times bigger, in round 2 the loss at 589 parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bet(u8);

impl Bet {
    /// No bet.
    pub const NONE: Self = Self(NONE);

    /// Whole percent, from 0 to 100.
    pub fn percent(percent: f64) -> Self {
        Self(percent.round().clamp(0.0, 100.0) as u8)
    }

    /// A loss, on 127 steps of equal ratios, 3.7 % each, from 0.001 to 0.1.
    pub fn loss(loss: f64) -> Self {
        let (low, high) = LOSSES;
        let place = log(loss.clamp(low, high) / low) / log(high / low);
        Self((place * f64::from(LAST)).round() as u8)
    }

    /// Seven bits.
    pub fn bits(self) -> u8 {
        self.0
    }

    /// The bet of these bits; higher bits are left out.
    pub fn of_bits(bits: u8) -> Self {
        Self(bits & 127)
    }

    /// The percent of a bet of round 1.
    pub fn as_percent(self) -> Option<f64> {
        (self.0 <= 100).then_some(f64::from(self.0))
    }

    /// The loss of a bet of round 2.
    pub fn as_loss(self) -> Option<f64> {
        let (low, high) = LOSSES;
        (self.0 <= LAST).then(|| low * pow(high / low, f64::from(self.0) / f64::from(LAST)))
    }

    /// Where it stands at 589 parameters. Ten times 61 is about that, so "40 % less
    /// wrong" is 0.6 times the loss at 61.
    pub fn at_589(self, round: Round, loss_at_61: f64) -> Option<f64> {
        match round {
            Round::Small => Some(loss_at_61 * (1.0 - self.as_percent()? / 100.0)),
            Round::Large => self.as_loss(),
        }
    }
}
