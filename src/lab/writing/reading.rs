//! One text as a network reads it, and as a perfect predictor does.

use super::answer::likeliest;
use super::run::WritingRun;
use crate::language::alphabet::LINE_END;
use crate::language::{Reader, Tattle};
use crate::nn::kernel::sequence::SequenceKernel;
use crate::nn::transformer::{ShapeError, Writer, probabilities};
use serde::{Deserialize, Serialize};

/// What a network made of a text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// Sign by sign.
    pub signs: Vec<SignRead>,
    /// The place that `attention` is paid for.
    pub place: usize,
    /// What each head pays to the start of the line and to each sign before
    /// that place, layer after layer, in 255ths.
    pub attention: Vec<Vec<u8>>,
}

/// What a network made of one sign; rounded, as it is shown and recorded.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SignRead {
    /// Its surprise, in thousandths of a nat.
    pub surprise: u16,
    /// The signs that were likeliest to come, by their numbers, with their
    /// probabilities in percent.
    pub likeliest: Vec<(u8, u8)>,
}

impl SignRead {
    fn new(odds: &[f64], sign: u8) -> Self {
        let own = odds.get(usize::from(sign)).copied().unwrap_or(0.0);
        let percent = |(sign, share): (u8, f64)| (sign, (100.0 * share).round() as u8);
        Self {
            surprise: (-1000.0 * libm::log(own)).round() as u16,
            likeliest: likeliest(odds, 3).into_iter().map(percent).collect(),
        }
    }

    /// Its surprise, in nats.
    pub fn nats(&self) -> f64 {
        f64::from(self.surprise) / 1000.0
    }
}

impl<K: SequenceKernel> WritingRun<'_, K> {
    /// Reads a text from the start of a line; what is beyond the network's
    /// places is left out. Attention is what it pays when the sign at `place`
    /// is to come.
    ///
    /// # Errors
    /// None: the run has such a network.
    pub fn read(&self, text: &[u8], place: usize) -> Result<Reading, ShapeError> {
        let shape = self.job.shape();
        let mut writer = Writer::new(shape, 1)?;
        let mut reading = Reading {
            place,
            ..Reading::default()
        };
        let text = &text[..text.len().min(shape.places - 1)];
        let mut before = LINE_END;
        for (at, sign) in text.iter().enumerate() {
            writer.read::<K>(self.learner.weights(), &[before]);
            let odds = probabilities(&writer.outputs(0), 1.0);
            reading.signs.push(SignRead::new(&odds, *sign));
            if at == place {
                let heads = (0..shape.layers)
                    .flat_map(|layer| (0..shape.heads).map(move |head| (layer, head)));
                let paid = heads.map(|(layer, head)| writer.attention_paid(layer, head, 0));
                let rounded = |paid: Vec<f32>| -> Vec<u8> {
                    paid.iter().map(|p| (255.0 * p).round() as u8).collect()
                };
                reading.attention = paid.map(rounded).collect();
            }
            before = *sign;
        }
        Ok(reading)
    }
}

/// What a perfect predictor makes of one sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Expected {
    /// The surprise that nobody can avoid, in nats.
    pub nats: f64,
    /// The probability of each sign to come.
    pub odds: Vec<f64>,
}

/// What a perfect predictor makes of a text, as far as it is Tattle.
pub fn expected(language: &Tattle, text: &[u8]) -> Vec<Expected> {
    let mut reader = Reader::new(language);
    let mut all = Vec::new();
    for sign in text {
        let odds = reader.odds().to_vec();
        let Ok(probability) = reader.read(*sign) else {
            break;
        };
        let nats = -libm::log(probability);
        all.push(Expected { nats, odds });
    }
    all
}
