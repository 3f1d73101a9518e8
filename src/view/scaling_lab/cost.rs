//! The cost of the experiment, in the units of this machine.

use crate::lab::results::Results;
use crate::units::{Flops, Joules, Seconds, Watts, counted};

/// A sentence about the networks trained, and their cost.
pub(super) fn cost(results: &Results, worker_seconds: f64, watts: f64) -> String {
    let trained = results.trained();
    if trained == 0 {
        return String::new();
    }
    let arithmetic = format!(
        "{} and {}",
        counted(trained, "network"),
        Flops(results.flops())
    );
    if worker_seconds == 0.0 {
        return format!("{arithmetic}, when this page was built.");
    }
    let seconds = taken(worker_seconds);
    let energy: Joules = Watts(watts) * seconds;
    let gpt3 = crate::data::models::gpt_3::TRAINING_FLOP.value / results.flops();
    format!(
        "{arithmetic} in {seconds}, about {energy} at {}. GPT-3 took as much as {} such families: {} of this computer.",
        Watts(watts),
        crate::units::count_in_words(gpt3),
        Seconds(gpt3 * seconds.0),
    )
}

/// Seconds that this computer took: its workers train at once.
pub(super) fn taken(worker_seconds: f64) -> Seconds {
    Seconds(worker_seconds / workers())
}

/// Workers that train at once.
fn workers() -> f64 {
    crate::browser::cores() as f64
}
