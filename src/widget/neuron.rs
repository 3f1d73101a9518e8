//! `neuron`: nine weights and biases to turn by hand, on XOR.
//!
//! Inputs are 0 or 1, a switch off or on, as the text has it; the wanted
//! output is 1 for yes and −1 for no, so that the sign of the output is the
//! answer and 0 is no answer. Knows the task, its score and its words; knows
//! no picture.

mod examples;

pub use examples::{EXAMPLES, Example, answer};

use super::small_net::{ACTIVATION, SmallNet, digits, settings, short, sum_in_numbers, weight};
use crate::spec::{Choice, Number, Option_, OutputSpec, Preset, Value, Values, WidgetSpec};
use crate::units::Unit;

/// How far the sliders go to either side.
const BOUND: f64 = 5.0;

/// The map shows both inputs over this range.
pub const RANGE: (f64, f64) = (-0.5, 1.5);

/// The nine numbers, in the order of the network.
static WEIGHTS: [Number; 9] = [
    weight(0, 2.0, BOUND),
    weight(1, 2.0, BOUND),
    weight(2, -1.0, BOUND),
    weight(3, -0.5, BOUND),
    weight(4, -1.0, BOUND),
    weight(5, 0.5, BOUND),
    weight(6, 1.5, BOUND),
    weight(7, 0.5, BOUND),
    weight(8, 0.0, BOUND),
];

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "neuron",
    title: "Turn the weights yourself",
    section: 2,
    params: &[
        &WEIGHTS[0].spec,
        &WEIGHTS[1].spec,
        &WEIGHTS[4].spec,
        &WEIGHTS[2].spec,
        &WEIGHTS[3].spec,
        &WEIGHTS[5].spec,
        &WEIGHTS[6].spec,
        &WEIGHTS[7].spec,
        &WEIGHTS[8].spec,
        &ACTIVATION.spec,
        &EXAMPLE.spec,
    ],
    in_reach: &[],
    outputs: &[
        OutputSpec {
            name: "right",
            title: "Right, of 4",
            unit: Unit::Pure,
        },
        OutputSpec {
            name: "loss",
            title: "Loss, mean of the 4",
            unit: Unit::Pure,
        },
    ],
    presets: &[
        Preset {
            name: "start",
            title: "The start",
            params: &settings(
                "tanh",
                [["2", "2", "-1"], ["-1", "-0.5", "0.5"], ["1.5", "0.5", "0"]],
            ),
        },
        Preset {
            name: "zero",
            title: "All zero",
            params: &settings("tanh", [["0"; 3]; 3]),
        },
        Preset {
            name: "one",
            title: "One neuron only",
            params: &settings("tanh", [["3", "3", "-1.5"], ["0"; 3], ["1", "0", "0"]]),
        },
        Preset {
            name: "twins",
            title: "Two alike",
            params: &settings(
                "tanh",
                [
                    ["3", "3", "-4.5"],
                    ["3", "3", "-4.5"],
                    ["-0.5", "-0.5", "0"],
                ],
            ),
        },
        Preset {
            name: "tanh",
            title: "Solved by hand",
            params: &settings(
                "tanh",
                [
                    ["3", "3", "-1.5"],
                    ["3", "3", "-4.5"],
                    ["1.2", "-1.2", "-1.1"],
                ],
            ),
        },
        Preset {
            name: "relu",
            title: "Solved with ReLU",
            params: &settings(
                "relu",
                [["1", "1", "0"], ["1", "1", "-1"], ["2", "-4", "-1"]],
            ),
        },
    ],
    compute: Some(compute),
    summary: Some(summary),
    calculated: false,
    link_leaves_out: None,
};

/// Which of the four examples the picture shows.
pub static EXAMPLE: Choice = Choice::own(
    "example",
    "Example shown",
    "11",
    &[
        Option_ {
            value: "00",
            title: "0, 0",
        },
        Option_ {
            value: "01",
            title: "0, 1",
        },
        Option_ {
            value: "10",
            title: "1, 0",
        },
        Option_ {
            value: "11",
            title: "1, 1",
        },
    ],
);

/// The outputs over [`RANGE`], cut off at ±1, row by row, x₂ = 1.5 first.
pub fn map(net: &SmallNet, resolution: usize) -> Vec<f32> {
    let (low, high) = RANGE;
    let at = |index: usize| low + (high - low) * (index as f64 + 0.5) / resolution as f64;
    let mut map = Vec::with_capacity(resolution * resolution);
    for row in (0..resolution).rev() {
        for column in 0..resolution {
            let output = net.pass([at(column), at(row)]).output;
            map.push(output.clamp(-1.0, 1.0) as f32);
        }
    }
    map
}

/// The line on which hidden neuron `neuron`'s sum is 0, as far as it lies
/// within [`RANGE`]. `None` if it has no such line there.
pub fn fold(net: &SmallNet, neuron: usize) -> Option<[(f64, f64); 2]> {
    let [w1, w2] = [net.weights[2 * neuron], net.weights[2 * neuron + 1]];
    let bias = net.weights[4 + neuron];
    let (low, high) = RANGE;
    let sum = |x1: f64, x2: f64| w1 * x1 + w2 * x2 + bias;
    let corners = [(low, low), (high, low), (high, high), (low, high)];
    let mut ends = Vec::new();
    for index in 0..4 {
        let (from, to) = (corners[index], corners[(index + 1) % 4]);
        let (before, after) = (sum(from.0, from.1), sum(to.0, to.1));
        if (before < 0.0) != (after < 0.0) {
            let part = before / (before - after);
            ends.push((
                from.0 + part * (to.0 - from.0),
                from.1 + part * (to.1 - from.1),
            ));
        }
    }
    match ends[..] {
        [from, to] => Some([from, to]),
        _ => None,
    }
}

/// The chosen example worked through, one line for each neuron.
pub fn workings(net: &SmallNet, example: &Example) -> [String; 3] {
    let pass = net.pass(example.inputs);
    let w = net.weights;
    let hidden = |neuron: usize, name: &str| {
        let sum = sum_in_numbers(
            [w[2 * neuron], w[2 * neuron + 1]],
            example.inputs,
            w[4 + neuron],
        );
        format!(
            "{name} = {} = {} = {}",
            net.applied(&sum),
            net.applied(&digits(pass.sums[neuron])),
            digits(pass.hidden[neuron])
        )
    };
    [
        hidden(0, "h₁"),
        hidden(1, "h₂"),
        format!(
            "y = {} = {}",
            sum_in_numbers([w[6], w[7]], pass.hidden, w[8]),
            digits(pass.output)
        ),
    ]
}

/// The outputs, in the order of the spec.
pub fn compute(values: &Values) -> Vec<Value> {
    let net = SmallNet::of(values);
    let right = EXAMPLES.iter().filter(|e| e.is_right(&net)).count();
    let loss: f64 = EXAMPLES.iter().map(|e| e.loss(&net)).sum();
    vec![Value::Number(right as f64), Value::Number(loss / 4.0)]
}

fn summary(values: &Values, outputs: &[Value]) -> String {
    let net = SmallNet::of(values);
    let wrong: Vec<&Example> = EXAMPLES.iter().filter(|e| !e.is_right(&net)).collect();
    let loss = digits(outputs.get(1).and_then(Value::number).unwrap_or_default());
    let yes_or_no = |e: &Example| answer(e.wanted);
    match wrong[..] {
        [] => format!(
            "4 of 4 right: each hidden neuron draws one line, and together the two lines part \
             yes from no. The mean loss is {loss}."
        ),
        [only] => format!(
            "3 of 4 right: with {} the network says {} ({}), but the answer is {}. The mean loss is {loss}.",
            only.words,
            answer(only.output(&net)),
            short(only.output(&net)),
            yes_or_no(only),
        ),
        _ if wrong.iter().all(|e| e.output(&net) == 0.0) => format!(
            "{} of 4 right: an output of 0 is neither yes nor no. The mean loss is {loss}.",
            4 - wrong.len()
        ),
        _ => {
            let places: Vec<&str> = wrong.iter().map(|e| e.words).collect();
            format!(
                "{} of 4 right: the answer is wrong with {}. The mean loss is {loss}.",
                4 - wrong.len(),
                places.join(", with ")
            )
        }
    }
}

#[cfg(test)]
mod tests;
