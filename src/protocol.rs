//! Messages between the page and a trainer.
//!
//! Commands and reports cross as bytes (postcard: exact and compact); weights
//! and pictures beside a report cross as one transferred `Float32Array`, laid
//! out as [`BufferLayout`] says.

mod buffer;
pub mod cluster;
pub mod gpu;
pub mod news;
pub mod supervisor;
pub mod writer;

pub use buffer::{BufferLayout, NEURONS_PICTURED, NetworkValues, Section, pictured};

use crate::lab::run::{Job, Outcome};
use crate::lab::speed::Speed;
use crate::lab::task::TaskConfig;
use crate::nn::{Checkpoint, CurvePoint, Progress, RunConfig, StopConditions};
use serde::{Deserialize, Serialize};

/// From the page to a trainer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Command {
    /// Sets up networks at step 0, or where checkpoints say, and reports once.
    Prepare {
        /// Echoed by every report, so that late ones are recognised.
        run: u32,
        /// The networks, trained side by side, step for step.
        networks: Vec<RunConfig>,
        /// The checkpoint from which each goes on; empty to start at step 0.
        from: Vec<Checkpoint>,
        /// The step at which to stop, if there is one.
        stop_at: Option<u64>,
        /// Points along a side of the output pictures.
        resolution: usize,
        /// Points along a side of the neurons' pictures; 0 for none.
        neuron_resolution: usize,
    },
    /// Goes on until told otherwise.
    Play,
    /// Stops after the current slice, and reports.
    Pause,
    /// Takes one step, and reports.
    Step,
    /// Changes the learning rate of every network.
    LearningRate {
        /// The new rate.
        rate: f32,
    },
    /// Changes how many steps a second are taken at the most, and which pictures
    /// reports between steps bring.
    Throttle {
        /// The limit; none for full speed.
        steps_per_second: Option<f64>,
        /// Whether someone may be looking.
        pictures: bool,
        /// The neuron of the first network, by the number of its picture, that is
        /// to be drawn as finely as the output too.
        inspected_neuron: Option<usize>,
    },
    /// Says when every network is to stop; one that had stopped may go on. Ends
    /// with the next preparation.
    StopWhen {
        /// At whichever comes first.
        conditions: StopConditions,
    },
    /// Takes every network back to its last good state, and reports.
    BackToGood,
    /// Acknowledges the last report: another may follow.
    Ack,
    /// Trains one network of an experiment to its end, and reports the outcome.
    Learn {
        /// Echoed by the reports.
        id: u32,
        /// Its task; drawn once while it stays the same.
        task: TaskConfig,
        /// The run.
        job: Job,
    },
    /// Trains a network for a while, draws its picture for a while, and reports
    /// how fast it went.
    Measure {
        /// Echoed by the report.
        id: u32,
        /// The network, its data and its batches.
        config: RunConfig,
        /// The time to train, in milliseconds; at most five seconds.
        milliseconds: f64,
        /// Points along a side of the picture.
        resolution: usize,
    },
}

/// From a trainer to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Report {
    /// The trainer listens. Sent once, before anything else.
    Ready,
    /// The networks' progress.
    Snapshot(Snapshot),
    /// A command that cannot be followed, and why.
    Refused {
        /// The reason, in plain words.
        why: String,
    },
    /// A network of an experiment is this far, 0 to 1.
    Learning {
        /// Which.
        id: u32,
        /// The share of its steps that it has taken.
        done: f64,
    },
    /// A network of an experiment has taken its last step.
    Learned {
        /// Which.
        id: u32,
        /// Its outcome.
        outcome: Outcome,
        /// The loss of a perfect predictor, and its share of wrong answers.
        floor: (f64, Option<f64>),
        /// The time the worker trained, in milliseconds.
        milliseconds: f64,
    },
    /// The speed of a network.
    Measured {
        /// Which.
        id: u32,
        /// Its speeds.
        speed: Speed,
    },
}

/// The networks' progress.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Which preparation this belongs to.
    pub run: u32,
    /// Whether steps are being taken.
    pub running: bool,
    /// Steps a second, lately.
    pub steps_per_second: f64,
    /// Each network.
    pub networks: Vec<NetworkSnapshot>,
    /// Whether the buffer holds pictures.
    pub pictures: bool,
    /// The neuron whose picture, as fine as an output's, ends the buffer.
    pub inspected_neuron: Option<usize>,
}

/// One network's progress.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NetworkSnapshot {
    /// Its numbers.
    pub progress: Progress,
    /// Its whole loss curve.
    pub curve: Vec<CurvePoint>,
}

/// A message as bytes; empty for what cannot be written, which no message here is.
pub fn to_bytes<T: Serialize>(message: &T) -> Vec<u8> {
    postcard::to_allocvec(message).unwrap_or_default()
}

/// A message from bytes; none for anything else.
pub fn from_bytes<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
