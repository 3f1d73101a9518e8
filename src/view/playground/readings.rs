//! The numbers of a run, and every weight as text.

use crate::markup::table;
use crate::nn::{Task, WeightLayout};
use crate::ui::{Element, element};
use crate::units::{three_digits, whole};
use crate::view::run::{RunHandle, ShownNetwork};
use crate::widget::playground::feature_title;
use leptos::prelude::*;

/// The numbers beside the pictures.
pub(super) fn readings(run: RunHandle) -> Element {
    element("dl").class("readings").inner_html(move || {
        let speed = run.shown.with(|shown| shown.steps_per_second);
        run.with(0, |network| numbers(network, speed))
    })
}

fn numbers(network: Option<&ShownNetwork>, steps_per_second: f64) -> String {
    let progress = network.map(|network| &network.progress);
    let metrics = progress.and_then(|progress| progress.metrics);
    let count = |value: Option<u64>| value.map(|value| whole(value as f64));
    let speed = (steps_per_second > 0.0).then(|| whole(steps_per_second));
    let readings = [
        ("Steps", "step", count(progress.map(|p| p.step))),
        ("Epochs", "epoch", count(progress.map(|p| p.epoch))),
        (
            "Training loss",
            "train_loss",
            metrics.map(|m| loss(m.train_loss)),
        ),
        ("Test loss", "test_loss", metrics.map(|m| loss(m.test_loss))),
        match metrics.and_then(|m| m.test_r2) {
            Some(r2) => (
                "R² (test)",
                "r2",
                Some(format!("{r2:.3}").replace('-', "−")),
            ),
            None => (
                "Right (test)",
                "accuracy",
                metrics
                    .and_then(|m| m.test_accuracy)
                    .map(|right| format!("{}%", three_digits(right * 100.0))),
            ),
        },
        (
            "Parameters",
            "parameters",
            count(progress.map(|p| p.parameters as u64)),
        ),
        ("Steps a second", "steps_per_second", speed),
    ];
    let reading = |(title, key, value): (&str, &str, Option<String>)| {
        let value = value.unwrap_or_else(|| "–".into());
        format!("<div><dt>{title}</dt><dd data-output=\"{key}\">{value}</dd></div>")
    };
    readings.into_iter().map(reading).collect()
}

/// Four decimals: what changes from step to step stays visible.
fn loss(value: f64) -> String {
    format!("{value:.4}")
}

/// Rows while the numbers move, and while they stand.
const ROWS: (usize, usize) = (60, 600);

/// Weights and biases as text, and the fingerprint of them all.
pub(super) fn weight_table(network: &ShownNetwork, running: bool) -> String {
    let most = if running { ROWS.0 } else { ROWS.1 };
    let left_out = match network.weights.len().saturating_sub(most) {
        0 => String::new(),
        more if running => format!("<p>{} more when it pauses.</p>", whole(more as f64)),
        more => format!(
            "<p>{} more are in the model’s file.</p>",
            whole(more as f64)
        ),
    };
    format!(
        "<p>Fingerprint of the weights: <code data-output=\"run_hash\">{}</code></p>{}{left_out}",
        network.progress.run_hash,
        table(&["From", "To", "Weight"], weight_rows(network, most))
    )
}

/// How often each class of the test points got each answer; nothing where
/// labels are numbers.
pub(super) fn confusion_table(network: &ShownNetwork) -> String {
    let Task::Classes(classes) = network.config.data.task() else {
        return String::new();
    };
    let name = |class: usize| match (classes, class) {
        (2, 0) => "orange".to_owned(),
        (2, _) => "blue".to_owned(),
        (_, class) => (class + 1).to_string(),
    };
    let answers: Vec<String> = (0..classes)
        .map(|c| format!("answered {}", name(c)))
        .collect();
    let head = std::iter::once("Test points of class").chain(answers.iter().map(String::as_str));
    let counts = network.progress.confusion.chunks_exact(classes).enumerate();
    let rows = counts.map(|(class, counts)| {
        let counts = counts.iter().map(u32::to_string);
        std::iter::once(name(class)).chain(counts).collect()
    });
    table(&head.collect::<Vec<_>>(), rows)
}

fn weight_rows(network: &ShownNetwork, most: usize) -> Vec<Vec<String>> {
    let layout = WeightLayout::new(&network.config.network.sizes());
    let mut rows = Vec::new();
    for layer in 0..layout.layers() {
        for output in 0..layout.outputs(layer) {
            if rows.len() >= most {
                return rows;
            }
            let to = if layer + 1 == layout.layers() {
                match layout.outputs(layer) {
                    1 => "output".into(),
                    _ => format!("output {}", output + 1),
                }
            } else {
                neuron_name(layer, output)
            };
            let mut row = |from: String, index: usize| {
                if let Some(weight) = network.weights.get(index) {
                    rows.push(vec![
                        from,
                        to.clone(),
                        format!("{weight:.3}").replace('-', "−"),
                    ]);
                }
            };
            for input in 0..layout.inputs(layer) {
                let from = match layer {
                    0 => network
                        .config
                        .network
                        .features
                        .get(input)
                        .map_or("", |f| feature_title(*f))
                        .to_owned(),
                    _ => neuron_name(layer - 1, input),
                };
                row(from, layout.weight(layer, output, input));
            }
            row("bias".into(), layout.bias(layer, output));
        }
    }
    rows
}

/// "layer 1, neuron 2".
fn neuron_name(layer: usize, neuron: usize) -> String {
    format!("layer {}, neuron {}", layer + 1, neuron + 1)
}
