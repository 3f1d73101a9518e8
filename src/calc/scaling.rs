//! Laws of the loss: what a model of N parameters reaches on D tokens.
//!
//! Fitted to language models of up to some 10 billion parameters and 10²²
//! FLOP; beyond that they are carried on, not measured.

use crate::data::constants as c;
use crate::units::Flops;

/// FLOP per parameter and token of training (Kaplan et al., arXiv 2001.08361).
const TRAINING: f64 = c::FLOP_PER_PARAMETER_TOKEN.value;

/// `loss = E + A / N^alpha + B / D^beta`, in nats per token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Law {
    /// The floor no size crosses.
    pub e: f64,
    /// Of the term in parameters.
    pub a: f64,
    /// Of the term in tokens.
    pub b: f64,
    /// Exponent of the parameters.
    pub alpha: f64,
    /// Exponent of the tokens.
    pub beta: f64,
}

/// A size of model and of its training set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// Parameters, N.
    pub parameters: f64,
    /// Tokens, D.
    pub tokens: f64,
}

/// The original fit (Hoffmann et al., arXiv 2203.15556, approach 3).
pub const CHINCHILLA: Law = Law {
    e: c::CHINCHILLA_E.value,
    a: c::CHINCHILLA_A.value,
    b: c::CHINCHILLA_B.value,
    alpha: c::CHINCHILLA_ALPHA.value,
    beta: c::CHINCHILLA_BETA.value,
};

/// The same data fitted again (Besiroglu et al., arXiv 2404.10102).
pub const REPLICATION: Law = Law {
    e: c::BESIROGLU_E.value,
    a: c::BESIROGLU_A.value,
    b: c::BESIROGLU_B.value,
    alpha: c::BESIROGLU_ALPHA.value,
    beta: c::BESIROGLU_BETA.value,
};

impl Law {
    /// The loss, in nats per token; `parameters` and `tokens` are positive.
    pub fn loss(&self, size: Size) -> f64 {
        self.e
            + self.a * libm::pow(size.parameters, -self.alpha)
            + self.b * libm::pow(size.tokens, -self.beta)
    }

    /// The size of the lowest loss for a positive training compute C = 6ND:
    /// `N = G (C/6)^(β/(α+β))`, `D = C/6N`, `G = (αA/βB)^(1/(α+β))`.
    pub fn optimum(&self, compute: Flops) -> Size {
        let product = compute.0 / TRAINING;
        let exponent = self.beta / (self.alpha + self.beta);
        let parameters = self.g() * libm::pow(product, exponent);
        Size {
            parameters,
            tokens: product / parameters,
        }
    }

    /// The tokens for which a model of so many parameters is the best use of
    /// its compute.
    pub fn optimal_tokens(&self, parameters: f64) -> f64 {
        let product = libm::pow(parameters / self.g(), (self.alpha + self.beta) / self.beta);
        product / parameters
    }

    /// `G = (αA/βB)^(1/(α+β))`: how parameters weigh against tokens.
    pub fn g(&self) -> f64 {
        let ratio = self.alpha * self.a / (self.beta * self.b);
        libm::pow(ratio, 1.0 / (self.alpha + self.beta))
    }
}

/// Kaplan's loss where only parameters limit: `(8.8e13 / N)^0.076`, N without
/// embeddings (Kaplan et al., arXiv 2001.08361, equation 1.1).
pub fn kaplan_by_parameters(parameters: f64) -> f64 {
    libm::pow(c::KAPLAN_N.value / parameters, c::KAPLAN_N_EXPONENT.value)
}

/// Kaplan's loss where only data limits: `(5.4e13 / D)^0.095` (equation 1.2).
pub fn kaplan_by_tokens(tokens: f64) -> f64 {
    libm::pow(c::KAPLAN_D.value / tokens, c::KAPLAN_D_EXPONENT.value)
}

/// Kaplan's loss for compute well spent: `(3.1e8 PF-days / C)^0.050` (equation 1.3).
pub fn kaplan_by_compute(compute: Flops) -> f64 {
    libm::pow(
        c::KAPLAN_C.value / petaflop_days(compute),
        c::KAPLAN_C_EXPONENT.value,
    )
}

/// Compute in petaFLOP/s-days of 8.64e19 FLOP.
pub fn petaflop_days(compute: Flops) -> f64 {
    compute.0 / (1e15 * 86_400.0)
}
