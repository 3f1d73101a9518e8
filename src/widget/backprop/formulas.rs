//! The lesson's formulas, with the reader's numbers in them.

use super::{Lesson, Phase};
use crate::nn::Activation;
use crate::widget::small_net::{SYMBOLS, digits, factor, sum_in_numbers};

/// One line of arithmetic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Working {
    /// In symbols; empty for what is given.
    pub symbols: String,
    /// In numbers.
    pub numbers: String,
}

fn working(symbols: impl Into<String>, numbers: impl Into<String>) -> Working {
    Working {
        symbols: symbols.into(),
        numbers: numbers.into(),
    }
}

const H: [&str; 2] = ["h₁", "h₂"];
const Z: [&str; 2] = ["z₁", "z₂"];
const X: [&str; 2] = ["x₁", "x₂"];

/// Every line of one step.
pub fn workings(lesson: &Lesson, phase: Phase) -> Vec<Working> {
    match phase {
        Phase::Inputs => vec![
            working("", format!("x₁ = {}", digits(lesson.inputs[0]))),
            working("", format!("x₂ = {}", digits(lesson.inputs[1]))),
            working("", format!("target = {}", digits(lesson.target))),
        ],
        Phase::Sums => [0, 1].map(|neuron| sum(lesson, neuron)).into(),
        Phase::Activations => [0, 1].map(|neuron| activation(lesson, neuron)).into(),
        Phase::Output => {
            let [.., w5, w6, b3] = lesson.net.weights;
            let numbers = sum_in_numbers([w5, w6], lesson.pass.hidden, b3);
            vec![working(
                "y = w₅ × h₁ + w₆ × h₂ + b₃",
                format!("y = {numbers} = {}", digits(lesson.pass.output)),
            )]
        }
        Phase::Loss => vec![loss(lesson, lesson.pass.output, lesson.loss)],
        Phase::Error => vec![working(
            "error at y = y − target",
            format!(
                "{} − {} = {}",
                digits(lesson.pass.output),
                factor(lesson.target),
                digits(lesson.error)
            ),
        )],
        Phase::OutputGradients => vec![
            gradient(
                lesson,
                6,
                ("y", lesson.error),
                Some(("h₁", lesson.pass.hidden[0])),
            ),
            gradient(
                lesson,
                7,
                ("y", lesson.error),
                Some(("h₂", lesson.pass.hidden[1])),
            ),
            gradient(lesson, 8, ("y", lesson.error), None),
        ],
        Phase::PassedBack => [0, 1].map(|neuron| passed_back(lesson, neuron)).into(),
        Phase::HiddenGradients => [0, 1]
            .into_iter()
            .flat_map(|neuron| {
                let error = (H[neuron], lesson.hidden_errors[neuron]);
                let input = |input: usize| Some((X[input], lesson.inputs[input]));
                [
                    gradient(lesson, 2 * neuron, error, input(0)),
                    gradient(lesson, 2 * neuron + 1, error, input(1)),
                    gradient(lesson, 4 + neuron, error, None),
                ]
            })
            .collect(),
        Phase::Update => (0..9).map(|index| update(lesson, index)).collect(),
        Phase::After => {
            let [.., w5, w6, b3] = lesson.updated.weights;
            let pass = lesson.pass_after;
            let numbers = sum_in_numbers([w5, w6], pass.hidden, b3);
            vec![
                working(
                    "y = w₅ × h₁ + w₆ × h₂ + b₃, all of them new",
                    format!("y = {numbers} = {}", digits(pass.output)),
                ),
                loss(lesson, pass.output, lesson.loss_after),
            ]
        }
    }
}

fn sum(lesson: &Lesson, neuron: usize) -> Working {
    let (z, first) = (Z[neuron], 2 * neuron);
    let weights = &lesson.net.weights;
    let numbers = sum_in_numbers(
        [weights[first], weights[first + 1]],
        lesson.inputs,
        weights[4 + neuron],
    );
    working(
        format!(
            "{z} = {} × x₁ + {} × x₂ + {}",
            SYMBOLS[first],
            SYMBOLS[first + 1],
            SYMBOLS[4 + neuron]
        ),
        format!("{z} = {numbers} = {}", digits(lesson.pass.sums[neuron])),
    )
}

fn activation(lesson: &Lesson, neuron: usize) -> Working {
    let (h, z) = (H[neuron], Z[neuron]);
    working(
        format!("{h} = {}", lesson.net.applied(z)),
        format!(
            "{h} = {} = {}",
            lesson.net.applied(&digits(lesson.pass.sums[neuron])),
            digits(lesson.pass.hidden[neuron])
        ),
    )
}

fn loss(lesson: &Lesson, output: f64, loss: f64) -> Working {
    working(
        "loss = ½ × (y − target)²",
        format!(
            "½ × ({} − {})² = {}",
            digits(output),
            factor(lesson.target),
            digits(loss)
        ),
    )
}

/// A gradient: the error it leads to times what came in; for a bias the error.
fn gradient(
    lesson: &Lesson,
    index: usize,
    (neuron, error): (&str, f64),
    input: Option<(&str, f64)>,
) -> Working {
    let (name, value) = (SYMBOLS[index], digits(lesson.gradients[index]));
    match input {
        Some((from, came_in)) => working(
            format!("gradient of {name} = error at {neuron} × {from}"),
            format!("{} × {} = {value}", digits(error), factor(came_in)),
        ),
        None => working(format!("gradient of {name} = error at {neuron}"), value),
    }
}

fn passed_back(lesson: &Lesson, neuron: usize) -> Working {
    let (h, weight) = (H[neuron], 6 + neuron);
    let (steepness, in_numbers) = slope(lesson, neuron);
    working(
        format!(
            "error at {h} = error at y × {} × {steepness}",
            SYMBOLS[weight]
        ),
        format!(
            "{} × {} × {in_numbers} = {}",
            digits(lesson.error),
            factor(lesson.net.weights[weight]),
            digits(lesson.hidden_errors[neuron])
        ),
    )
}

/// The activation's slope where the neuron stands, in symbols and in numbers.
fn slope(lesson: &Lesson, neuron: usize) -> (String, String) {
    let h = H[neuron];
    let value = digits(lesson.pass.hidden[neuron]);
    match lesson.net.activation {
        Activation::Tanh => {
            let squared = factor(lesson.pass.hidden[neuron]);
            (
                format!("slope of tanh (1 − {h}²)"),
                format!("(1 − {squared}²)"),
            )
        }
        Activation::Sigmoid => (
            format!("slope of sigmoid ({h} × (1 − {h}))"),
            format!("{value} × (1 − {value})"),
        ),
        Activation::Relu if lesson.pass.hidden[neuron] > 0.0 => {
            ("slope of ReLU (1 above zero)".into(), "1".into())
        }
        Activation::Relu => ("slope of ReLU (0 below zero)".into(), "0".into()),
        Activation::Linear => ("1".into(), "1".into()),
        Activation::LeakyRelu | Activation::Gelu => (
            "slope of the activation".into(),
            digits(lesson.net.activation.slope(lesson.pass.sums[neuron])),
        ),
    }
}

fn update(lesson: &Lesson, index: usize) -> Working {
    let name = SYMBOLS[index];
    working(
        format!("new {name} = {name} − rate × gradient"),
        format!(
            "{} − {} × {} = {}",
            digits(lesson.net.weights[index]),
            digits(lesson.rate),
            factor(lesson.gradients[index]),
            digits(lesson.updated.weights[index])
        ),
    )
}
