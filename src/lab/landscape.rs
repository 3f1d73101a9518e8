//! A task with a known floor: the heights of a hilly landscape, measured with
//! an error.
//!
//! The landscape is a sum of waves, long and high to short and low, so there is
//! always finer detail for a larger network to learn. Each measurement is off by
//! a random amount that no network can foresee: its mean square is the floor.
//!
//! It knows the seeded generator; not networks.

use crate::nn::rng::{Rng, Stream};
use core::f64::consts::TAU;

/// What to draw. Equal values give equal landscapes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LandscapeConfig {
    /// Sizes of waves.
    pub octaves: u32,
    /// Waves of each size, in directions and phases drawn at random.
    pub waves: u32,
    /// The wave number of the longest waves.
    pub longest: f64,
    /// How much shorter each size is than the one before.
    pub ratio: f64,
    /// Amplitude falls with the wave number to this power.
    pub roughness: f64,
    /// Standard deviation of a measurement's error. That of the heights is 1.
    pub noise: f64,
    /// The seed of the waves.
    pub seed: u64,
}

struct Wave {
    x: f64,
    y: f64,
    phase: f64,
    amplitude: f64,
}

/// A fixed landscape over a square.
pub struct Landscape {
    waves: Vec<Wave>,
    noise: f64,
}

/// Measured places.
#[derive(Clone, Debug, PartialEq)]
pub struct Survey {
    /// All first coordinates, then all second ones: a row per network input.
    pub inputs: Vec<f32>,
    /// The measured heights.
    pub heights: Vec<f32>,
    /// The mean square of these very measurements' errors: the loss of a
    /// perfect predictor.
    pub floor: f64,
}

impl Landscape {
    /// Half the side of the square; coordinates then have a variance of about 1.
    pub const EXTENT: f32 = 1.7;

    /// Draws the waves; the mean square height is 1 far out.
    pub fn new(config: &LandscapeConfig) -> Self {
        let mut rng = Rng::stream(config.seed, Stream::Data);
        let mut waves = Vec::new();
        let mut shrink = 1.0;
        for _ in 0..config.octaves {
            for _ in 0..config.waves {
                let angle = TAU * f64::from(rng.unit());
                let phase = TAU * f64::from(rng.unit());
                let number = config.longest * shrink;
                waves.push(Wave {
                    x: number * libm::cos(angle),
                    y: number * libm::sin(angle),
                    phase,
                    amplitude: libm::pow(shrink, -config.roughness),
                });
            }
            shrink *= config.ratio;
        }
        let power: f64 = waves
            .iter()
            .map(|wave| wave.amplitude * wave.amplitude / 2.0)
            .sum();
        for wave in &mut waves {
            wave.amplitude /= libm::sqrt(power);
        }
        Self {
            waves,
            noise: config.noise,
        }
    }

    /// The true height of a place.
    pub fn height(&self, x: f64, y: f64) -> f64 {
        let height = |wave: &Wave| wave.amplitude * libm::cos(wave.x * x + wave.y * y + wave.phase);
        self.waves.iter().map(height).sum()
    }

    /// Measures `count` places drawn at random.
    pub fn survey(&self, count: usize, seed: u64) -> Survey {
        let mut rng = Rng::stream(seed, Stream::Data);
        let mut across = Vec::with_capacity(count);
        let mut up = Vec::with_capacity(count);
        let mut heights = Vec::with_capacity(count);
        let mut errors = 0.0;
        for _ in 0..count {
            let x = rng.uniform(-Self::EXTENT, Self::EXTENT);
            let y = rng.uniform(-Self::EXTENT, Self::EXTENT);
            let error = self.noise * f64::from(rng.normal());
            across.push(x);
            up.push(y);
            heights.push((self.height(x.into(), y.into()) + error) as f32);
            errors += error * error;
        }
        across.extend(up);
        Survey {
            inputs: across,
            heights,
            floor: errors / count.max(1) as f64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONFIG: LandscapeConfig = LandscapeConfig {
        octaves: 4,
        waves: 3,
        longest: 1.2,
        ratio: 1.5,
        roughness: 0.7,
        noise: 0.1,
        seed: 3,
    };

    #[test]
    fn the_floor_is_the_error_of_the_true_heights() {
        let landscape = Landscape::new(&CONFIG);
        let survey = landscape.survey(2000, 1);
        let error = |i: usize| {
            let (x, y) = (survey.inputs[i], survey.inputs[2000 + i]);
            f64::from(survey.heights[i]) - landscape.height(x.into(), y.into())
        };
        let mean = (0..2000).map(|i| error(i) * error(i)).sum::<f64>() / 2000.0;
        assert!((mean - survey.floor).abs() < 1e-6);
        assert!((survey.floor - 0.01).abs() < 0.001);
    }

    #[test]
    fn equal_seeds_give_equal_surveys() {
        let landscape = Landscape::new(&CONFIG);
        assert_eq!(
            landscape.survey(50, 1),
            Landscape::new(&CONFIG).survey(50, 1)
        );
        assert_ne!(landscape.survey(50, 1), landscape.survey(50, 2));
    }
}
