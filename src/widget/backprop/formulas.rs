//! The lesson's formulas, with the reader's numbers in them, and its sentences.

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

/// One plain sentence about a step.
pub fn sentence(lesson: &Lesson, phase: Phase) -> String {
    let output = digits(lesson.pass.output);
    let target = digits(lesson.target);
    let off = digits(lesson.error.abs());
    match phase {
        Phase::Inputs => format!(
            "One example goes in: x₁ = {} and x₂ = {}. What should come out is {target}.",
            digits(lesson.inputs[0]),
            digits(lesson.inputs[1])
        ),
        Phase::Sums => {
            "Each hidden neuron multiplies each input by a weight, adds up the results, \
                        and adds its bias."
                .into()
        }
        Phase::Activations => match lesson.net.activation {
            Activation::Relu => "ReLU bends each sum: what is below zero becomes zero.".into(),
            Activation::Sigmoid => "The sigmoid bends each sum into the range from 0 to 1.".into(),
            _ => "The curve tanh bends each sum into the range from −1 to 1.".into(),
        },
        Phase::Output => format!("The output is a weighted sum of the hidden values: {output}."),
        Phase::Loss => format!(
            "The output is {output} and should be {target}: the loss, one number for how wrong that is, is {}.",
            digits(lesson.loss)
        ),
        Phase::Error if lesson.error == 0.0 => {
            "The output is exactly right: there is no error to pass back.".into()
        }
        Phase::Error => {
            let side = if lesson.error < 0.0 { "low" } else { "high" };
            format!("Now back: the output is {off} too {side}, and that is the error at y.")
        }
        Phase::OutputGradients => {
            "A weight’s share of the blame is the error it led to, times the \
                                   value that passed through it."
                .into()
        }
        Phase::PassedBack => format!(
            "The error at y travels back along the same weights, and shrinks where a neuron’s \
             curve is flat: at h₁ it is {}, at h₂ {}.",
            digits(lesson.hidden_errors[0]),
            digits(lesson.hidden_errors[1])
        ),
        Phase::HiddenGradients if lesson.inputs.contains(&0.0) => {
            "The same rule again: error times input. A weight whose input is 0 had no part in it, \
             and gets no blame."
                .into()
        }
        Phase::HiddenGradients => "The same rule again, one layer down: error times input.".into(),
        Phase::Update => format!(
            "Every weight moves a little, {} of its gradient, in the direction that lowers the loss.",
            digits(lesson.rate)
        ),
        Phase::After => after(lesson),
    }
}

fn after(lesson: &Lesson) -> String {
    let (from, to) = (digits(lesson.loss), digits(lesson.loss_after));
    if lesson.gradients.iter().all(|gradient| *gradient == 0.0) {
        format!("Every gradient is 0, so nothing moves: the loss stays at {to}.")
    } else if lesson.loss_after < lesson.loss {
        format!("The same example with the new weights: the loss falls from {from} to {to}.")
    } else {
        format!(
            "The step was too large: it went past the bottom, and the loss rises from {from} to {to}."
        )
    }
}
