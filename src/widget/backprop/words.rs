//! Each step of the lesson in one plain sentence.

use super::{Lesson, Phase};
use crate::nn::Activation;
use crate::widget::small_net::digits;

/// One plain sentence about a step.
pub(super) fn sentence(lesson: &Lesson, phase: Phase) -> String {
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
