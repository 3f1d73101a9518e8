//! What the lab's networks learn: tasks whose best possible loss is known.
//!
//! Each draws examples to learn from and examples to be examined on, and knows
//! the loss of a perfect predictor on the latter. It knows the seeded
//! generator; not networks that learn.

use crate::nn::Loss;
use crate::nn::math::tanh;
use crate::nn::rng::{Rng, Stream};
use serde::{Deserialize, Serialize};

/// Examples to be examined on.
pub const UNSEEN: usize = 8_192;

/// A kind of task.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    /// The answer of a hidden network to four numbers, with an error.
    #[default]
    Teacher,
    /// Whether that answer is positive; some are swapped by chance.
    Flipped,
    /// From which of two overlapping clouds a point comes.
    Clouds,
}

/// What to draw. Equal values give equal examples.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaskConfig {
    /// Which task.
    pub kind: TaskKind,
    /// What cannot be foreseen: the standard deviation of an answer's error
    /// (teacher), the probability that an answer is swapped (flipped), or the
    /// clouds' standard deviation in units of half their distance.
    pub noise: f64,
    /// Examples to learn from that differ from one another.
    pub distinct: usize,
    /// The last input is withheld.
    pub withhold: bool,
    /// The seed of the task and of the examples.
    pub seed: u64,
}

/// Examples.
#[derive(Clone, Debug, PartialEq)]
pub struct Examples {
    /// A row of `count` values per input.
    pub inputs: Vec<f32>,
    /// The answers: numbers, or ±1.
    pub labels: Vec<f32>,
}

/// A task, drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Material {
    /// What to learn from.
    pub learn: Examples,
    /// What to be examined on.
    pub unseen: Examples,
    /// The mean loss of a perfect predictor on [`Material::unseen`] that sees
    /// every input.
    pub floor: f64,
    /// Its share of wrong answers, where answers are right or wrong.
    pub error_floor: Option<f64>,
}

impl TaskKind {
    /// What its networks make small.
    pub fn loss(self) -> Loss {
        match self {
            Self::Teacher => Loss::MeanSquared,
            Self::Flipped | Self::Clouds => Loss::CrossEntropy,
        }
    }

    fn dimensions(self) -> usize {
        match self {
            Self::Teacher | Self::Flipped => 4,
            Self::Clouds => 2,
        }
    }
}

impl TaskConfig {
    /// Numbers that a network sees of each example.
    pub fn inputs(&self) -> usize {
        self.kind.dimensions() - usize::from(self.withhold)
    }

    /// Draws the examples to learn from alone.
    pub fn draw_to_learn(&self) -> Examples {
        World::new(self).examples(self, self.distinct, 1).examples
    }

    /// Draws the examples.
    pub fn draw(&self) -> Material {
        let world = World::new(self);
        let learn = world.examples(self, self.distinct, 1);
        let unseen = world.examples(self, UNSEEN, 2);
        Material {
            floor: unseen.loss / UNSEEN as f64,
            error_floor: (self.kind.loss() == Loss::CrossEntropy)
                .then_some(unseen.wrong / UNSEEN as f64),
            learn: learn.examples,
            unseen: unseen.examples,
        }
    }
}

/// Examples with what a perfect predictor loses on them, in all.
struct Judged {
    examples: Examples,
    loss: f64,
    wrong: f64,
}

/// What there is to know about a task.
enum World {
    Network(Teacher),
    Clouds,
}

impl World {
    fn new(config: &TaskConfig) -> Self {
        match config.kind {
            TaskKind::Teacher | TaskKind::Flipped => Self::Network(Teacher::new(config.seed)),
            TaskKind::Clouds => Self::Clouds,
        }
    }

    fn examples(&self, config: &TaskConfig, count: usize, part: u64) -> Judged {
        // Far from every other seed's parts.
        let mut rng = Rng::stream(config.seed.wrapping_mul(4).wrapping_add(part), Stream::Data);
        let dimensions = config.kind.dimensions();
        let seen = config.inputs();
        let mut inputs = vec![0.0; seen * count];
        let mut labels = Vec::with_capacity(count);
        let (mut loss, mut wrong) = (0.0, 0.0);
        for example in 0..count {
            let mut at = [0.0_f32; 4];
            let drawn = self.example(config, &mut rng, &mut at[..dimensions]);
            for (row, value) in inputs.chunks_exact_mut(count).zip(at) {
                row[example] = value;
            }
            labels.push(drawn.label);
            loss += drawn.loss;
            wrong += drawn.wrong;
        }
        Judged {
            examples: Examples { inputs, labels },
            loss,
            wrong,
        }
    }

    fn example(&self, config: &TaskConfig, rng: &mut Rng, at: &mut [f32]) -> Example {
        match self {
            Self::Network(teacher) => {
                for coordinate in &mut *at {
                    *coordinate = rng.normal();
                }
                let answer = teacher.answer(at);
                if config.kind == TaskKind::Teacher {
                    return Example::measured(answer, config.noise, rng);
                }
                let swapped = f64::from(rng.unit()) < config.noise;
                let label = if (answer > 0.0) == swapped { -1.0 } else { 1.0 };
                // A perfect predictor gives the truth a probability of 1 - p.
                let probability = if swapped {
                    config.noise
                } else {
                    1.0 - config.noise
                };
                Example::certain_to(label, probability, swapped)
            }
            Self::Clouds => {
                let label = if rng.unit() < 0.5 { -1.0 } else { 1.0 };
                let deviation = config.noise as f32;
                at[0] = label + deviation * rng.normal();
                at[1] = deviation * rng.normal();
                // The clouds differ along the first coordinate alone: the odds of
                // the right-hand one are e^(2x/σ²).
                let odds = 2.0 * f64::from(at[0]) / (config.noise * config.noise);
                let probability = 1.0 / (1.0 + libm::exp(-odds * f64::from(label)));
                Example::certain_to(label, probability, at[0] * label < 0.0)
            }
        }
    }
}

/// One answer and what a perfect predictor loses on it.
struct Example {
    label: f32,
    loss: f64,
    wrong: f64,
}

impl Example {
    fn measured(truth: f64, deviation: f64, rng: &mut Rng) -> Self {
        let error = deviation * f64::from(rng.normal());
        Self {
            label: (truth + error) as f32,
            // The engine's loss is half the squared error.
            loss: 0.5 * error * error,
            wrong: 0.0,
        }
    }

    fn certain_to(label: f32, probability: f64, wrong: bool) -> Self {
        Self {
            label,
            loss: -libm::log(probability.max(1e-300)),
            wrong: f64::from(u8::from(wrong)),
        }
    }
}

/// A hidden network: a layer of tanh neurons over four numbers.
struct Teacher {
    neurons: Vec<([f32; 4], f32, f32)>,
}

impl Teacher {
    const WIDTH: usize = 40;

    fn new(seed: u64) -> Self {
        let mut rng = Rng::stream(seed, Stream::Weights);
        let neurons = (0..Self::WIDTH)
            .map(|_| {
                let weights = std::array::from_fn(|_| rng.normal());
                let bias = rng.normal();
                // So that the answers' variance is about 1.
                let out = rng.normal() * 1.4 / (Self::WIDTH as f32).sqrt();
                (weights, bias, out)
            })
            .collect();
        Self { neurons }
    }

    fn answer(&self, at: &[f32]) -> f64 {
        let neuron = |(weights, bias, out): &([f32; 4], f32, f32)| {
            let terms = weights.iter().zip(at);
            let sum = terms.fold(*bias, |sum, (weight, x)| sum + weight * x);
            out * tanh(sum)
        };
        f64::from(self.neurons.iter().map(neuron).sum::<f32>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(kind: TaskKind, noise: f64) -> TaskConfig {
        TaskConfig {
            kind,
            noise,
            distinct: 512,
            withhold: false,
            seed: 5,
        }
    }

    #[test]
    fn an_errors_variance_is_twice_the_floor() {
        let material = config(TaskKind::Teacher, 0.12).draw();
        let expected = 0.12 * 0.12 / 2.0;
        // The mean of n squared normal errors: a relative error of √(2/n).
        let tolerance = 4.0 * expected * (2.0 / UNSEEN as f64).sqrt();
        assert!((material.floor - expected).abs() < tolerance);
        assert_eq!(material.error_floor, None);
    }

    #[test]
    fn swapped_answers_have_the_entropy_of_a_coin() {
        let material = config(TaskKind::Flipped, 0.1).draw();
        // H(0.1) = 0.325 nats; the share swapped is binomial.
        assert!((material.floor - 0.325).abs() < 4.0 * 2.2 * (0.09 / UNSEEN as f64).sqrt());
        let error = material.error_floor.unwrap_or_default();
        assert!(
            (error - 0.1).abs() < 4.0 * (0.09 / UNSEEN as f64).sqrt(),
            "{error}"
        );
    }

    #[test]
    fn clouds_have_the_bayes_error() {
        // Φ(-d / 2σ) for a distance of 2 and σ = 1 is Φ(-1) = 0.1587.
        let material = config(TaskKind::Clouds, 1.0).draw();
        let error = material.error_floor.unwrap_or_default();
        assert!(
            (error - 0.1587).abs() < 4.0 * (0.1335 / UNSEEN as f64).sqrt(),
            "{error}"
        );
        assert!(
            material.floor > 0.3 && material.floor < 0.5,
            "{}",
            material.floor
        );
    }

    #[test]
    fn equal_seeds_draw_equal_examples_and_withheld_inputs_are_missing() {
        let full = config(TaskKind::Teacher, 0.1);
        assert_eq!(full.draw(), full.draw());
        let part = TaskConfig {
            withhold: true,
            ..full.clone()
        };
        let (all, some) = (full.draw(), part.draw());
        assert_eq!(some.learn.inputs, all.learn.inputs[..3 * 512]);
        assert_eq!(some.learn.labels, all.learn.labels);
    }
}
