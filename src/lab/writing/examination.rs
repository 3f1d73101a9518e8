//! Unseen text to be examined on.

use super::corpus::{Corpus, examined_on};
use super::job::{Job, WIDTHS};
use crate::language::alphabet::LINE_END;
use crate::language::{Judged, NotTattle, SIGNS, Skill, Tattle};
use crate::nn::rng::{Rng, Stream};
use crate::nn::transformer::{Examined, TransformerShape};
use serde::{Deserialize, Serialize};

/// Unseen text, and how a perfect predictor sees it where there is one.
#[derive(Clone, Debug)]
pub struct Examination {
    texts: Vec<u8>,
    judged: Vec<Judged>,
}

impl Examination {
    /// Draws so many windows for a job.
    ///
    /// # Errors
    /// None that a language gives which can read what it wrote.
    pub fn draw(language: &Tattle, job: &Job, windows: usize) -> Result<Self, NotTattle> {
        if let Corpus::Text(signs) = &job.corpus {
            return Ok(Self {
                texts: examined_on(signs, windows),
                judged: Vec::new(),
            });
        }
        let shape = TransformerShape::of_width(WIDTHS[0], SIGNS);
        let mut texts = vec![LINE_END; windows * (shape.places + 1)];
        let mut rng = Rng::stream(job.seed, Stream::Examination);
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

    /// The mean loss of a perfect predictor, in nats a sign, where it is known.
    pub fn floor(&self) -> Option<f64> {
        let sum: f64 = self.judged.iter().map(|sign| sign.nats).sum();
        (!self.judged.is_empty()).then(|| sum / self.judged.len() as f64)
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
