//! Every setting with its losses, as a table.

use crate::lab::experiment::Experiment;
use crate::lab::results::Results;
use crate::units::{three_digits, whole};

pub(super) fn results_table(experiment: &Experiment, results: &Results, revealed: bool) -> String {
    let head = [
        "Parameters",
        "Neurons per layer",
        "Examples",
        "Steps",
        "Learning rate",
        "Losses on unseen examples",
        "Wrong",
        "The law’s loss",
    ];
    let law = results.law(experiment).filter(|_| revealed);
    let rows = results.settings(experiment).into_iter().map(|setting| {
        let list = |values: &[f64]| {
            values
                .iter()
                .map(|v| three_digits(*v))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let job = &setting.job;
        let wrong = if results.floor.is_some_and(|(_, wrong)| wrong.is_some()) {
            list(&setting.test_errors)
        } else {
            "–".into()
        };
        vec![
            whole(job.parameters() as f64),
            format!("{0} + {0}", job.width),
            whole(job.examples as f64),
            whole(job.steps as f64),
            three_digits(job.rate),
            list(&setting.losses),
            wrong,
            law.map_or("–".into(), |law| three_digits(law.loss(setting.size))),
        ]
    });
    let hashes = results
        .outcomes
        .iter()
        .flatten()
        .map(|outcome| outcome.hash);
    // One fingerprint for all: equal exactly when every network is, bit for bit.
    let fingerprint = hashes.fold(0u64, |all, hash| all.rotate_left(5) ^ hash);
    crate::markup::table(&head, rows)
        + &format!(
            "<p>Each size gets the same examples, the same number of them, and a learning rate of 0.07·√(8 ÷ width), at most \
             0.1, warmed up over the first tenth of the steps and then falling to 0. \
             Fingerprint of the family: <code data-output=\"run_hash\">{fingerprint:016x}</code></p>"
        )
}
