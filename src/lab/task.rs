//! What the lab's networks learn: tasks whose best possible loss is known.
//!
//! Each draws training examples and test examples, and knows
//! the loss of a perfect predictor on the latter. It knows the seeded
//! generator; not networks that learn.

use crate::nn::kernel::{Matrix, Transpose};
use crate::nn::rng::{Rng, Stream};
use crate::nn::{Activation, Kernel, Loss};
use serde::{Deserialize, Serialize};

/// Examples of the test set.
pub const TEST_EXAMPLES: usize = 8_192;

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
    /// Training examples that differ from one another.
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
pub struct TaskData {
    /// Training examples.
    pub train: Examples,
    /// Test examples.
    pub test: Examples,
    /// The mean loss of a perfect predictor on [`TaskData::test`] that sees
    /// every input.
    pub irreducible_loss: f64,
    /// Its share of wrong answers, where answers are right or wrong.
    pub irreducible_error: Option<f64>,
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

    /// Draws the training examples alone.
    pub fn draw_train<K: Kernel>(&self) -> Examples {
        let rule = LabelRule::new(self);
        rule.examples::<K>(self, self.distinct, 1).examples
    }

    /// Draws the examples.
    pub fn draw<K: Kernel>(&self) -> TaskData {
        let rule = LabelRule::new(self);
        let train = rule.examples::<K>(self, self.distinct, 1);
        let test = rule.examples::<K>(self, TEST_EXAMPLES, 2);
        TaskData {
            irreducible_loss: test.loss / TEST_EXAMPLES as f64,
            irreducible_error: (self.kind.loss() == Loss::CrossEntropy)
                .then_some(test.wrong / TEST_EXAMPLES as f64),
            train: train.examples,
            test: test.examples,
        }
    }
}

/// Examples with the total loss and errors of a perfect predictor.
struct EvaluatedExamples {
    examples: Examples,
    loss: f64,
    wrong: f64,
}

/// What the labels of a task follow from.
enum LabelRule {
    Network(Teacher),
    Clouds,
}

impl LabelRule {
    fn new(config: &TaskConfig) -> Self {
        match config.kind {
            TaskKind::Teacher | TaskKind::Flipped => Self::Network(Teacher::new(config.seed)),
            TaskKind::Clouds => Self::Clouds,
        }
    }

    fn examples<K: Kernel>(
        &self,
        config: &TaskConfig,
        count: usize,
        part: u64,
    ) -> EvaluatedExamples {
        // Far from every other seed's parts.
        let mut rng = Rng::stream(config.seed.wrapping_mul(4).wrapping_add(part), Stream::Data);
        let mut inputs = vec![0.0; config.kind.dimensions() * count];
        let mut noises = Vec::with_capacity(count);
        for example in 0..count {
            let (at, noise) = self.draw_example(config, &mut rng);
            for (row, value) in inputs.chunks_exact_mut(count).zip(at) {
                row[example] = value;
            }
            noises.push(noise);
        }
        let truths = match self {
            Self::Network(teacher) => teacher.answers::<K>(&inputs, count),
            // The clouds differ along the first coordinate alone.
            Self::Clouds => inputs[..count].to_vec(),
        };
        let mut evaluated = EvaluatedExamples {
            examples: Examples {
                inputs,
                labels: Vec::with_capacity(count),
            },
            loss: 0.0,
            wrong: 0.0,
        };
        for (truth, noise) in truths.into_iter().zip(noises) {
            let drawn = Example::of(config, f64::from(truth), noise);
            evaluated.examples.labels.push(drawn.label);
            evaluated.loss += drawn.loss;
            evaluated.wrong += drawn.wrong;
        }
        // What is withheld stands last.
        evaluated.examples.inputs.truncate(config.inputs() * count);
        evaluated
    }

    /// Draws an example's inputs and its label noise: the error of its answer
    /// before scaling, the uniform number that decides whether it is swapped, or
    /// the label of its cloud.
    fn draw_example(&self, config: &TaskConfig, rng: &mut Rng) -> ([f32; 4], f32) {
        match self {
            Self::Network(_) => {
                let at = std::array::from_fn(|_| rng.normal());
                let measured = config.kind == TaskKind::Teacher;
                (at, if measured { rng.normal() } else { rng.unit() })
            }
            Self::Clouds => {
                let label = if rng.unit() < 0.5 { -1.0 } else { 1.0 };
                let deviation = config.noise as f32;
                let across = label + deviation * rng.normal();
                ([across, deviation * rng.normal(), 0.0, 0.0], label)
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
    /// `truth` is the hidden network's answer, or a point's first coordinate.
    fn of(config: &TaskConfig, truth: f64, noise: f32) -> Self {
        match config.kind {
            TaskKind::Teacher => {
                let error = config.noise * f64::from(noise);
                Self {
                    label: (truth + error) as f32,
                    // The engine's loss is half the squared error.
                    loss: 0.5 * error * error,
                    wrong: 0.0,
                }
            }
            TaskKind::Flipped => {
                let swapped = f64::from(noise) < config.noise;
                let label = if (truth > 0.0) == swapped { -1.0 } else { 1.0 };
                // A perfect predictor gives the truth a probability of 1 - p.
                let probability = if swapped {
                    config.noise
                } else {
                    1.0 - config.noise
                };
                Self::certain_to(label, probability, swapped)
            }
            TaskKind::Clouds => {
                // The odds of the right-hand cloud are e^(2x/σ²).
                let odds = 2.0 * truth / (config.noise * config.noise);
                let probability = 1.0 / (1.0 + libm::exp(-odds * f64::from(noise)));
                Self::certain_to(noise, probability, truth * f64::from(noise) < 0.0)
            }
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
    /// A row of four for each neuron.
    weights: Vec<f32>,
    biases: Vec<f32>,
    out: Vec<f32>,
}

impl Teacher {
    const WIDTH: usize = 40;
    const INPUTS: usize = 4;
    /// Examples at a time, so that what lies between stays in the cache.
    const CHUNK: usize = 256;

    fn new(seed: u64) -> Self {
        let mut rng = Rng::stream(seed, Stream::Weights);
        let mut teacher = Self {
            weights: Vec::with_capacity(Self::WIDTH * Self::INPUTS),
            biases: Vec::with_capacity(Self::WIDTH),
            out: Vec::with_capacity(Self::WIDTH),
        };
        for _ in 0..Self::WIDTH {
            teacher
                .weights
                .extend((0..Self::INPUTS).map(|_| rng.normal()));
            teacher.biases.push(rng.normal());
            // So that the answers' variance is about 1.
            let out = rng.normal() * 1.4 / (Self::WIDTH as f32).sqrt();
            teacher.out.push(out);
        }
        teacher
    }

    /// The answers to `count` examples, a row of `inputs` per coordinate.
    fn answers<K: Kernel>(&self, inputs: &[f32], count: usize) -> Vec<f32> {
        let by_rows = |factors, stride| Matrix {
            factors,
            stride,
            transpose: Transpose::No,
        };
        let mut answers = Vec::with_capacity(count);
        for start in (0..count).step_by(Self::CHUNK) {
            let here = Self::CHUNK.min(count - start);
            let columns = here.div_ceil(4);
            let mut seen = vec![[0.0; 4]; Self::INPUTS * columns];
            for (row, blocks) in inputs
                .chunks_exact(count)
                .zip(seen.chunks_exact_mut(columns))
            {
                let values = blocks.as_flattened_mut();
                values[..here].copy_from_slice(&row[start..start + here]);
            }
            let mut hidden = vec![[0.0; 4]; Self::WIDTH * columns];
            let weights = by_rows(&self.weights, Self::INPUTS);
            K::product(weights, &self.biases, &seen, &mut hidden, columns);
            K::activate(Activation::Tanh, &mut hidden);
            let mut out = vec![[0.0; 4]; columns];
            K::product(
                by_rows(&self.out, Self::WIDTH),
                &[],
                &hidden,
                &mut out,
                columns,
            );
            answers.extend(&out.as_flattened()[..here]);
        }
        answers
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nn::Scalar;

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
        let data = config(TaskKind::Teacher, 0.12).draw::<Scalar>();
        let expected = 0.12 * 0.12 / 2.0;
        // The mean of n squared normal errors: a relative error of √(2/n).
        let tolerance = 4.0 * expected * (2.0 / TEST_EXAMPLES as f64).sqrt();
        assert!((data.irreducible_loss - expected).abs() < tolerance);
        assert_eq!(data.irreducible_error, None);
    }

    #[test]
    fn swapped_answers_have_the_entropy_of_a_coin() {
        let data = config(TaskKind::Flipped, 0.1).draw::<Scalar>();
        // H(0.1) = 0.325 nats; the share swapped is binomial.
        assert!(
            (data.irreducible_loss - 0.325).abs()
                < 4.0 * 2.2 * (0.09 / TEST_EXAMPLES as f64).sqrt()
        );
        let error = data.irreducible_error.unwrap_or_default();
        assert!(
            (error - 0.1).abs() < 4.0 * (0.09 / TEST_EXAMPLES as f64).sqrt(),
            "{error}"
        );
    }

    #[test]
    fn clouds_have_the_bayes_error() {
        // Φ(-d / 2σ) for a distance of 2 and σ = 1 is Φ(-1) = 0.1587.
        let data = config(TaskKind::Clouds, 1.0).draw::<Scalar>();
        let error = data.irreducible_error.unwrap_or_default();
        assert!(
            (error - 0.1587).abs() < 4.0 * (0.1335 / TEST_EXAMPLES as f64).sqrt(),
            "{error}"
        );
        assert!(
            data.irreducible_loss > 0.3 && data.irreducible_loss < 0.5,
            "{}",
            data.irreducible_loss
        );
    }

    #[test]
    fn equal_seeds_draw_equal_examples_and_withheld_inputs_are_missing() {
        let full = config(TaskKind::Teacher, 0.1);
        assert_eq!(full.draw::<Scalar>(), full.draw::<Scalar>());
        let part = TaskConfig {
            withhold: true,
            ..full.clone()
        };
        let (all, some) = (full.draw::<Scalar>(), part.draw::<Scalar>());
        assert_eq!(some.train.inputs, all.train.inputs[..3 * 512]);
        assert_eq!(some.train.labels, all.train.labels);
    }
}
