//! Who trains what: in round 1 each pupil one small network, in round 2 one large
//! one. The class draws the task, the pupil the first weights.

use super::number::{ClassNumber, PupilNumber};
use crate::lab::experiment::{Dial, Experiment, Handicap, WIDTHS};
use crate::lab::run::Job;
use crate::lab::task::{TaskConfig, TaskKind};
use serde::{Deserialize, Serialize};

/// Classes whose tasks teach badly: the law through both rounds explains less than
/// 95 % of the differences, or the floor does not lie above where a ruler through
/// the small networks points. `tests/class.rs` finds them.
pub const NOT_OFFERED: &[u8] = &[];

/// Parameters of the network that everyone bets on.
pub const BET_ON: f64 = 589.0;

/// A round of the lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Round {
    /// Small networks: 19, 31, 61 or 121 parameters.
    Small,
    /// Large ones: 261, 589, 1,395 or 3,069.
    Large,
}

impl Round {
    /// Both, in order.
    pub const ALL: [Self; 2] = [Self::Small, Self::Large];

    /// 1 or 2.
    pub fn number(self) -> u8 {
        match self {
            Self::Small => 1,
            Self::Large => 2,
        }
    }

    /// Neurons in each hidden layer of its four sizes.
    fn widths(self) -> [usize; 4] {
        let [a, b, c, d, e, f, g, h] = WIDTHS;
        match self {
            Self::Small => [a, b, c, d],
            Self::Large => [e, f, g, h],
        }
    }

    /// Parameters of its four sizes.
    pub fn sizes(self) -> [f64; 4] {
        self.widths().map(|width| parameters(width) as f64)
    }
}

/// Weights and biases of two layers of `width` neurons on four inputs:
/// w² + 7 w + 1.
fn parameters(width: usize) -> usize {
    width * width + 7 * width + 1
}

/// The width of a pupil's network: neighbours have different ones.
pub fn width(pupil: PupilNumber, round: Round) -> usize {
    round.widths()[usize::from(pupil.get() - 1) % 4]
}

/// The experiment of one pupil's network, as the lab's links write it.
pub fn experiment(class: ClassNumber, pupil: PupilNumber, round: Round) -> Experiment {
    Experiment {
        dial: Dial::Parameters,
        task: TaskKind::Teacher,
        handicap: Handicap::None,
        large: false,
        only: Some(width(pupil, round)),
        seed: class.get().into(),
        run: Some(pupil.get().into()),
    }
}

/// The task of a class.
pub fn task(class: ClassNumber) -> TaskConfig {
    experiment(class, PupilNumber::FIRST, Round::Small).task()
}

/// A pupil's network to train: the one run of its experiment.
pub fn job(class: ClassNumber, pupil: PupilNumber, round: Round) -> Option<Job> {
    experiment(class, pupil, round).jobs().pop()
}
