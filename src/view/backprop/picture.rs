//! The picture of the network at each step of the lesson.
//!
//! Only what is known by then is written; what takes part stands out.

use crate::view::net_diagram::{Connection, Drawing, Emphasis, Flow, Neuron};
use crate::widget::backprop::{Lesson, Phase};
use crate::widget::small_net::{digits, short};

/// The meaning of the numbers on the lines.
pub(super) fn caption(phase: Phase) -> &'static str {
    match phase {
        Phase::Inputs | Phase::Activations | Phase::Loss | Phase::Error => {
            "On the lines: the weights."
        }
        Phase::Sums | Phase::Output => "On the lines: weight × value.",
        Phase::OutputGradients | Phase::HiddenGradients => "On the lines: the gradients.",
        Phase::PassedBack => "On the lines: error at y × weight.",
        Phase::Update => "On the lines: old weight → new.",
        Phase::After => "On the lines: the new weights.",
    }
}

/// The picture at one step.
pub(super) fn draw(lesson: &Lesson, phase: Phase) -> Drawing {
    Drawing {
        neurons: [
            input(lesson, phase, 0),
            input(lesson, phase, 1),
            hidden(lesson, phase, 0),
            hidden(lesson, phase, 1),
            output(lesson, phase),
        ],
        connections: std::array::from_fn(|index| connection(lesson, phase, index)),
        words: words(lesson, phase),
    }
}

fn active(is: bool) -> Emphasis {
    if is {
        Emphasis::Active
    } else {
        Emphasis::Plain
    }
}

fn input(lesson: &Lesson, phase: Phase, index: usize) -> Neuron {
    let value = lesson.inputs[index];
    Neuron {
        name: ["x₁", "x₂"][index],
        text: short(value),
        value,
        emphasis: active(phase == Phase::Inputs),
        ..Neuron::default()
    }
}

fn hidden(lesson: &Lesson, phase: Phase, index: usize) -> Neuron {
    let pass = if phase == Phase::After {
        lesson.pass_after
    } else {
        lesson.pass
    };
    let bias = bias(lesson, phase, 4 + index);
    if phase < Phase::Sums {
        return unknown(["h₁", "h₂"][index], bias);
    }
    let (name, value) = if phase == Phase::Sums {
        (["z₁", "z₂"][index], pass.sums[index])
    } else {
        (["h₁", "h₂"][index], pass.hidden[index])
    };
    let note = match phase {
        Phase::PassedBack | Phase::HiddenGradients => {
            format!("error {}", short(lesson.hidden_errors[index]))
        }
        Phase::Update => format!("new bias {}", short(lesson.updated.weights[4 + index])),
        _ => String::new(),
    };
    Neuron {
        name,
        text: short(value),
        value,
        beside: bias,
        note,
        emphasis: active(matches!(
            phase,
            Phase::Sums | Phase::Activations | Phase::PassedBack
        )),
    }
}

fn output(lesson: &Lesson, phase: Phase) -> Neuron {
    let bias = bias(lesson, phase, 8);
    if phase < Phase::Output {
        return unknown("y", bias);
    }
    let value = if phase == Phase::After {
        lesson.pass_after.output
    } else {
        lesson.pass.output
    };
    let note = match phase {
        Phase::Output => String::new(),
        Phase::Loss => format!("target {}", short(lesson.target)),
        Phase::Update => format!("new bias {}", short(lesson.updated.weights[8])),
        Phase::After => format!("loss {}", digits(lesson.loss_after)),
        _ => format!("error {}", short(lesson.error)),
    };
    Neuron {
        name: "y",
        text: short(value),
        value,
        beside: bias,
        note,
        emphasis: active(matches!(
            phase,
            Phase::Output | Phase::Loss | Phase::Error | Phase::OutputGradients | Phase::After
        )),
    }
}

fn unknown(name: &'static str, beside: String) -> Neuron {
    Neuron {
        name,
        text: "?".into(),
        beside,
        ..Neuron::default()
    }
}

/// A bias, beside its neuron's name.
fn bias(lesson: &Lesson, phase: Phase, index: usize) -> String {
    let net = if phase == Phase::After {
        &lesson.updated
    } else {
        &lesson.net
    };
    format!("bias {}", short(net.weights[index]))
}

fn connection(lesson: &Lesson, phase: Phase, index: usize) -> Connection {
    let last = index >= 4;
    // Where w₅ and w₆ lie among the nine.
    let at = if last { index + 2 } else { index };
    let weight = lesson.net.weights[at];
    let (old, new) = (short(weight), short(lesson.updated.weights[at]));
    let gradient = short(lesson.gradients[at]);
    let came_in = if last {
        lesson.pass.hidden[index - 4]
    } else {
        lesson.inputs[index % 2]
    };
    let product = format!("{old} × {}", short(came_in));
    let (flow, label) = match phase {
        Phase::Sums if !last => (Some(Flow::Forward), product),
        Phase::Output if last => (Some(Flow::Forward), product),
        Phase::OutputGradients if last => (Some(Flow::Back), gradient),
        Phase::PassedBack if last => (Some(Flow::Back), format!("{} × {old}", short(lesson.error))),
        Phase::HiddenGradients if !last => (Some(Flow::Back), gradient),
        Phase::Update => (None, format!("{old} → {new}")),
        Phase::After => (None, new),
        _ => (None, old),
    };
    let emphasis = match phase {
        Phase::Update => Emphasis::Active,
        Phase::After => Emphasis::Plain,
        _ if flow.is_some() => Emphasis::Active,
        _ => Emphasis::Quiet,
    };
    Connection {
        weight: if phase == Phase::After {
            lesson.updated.weights[at]
        } else {
            weight
        },
        label,
        emphasis,
        flow,
    }
}

/// The picture in words; the arithmetic stands beside it as text.
fn words(lesson: &Lesson, phase: Phase) -> String {
    let [x1, x2] = lesson.inputs.map(short);
    let mut parts = vec![format!(
        "The network at step {}, {}: x₁ is {x1}, x₂ is {x2}",
        phase.number(),
        phase.title()
    )];
    let pass = if phase == Phase::After {
        lesson.pass_after
    } else {
        lesson.pass
    };
    if phase == Phase::Sums {
        let [z1, z2] = pass.sums.map(short);
        parts.push(format!("z₁ is {z1}, z₂ is {z2}"));
    }
    if phase > Phase::Sums {
        let [h1, h2] = pass.hidden.map(short);
        parts.push(format!("h₁ is {h1}, h₂ is {h2}"));
    }
    if phase > Phase::Activations {
        parts.push(format!("y is {}", short(pass.output)));
    }
    if phase > Phase::Output {
        parts.push(format!("the target is {}", short(lesson.target)));
    }
    if phase >= Phase::PassedBack && phase < Phase::Update {
        let [e1, e2] = lesson.hidden_errors.map(short);
        parts.push(format!(
            "the error at y is {}, at h₁ {e1}, at h₂ {e2}",
            short(lesson.error)
        ));
    }
    format!("{}.", parts.join("; "))
}
