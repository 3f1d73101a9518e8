//! Unseen text to be examined on.

use super::job::WIDTHS;
use crate::language::alphabet::LINE_END;
use crate::language::{Judged, NotTattle, SIGNS, Skill, Tattle};
use crate::nn::rng::{Rng, Stream};
use crate::nn::transformer::{Examined, TransformerShape};
use serde::{Deserialize, Serialize};

/// Unseen text, as a perfect predictor sees it.
#[derive(Clone, Debug)]
pub struct Examination {
    texts: Vec<u8>,
    judged: Vec<Judged>,
}

impl Examination {
    /// Draws so many windows.
    ///
    /// # Errors
    /// None that a language gives which can read what it wrote.
    pub fn draw(language: &Tattle, seed: u64, windows: usize) -> Result<Self, NotTattle> {
        let shape = TransformerShape::of_width(WIDTHS[0], SIGNS);
        let mut texts = vec![LINE_END; windows * (shape.places + 1)];
        let mut rng = Rng::stream(seed, Stream::Examination);
        let mut judged = Vec::with_capacity(windows * shape.places);
        for text in texts.chunks_exact_mut(shape.places + 1) {
            language.write(&mut rng, &mut text[1..]);
            judged.extend(language.judge(&text[1..])?);
        }
        Ok(Self { texts, judged })
    }

    /// The windows, one after another.
    pub(super) fn texts(&self) -> &[u8] {
        &self.texts
    }

    /// A network's mean loss, in nats a sign.
    pub(super) fn mean_loss(&self, examined: &Examined) -> f64 {
        examined.nats.iter().sum::<f64>() / self.judged.len().max(1) as f64
    }

    /// The mean loss of a perfect predictor, in nats a sign.
    pub fn floor(&self) -> f64 {
        self.judged.iter().map(|sign| sign.nats).sum::<f64>() / self.judged.len().max(1) as f64
    }

    /// How well a network does on a skill.
    pub(super) fn skill(&self, skill: Skill, examined: &Examined) -> Mastery {
        let mut mastery = Mastery {
            signs: 0,
            right: 0.0,
            excess: 0.0,
        };
        let read = examined.nats.iter().zip(&examined.right);
        for (judged, (nats, right)) in self.judged.iter().zip(read) {
            if judged.skill == Some(skill) {
                mastery.signs += 1;
                mastery.right += f64::from(u8::from(*right));
                mastery.excess += nats - judged.nats;
            }
        }
        let signs = mastery.signs.max(1) as f64;
        Mastery {
            right: mastery.right / signs,
            excess: mastery.excess / signs,
            ..mastery
        }
    }
}

/// How well a network does on the signs that test a skill.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mastery {
    /// Signs that test it.
    pub signs: usize,
    /// The share of them that it took for the likeliest.
    pub right: f64,
    /// Nats a sign above a perfect predictor's.
    pub excess: f64,
}
