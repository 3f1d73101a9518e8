//! What a family learns from.

use super::job::LONGEST;
use crate::language::Tattle;
use crate::language::alphabet::LINE_END;
use crate::nn::rng::{Rng, Stream};
use serde::{Deserialize, Serialize};

/// Sentences that are read over and over.
pub const FEW: usize = 40;

/// What a family learns from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Corpus {
    /// Sentences of Tattle, drawn anew for each step: nothing is read twice.
    #[default]
    Tattle,
    /// The same [`FEW`] sentences of Tattle, over and over.
    Few,
    /// A text in the signs' numbers. What comes next in it is known to nobody,
    /// so it has no known floor. Its last tenth is for the examination.
    Text(Vec<u8>),
}

/// A corpus as a run draws from it.
#[derive(Clone, Debug)]
pub(super) enum Source {
    Tattle,
    Lines(Vec<Vec<u8>>),
    Text(Vec<u8>),
}

impl Source {
    pub(super) fn new(language: &Tattle, corpus: &Corpus, seed: u64) -> Self {
        match corpus {
            Corpus::Tattle => Self::Tattle,
            Corpus::Few => Self::Lines(few_lines(language, seed)),
            Corpus::Text(signs) => Self::Text(learned_from(signs).to_vec()),
        }
    }

    /// Fills `text` with the sign before a window and the window's own.
    pub(super) fn draw(&self, language: &Tattle, rng: &mut Rng, text: &mut [u8]) {
        match self {
            Self::Tattle => language.write(rng, &mut text[1..]),
            Self::Lines(lines) => {
                let mut places = text[1..].iter_mut();
                while places.len() > 0 && !lines.is_empty() {
                    let line = &lines[rng.below(lines.len() as u32) as usize];
                    for (sign, place) in line.iter().zip(places.by_ref()) {
                        *place = *sign;
                    }
                }
            }
            Self::Text(signs) => {
                let last = signs.len().saturating_sub(text.len());
                let from = rng.below(last as u32 + 1) as usize;
                for (place, sign) in text.iter_mut().zip(&signs[from..]) {
                    *place = *sign;
                }
            }
        }
    }
}

/// Whole sentences, each with its end.
fn few_lines(language: &Tattle, seed: u64) -> Vec<Vec<u8>> {
    let mut rng = Rng::stream(seed, Stream::Sentences);
    let mut lines = Vec::with_capacity(FEW);
    while lines.len() < FEW {
        let mut text = [LINE_END; 2 * LONGEST];
        language.write(&mut rng, &mut text);
        let end = text.iter().position(|sign| *sign == LINE_END);
        let line = text[..end.map_or(0, |end| end + 1)].to_vec();
        if !line.is_empty() && !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// The part of a text that is learned from: all but its last tenth.
fn learned_from(text: &[u8]) -> &[u8] {
    &text[..text.len() - text.len() / 10]
}

/// Windows of the part that is for the examination, evenly spaced, each with
/// the sign before it.
pub(super) fn examined_on(text: &[u8], windows: usize) -> Vec<u8> {
    let length = LONGEST + 1;
    let part = &text[learned_from(text).len()..];
    let room = part.len().saturating_sub(length);
    let mut texts = Vec::with_capacity(windows * length);
    for window in 0..windows {
        let from = room * window / windows.saturating_sub(1).max(1);
        texts.extend(part[from..].iter().take(length));
    }
    texts
}
