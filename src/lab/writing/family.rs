//! A family as it grows up, and what is recorded of one.

use super::perfect::LONGEST;
use super::{Job, Outcome, Run, WIDTHS};
use crate::lab::law::Law;
use crate::language::alphabet::{decode, encode};
use crate::nn::kernel::sequence::SequenceKernel;
use serde::{Deserialize, Serialize};

/// Signs whose probability an answer tells.
const LIKELIEST: usize = 4;

/// A look at a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Look {
    /// Steps taken.
    pub step: u64,
    /// Mean loss on a part of the examination, in nats a sign.
    pub loss: f32,
    /// The line it wrote.
    pub line: String,
}

/// One of the family.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Member {
    /// Looks at it, the first first.
    pub looks: Vec<Look>,
    /// How it ended.
    pub outcome: Option<Outcome>,
}

/// What a network makes of a prompt.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// What it writes on from it.
    pub text: String,
    /// The signs that are likeliest to come next, by their numbers, each with
    /// its probability.
    pub odds: Vec<(u8, f32)>,
}

/// Five networks of growing size that learn from the same text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Family {
    /// Steps of each run.
    pub steps: u64,
    /// The seed of each run.
    pub seed: u64,
    /// In the order of [`WIDTHS`].
    pub members: [Member; WIDTHS.len()],
}

impl Family {
    /// One that has learned nothing.
    pub fn new(steps: u64, seed: u64) -> Self {
        Self {
            steps,
            seed,
            members: core::array::from_fn(|_| Member::default()),
        }
    }

    /// The run of each.
    pub fn jobs(&self) -> [Job; WIDTHS.len()] {
        let (steps, seed) = (self.steps, self.seed);
        WIDTHS.map(|width| Job { width, steps, seed })
    }

    /// Looks that are in of every network.
    pub fn moments(&self) -> usize {
        let looks = self.members.iter().map(|member| member.looks.len());
        looks.min().unwrap_or(0)
    }

    /// Every network has ended.
    pub fn complete(&self) -> bool {
        self.members.iter().all(|member| member.outcome.is_some())
    }

    /// How those that have ended did, the smallest first.
    pub fn outcomes(&self) -> Vec<Outcome> {
        let all = self.members.iter();
        all.filter_map(|member| member.outcome).collect()
    }

    /// The law of the loss above the floor that the smallest `count` follow, if
    /// they have ended and follow one.
    pub fn law(&self, count: usize) -> Option<Law> {
        let outcomes = self.outcomes();
        let of = outcomes.get(..count)?;
        let points: Vec<(f64, f64)> = of
            .iter()
            .map(|outcome| (outcome.parameters as f64, outcome.loss))
            .collect();
        Law::above(of.first()?.floor, &points)
    }
}

impl<K: SequenceKernel> Run<'_, K> {
    /// What the network makes of a prompt, with the dice of a seed; nothing of
    /// one with signs that it does not know, or that leaves no room.
    pub fn answer(&self, prompt: &str, temperature: f64, seed: u64) -> Answer {
        let Some(signs) = encode(prompt).ok().filter(|signs| signs.len() < LONGEST) else {
            return Answer::default();
        };
        let lines = self.lines(&[&signs], temperature, seed);
        let line = lines.ok().and_then(|mut lines| lines.pop());
        let reading = self.read(&signs).unwrap_or_default();
        let mut odds: Vec<(u8, f32)> = (0..)
            .zip(reading.odds.iter().map(|odds| *odds as f32))
            .collect();
        odds.sort_by(|a, b| b.1.total_cmp(&a.1));
        odds.truncate(LIKELIEST);
        Answer {
            text: decode(&line.unwrap_or_default()),
            odds,
        }
    }
}
