//! The choices a run is made of: activations, losses, update rules, schedules.
//!
//! It knows their definitions and names, not how kernels compute them.

use serde::{Deserialize, Serialize};

/// What every hidden neuron applies to its weighted sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Activation {
    /// x if 0 < x, else 0.
    Relu,
    /// The hyperbolic tangent.
    #[default]
    Tanh,
    /// 1 / (1 + e⁻ˣ).
    Sigmoid,
    /// x: many layers are no more than one.
    Linear,
    /// x if 0 < x, else x / 100.
    LeakyRelu,
    /// ½ x (1 + tanh(√(2/π) (x + 0.044715 x³))), the approximation that
    /// Hendrycks and Gimpel 2016 give of x times the normal distribution's
    /// cumulative probability.
    Gelu,
}

impl Activation {
    /// Every activation.
    pub const ALL: [Self; 6] = [
        Self::Relu,
        Self::LeakyRelu,
        Self::Tanh,
        Self::Sigmoid,
        Self::Gelu,
        Self::Linear,
    ];

    /// The slope of [`Activation::LeakyRelu`] below 0.
    pub const LEAK: f32 = 0.01;
    /// √(2/π), in [`Activation::Gelu`].
    pub const GELU_SCALE: f32 = 0.797_884_6;
    /// The factor of x³ in [`Activation::Gelu`].
    pub const GELU_CUBE: f32 = 0.044_715;

    /// The activation of one sum, for teaching and drawing; training has its
    /// own arithmetic.
    pub fn of(self, sum: f64) -> f64 {
        match self {
            Self::Relu => sum.max(0.0),
            Self::Tanh => libm::tanh(sum),
            Self::Sigmoid => logistic(sum),
            Self::Linear => sum,
            Self::LeakyRelu => sum * leak(sum),
            Self::Gelu => 0.5 * sum * (1.0 + libm::tanh(bend(sum))),
        }
    }

    /// The activation's derivative at one sum.
    pub fn slope(self, sum: f64) -> f64 {
        let value = self.of(sum);
        match self {
            Self::Relu => f64::from(u8::from(value > 0.0)),
            Self::Tanh => 1.0 - value * value,
            Self::Sigmoid => value * (1.0 - value),
            Self::Linear => 1.0,
            Self::LeakyRelu => leak(sum),
            Self::Gelu => {
                let t = libm::tanh(bend(sum));
                let cube = f64::from(Self::GELU_CUBE);
                let inner = f64::from(Self::GELU_SCALE) * (1.0 + 3.0 * cube * sum * sum);
                0.5 * (1.0 + t + sum * (1.0 - t * t) * inner)
            }
        }
    }
}

/// The argument of GELU's tanh.
fn bend(sum: f64) -> f64 {
    f64::from(Activation::GELU_SCALE) * (sum + f64::from(Activation::GELU_CUBE) * sum * sum * sum)
}

fn leak(sum: f64) -> f64 {
    if sum > 0.0 {
        1.0
    } else {
        f64::from(Activation::LEAK)
    }
}

pub(super) fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-x))
}

/// What training makes small, as a mean over examples. The last layer is
/// always linear. Penalties ([`Regularisation`]) are not part of a loss that is
/// reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Loss {
    /// ½ (y - label)², with a number or ±1 as label. TensorFlow Playground's
    /// loss. One output.
    MeanSquared,
    /// ln(1 + e^(-label·y)), in nats: y is a logit, and 1 / (1 + e⁻ʸ) the
    /// probability of the label +1. One output, two classes.
    #[default]
    CrossEntropy,
    /// ln Σⱼ e^(yⱼ - y꜀), in nats, with an output yⱼ per class and c the right
    /// one: -ln of the probability that softmax gives it.
    Softmax,
}

/// How a gradient g becomes a step. `rate` is what the [`Schedule`] makes of
/// the learning rate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Optimiser {
    /// w ← w - rate · g.
    Sgd,
    /// Kingma and Ba 2015, with β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸.
    #[default]
    Adam,
    /// m ← 0.9 m + g, w ← w - rate · m (Polyak's heavy ball, 1964).
    Momentum,
    /// Adam, after w ← w - rate · decay · w for every weight but no bias
    /// (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019);
    /// decay is [`Regularisation::weight_decay`].
    AdamW,
}

impl Optimiser {
    /// Every update rule.
    pub const ALL: [Self; 4] = [Self::Sgd, Self::Momentum, Self::Adam, Self::AdamW];
}

/// The spread of the initial weights, which are normal with mean 0. Biases
/// start at 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Initialisation {
    /// He before the activations that let about half of a signal through
    /// (`ReLU`, leaky `ReLU`, GELU), Xavier before the others and in the last
    /// layer.
    #[default]
    Automatic,
    /// Variance 2 / (inputs + outputs) in every layer (Glorot and Bengio 2010).
    Xavier,
    /// Variance 2 / inputs in every layer (He et al. 2015).
    He,
}

/// How the step size changes with the steps: a straight line up from 0, then
/// level or along a cosine down to 0 (Loshchilov and Hutter, "SGDR", 2017).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// Step t of the first `warm_up` ones has t / `warm_up` of the rate. 0:
    /// none.
    pub warm_up: u64,
    /// Steps, after those of the warm-up, in which the rate falls to 0. Nothing
    /// is learned afterwards. 0: it does not fall.
    pub cosine: u64,
}

impl Schedule {
    /// The step size of step `t`, counted from 1. It depends on nothing else,
    /// so a run can be restored at any step.
    pub fn rate(self, learning_rate: f32, t: u64) -> f32 {
        if t <= self.warm_up {
            return (f64::from(learning_rate) * t as f64 / self.warm_up as f64) as f32;
        }
        if self.cosine == 0 {
            return learning_rate;
        }
        let done = (t - 1 - self.warm_up).min(self.cosine) as f64 / self.cosine as f64;
        let share = 0.5 + 0.5 * libm::cos(core::f64::consts::PI * done);
        (f64::from(learning_rate) * share) as f32
    }
}

/// What keeps weights small or neurons independent. Nothing, by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Regularisation {
    /// l1 · Σ|w| joins what is minimised: l1 · sign w is added to each weight's
    /// gradient. Never to a bias's: a bias only shifts, it makes nothing
    /// steeper.
    pub l1: f32,
    /// ½ l2 · Σw² joins it: l2 · w is added to each weight's gradient, never to
    /// a bias's.
    pub l2: f32,
    /// The decay of [`Optimiser::AdamW`]; other update rules ignore it.
    pub weight_decay: f32,
    /// The probability with which each hidden neuron is left out of one
    /// example of one training step. The others are divided by 1 - `dropout`,
    /// so that nothing changes when all take part, as they do outside training
    /// (Srivastava et al. 2014, inverted).
    pub dropout: f32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slopes_are_differences() {
        for activation in Activation::ALL {
            for x in [-3.0, -0.7, -0.01, 0.02, 0.9, 4.0] {
                let difference = (activation.of(x + 1e-6) - activation.of(x - 1e-6)) / 2e-6;
                let slope = activation.slope(x);
                assert!((slope - difference).abs() < 1e-8, "{activation:?} {x}");
            }
        }
    }

    #[test]
    fn gelu_is_near_the_exact_one() {
        // x Φ(x), from tables of the normal distribution.
        for (x, exact) in [
            (-2.0, -0.0455),
            (-1.0, -0.1587),
            (1.0, 0.8413),
            (2.0, 1.9545),
        ] {
            assert!((Activation::Gelu.of(x) - exact).abs() < 5e-4, "{x}");
        }
    }

    #[test]
    fn rates_rise_then_fall() {
        let schedule = Schedule {
            warm_up: 4,
            cosine: 10,
        };
        let rates: Vec<f32> = (1..=16).map(|t| schedule.rate(0.8, t)).collect();
        assert_eq!(rates[..5], [0.2, 0.4, 0.6, 0.8, 0.8]);
        assert!((rates[9] - 0.4).abs() < 1e-7, "half way down: {}", rates[9]);
        assert!(rates[4..].windows(2).all(|pair| pair[1] <= pair[0]));
        assert_eq!(rates[14..], [0.0, 0.0]);
        assert_eq!(Schedule::default().rate(0.03, u64::MAX), 0.03);
    }
}
