//! What a network makes of a prompt.

use super::job::LONGEST;
use super::run::WritingRun;
use crate::language::alphabet::{LINE_END, decode, encode};
use crate::nn::kernel::sequence::SequenceKernel;
use crate::nn::transformer::{Writer, probabilities};
use serde::{Deserialize, Serialize};

/// Signs whose probability an answer tells.
const LIKELIEST: usize = 4;

/// What a network makes of a prompt.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// What it writes on from it.
    pub text: String,
    /// The signs that are likeliest to come next, by their numbers, each with
    /// its probability.
    pub odds: Vec<(u8, f32)>,
}

impl<K: SequenceKernel> WritingRun<'_, K> {
    /// What the network makes of a prompt, with the dice of a seed; nothing of
    /// one with signs that it does not know, or that leaves no room.
    pub fn answer(&self, prompt: &str, temperature: f64, seed: u64) -> Answer {
        let Some(signs) = encode(prompt).ok().filter(|signs| signs.len() < LONGEST) else {
            return Answer::default();
        };
        let lines = self.lines(&[&signs], temperature, seed);
        let line = lines.ok().and_then(|mut lines| lines.pop());
        let odds = likeliest(&self.next_signs(&signs), LIKELIEST);
        Answer {
            text: decode(&line.unwrap_or_default()),
            odds: odds
                .into_iter()
                .map(|(sign, share)| (sign, share as f32))
                .collect(),
        }
    }

    /// The probability of each sign to come after a text.
    fn next_signs(&self, text: &[u8]) -> Vec<f64> {
        let Ok(mut writer) = Writer::new(self.job.shape(), 1) else {
            return Vec::new();
        };
        for sign in [LINE_END].iter().chain(text) {
            writer.read::<K>(self.learner.weights(), &[*sign]);
        }
        probabilities(&writer.outputs(0), 1.0)
    }
}

/// The likeliest signs, the likeliest first.
pub(super) fn likeliest(odds: &[f64], count: usize) -> Vec<(u8, f64)> {
    let mut all: Vec<(u8, f64)> = (0..).zip(odds.iter().copied()).collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1));
    all.truncate(count);
    all
}
