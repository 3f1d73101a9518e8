//! What the page and a writer say to one another.
//!
//! Both cross as bytes. Beside each look at a run, its checkpoint crosses as a
//! transferred `Float32Array`, so that another writer can go on from it.

use crate::lab::writing::{Answer, Job, Look, Outcome, Reading};
use crate::nn::Checkpoint;
use serde::{Deserialize, Serialize};

/// From the page to a writer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Trains a network to its end, in place of the one before.
    Learn {
        /// Echoed by the replies.
        id: u32,
        /// The run.
        job: Job,
        /// Where it goes on; none to start at step 0.
        from: Option<Checkpoint>,
        /// The seed of the dice that its lines are written with.
        dice: u64,
    },
    /// Stops after the current slice, or goes on.
    Run(bool),
    /// Asks what the network as it is now makes of a prompt.
    Ask {
        /// Echoed by the answer.
        number: u32,
        /// The text to go on from.
        prompt: String,
        /// How bold it is; 0 takes the likeliest.
        temperature: f64,
        /// The seed of the dice.
        dice: u64,
    },
    /// Asks how the network as it is now reads a text.
    Read {
        /// Echoed by the reply.
        number: u32,
        /// The text.
        text: String,
        /// The place that its attention is asked for.
        place: usize,
    },
}

/// From a writer to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// The writer listens. Sent once, before anything else.
    Ready,
    /// A request that cannot be followed, and why.
    Refused {
        /// The reason, in plain words.
        why: String,
    },
    /// A run has got to this step.
    Learning {
        /// Which.
        id: u32,
        /// Steps taken.
        step: u64,
    },
    /// A run as it stands. Its checkpoint comes with it.
    Looked {
        /// Which.
        id: u32,
        /// The look.
        look: Look,
    },
    /// A run has taken its last step, or diverged.
    Learned {
        /// Which.
        id: u32,
        /// How it ended.
        outcome: Outcome,
        /// How long the writer trained, looks included, in milliseconds.
        milliseconds: f64,
    },
    /// What the network makes of a prompt.
    Answered {
        /// Which was asked.
        number: u32,
        /// The answer.
        answer: Answer,
    },
    /// How the network read a text.
    HasRead {
        /// Which was asked.
        number: u32,
        /// What it made of it.
        reading: Reading,
    },
}
