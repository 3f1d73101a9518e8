//! The view of `playground`: a network, what it answers, and how it gets there.

mod diagram;
mod loss;
mod readings;

use super::charts::{heat_map, plot_table, plot_view};
use super::controls::{controls, count, presets};
use super::element::{Element, button, classed};
use super::points::points;
use super::run::{Run, RunOptions};
use super::{Frame, Widget, live};
use crate::units::{three_digits, whole};
use crate::widget::playground::{RECORDED_STEPS, describe, pace, run_config};
use diagram::diagram;
use leptos::prelude::*;
use readings::{readings, weight_table};

const OPTIONS: RunOptions = RunOptions {
    recorded_steps: RECORDED_STEPS,
    stop_at: None,
    resolution: 64,
    neuron_resolution: 24,
};

/// The widget.
pub(super) fn playground(widget: Widget) -> Element {
    let run = Run::new(widget, |values| vec![run_config(values)], OPTIONS, pace);
    let stopped = move || run.diverged().is_some();
    let label = move || {
        let metrics = run.with(0, |network| network.and_then(|n| n.progress.metrics));
        format!(
            "What the network answers over the plane: blue or orange; {} % of the test points are right.",
            three_digits(metrics.and_then(|m| m.test_accuracy).unwrap_or_default() * 100.0)
        )
    };
    let field = live(move || run.with(0, |network| network?.output.clone()));
    let plot = live(move || run.with(0, loss::plot));
    let back_title = move || {
        let step = run.diverged().map_or(0, |n| n.progress.good_step);
        format!("Back to step {step}")
    };
    let mut inputs = vec![
        run.train_button(move || run.train_or_pause())
            .flag_while("disabled", stopped),
        button(move || run.step())
            .flag_while("disabled", move || run.running.get() || stopped())
            .text("Step"),
        button(move || run.reset()).text("Reset"),
        button(move || run.back_to_good())
            .flag_while("hidden", move || !stopped())
            .text_live(back_title),
    ];
    inputs.extend(controls(
        widget,
        &["data", "learning_rate", "activation", "speed"],
    ));
    let mut more = vec![presets(widget, "Starting points")];
    more.extend(controls(
        widget,
        &[
            "features",
            "noise",
            "train_share",
            "batch",
            "optimiser",
            "loss",
        ],
    ));
    more.push(count(widget, "seed", false));
    let map = classed("div", "map")
        .children(heat_map(field, "output", live(label)))
        .child(points(run));
    Frame::new(widget)
        .tag(move || run.tag())
        .summary(move || run.failure().unwrap_or_else(|| sentence(run)))
        .quiet(move || run.running.get())
        .picture(vec![
            classed("div", "bench")
                .child(
                    classed("div", "bench-left")
                        .child(diagram(widget, run))
                        .child(plot_view(plot.clone())),
                )
                .child(
                    classed("div", "bench-output")
                        .child(classed("p", "net-head").text("Output"))
                        .child(map),
                )
                .child(readings(run)),
        ])
        .controls(inputs)
        .more(more)
        .table(move || {
            let weights = run.with(0, |network| network.map(weight_table));
            weights.unwrap_or_default() + &plot_table(&plot())
        })
        .record(run.record(true))
        .outputs(move || run.outputs())
        .finish()
}

fn sentence(run: Run) -> String {
    if let Some(network) = run.diverged() {
        return format!(
            "The run went wrong at step {} and has stopped: each nudge was so large that the loss grew beyond all bounds. \
             The learning rate, {}, is too high. Choose a lower one, or go back to step {}, where all was well.",
            whole(network.progress.step as f64),
            network.config.learning_rate,
            whole(network.progress.good_step as f64),
        );
    }
    run.with(0, |network| {
        let progress = network.map(|network| &network.progress);
        progress
            .and_then(|progress| Some((progress, progress.metrics?)))
            .map_or_else(
                || "There is nothing to show yet. Press Train.".into(),
                |(progress, metrics)| {
                    describe(
                        progress.step,
                        progress.parameters as f64,
                        metrics.train_loss,
                        metrics.test_loss,
                        metrics.test_accuracy.unwrap_or_default(),
                    )
                },
            )
    })
}
