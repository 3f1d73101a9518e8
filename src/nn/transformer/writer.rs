//! A transformer that writes, a sign at a time.
//!
//! Attention keeps the keys and values of what is written, so a sign costs one
//! place; its odds have the bits that reading the whole text would give them.

use super::pass::Pass;
use super::shape::{ShapeError, TransformerShape};
use crate::nn::kernel::sequence::SequenceKernel;
use crate::nn::rng::Rng;

/// Texts that are written abreast.
#[derive(Clone, Debug)]
pub struct Writer {
    pass: Pass,
    places: usize,
    /// The place that is read next.
    place: usize,
}

impl Writer {
    /// Room for so many texts, rounded up to a multiple of four.
    ///
    /// # Errors
    /// The limit that the shape breaks.
    pub fn new(shape: TransformerShape, texts: usize) -> Result<Self, ShapeError> {
        shape.validate()?;
        let windows = texts.max(1).next_multiple_of(4);
        Ok(Self {
            pass: Pass::new(shape, windows, 1),
            places: shape.places,
            place: 0,
        })
    }

    /// Begins anew.
    pub fn begin(&mut self) {
        self.place = 0;
    }

    /// Reads one sign of each text; missing ones are the last again. Whether
    /// there was room.
    pub fn read<K: SequenceKernel>(&mut self, weights: &[f32], signs: &[u8]) -> bool {
        let (Some(last), true) = (signs.last(), self.place < self.places) else {
            return false;
        };
        for window in 0..self.pass.windows() {
            self.pass
                .set(window, self.place, *signs.get(window).unwrap_or(last));
        }
        self.pass.forward_chunk::<K>(weights, self.place);
        self.place += 1;
        true
    }

    /// What the network answers to what it has read of a text: a number for
    /// each sign, whose softmax is its probability. Empty before it has read.
    pub fn outputs(&self, text: usize) -> Vec<f32> {
        let Some(place) = self.place.checked_sub(1) else {
            return Vec::new();
        };
        self.pass.outputs(text % self.pass.windows(), place)
    }

    /// What attention of a head paid, from the place last read of a text, to it
    /// and those before it. Empty before it has read.
    pub fn attention_paid(&self, layer: usize, head: usize, text: usize) -> Vec<f32> {
        let paid = |place| {
            self.pass
                .attention_paid(layer, head, text % self.pass.windows(), place)
        };
        self.place.checked_sub(1).map_or(Vec::new(), paid)
    }

    /// Writes on from each prompt until the sign `end`, which is kept, or until
    /// there is no more room; the prompts are not repeated. The network first
    /// reads `start`.
    ///
    /// Each place and text has a number from the dice, used or not, that falls
    /// on one of the signs in their order, each as wide as it is likely: with
    /// the same dice, what differs is the network.
    pub fn write<K: SequenceKernel>(
        &mut self,
        weights: &[f32],
        (start, end): (u8, u8),
        prompts: &[&[u8]],
        temperature: f64,
        dice: &mut Rng,
    ) -> Vec<Vec<u8>> {
        let mut written = vec![Vec::new(); prompts.len()];
        let mut signs = vec![start; prompts.len()];
        let done = |text: &Vec<u8>| text.last() == Some(&end);
        self.begin();
        while !written.iter().all(done) && self.read::<K>(weights, &signs) {
            let read = self.place - 1;
            for (text, prompt) in prompts.iter().enumerate() {
                let at = dice.unit();
                signs[text] = if let Some(sign) = prompt.get(read) {
                    *sign
                } else if done(&written[text]) {
                    end
                } else {
                    let sign = draw(&self.outputs(text), temperature, at);
                    written[text].push(sign);
                    sign
                };
            }
        }
        written
    }
}

/// The sign that a number from 0 to 1 falls on. A temperature of 0 takes the
/// likeliest.
pub fn draw(outputs: &[f32], temperature: f64, at: f32) -> u8 {
    let odds = probabilities(outputs, temperature);
    let mut end = 0.0;
    let falls = odds.iter().position(|probability| {
        end += probability;
        f64::from(at) < end
    });
    let last = odds.iter().rposition(|probability| *probability > 0.0);
    falls.or(last).unwrap_or(0) as u8
}

/// The softmax of a network's outputs divided by a temperature; at 0 the
/// likeliest sign is certain, the first of several.
pub fn probabilities(outputs: &[f32], temperature: f64) -> Vec<f64> {
    let largest = outputs.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    if temperature <= 0.0 {
        let first = outputs.iter().position(|y| *y == largest);
        let certain = |sign| f64::from(u8::from(Some(sign) == first));
        return (0..outputs.len()).map(certain).collect();
    }
    let power = |y: &f32| libm::exp(f64::from(y - largest) / temperature);
    let total: f64 = outputs.iter().map(power).sum();
    outputs.iter().map(|y| power(y) / total).collect()
}
