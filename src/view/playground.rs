//! The view of `playground`: a network, what it answers, and how it gets there.

mod diagram;
mod loss;
mod readings;

use super::charts::{HeatMap, PlotView, plot_table};
use super::controls::{Choose, Count, NumberSlider, PickSet, Presets};
use super::points::Points;
use super::run::{Run, RunOptions, ShownNetwork};
use super::{Frame, Widget};
use crate::units::{three_digits, whole};
use crate::widget::playground::{RECORDED_STEPS, describe, pace, run_config};
use diagram::Diagram;
use leptos::prelude::*;
use readings::{Readings, weight_table};

const OPTIONS: RunOptions = RunOptions {
    recorded_steps: RECORDED_STEPS,
    stop_at: None,
    resolution: 64,
    neuron_resolution: 24,
};

/// The widget.
#[component]
pub(super) fn Playground(widget: Widget) -> impl IntoView {
    let configs = Memo::new(move |_| widget.values.with(|values| vec![run_config(values)]));
    let run = Run::new(
        configs,
        OPTIONS,
        Signal::derive(move || widget.values.with(pace)),
    );
    let network = Memo::new(move |_| run.shown.with(|shown| shown.networks.first().cloned()));
    let data = Signal::derive(move || {
        configs.with(|configs| configs.first().map(|config| config.data.clone()))
    });
    let tag = Signal::derive(move || {
        let kind = if run.live.get() { "live" } else { "recorded" };
        format!(
            "{kind}, seed {}",
            widget.values.with(|values| values.number("seed"))
        )
    });
    let summary =
        Signal::derive(move || run.failure.get().unwrap_or_else(|| sentence(run, network)));
    let field = Signal::derive(move || network.with(|n| n.as_ref().and_then(|n| n.output.clone())));
    let label = Signal::derive(move || {
        let right = network
            .with(|n| n.as_ref().and_then(|n| n.progress.metrics))
            .and_then(|m| m.test_accuracy)
            .unwrap_or_default();
        format!(
            "What the network answers over the plane: blue or orange; {} % of the test points are right.",
            three_digits(right * 100.0)
        )
    });
    let plot = Memo::new(move |_| network.with(|network| loss::plot(network.as_ref())));
    let stopped = Memo::new(move |_| run.diverged().is_some());

    let controls = move || {
        view! {
            <button type="button" class="primary" disabled=move || stopped.get() on:click=move |_| run.train_or_pause()>
                {move || if run.running.get() { "Pause" } else { "Train" }}
            </button>
            <button type="button" disabled=move || run.running.get() || stopped.get() on:click=move |_| run.step()>"Step"</button>
            <button type="button" on:click=move |_| run.reset()>"Reset"</button>
            <Show when=move || stopped.get()>
                <button type="button" on:click=move |_| run.back_to_good()>
                    {move || format!("Back to step {}", run.diverged().map_or(0, |n| n.progress.good_step))}
                </button>
            </Show>
            <Choose widget name="data"/>
            <Choose widget name="learning_rate"/>
            <Choose widget name="activation"/>
            <Choose widget name="speed"/>
        }
    };
    let more = move || {
        view! {
            <Presets widget title="Starting points"/>
            <PickSet widget name="features"/>
            <NumberSlider widget name="noise"/>
            <NumberSlider widget name="train_share"/>
            <NumberSlider widget name="batch"/>
            <Choose widget name="optimiser"/>
            <Choose widget name="loss"/>
            <Count widget name="seed"/>
        }
    };
    let table = Signal::derive(move || {
        network
            .with(|network| network.as_ref().map(weight_table))
            .unwrap_or_default()
            + &plot.with(plot_table)
    });
    let left = view! {
        <div class="bench-left">
            <Diagram widget network/>
            <PlotView plot/>
        </div>
    }
    .into_any();
    let right = view! {
        <div class="bench-output">
            <p class="net-head">"Output"</p>
            <div class="map"><HeatMap field picture="output" label/><Points data/></div>
        </div>
    }
    .into_any();
    view! {
        <Frame
            widget
            tag
            summary
            running=run.running
            controls=ViewFn::from(controls)
            more=ViewFn::from(more)
            table=Some(table)
            record=super::run::record(run, true)
        >
            <div class="bench">{left}{right}<Readings run network/></div>
        </Frame>
    }
}

fn sentence(run: Run, network: Memo<Option<ShownNetwork>>) -> String {
    if let Some(network) = run.diverged() {
        return format!(
            "The run went wrong at step {} and has stopped: each nudge was so large that the loss grew beyond all bounds. \
             The learning rate, {}, is too high. Choose a lower one, or go back to step {}, where all was well.",
            whole(network.progress.step as f64),
            network.config.learning_rate,
            whole(network.progress.good_step as f64),
        );
    }
    network.with(|network| {
        network
            .as_ref()
            .and_then(|n| n.progress.metrics.map(|m| (n, m)))
            .map_or_else(
                || "There is nothing to show yet. Press Train.".into(),
                |(n, m)| {
                    describe(
                        n.progress.step,
                        n.progress.parameters as f64,
                        m.train_loss,
                        m.test_loss,
                        m.test_accuracy.unwrap_or_default(),
                    )
                },
            )
    })
}
