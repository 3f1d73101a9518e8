//! The numbers of a run, and every weight as text.

use crate::units::{three_digits, whole};
use crate::view::run::{Run, ShownNetwork};
use crate::widget::playground::feature_title;
use crate::nn::WeightLayout;
use leptos::prelude::*;

/// The numbers beside the pictures.
#[component]
pub(super) fn Readings(run: Run, network: Memo<Option<ShownNetwork>>) -> impl IntoView {
    let read = move |read: fn(&ShownNetwork) -> Option<String>| {
        move || network.with(|n| n.as_ref().and_then(read)).unwrap_or_else(|| "–".into())
    };
    let speed = move || {
        let speed = run.shown.with(|shown| shown.steps_per_second);
        if speed > 0.0 { whole(speed) } else { "–".into() }
    };
    view! {
        <dl class="readings">
            <div><dt>"Steps"</dt><dd data-output="step">{read(|n| Some(whole(n.progress.step as f64)))}</dd></div>
            <div><dt>"Epochs"</dt><dd data-output="epoch">{read(|n| Some(whole(n.progress.epoch as f64)))}</dd></div>
            <div><dt>"Training loss"</dt><dd data-output="train_loss">{read(|n| Some(loss(n.progress.metrics?.train_loss)))}</dd></div>
            <div><dt>"Test loss"</dt><dd data-output="test_loss">{read(|n| Some(loss(n.progress.metrics?.test_loss)))}</dd></div>
            <div><dt>"Right (test)"</dt><dd data-output="accuracy">{read(|n| Some(format!("{} %", three_digits(n.progress.metrics?.test_accuracy * 100.0))))}</dd></div>
            <div><dt>"Parameters"</dt><dd data-output="parameters">{read(|n| Some(whole(n.progress.parameters as f64)))}</dd></div>
            <div><dt>"Steps a second"</dt><dd data-output="steps_per_second">{speed}</dd></div>
        </dl>
    }
}

/// Four decimals: what changes from step to step stays visible.
fn loss(value: f64) -> String {
    format!("{value:.4}")
}

/// Every weight and bias as text.
#[component]
pub(super) fn WeightTable(network: Memo<Option<ShownNetwork>>) -> impl IntoView {
    let fingerprint = move || network.with(|n| n.as_ref().map(|n| n.progress.run_hash.clone()));
    view! {
        <p>"Fingerprint of the weights: " <code data-output="run_hash">{fingerprint}</code></p>
        <table>
            <thead><tr><th scope="col">"From"</th><th scope="col">"To"</th><th scope="col">"Weight"</th></tr></thead>
            <tbody>{move || network.with(|network| network.as_ref().map(weight_rows)).unwrap_or_default().into_iter()
                .map(|(from, to, weight)| view! { <tr><td>{from}</td><td>{to}</td><td>{weight}</td></tr> })
                .collect_view()}</tbody>
        </table>
    }
}

fn weight_rows(network: &ShownNetwork) -> Vec<(String, String, String)> {
    let layout = WeightLayout::new(&network.config.network.sizes());
    let mut rows = Vec::new();
    for layer in 0..layout.layers() {
        for output in 0..layout.outputs(layer) {
            let to = if layer + 1 == layout.layers() { "output".into() } else { neuron_name(layer, output) };
            let mut row = |from: String, index: usize| {
                if let Some(weight) = network.weights.get(index) {
                    rows.push((from, to.clone(), format!("{weight:.3}").replace('-', "−")));
                }
            };
            for input in 0..layout.inputs(layer) {
                let from = match layer {
                    0 => network.config.network.features.get(input).map_or("", |f| feature_title(*f)).to_owned(),
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
pub(super) fn neuron_name(layer: usize, neuron: usize) -> String {
    format!("layer {}, neuron {}", layer + 1, neuron + 1)
}
