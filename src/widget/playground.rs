//! `playground`: train a small network on points in the plane.

mod changes;
mod config;
mod presets;
pub mod tables;
mod words;

pub use changes::changes;
pub use config::{params_of, run_config, stop_conditions};
pub use words::{describe, feature_title};

use crate::nn::{OwnPoints, Task};
use crate::spec::{OutputSpec, Values, WidgetSpec};
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
    summary: None,
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

/// A reader's points before there are any.
pub fn no_points() -> OwnPoints {
    OwnPoints {
        x: Vec::new(),
        y: Vec::new(),
        label: Vec::new(),
        task: Task::Classes(2),
        names: Vec::new(),
    }
}

#[cfg(test)]
mod tests;
