//! One text as a network reads it, beside a perfect predictor.

use super::run::Run;
use crate::language::Reader;
use crate::language::alphabet::LINE_END;
use crate::nn::kernel::sequence::SequenceKernel;
use crate::nn::transformer::{ShapeError, Writer, probabilities};
use serde::{Deserialize, Serialize};

/// What a network made of a text, and what a perfect predictor would.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The surprise of each sign, in nats.
    pub nats: Vec<f64>,
    /// A perfect predictor's, as far as the text is Tattle.
    pub least: Vec<f64>,
    /// The probability of each sign to come next.
    pub odds: Vec<f64>,
    /// A perfect predictor's; empty where no sentence of Tattle begins like
    /// this.
    pub possible: Vec<f64>,
    /// What each head paid, from the last place, to the place before each sign
    /// read: layer after layer.
    pub attention: Vec<Vec<f32>>,
}

impl<K: SequenceKernel> Run<'_, K> {
    /// Reads a text from the start of a line; what is beyond the network's
    /// places is left out.
    ///
    /// # Errors
    /// None: the run has such a network.
    pub fn read(&self, text: &[u8]) -> Result<Reading, ShapeError> {
        let shape = self.job.shape();
        let mut writer = Writer::new(shape, 1)?;
        let mut reader = Some(Reader::new(self.language));
        let mut reading = Reading::default();
        let text = &text[..text.len().min(shape.places - 1)];
        writer.read::<K>(self.learner.weights(), &[LINE_END]);
        for sign in text {
            let odds = probabilities(&writer.outputs(0), 1.0);
            let own = odds.get(usize::from(*sign)).copied().unwrap_or(0.0);
            reading.nats.push(-libm::log(own));
            writer.read::<K>(self.learner.weights(), &[*sign]);
            let probability = reader.as_mut().map(|reader| reader.read(*sign));
            match probability {
                Some(Ok(probability)) => reading.least.push(-libm::log(probability)),
                _ => reader = None,
            }
        }
        reading.odds = probabilities(&writer.outputs(0), 1.0);
        reading.possible = reader.map_or(Vec::new(), |reader| reader.odds().to_vec());
        let heads =
            (0..shape.layers).flat_map(|layer| (0..shape.heads).map(move |head| (layer, head)));
        let paid = heads.map(|(layer, head)| writer.attention_paid(layer, head, 0));
        reading.attention = paid.collect();
        Ok(reading)
    }
}
