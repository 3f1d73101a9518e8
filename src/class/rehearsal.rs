//! A class that is not there: codes with plausible bets, two of them wrong, so that
//! a teacher alone can see the whole lesson.

use super::bet::Bet;
use super::board::Board;
use super::code::{Code, Whose};
use super::number::PupilNumber;
use super::plan::Round;
use crate::nn::rng::{Rng, Stream};

/// Pupils of a class that is pretended.
pub const PUPILS: u8 = 24;
/// Those who first say a wrong letter.
const SLIPS: [u8; 2] = [9, 17];

/// What the class calls out in a round, in the order of its rows; none of a pupil
/// whose network is still being trained.
pub fn called_out(board: &Board, round: Round) -> Vec<String> {
    let mut rng = Rng::stream(u64::from(board.class().get()), Stream::Data);
    let mut lines = Vec::new();
    for pupil in PupilNumber::first(board.pupils()) {
        let bet = bet(&mut rng, round);
        let Some(outcome) = board.own(pupil, round) else {
            continue;
        };
        let whose = Whose {
            class: board.class(),
            pupil,
            round,
        };
        let code = Code::of(whose, bet, outcome.hash);
        if round == Round::Small && SLIPS.contains(&pupil.get()) {
            // Two letters the wrong way round, or one for another.
            let [a, b, c, d] = code.signs();
            let last = if c == d { 'Z' } else { c };
            lines.push(format!("{} {a}{b}{d}{last}", pupil.get()));
        }
        lines.push(format!("{} {code}", pupil.get()));
    }
    lines
}

/// In round 1 most say 20 to 90 %, some nothing; in round 2 most follow the ruler
/// to something like 0.004.
fn bet(rng: &mut Rng, round: Round) -> Bet {
    let (around, chance) = (f64::from(rng.normal()), rng.unit());
    match round {
        Round::Small if chance < 0.1 => Bet::NONE,
        Round::Small => Bet::percent(((55.0 + 20.0 * around) / 5.0).round() * 5.0),
        Round::Large => Bet::loss(0.0045 * libm::exp(0.35 * around)),
    }
}
