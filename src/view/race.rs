//! The view of `race`: three networks learn one thing side by side.

use super::charts::HeatMap;
use super::controls::Count;
use super::points::Points;
use super::run::{Run, RunOptions, ShownNetwork};
use super::{Frame, Widget};
use crate::nn::Metrics;
use crate::units::{three_digits, whole};
use crate::widget::race::{PACE, RACERS, STEPS, describe, run_configs};
use leptos::prelude::*;

const OPTIONS: RunOptions = RunOptions {
    recorded_steps: STEPS,
    stop_at: Some(STEPS),
    resolution: 64,
    neuron_resolution: 0,
};

/// The widget.
#[component]
pub(super) fn Race(widget: Widget) -> impl IntoView {
    let configs = Memo::new(move |_| widget.values.with(run_configs));
    let run = Run::new(configs, OPTIONS, Signal::derive(|| Some(PACE)));
    let network = move |index: usize| {
        Memo::new(move |_| run.shown.with(|shown| shown.networks.get(index).cloned()))
    };
    let step = Memo::new(move |_| {
        run.shown
            .with(|shown| shown.networks.first().map_or(0, |n| n.progress.step))
    });
    let data = Signal::derive(move || {
        configs.with(|configs| configs.first().map(|config| config.data.clone()))
    });
    let tag = Signal::derive(move || {
        let kind = if run.live.get() { "live" } else { "recorded" };
        format!(
            "{kind}, seed {}, step {} of {}",
            widget.values.with(|v| v.number("seed")),
            whole(step.get() as f64),
            whole(STEPS as f64)
        )
    });
    let summary = Signal::derive(move || {
        if let Some(why) = run.failure.get() {
            return why;
        }
        run.shown.with(|shown| {
            let right: Vec<f64> = shown
                .networks
                .iter()
                .filter_map(|n| n.progress.metrics?.test_accuracy)
                .collect();
            describe(step.get(), &right)
        })
    });
    let finished = move || step.get() >= STEPS && run.live.get();
    let controls = move || {
        view! {
            <button type="button" class="primary" on:click=move |_| {
                if finished() { run.reset(); }
                run.train_or_pause();
            }>
                {move || if run.running.get() { "Pause" } else { "Train" }}
            </button>
            <button type="button" on:click=move |_| run.step() disabled=move || run.running.get() || finished()>"Step"</button>
            <button type="button" on:click=move |_| run.reset()>"Reset"</button>
            <Count widget name="seed"/>
        }
    };
    let table = Signal::derive(move || run.shown.with(|shown| results(&shown.networks)));
    view! {
        <Frame
            widget
            tag
            summary
            running=run.running
            controls=ViewFn::from(controls)
            table=Some(table)
            record=super::run::record(run, false)
        >
            <div class="racers">
                {RACERS.iter().enumerate().map(|(index, racer)| {
                    let network = network(index);
                    view! { <RacerView name=racer.name picture=format!("racer-{index}") network data/> }
                }).collect_view()}
            </div>
        </Frame>
    }
}

#[component]
fn RacerView(
    name: &'static str,
    picture: String,
    network: Memo<Option<ShownNetwork>>,
    data: Signal<Option<crate::nn::DataConfig>>,
) -> impl IntoView {
    let field = Signal::derive(move || network.with(|n| n.as_ref().and_then(|n| n.output.clone())));
    let right = move || {
        network
            .with(|n| n.as_ref().and_then(|n| n.progress.metrics))
            .and_then(|m| m.test_accuracy)
    };
    let percent = move || {
        right().map_or("–".into(), |share| {
            format!("{} %", three_digits((share * 100.0).round()))
        })
    };
    let parameters = move || network.with(|n| n.as_ref().map_or(0, |n| n.progress.parameters));
    let label = Signal::derive(move || {
        format!(
            "What the {} network answers over the plane: blue or orange; {} right.",
            name.to_lowercase(),
            percent()
        )
    });
    view! {
        <div class="racer">
            <p class="racer-head"><strong>{name}</strong> <span>{move || whole(parameters() as f64)}" parameters"</span></p>
            <div class="map"><HeatMap field picture label/><Points data/></div>
            <p class="racer-score"><strong data-output="accuracy">{percent}</strong>" right"</p>
        </div>
    }
}

/// The racers in numbers, and the one rule for their learning rates.
fn results(networks: &[ShownNetwork]) -> String {
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
                    "{} %",
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
