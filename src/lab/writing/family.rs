//! A family as it grows up.

use super::corpus::Corpus;
use super::job::{Job, LONGEST, WIDTHS};
use super::run::{Look, Outcome};
use crate::lab::law::Law;
use serde::{Deserialize, Serialize};

/// One of the family.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Member {
    /// Looks at it, the first first.
    pub looks: Vec<Look>,
    /// How it ended.
    pub outcome: Option<Outcome>,
}

/// Five networks of growing size that learn from the same text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Family {
    /// Steps of each run.
    pub steps: u64,
    /// The seed of each run.
    pub seed: u64,
    /// Signs that attention sees at once.
    pub context: usize,
    /// What they learn from.
    pub corpus: Corpus,
    /// In the order of [`WIDTHS`].
    pub members: [Member; WIDTHS.len()],
}

impl Family {
    /// One that has learned nothing, and is to learn from Tattle.
    pub fn new(steps: u64, seed: u64) -> Self {
        Self {
            steps,
            seed,
            context: LONGEST,
            corpus: Corpus::Tattle,
            members: core::array::from_fn(|_| Member::default()),
        }
    }

    /// The run of each.
    pub fn jobs(&self) -> [Job; WIDTHS.len()] {
        WIDTHS.map(|width| Job {
            width,
            steps: self.steps,
            seed: self.seed,
            context: self.context,
            corpus: self.corpus.clone(),
        })
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
    /// they have ended, the floor is known and they follow one.
    pub fn law(&self, count: usize) -> Option<Law> {
        let outcomes = self.outcomes();
        let of = outcomes.get(..count)?;
        let points: Vec<(f64, f64)> = of
            .iter()
            .map(|outcome| (outcome.parameters as f64, outcome.loss))
            .collect();
        Law::above(of.first()?.floor?, &points)
    }
}
