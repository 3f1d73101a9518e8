//! A family of networks, alike in everything but width, that learn one
//! [landscape](super::landscape).
//!
//! The same examples in the same order for every size, and one rule for the
//! step size: the best of a stated grid on a tuning seed, warmed up and then
//! falling to 0. Each member can be trained by itself, so callers may use threads.

use super::fit::PowerLaw;
use super::landscape::{Landscape, LandscapeConfig, Survey};
use crate::nn::kernel::{Block, Kernel};
use crate::nn::optim::AdamStep;
use crate::nn::pass::{CHUNK, Pass};
use crate::nn::rng::{Rng, Stream};
use crate::nn::{
    Activation, ConfigError, DataConfig, DataKind, Loss, NetworkConfig, RunConfig, Scalar, Trainer,
};

/// What a family is.
#[derive(Clone, Debug, PartialEq)]
pub struct FamilyConfig {
    /// What they learn.
    pub landscape: LandscapeConfig,
    /// Places to learn from, and as many to be examined on.
    pub places: usize,
    /// Neurons in each of the two hidden layers, a member each.
    pub widths: Vec<usize>,
    /// Steps of training.
    pub steps: u64,
    /// Examples per step.
    pub batch: usize,
    /// The step sizes to choose from.
    pub rates: Vec<f64>,
    /// The seed the step size is chosen on.
    pub tuning_seed: u64,
    /// The seeds of the runs that count.
    pub seeds: Vec<u64>,
}

impl FamilyConfig {
    /// The family of the article's figure: 15 to 925 parameters.
    pub fn published() -> Self {
        Self {
            landscape: LandscapeConfig {
                octaves: 6,
                waves: 4,
                longest: 1.2,
                ratio: 1.5,
                roughness: 0.7,
                noise: 0.12,
                seed: 2012,
            },
            places: 16_384,
            widths: vec![2, 3, 4, 6, 9, 13, 19, 28],
            steps: 4_000,
            batch: 128,
            rates: vec![0.03, 0.1, 0.3],
            tuning_seed: 7,
            seeds: vec![1, 2],
        }
    }
}

/// One size, trained.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Neurons in each hidden layer.
    pub width: usize,
    /// Weights and biases.
    pub parameters: usize,
    /// The step size chosen.
    pub rate: f64,
    /// Mean squared error on unseen places, for each seed.
    pub losses: Vec<f64>,
}

/// A family's task, ready to train on.
pub struct Study {
    config: FamilyConfig,
    learn: Survey,
    unseen: Survey,
}

impl Study {
    /// Draws the landscape and both surveys.
    pub fn new(config: FamilyConfig) -> Self {
        let landscape = Landscape::new(&config.landscape);
        let learn = landscape.survey(config.places, 1);
        let unseen = landscape.survey(config.places, 2);
        Self {
            config,
            learn,
            unseen,
        }
    }

    /// What was asked for.
    pub fn config(&self) -> &FamilyConfig {
        &self.config
    }

    /// The loss of a perfect predictor on the unseen places.
    pub fn floor(&self) -> f64 {
        self.unseen.floor
    }

    /// Trains the member of one width: once per step size to choose the one that
    /// learns best what it is shown, then once per seed.
    ///
    /// # Errors
    /// What the engine says of the width.
    pub fn member(&self, width: usize) -> Result<Member, ConfigError> {
        let mut best = (f64::INFINITY, 0.0);
        for rate in &self.config.rates {
            let loss = self.run(width, *rate, self.config.tuning_seed)?.learned;
            if loss < best.0 {
                best = (loss, *rate);
            }
        }
        let rate = best.1;
        let mut member = Member {
            width,
            parameters: 0,
            rate,
            losses: Vec::new(),
        };
        for seed in &self.config.seeds {
            let run = self.run(width, rate, *seed)?;
            member.parameters = run.parameters;
            member.losses.push(run.unseen);
        }
        Ok(member)
    }

    /// The law through all members' losses.
    pub fn law(&self, members: &[Member]) -> Option<PowerLaw> {
        let points: Vec<(f64, f64)> = members
            .iter()
            .flat_map(|member| {
                member
                    .losses
                    .iter()
                    .map(|loss| (member.parameters as f64, *loss))
            })
            .collect();
        PowerLaw::fit(&points, self.floor())
    }

    fn run(&self, width: usize, rate: f64, seed: u64) -> Result<Run, ConfigError> {
        let config = run_config(width, seed);
        let start: Trainer = Trainer::new(&config)?;
        let parameters = start.parameters();
        let zeros = vec![[0.0_f32; 4]; parameters.div_ceil(4)];
        let [mut weights, mut first, mut second, mut gradients] =
            [zeros.clone(), zeros.clone(), zeros.clone(), zeros];
        weights.as_flattened_mut()[..parameters].copy_from_slice(start.weights());
        let mut pass = Pass::new(&config.network);
        let places = self.config.places;
        let batch = self.config.batch.clamp(1, places);
        let per_epoch = (places / batch) as u64;
        let mut order: Vec<u32> = (0..places as u32).collect();
        for step in 0..self.config.steps {
            if step % per_epoch == 0 {
                // One order for all sizes.
                Rng::stream(seed, Stream::Order(step / per_epoch)).shuffle(&mut order);
            }
            let from = (step % per_epoch) as usize * batch;
            gradients.fill([0.0; 4]);
            for chunk in order[from..from + batch].chunks(CHUNK) {
                let examples = chunk.iter().map(|place| *place as usize);
                pass.load(&self.learn.inputs, places, examples.clone());
                pass.load_labels(&self.learn.heights, examples, 1.0 / batch as f32);
                pass.forward::<Scalar>(weights.as_flattened());
                pass.backward::<Scalar>(weights.as_flattened(), gradients.as_flattened_mut());
            }
            let done = step as f64 / self.config.steps as f64;
            let update = AdamStep::at((rate * share_of_rate(done)) as f32, step + 1);
            Scalar::adam(update, &mut weights, &mut first, &mut second, &gradients);
        }
        Ok(Run {
            parameters,
            learned: squared_error(&mut pass, &weights, &self.learn),
            unseen: squared_error(&mut pass, &weights, &self.unseen),
        })
    }
}

/// The share of the step size in use when a share of the steps is done: up
/// from 0 over the first tenth, so that high rates do no harm at the start,
/// times a straight line down to 0.
fn share_of_rate(done: f64) -> f64 {
    (done / 0.1).min(1.0) * (1.0 - done)
}

/// How one run ended.
struct Run {
    parameters: usize,
    /// Mean squared error on the places it learned from.
    learned: f64,
    /// The same on unseen ones.
    unseen: f64,
}

/// The engine's own initial weights come with a run; its points are not used.
fn run_config(width: usize, seed: u64) -> RunConfig {
    RunConfig {
        data: DataConfig {
            kind: DataKind::Gauss,
            points: 16,
            ..DataConfig::default()
        },
        network: NetworkConfig {
            hidden: vec![width, width],
            activation: Activation::Tanh,
            loss: Loss::MeanSquared,
            ..NetworkConfig::default()
        },
        batch: 16,
        weights_seed: seed,
        ..RunConfig::default()
    }
}

/// The mean of (answer - measured height)² over a survey.
fn squared_error(pass: &mut Pass, weights: &[Block], survey: &Survey) -> f64 {
    let count = survey.heights.len();
    let mut sum = 0.0;
    for start in (0..count).step_by(CHUNK) {
        let chunk = start..(start + CHUNK).min(count);
        pass.load(&survey.inputs, count, chunk.clone());
        pass.forward::<Scalar>(weights.as_flattened());
        for (answer, height) in pass.outputs().iter().zip(&survey.heights[chunk]) {
            let error = f64::from(answer - height);
            sum += error * error;
        }
    }
    sum / count.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> FamilyConfig {
        FamilyConfig {
            places: 512,
            widths: vec![2, 8],
            steps: 400,
            seeds: vec![1],
            ..FamilyConfig::published()
        }
    }

    #[test]
    fn larger_is_better_and_neither_crosses_the_floor() {
        let study = Study::new(small());
        let losses = [2, 8].map(|width| {
            study
                .member(width)
                .map_or(f64::NAN, |member| member.losses[0])
        });
        assert!(
            losses[0] < 1.5 && losses[1] < losses[0] && losses[1] > study.floor(),
            "{losses:?}"
        );
    }

    #[test]
    fn the_same_run_gives_the_same_bits() {
        let study = Study::new(small());
        assert_eq!(study.member(3), Study::new(small()).member(3));
        assert_eq!(study.member(3).map(|member| member.parameters), Ok(25));
    }

    #[test]
    fn a_width_the_engine_refuses_is_an_error() {
        assert!(Study::new(small()).member(0).is_err());
    }
}
