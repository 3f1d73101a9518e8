//! `playground`: train a small network on points in the plane.

mod changes;
mod config;
mod presets;
pub mod tables;
mod words;

pub use changes::changes;
pub use config::{params_of, run_config, stop_conditions};
pub use words::{describe, feature_title};

use crate::nn::{Metrics, OwnPoints, Task};
use crate::spec::{OutputSpec, Value, Values, WidgetSpec};
use crate::units::Unit;

/// Steps of the run that is recorded when the page is built.
pub const RECORDED_STEPS: u64 = 2_500;

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "playground",
    title: "Train a network",
    section: 3,
    params: tables::PARAMS,
    in_reach: &[],
    outputs: &[
        OutputSpec::new("parameters", "Parameters", Unit::Parameters),
        OutputSpec::new("step", "Steps", Unit::Steps),
        OutputSpec::new("epoch", "Epochs", Unit::One),
        OutputSpec::new("samples", "Examples seen", Unit::Examples),
        OutputSpec::new("train_loss", "Training loss", Unit::One),
        OutputSpec::new("test_loss", "Test loss", Unit::One),
        OutputSpec::new("accuracy", "Right on the test points", Unit::One),
        OutputSpec::new(
            "samples_per_second",
            "Examples a second",
            Unit::ExamplesPerSecond,
        ),
        OutputSpec::new("run_hash", "Fingerprint of the weights", Unit::Pure),
    ],
    presets: presets::PRESETS,
    compute: None,
    summary: Some(summary),
    calculated: false,
    link_leaves_out: Some(
        "It holds every setting and the seeds, so the run can be repeated exactly; it leaves out the trained weights, weights that you changed, and your own points.",
    ),
};

/// The most steps a second: slow enough to watch, or as many as there can be.
pub fn pace(values: &Values) -> Option<f64> {
    const TO_WATCH: f64 = 250.0;
    (tables::SPEED.of(values) == "slow").then_some(TO_WATCH)
}

/// The outputs of the recorded run, in the order of the spec.
pub fn recorded_outputs(values: &Values) -> Vec<Value> {
    let Some(mut session) =
        crate::lab::trained(&[run_config(values, &no_points())], RECORDED_STEPS).pop()
    else {
        return SPEC.outputs.iter().map(|_| Value::Number(0.0)).collect();
    };
    let progress = session.progress();
    let (train, test, accuracy) = progress.metrics.map_or((0.0, 0.0, 0.0), |m| {
        let accuracy = m.test_accuracy.unwrap_or_default();
        (m.train_loss, m.test_loss, accuracy)
    });
    vec![
        Value::Number(progress.parameters as f64),
        Value::Number(progress.step as f64),
        Value::Number(progress.epoch as f64),
        Value::Number(progress.samples as f64),
        Value::Number(train),
        Value::Number(test),
        Value::Number(accuracy),
        Value::Text(progress.run_hash.clone()),
    ]
}

/// A reader's points before there are any.
pub fn no_points() -> OwnPoints {
    OwnPoints {
        x: Vec::new(),
        y: Vec::new(),
        label: Vec::new(),
        task: Task::Classes(2),
    }
}

fn summary(_values: &Values, outputs: &[Value]) -> String {
    let number = |name: &str| {
        let index = SPEC.outputs.iter().position(|output| output.name == name);
        index
            .and_then(|i| outputs.get(i))
            .and_then(Value::number)
            .unwrap_or_default()
    };
    let metrics = Metrics {
        train_loss: number("train_loss"),
        test_loss: number("test_loss"),
        train_accuracy: None,
        test_accuracy: Some(number("accuracy")),
        train_r2: None,
        test_r2: None,
    };
    describe(number("step") as u64, number("parameters"), &metrics)
}

#[cfg(test)]
mod tests;
