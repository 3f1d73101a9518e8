//! The view of `playground`: a network, what it answers, and how it gets there.

mod context;
mod cursor;
mod diagram;
mod files;
mod loss;
mod map;
mod more;
mod neuron_panel;
mod own;
mod place;
mod readings;
mod tiles;

use super::Frame;
use super::charts::{fitted, plot_table, plot_view};
use super::controls::{control, controls, tiles};
use super::run::{Limits, RunHandle, RunOptions};
use super::shown::Depiction;
use crate::nn::{DataKind, StopReason};
use crate::ui::{Element, Widget, button, element, live};
use crate::units::whole;
use crate::widget::playground::{
    RECORDED_STEPS, changes, describe, no_points, pace, run_config, stop_conditions,
};
use context::PlaygroundContext;
use diagram::diagram;
use leptos::prelude::*;
use readings::{confusion_table, readings, weight_table};

const OPTIONS: RunOptions = RunOptions {
    recorded_steps: RECORDED_STEPS,
    stop_at: None,
    resolution: 100,
    neuron_resolution: 24,
};

/// The widget.
pub(super) fn playground(widget: Widget) -> Element {
    let own = RwSignal::new(no_points());
    let configs = move || {
        let config = |values: &_| own.with(|own| run_config(values, own));
        vec![widget.values.with(config)]
    };
    let limits = |values: &_| Limits {
        steps_per_second: pace(values),
        stop: stop_conditions(values),
    };
    let run = RunHandle::of(widget, configs, OPTIONS, limits);
    run.history.name_by(changes);
    let context = PlaygroundContext::of(widget, run, own);
    let stopped = move || run.diverged().is_some();
    let plot = live(move || loss::plot(context));
    let back_title = move || {
        let step = run.diverged().map_or(0, |n| n.progress.good_step);
        format!("Back to step {step}")
    };
    let mut inputs = vec![
        run.train_button(move || run.train_or_pause())
            .attr("disabled", stopped),
        button(move || run.step())
            .attr("disabled", move || run.running.get() || stopped())
            .text("Step"),
        button(move || run.reset()).text("Reset"),
        button(move || context.undo())
            .attr("disabled", move || run.history.is_empty())
            .text("Undo"),
        button(move || run.back_to_good())
            .attr("hidden", move || !stopped())
            .text(back_title),
    ];
    inputs.extend(controls(widget, &["learning_rate", "activation", "speed"]));
    let set = |class: &str, legend: &str, controls: Vec<Element>| {
        element("fieldset")
            .class(class)
            .attr("disabled", !widget.live)
            .child(element("legend").class("visually-hidden").text(legend))
            .children(controls)
    };
    let data = vec![
        tiles(widget, "data", tiles::picture),
        control(widget, "draw").attr("hidden", move || context.data_kind() != DataKind::Own),
    ];
    let exported = plot.clone();
    Frame::new(widget)
        .tag(move || run.tag())
        .summary(move || sentence(context))
        .quiet(move || run.running.get())
        .picture(vec![
            element("div")
                .class("bench")
                .attr("data-blank", move || context.is_blank().then_some("1"))
                .child(set("controls bench-data", "Train a network: data", data))
                .child(
                    element("div")
                        .class("bench-left")
                        .child(diagram(context))
                        .child(neuron_panel::panel(context)),
                )
                .child(map::output(context))
                .child(set(
                    "controls bench-run",
                    "Train a network: controls",
                    inputs,
                ))
                .child(
                    element("div")
                        .class("bench-loss")
                        .child(fitted(plot.clone(), plot_view)),
                )
                .child(readings(run)),
        ])
        .more(more::groups(context, exported))
        .table(move || {
            let text = run.with(0, |network| {
                network.map(|network| {
                    confusion_table(network) + &weight_table(network, run.running.get())
                })
            });
            text.unwrap_or_default() + &plot_table(&plot())
        })
        .record(run.record(true))
        .outputs(move || run.outputs())
        .shows(|| Some(Depiction::Maps(vec![map::depicted(context)])))
        .finish()
}

/// A sentence about the network now, or the reason why it does nothing.
fn sentence(context: PlaygroundContext) -> String {
    let run = context.run;
    if context.lacks_points() {
        let count = context.own.with(|own| own.label.len());
        return format!(
            "These data are yours to make: press on the map to put points there, or paste a table under “More \
             controls”. {count} so far, and 4 are enough to begin.",
        );
    }
    if let Some(why) = run.failure() {
        return why;
    }
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
        let Some((progress, metrics)) = progress.and_then(|p| Some((p, p.metrics?))) else {
            return "There is nothing to show yet. Press Train.".into();
        };
        let said = describe(progress.step, progress.parameters as f64, &metrics);
        match progress.stopped {
            Some(why) if why != StopReason::Diverged => {
                format!("It has stopped, as {why}. {said} Train goes on without that condition.")
            }
            _ => said,
        }
    })
}
