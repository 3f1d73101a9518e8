//! What the page and a writer say to one another.
//!
//! Both cross as bytes. Beside each look at a run, its checkpoint crosses as a
//! transferred `Float32Array`, so that another writer can go on from it.

use crate::lab::writing::{Job, Outcome, Reading};
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
    },
    /// Stops after the current slice, or goes on.
    Run(bool),
    /// Writes on from prompts with the network as it is now.
    Write {
        /// The texts to go on from.
        prompts: Vec<String>,
        /// How bold it is; 0 takes the likeliest.
        temperature: f64,
        /// The seed of the dice.
        seed: u64,
    },
    /// Reads a text with the network as it is now.
    Read {
        /// The text.
        text: String,
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
        /// Steps taken.
        step: u64,
        /// Mean loss on a part of the examination, in nats a sign.
        loss: f64,
        /// That of a perfect predictor.
        floor: f64,
        /// A line that it writes, with the same dice as every other network.
        line: String,
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
    /// What was written.
    Wrote {
        /// A text for each prompt, which is not repeated.
        texts: Vec<String>,
    },
    /// What was read.
    Read {
        /// Beside a perfect predictor.
        reading: Reading,
    },
}
