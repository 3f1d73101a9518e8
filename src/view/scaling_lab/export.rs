//! The experiment as a file: every run with its settings and results.

use crate::browser::save;
use crate::lab::experiment::Experiment;
use crate::lab::results::Results;
use crate::ui::{Element, button};

/// Columns of the table, and keys of each run.
const COLUMNS: [&str; 11] = [
    "parameters",
    "width",
    "examples",
    "steps",
    "batch",
    "rate",
    "seed",
    "loss_learned",
    "loss_unseen",
    "share_wrong",
    "run_hash",
];

/// Buttons that save the experiment as CSV and as JSON.
pub(super) fn buttons(
    read: impl Fn() -> (Experiment, Results) + Copy + Send + 'static,
) -> Vec<Element> {
    let one = |title, file, kind, write: fn(&Experiment, &Results) -> String| {
        button(move || {
            let (experiment, results) = read();
            save(file, kind, &write(&experiment, &results));
        })
        .text(title)
    };
    vec![
        one("Runs (CSV)", "scaling-lab.csv", "text/csv", csv),
        one("Runs (JSON)", "scaling-lab.json", "application/json", json),
    ]
}

/// A row of cells for each run that is in, in the order of [`COLUMNS`].
fn rows(experiment: &Experiment, results: &Results) -> Vec<[String; 11]> {
    let jobs = experiment.jobs();
    let runs = jobs.iter().zip(&results.outcomes);
    runs.filter_map(|(job, outcome)| {
        let outcome = outcome.as_ref()?;
        Some([
            outcome.parameters.to_string(),
            job.width.to_string(),
            job.examples.to_string(),
            job.steps.to_string(),
            job.batch.to_string(),
            job.rate.to_string(),
            job.seed.to_string(),
            outcome.train_loss.to_string(),
            outcome.test_loss.to_string(),
            outcome.test_error.to_string(),
            format!("{:016x}", outcome.hash),
        ])
    })
    .collect()
}

fn csv(experiment: &Experiment, results: &Results) -> String {
    let rows = rows(experiment, results)
        .into_iter()
        .map(|row| row.join(",") + "\n");
    COLUMNS.join(",") + "\n" + &rows.collect::<String>()
}

/// Numbers as numbers, but for the hash, which is too long for one.
fn json(experiment: &Experiment, results: &Results) -> String {
    let run = |row: [String; 11]| {
        let pairs = COLUMNS.iter().zip(row).map(|(key, value)| {
            let quote = if *key == "run_hash" { "\"" } else { "" };
            format!("\"{key}\":{quote}{value}{quote}")
        });
        format!("{{{}}}", pairs.collect::<Vec<_>>().join(","))
    };
    let runs: Vec<String> = rows(experiment, results).into_iter().map(run).collect();
    let floor = results
        .floor
        .map_or("null".into(), |(loss, _)| loss.to_string());
    format!("{{\"floor\":{floor},\"runs\":[{}]}}\n", runs.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::run::Outcome;
    use crate::widget::scaling_lab::{SPEC, experiment};

    #[test]
    fn what_is_in_is_saved_and_nothing_else() {
        let experiment = experiment(&crate::spec::Values::defaults(&SPEC));
        let mut results = Results::of(&experiment);
        results.floor = Some((0.01, None));
        results.outcomes[3] = Some(Outcome {
            parameters: 34,
            samples: 1,
            flops: 1.0,
            train_loss: 0.5,
            test_loss: 0.25,
            test_error: 0.0,
            hash: 255,
        });
        let csv = csv(&experiment, &results);
        assert_eq!(csv.lines().count(), 2);
        assert!(csv.ends_with(",0.5,0.25,0,00000000000000ff\n"), "{csv}");
        let json: serde_json::Value = serde_json::from_str(&json(&experiment, &results)).unwrap();
        assert_eq!(json["runs"][0]["loss_unseen"], 0.25);
        assert_eq!(json["floor"], 0.01);
    }
}
