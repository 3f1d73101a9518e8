//! The network small enough to turn by hand: two inputs, two hidden neurons,
//! one output, nine numbers.
//!
//! Knows its shape, its parameters and one pass through it; knows no task, no
//! page. The numbers have the order of [`crate::nn::WeightLayout`]: the
//! weights of h₁ and h₂, their biases, the weights of y, its bias.

use crate::nn::Activation;
use crate::spec::{Choice, Number, Option_, Value, Values};
use crate::units::three_digits;

/// Neurons per layer.
pub const SIZES: [usize; 3] = [2, 2, 1];

/// The names of the nine parameters.
pub const NAMES: [&str; 9] = ["w1", "w2", "w3", "w4", "b1", "b2", "w5", "w6", "b3"];

/// What the nine are called in formulas.
pub const SYMBOLS: [&str; 9] = ["w₁", "w₂", "w₃", "w₄", "b₁", "b₂", "w₅", "w₆", "b₃"];

/// What their controls are called.
const TITLES: [&str; 9] = [
    "w₁, from x₁",
    "w₂, from x₂",
    "w₃, from x₁",
    "w₄, from x₂",
    "b₁, bias",
    "b₂, bias",
    "w₅, from h₁",
    "w₆, from h₂",
    "b₃, bias",
];

/// Which of them feed which neuron.
pub const GROUPS: [(&str, [&str; 3]); 3] = [
    ("Hidden neuron h₁", ["w1", "w2", "b1"]),
    ("Hidden neuron h₂", ["w3", "w4", "b2"]),
    ("Output y", ["w5", "w6", "b3"]),
];

/// The parameter for number `index` of the nine, from -`bound` to `bound`.
pub const fn weight(index: usize, default: f64, bound: f64) -> Number {
    Number::own(NAMES[index], TITLES[index], default, (-bound, bound), 0.1)
}

/// The hidden neurons' activation.
pub static ACTIVATION: Choice = Choice::own(
    "activation",
    "Activation",
    "tanh",
    &[
        Option_ {
            value: "tanh",
            title: "tanh",
        },
        Option_ {
            value: "sigmoid",
            title: "sigmoid",
        },
        Option_ {
            value: "relu",
            title: "ReLU",
        },
    ],
);

/// The parameters of a preset: an activation and the nine numbers, each neuron's
/// weights before its bias, as a link writes them.
pub const fn settings(
    activation: &'static str,
    [h1, h2, y]: [[&'static str; 3]; 3],
) -> [(&'static str, &'static str); 10] {
    [
        ("activation", activation),
        ("w1", h1[0]),
        ("w2", h1[1]),
        ("b1", h1[2]),
        ("w3", h2[0]),
        ("w4", h2[1]),
        ("b2", h2[2]),
        ("w5", y[0]),
        ("w6", y[1]),
        ("b3", y[2]),
    ]
}

/// The network as its parameters have it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SmallNet {
    /// The nine numbers.
    pub weights: [f64; 9],
    /// What the hidden neurons apply.
    pub activation: Activation,
}

/// Every value of one pass.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pass {
    /// The hidden neurons' sums z.
    pub sums: [f64; 2],
    /// The hidden neurons' values h.
    pub hidden: [f64; 2],
    /// The output y.
    pub output: f64,
}

impl SmallNet {
    /// Reads the nine numbers and the activation.
    pub fn of(values: &Values) -> Self {
        Self {
            weights: NAMES.map(|name| values.number(name)),
            activation: match ACTIVATION.of(values) {
                "relu" => Activation::Relu,
                "sigmoid" => Activation::Sigmoid,
                _ => Activation::Tanh,
            },
        }
    }

    /// One pass forward; the output is a plain sum.
    pub fn pass(&self, [x1, x2]: [f64; 2]) -> Pass {
        let [w1, w2, w3, w4, b1, b2, w5, w6, b3] = self.weights;
        let sums = [b1 + w1 * x1 + w2 * x2, b2 + w3 * x1 + w4 * x2];
        let hidden = sums.map(|sum| self.activation.of(sum));
        Pass {
            sums,
            hidden,
            output: b3 + w5 * hidden[0] + w6 * hidden[1],
        }
    }

    /// The activation applied to a written sum: `tanh(0.6)`.
    pub fn applied(&self, sum: &str) -> String {
        match self.activation {
            Activation::Relu => format!("max(0, {sum})"),
            Activation::Tanh => format!("tanh({sum})"),
            Activation::Sigmoid => format!("sigmoid({sum})"),
            Activation::Linear => sum.to_owned(),
            Activation::LeakyRelu => format!("max({sum}, {sum} / 100)"),
            Activation::Gelu => format!("gelu({sum})"),
        }
    }
}

/// The names and values that make a set of nine numbers, as a link writes them.
pub fn named(weights: &[f64; 9]) -> [(&'static str, Value); 9] {
    std::array::from_fn(|index| (NAMES[index], Value::Number(weights[index])))
}

/// Two decimals at most, for pictures.
pub fn short(value: f64) -> String {
    if value.abs() >= 99.95 {
        return digits(value);
    }
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    match text.strip_prefix('-') {
        Some("0") => "0".into(),
        Some(size) => format!("−{size}"),
        None => text.to_owned(),
    }
}

/// Three digits, for formulas; what is 0 but for rounding is 0.
pub fn digits(value: f64) -> String {
    three_digits(if value.abs() < 1e-9 { 0.0 } else { value })
}

/// A number inside a product: in brackets if it is negative.
pub fn factor(value: f64) -> String {
    let text = digits(value);
    if text.starts_with('−') {
        format!("({text})")
    } else {
        text
    }
}

/// A weighted sum in numbers: `0.5 × 1 + (−0.3) × 0 − 0.1`.
pub fn sum_in_numbers(weights: [f64; 2], values: [f64; 2], bias: f64) -> String {
    let sign = if bias < 0.0 { '−' } else { '+' };
    format!(
        "{} × {} + {} × {} {sign} {}",
        digits(weights[0]),
        factor(values[0]),
        factor(weights[1]),
        factor(values[1]),
        digits(bias.abs()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nn::{Loss, trace};

    #[test]
    fn a_pass_is_the_engines() {
        for activation in [Activation::Tanh, Activation::Sigmoid, Activation::Relu] {
            let net = SmallNet {
                weights: [0.5, -0.3, -0.4, 0.8, 0.1, -0.2, 0.7, 0.9, -0.25],
                activation,
            };
            let pass = net.pass([1.0, -0.5]);
            let trace = trace(
                &SIZES,
                &net.weights,
                activation,
                Loss::MeanSquared,
                &[1.0, -0.5],
                1.0,
                0.1,
            )
            .unwrap();
            assert_eq!(pass.sums[..], trace.layers[0].sums);
            assert_eq!(pass.hidden[..], trace.layers[0].activations);
            assert_eq!(pass.output, trace.output);
        }
    }

    #[test]
    fn numbers_are_set_for_reading() {
        for (value, text) in [(0.5, "0.5"), (-1.0, "−1"), (-0.001, "0"), (123.4, "123")] {
            assert_eq!(short(value), text);
        }
        assert_eq!(digits(1e-17), "0");
        assert_eq!(
            sum_in_numbers([0.5, -0.3], [1.0, 0.0], 0.1),
            "0.5 × 1 + (−0.3) × 0 + 0.1"
        );
        assert_eq!(
            sum_in_numbers([-0.5, 2.0], [1.0, -0.25], -0.1),
            "−0.5 × 1 + 2 × (−0.25) − 0.1"
        );
    }
}
