//! News for views of the workers that they started.

use super::Snapshot;
use super::cluster::Answer;
use crate::lab::run::Outcome;
use crate::lab::speed::Speed;
use crate::lab::writing;

/// News of a trainer.
#[derive(Clone, Debug, PartialEq)]
pub enum TrainerNews {
    /// The networks' progress, with weights and pictures.
    Snapshot(Snapshot, Vec<f32>),
    /// The speed of the network of this number.
    Measured(u32, Speed),
    /// It cannot go on, and why.
    Failed(String),
}

/// News of a pool.
#[derive(Clone, Debug, PartialEq)]
pub enum PoolNews {
    /// A network is this far, 0 to 1.
    Learning(u32, f64),
    /// A network has ended.
    Learned {
        /// Its number.
        id: u32,
        /// Its outcome.
        outcome: Outcome,
        /// The loss of a perfect predictor, and its share of wrong answers.
        floor: (f64, Option<f64>),
        /// The time it was trained, in milliseconds.
        milliseconds: f64,
    },
    /// Everything has been learned.
    Finished,
    /// It cannot go on, and why.
    Failed(String),
}

/// News of a sequence of pieces of work for a team.
#[derive(Clone, Debug, PartialEq)]
pub enum SequenceNews {
    /// The whole is this far, 0 to 1.
    Progress(f64),
    /// A stage is over: its answers.
    Ended(Vec<Answer>),
    /// All of it is over.
    Finished,
    /// It cannot go on, and why.
    Failed(String),
}

/// News of a family of writers; each has the number of its network.
#[derive(Clone, Debug, PartialEq)]
pub enum WriterNews {
    /// A network has taken so many steps.
    Learning(u32, u64),
    /// A look at a network.
    Looked(u32, writing::Look),
    /// A network has ended, after so many milliseconds of training.
    Learned(u32, writing::Outcome, f64),
    /// What a network makes of the prompt with this number.
    Answered(u32, u32, writing::Answer),
    /// How a network read the text of the question with this number.
    HasRead(u32, u32, writing::Reading),
    /// It cannot go on, and why.
    Failed(String),
}
