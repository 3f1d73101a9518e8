//! What a network makes of a prompt.

use super::job::LONGEST;
use super::run::Run;
use crate::language::alphabet::{decode, encode};
use crate::nn::kernel::sequence::SequenceKernel;
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
