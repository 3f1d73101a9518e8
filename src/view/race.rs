//! The view of `race`: three networks learn one thing side by side.

use super::Frame;
use super::charts::heat_map;
use super::controls::count;
use super::points::{points, points_plot};
use super::run::{Limits, RunHandle, RunOptions, ShownNetwork};
use super::shown::{Depiction, Map};
use crate::nn::{Metrics, StopConditions};
use crate::spec::Value;
use crate::ui::{Element, Widget, button, element, live};
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
pub(super) fn race(widget: Widget) -> Element {
    let limits = |_: &_| Limits {
        steps_per_second: Some(PACE),
        stop: StopConditions::default(),
    };
    let configs = move || widget.values.with(run_configs);
    let run = RunHandle::of(widget, configs, OPTIONS, limits);
    let step = move || {
        run.shown
            .with(|shown| shown.networks.first().map_or(0, |n| n.progress.step))
    };
    let summary = move || {
        if let Some(why) = run.failure() {
            return why;
        }
        run.shown.with(|shown| {
            let right: Vec<f64> = shown
                .networks
                .iter()
                .filter_map(|n| n.progress.metrics?.test_accuracy)
                .collect();
            describe(step(), &right)
        })
    };
    let finished = move || step() >= STEPS && run.live.get();
    let train = move || {
        if finished() {
            run.reset();
        }
        run.train_or_pause();
    };
    let racers = (0..RACERS.len()).map(|index| racer(run, index)).collect();
    Frame::new(widget)
        .tag(move || {
            let (done, all) = (whole(step() as f64), whole(STEPS as f64));
            format!("{}, step {done} of {all}", run.tag())
        })
        .summary(summary)
        .quiet(move || run.running.get())
        .picture(vec![element("div").class("racers").children(racers)])
        .controls(vec![
            run.train_button(train),
            button(move || run.step())
                .attr("disabled", move || run.running.get() || finished())
                .text("Step"),
            button(move || run.reset()).text("Reset"),
            count(widget, "seed", false),
        ])
        .table(move || run.shown.with(|shown| results(&shown.networks)))
        .record(run.record(false))
        .outputs(move || run.shown.with(|shown| outputs(&shown.networks)))
        .shows(|| {
            Some(Depiction::Maps(
                (0..RACERS.len()).map(|racer| map(run, racer)).collect(),
            ))
        })
        .finish()
}

/// What one of them answers over the plane.
fn map(run: RunHandle, index: usize) -> Map {
    Map {
        field: run.with_pictures(index, |network| network?.output.clone()),
        points: points_plot(run, live(|| false))(),
    }
}

fn racer(run: RunHandle, index: usize) -> Element {
    let name = RACERS[index].name;
    let percent = move || {
        run.with(index, |network| {
            let metrics = network.and_then(|network| network.progress.metrics);
            let right = metrics.and_then(|metrics| metrics.test_accuracy);
            right.map_or("–".into(), |share| {
                format!("{}%", three_digits((share * 100.0).round()))
            })
        })
    };
    let label = move || {
        format!(
            "What the {} network answers over the plane: blue or orange; {} right.",
            name.to_ascii_lowercase(),
            percent()
        )
    };
    let head = move || {
        let parameters = run.with(index, |network| {
            network.map_or(0, |network| network.progress.parameters)
        });
        let parameters = whole(parameters as f64);
        format!("<strong>{name}</strong> <span>{parameters} parameters</span>")
    };
    let score = move || {
        format!(
            "<strong data-output=\"accuracy\">{}</strong> right",
            percent()
        )
    };
    let map = heat_map(
        live(move || run.with_pictures(index, |network| network?.output.clone())),
        &format!("racer-{index}"),
        live(label),
    );
    element("div")
        .class("racer")
        .child(element("p").class("racer-head").inner_html(head))
        .child(
            element("div")
                .class("map")
                .children(map)
                .child(points(run, live(|| false))),
        )
        .child(element("p").class("racer-score").inner_html(score))
}

/// Accuracy, steps and fingerprint of each network, as a table.
fn outputs(networks: &[ShownNetwork]) -> Vec<Value> {
    let read = |name| networks.iter().map(move |n| n.output(name, 0.0));
    let hashes: Vec<String> = read("run_hash").map(|hash| hash.to_string()).collect();
    let mut outputs: Vec<Value> = read("accuracy").collect();
    outputs.extend(read("step").take(1));
    outputs.push(Value::Text(hashes.join(",")));
    outputs
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
