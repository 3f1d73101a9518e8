//! `backprop`: one example through the small network, forward, back, and a
//! step downhill.
//!
//! Knows the parameters, the steps of the lesson and what the numbers come to;
//! [`formulas`] writes them out, `words` says it in words, [`descent`] keeps
//! the updates. Knows no picture.

pub mod descent;
pub mod formulas;
mod presets;
mod words;

use super::small_net::{ACTIVATION, Pass, SIZES, SmallNet, weight};
use crate::nn::{Loss, trace};
use crate::spec::{Choice, Kind, Number, Option_, OutputSpec, Value, Values, WidgetSpec, option};
use crate::units::Unit;

/// How large a weight may become.
pub const BOUND: f64 = 20.0;

/// x₁.
pub static X1: Number = Number::own("x1", "x₁", 1.0, (-2.0, 2.0), 0.1);

/// x₂.
pub static X2: Number = Number::own("x2", "x₂", 0.0, (-2.0, 2.0), 0.1);

/// Target.
pub static TARGET: Number = Number::own("target", "Target", 1.0, (-2.0, 2.0), 0.1);

/// Learning rate.
pub static RATE: Number = Number::own("rate", "Learning rate", 0.1, (0.0, 2.0), 0.01);

/// The nine numbers, in the order of the network.
static WEIGHTS: [Number; 9] = [
    weight(0, 0.5, BOUND),
    weight(1, -0.3, BOUND),
    weight(2, -0.4, BOUND),
    weight(3, 0.8, BOUND),
    weight(4, 0.1, BOUND),
    weight(5, 0.0, BOUND),
    weight(6, 0.7, BOUND),
    weight(7, 0.9, BOUND),
    weight(8, -0.2, BOUND),
];

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "backprop",
    title: "One example, there and back",
    section: 2,
    params: &[
        &PHASE.spec,
        &X1.spec,
        &X2.spec,
        &TARGET.spec,
        &RATE.spec,
        &ACTIVATION.spec,
        &WEIGHTS[0].spec,
        &WEIGHTS[1].spec,
        &WEIGHTS[4].spec,
        &WEIGHTS[2].spec,
        &WEIGHTS[3].spec,
        &WEIGHTS[5].spec,
        &WEIGHTS[6].spec,
        &WEIGHTS[7].spec,
        &WEIGHTS[8].spec,
    ],
    in_reach: &[],
    outputs: &[
        OutputSpec {
            name: "output",
            title: "Output",
            unit: Unit::Pure,
        },
        OutputSpec {
            name: "loss",
            title: "Loss",
            unit: Unit::Pure,
        },
        OutputSpec {
            name: "loss_after",
            title: "Loss after the update",
            unit: Unit::Pure,
        },
    ],
    presets: presets::PRESETS,
    compute: Some(compute),
    summary: Some(summary),
    calculated: false,
    link_leaves_out: Some("It holds the weights as they are now, not the updates so far."),
};

/// The step of the lesson.
pub static PHASE: Choice = Choice::own(
    "phase",
    "Step",
    "inputs",
    &[
        option("inputs", "1. The inputs"),
        option("sums", "2. The sums"),
        option("activations", "3. The activations"),
        option("output", "4. The output"),
        option("loss", "5. The loss"),
        option("error", "6. Back: the error at the output"),
        option("output_gradients", "7. Back: the last weights"),
        option("passed_back", "8. Back: the error passed on"),
        option("hidden_gradients", "9. Back: the first weights"),
        option("update", "10. The update"),
        option("after", "11. The same example again"),
    ],
);

/// One step of the lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// What goes in.
    Inputs,
    /// The hidden neurons' sums.
    Sums,
    /// The hidden neurons' values.
    Activations,
    /// The output.
    Output,
    /// How wrong it is.
    Loss,
    /// The derivative of the loss by the output.
    Error,
    /// The gradients of the output's weights.
    OutputGradients,
    /// The errors of the hidden neurons.
    PassedBack,
    /// The gradients of the hidden neurons' weights.
    HiddenGradients,
    /// Every weight moved.
    Update,
    /// The example again, with the new weights.
    After,
}

impl Phase {
    /// All of them, in order.
    pub const ALL: [Self; 11] = [
        Self::Inputs,
        Self::Sums,
        Self::Activations,
        Self::Output,
        Self::Loss,
        Self::Error,
        Self::OutputGradients,
        Self::PassedBack,
        Self::HiddenGradients,
        Self::Update,
        Self::After,
    ];

    /// The one the parameter names.
    pub fn of(values: &Values) -> Self {
        let key = PHASE.of(values);
        Self::ALL
            .into_iter()
            .find(|phase| phase.option().value == key)
            .unwrap_or(Self::PassedBack)
    }

    /// Its number, from 1.
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// The one after it; the last has none.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }

    /// The one before it; the first has none.
    pub fn back(self) -> Option<Self> {
        Self::ALL.get((self as usize).checked_sub(1)?).copied()
    }

    /// How the parameter writes it.
    pub fn value(self) -> Value {
        Value::Text(self.option().value.into())
    }

    /// What it is called, without its number.
    pub fn title(self) -> &'static str {
        let title = self.option().title;
        title.split_once(". ").map_or(title, |(_, title)| title)
    }

    fn option(self) -> &'static Option_ {
        const NONE: Option_ = option("", "");
        match PHASE.kind {
            Kind::Choice { options, .. } => options.get(self as usize).unwrap_or(&NONE),
            _ => &NONE,
        }
    }
}

/// Everything the lesson shows of one example.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// The network before.
    pub net: SmallNet,
    /// What goes in.
    pub inputs: [f64; 2],
    /// What should come out.
    pub target: f64,
    /// How large a step is taken.
    pub rate: f64,
    /// Forward.
    pub pass: Pass,
    /// ½ (y − target)².
    pub loss: f64,
    /// The derivative of the loss by y.
    pub error: f64,
    /// The derivatives of the loss by z₁ and z₂.
    pub hidden_errors: [f64; 2],
    /// The derivatives of the loss by the nine numbers.
    pub gradients: [f64; 9],
    /// The network after one step.
    pub updated: SmallNet,
    /// Forward again.
    pub pass_after: Pass,
    /// The loss after the step.
    pub loss_after: f64,
}

impl Lesson {
    /// Works the example through.
    pub fn of(values: &Values) -> Self {
        let net = SmallNet::of(values);
        let inputs = [X1.of(values), X2.of(values)];
        let (target, rate) = (TARGET.of(values), RATE.of(values));
        let mut lesson = Self {
            net,
            inputs,
            target,
            rate,
            pass: net.pass(inputs),
            loss: 0.0,
            error: 0.0,
            hidden_errors: [0.0; 2],
            gradients: [0.0; 9],
            updated: net,
            pass_after: Pass::default(),
            loss_after: 0.0,
        };
        let worked = trace(
            &SIZES,
            &net.weights,
            net.activation,
            Loss::MeanSquared,
            &inputs,
            target,
            rate,
        );
        // Shape, weights and inputs belong together by their types.
        if let Ok(worked) = worked {
            lesson.loss = worked.loss;
            lesson.loss_after = worked.loss_after;
            lesson.error = worked.layers[1].deltas[0];
            lesson
                .hidden_errors
                .copy_from_slice(&worked.layers[0].deltas);
            lesson.gradients.copy_from_slice(&worked.gradients);
            lesson.updated.weights.copy_from_slice(&worked.updated);
        }
        lesson.pass_after = lesson.updated.pass(inputs);
        lesson
    }
}

/// The outputs, in the order of the spec.
pub fn compute(values: &Values) -> Vec<Value> {
    let lesson = Lesson::of(values);
    [lesson.pass.output, lesson.loss, lesson.loss_after]
        .map(Value::Number)
        .into()
}

fn summary(values: &Values, _outputs: &[Value]) -> String {
    let phase = Phase::of(values);
    words::sentence(&Lesson::of(values), phase)
}

#[cfg(test)]
mod tests;
