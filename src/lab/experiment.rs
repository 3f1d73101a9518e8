//! An experiment of the lab: which networks to train, and on what.
//!
//! One dial is turned at a time; every setting is trained with the same seeds,
//! and every size by one stated rule. It knows configurations, not how runs
//! are spread over workers.

use super::run::Job;
use super::task::{TaskConfig, TaskKind};

/// What is made larger from one setting to the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dial {
    /// Weights and biases.
    #[default]
    Parameters,
    /// Examples to learn from.
    Data,
    /// Steps of training.
    Compute,
    /// Sizes and steps, each with each: which size is best for a given
    /// computation?
    Frontier,
}

/// What stands in the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Handicap {
    /// Nothing.
    #[default]
    None,
    /// A few examples, each many times over.
    Duplicates,
    /// Answers that are mostly chance.
    Noise,
    /// An input that matters is withheld.
    Withheld,
    /// One learning rate for all sizes, untuned.
    Untuned,
    /// Very few examples.
    LittleData,
}

/// An experiment. Equal values give equal runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Experiment {
    /// What is turned.
    pub dial: Dial,
    /// What is learned.
    pub task: TaskKind,
    /// What stands in the way.
    pub handicap: Handicap,
    /// With three sizes more, up to 30,000 parameters.
    pub large: bool,
    /// Neurons in each hidden layer of the one size that is trained, where the
    /// networks grow; all sizes without it.
    pub only: Option<usize>,
    /// The seed of the task; where `run` has none, of its runs too.
    pub seed: u64,
    /// The seed of the first weights and of the order of examples, for one run of
    /// each setting.
    pub run: Option<u64>,
}

/// Runs of each setting where no run is asked for, with seeds of their own.
const SEEDS: u64 = 2;
/// Examples per step.
pub const BATCH: usize = 64;
/// Examples there are where they are not the dial.
const EXAMPLES: usize = 65_536;
/// Steps where they are not the dial.
const STEPS: u64 = 6_000;
/// Neurons in each hidden layer: 19 to about 3,000 parameters with four inputs.
pub const WIDTHS: [usize; 8] = [2, 3, 5, 8, 13, 21, 34, 52];
/// And to 30,000.
pub const LARGE_WIDTHS: [usize; 3] = [80, 118, 170];
/// The width that learns from more and more data, for fewer steps: long
/// training on few examples is memorising.
const DATA: (usize, u64) = (21, 2_000);
/// The width that is trained for longer and longer.
const COMPUTE_WIDTH: usize = 34;
/// Sizes of the frontier, where the longest runs have fewer steps.
const FRONTIER_WIDTHS: [usize; 6] = [2, 4, 7, 13, 24, 44];

impl Experiment {
    /// The task to draw.
    pub fn task(&self) -> TaskConfig {
        TaskConfig {
            kind: self.task,
            noise: match (self.task, self.handicap) {
                (TaskKind::Teacher, Handicap::Noise) => 0.6,
                (TaskKind::Teacher, _) => 0.15,
                (TaskKind::Flipped, Handicap::Noise) => 0.4,
                (TaskKind::Flipped, _) => 0.1,
                (TaskKind::Clouds, Handicap::Noise) => 2.0,
                (TaskKind::Clouds, _) => 1.0,
            },
            distinct: match (self.dial, self.handicap) {
                (_, Handicap::Duplicates) => 512,
                (_, Handicap::LittleData) => 96,
                (Dial::Data, _) => 16_384,
                _ => EXAMPLES,
            },
            withhold: self.handicap == Handicap::Withheld,
            seed: self.seed,
        }
    }

    /// The largest step size of a width: falls with the root of the width,
    /// unless it is left untuned. Half or twice as much makes no size of the
    /// plain experiment better by more than 3 %, as `tests/lab.rs` holds.
    pub fn rate(&self, width: usize) -> f64 {
        match self.handicap {
            Handicap::Untuned => 0.4,
            _ => (0.07 * (8.0 / width as f64).sqrt()).min(0.1),
        }
    }

    /// Every run, the smallest setting first, the seeds of a setting together.
    pub fn jobs(&self) -> Vec<Job> {
        let mut jobs = Vec::new();
        for (width, examples, steps) in self.settings() {
            for seed in self.run_seeds() {
                jobs.push(Job {
                    inputs: self.task().inputs(),
                    width,
                    loss: self.task.loss(),
                    examples,
                    steps,
                    batch: BATCH,
                    rate: self.rate(width),
                    seed,
                });
            }
        }
        jobs
    }

    /// Runs of each setting.
    pub fn runs(&self) -> usize {
        self.run_seeds().len()
    }

    fn run_seeds(&self) -> Vec<u64> {
        match self.run {
            Some(run) => vec![run],
            None => (0..SEEDS).map(|run| self.seed * 100 + run).collect(),
        }
    }

    fn settings(&self) -> Vec<(usize, usize, u64)> {
        let all = self.task().distinct;
        let doubling = |from: u64, count: u32| (0..count).map(move |i| from << i);
        match self.dial {
            Dial::Parameters if self.only.is_some() => self
                .only
                .into_iter()
                .map(|width| (width, all, STEPS))
                .collect(),
            Dial::Parameters => {
                let more = if self.large { &LARGE_WIDTHS[..] } else { &[] };
                let widths = WIDTHS.iter().chain(more);
                widths.map(|width| (*width, all, STEPS)).collect()
            }
            Dial::Data => doubling(128, 8)
                .map(|examples| (DATA.0, (examples as usize).min(all), DATA.1))
                .collect(),
            Dial::Compute => doubling(48, 8)
                .map(|steps| (COMPUTE_WIDTH, all, steps))
                .collect(),
            Dial::Frontier => FRONTIER_WIDTHS
                .iter()
                .flat_map(|width| doubling(48, 7).map(|steps| (*width, all, steps)))
                .collect(),
        }
    }

    /// Where a run stands on the horizontal axis.
    pub fn size(&self, job: &Job) -> f64 {
        match self.dial {
            Dial::Parameters => job.parameters() as f64,
            Dial::Data => job.examples as f64,
            Dial::Compute | Dial::Frontier => job.flops(),
        }
    }
}

impl Dial {
    /// What the horizontal axis measures.
    pub fn axis(self) -> &'static str {
        match self {
            Self::Parameters => "Parameters",
            Self::Data => "Examples to learn from",
            Self::Compute | Self::Frontier => "Computation (FLOP)",
        }
    }
}
