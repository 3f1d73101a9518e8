//! The race in numbers: for messages and as a table.

use crate::nn::Metrics;
use crate::spec::Value;
use crate::units::{three_digits, whole};
use crate::view::run::ShownNetwork;
use crate::widget::race::RACERS;

/// Accuracy, steps and fingerprint of each network, as a table.
pub(super) fn outputs(networks: &[ShownNetwork]) -> Vec<Value> {
    let read = |name| networks.iter().map(move |n| n.output(name, 0.0));
    let hashes: Vec<String> = read("run_hash").map(|hash| hash.to_string()).collect();
    let mut outputs: Vec<Value> = read("accuracy").collect();
    outputs.extend(read("step").take(1));
    outputs.push(Value::Text(hashes.join(",")));
    outputs
}

/// The racers in numbers, and the one rule for their learning rates.
pub(super) fn results(networks: &[ShownNetwork]) -> String {
    let head = [
        "Network",
        "Parameters",
        "Learning rate",
        "Training loss",
        "Test loss",
        "Right on new points",
        "Fingerprint",
    ];
    let rows = RACERS.iter().zip(networks).map(|(racer, network)| {
        let progress = &network.progress;
        let metric = |read: fn(&Metrics) -> String| {
            progress.metrics.as_ref().map_or_else(|| "–".into(), read)
        };
        vec![
            racer.name.to_owned(),
            whole(progress.parameters as f64),
            network.config.learning_rate.to_string(),
            metric(|m| three_digits(m.train_loss)),
            metric(|m| three_digits(m.test_loss)),
            metric(|m| {
                format!(
                    "{}%",
                    three_digits(m.test_accuracy.unwrap_or_default() * 100.0)
                )
            }),
            progress.run_hash.clone(),
        ]
    });
    crate::markup::table(&head, rows)
        + "<p>Each learning rate is the one, of six from 0.001 to 0.3, that left the lowest training loss over three \
           other seeds. All three see the same points, the same number of times, in batches of the same size.</p>"
}
