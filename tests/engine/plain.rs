//! The transformer once more, in f64 and by plain loops. It shares no
//! arithmetic with the engine.

use core::ops::Range;
use scale_lab::nn::transformer::TransformerShape;

/// A model of a shape, before some texts.
pub(crate) struct Plain<'a> {
    pub shape: TransformerShape,
    pub texts: &'a [u8],
}

/// Weights, taken one tensor after another.
struct Taker<'a>(&'a [f64]);

impl<'a> Taker<'a> {
    fn take(&mut self, count: usize) -> &'a [f64] {
        let (taken, rest) = self.0.split_at(count);
        self.0 = rest;
        taken
    }
}

fn times(matrix: &[f64], x: &[f64]) -> Vec<f64> {
    let rows = matrix.chunks(x.len());
    rows.map(|row| row.iter().zip(x).map(|(w, x)| w * x).sum())
        .collect()
}

fn normed(x: &[f64], gains: &[f64]) -> Vec<f64> {
    let mean = x.iter().map(|x| x * x).sum::<f64>() / x.len() as f64;
    let scaled = x.iter().map(|x| x / (mean + 1e-6).sqrt());
    scaled.zip(gains).map(|(x, gain)| x * gain).collect()
}

fn gelu(x: f64) -> f64 {
    let scale = (2.0 / std::f64::consts::PI).sqrt();
    0.5 * x * (1.0 + (scale * (x + 0.044_715 * x * x * x)).tanh())
}

fn add(to: &mut [f64], more: &[f64]) {
    for (to, more) in to.iter_mut().zip(more) {
        *to += more;
    }
}

impl Plain<'_> {
    /// The mean loss.
    pub(crate) fn loss(&self, weights: &[f64]) -> f64 {
        let texts = self.texts.chunks_exact(self.shape.places + 1);
        let count = texts.len() * self.shape.places;
        texts.map(|text| self.loss_of(weights, text)).sum::<f64>() / count as f64
    }

    fn loss_of(&self, weights: &[f64], text: &[u8]) -> f64 {
        let TransformerShape {
            width,
            layers,
            heads,
            places,
            context,
            signs,
        } = self.shape;
        let mut weights = Taker(weights);
        let tables = weights.take(4 * signs * width);
        let mut stream: Vec<Vec<f64>> = (0..places)
            .map(|place| {
                let mut x = vec![0.0; width];
                for age in 0..=place.min(3) {
                    let row = age * signs + usize::from(text[place - age]);
                    add(&mut x, &tables[row * width..][..width]);
                }
                x
            })
            .collect();
        for _ in 0..layers {
            let gains = weights.take(width);
            let [q, k, v] = [(); 3].map(|()| weights.take(width * width));
            let distances = weights.take(heads * places);
            let telling = weights.take(width * width);
            let read = |matrix| {
                stream
                    .iter()
                    .map(|x| times(matrix, &normed(x, gains)))
                    .collect()
            };
            let [q, k, v]: [Vec<Vec<f64>>; 3] = [read(q), read(k), read(v)];
            for place in 0..places {
                let mut told = Vec::new();
                for head in 0..heads {
                    let size = width / heads;
                    let part = head * size..(head + 1) * size;
                    let score = |other: usize| {
                        let pairs = q[place][part.clone()].iter().zip(&k[other][part.clone()]);
                        let product: f64 = pairs.map(|(q, k)| q * k).sum();
                        (product / (size as f64).sqrt() + distances[head * places + place - other])
                            .exp()
                    };
                    let seen = place - place % context..=place;
                    let scores: Vec<f64> = seen.clone().map(score).collect();
                    let total: f64 = scores.iter().sum();
                    told.extend(part.clone().map(|feature| {
                        let told = scores.iter().zip(&v[seen.clone()]);
                        told.map(|(score, v)| score / total * v[feature])
                            .sum::<f64>()
                    }));
                }
                add(&mut stream[place], &times(telling, &told));
            }
            let gains = weights.take(width);
            let (hidden, biases) = (weights.take(2 * width * width), weights.take(2 * width));
            let answering = weights.take(2 * width * width);
            for x in &mut stream {
                let mut sums = times(hidden, &normed(x, gains));
                add(&mut sums, biases);
                let values: Vec<f64> = sums.into_iter().map(gelu).collect();
                add(x, &times(answering, &values));
            }
        }
        let gains = weights.take(width);
        let (outputs, biases) = (weights.take(signs * width), weights.take(signs));
        let mut loss = 0.0;
        for (x, right) in stream.iter().zip(&text[1..]) {
            let mut answers = times(outputs, &normed(x, gains));
            add(&mut answers, biases);
            let total: f64 = answers.iter().map(|y| y.exp()).sum();
            loss += total.ln() - answers[usize::from(*right)];
        }
        loss
    }
}

/// The derivative of the loss by some of the weights, by central differences.
pub(crate) fn slopes(plain: &Plain, weights: &[f64], range: Range<usize>) -> Vec<f64> {
    let slope = |i: usize| {
        let at = |shift: f64| {
            let mut weights = weights.to_vec();
            weights[i] += shift;
            plain.loss(&weights)
        };
        (at(1e-5) - at(-1e-5)) / 2e-5
    };
    range.map(slope).collect()
}
