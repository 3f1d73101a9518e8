//! The view of `browser-cluster`: a run on one worker, two, and more.

mod plot;

use super::Frame;
use super::charts::plot_view;
use super::controls::controls;
use super::files::charts;
use super::measurement::{Measurement, recorded_on};
use super::shown::Depiction;
use crate::chart::Plot;
use crate::data::browser;
use crate::lab::shards::{BATCH, SHARDS, parameters, step_flops};
use crate::markup::table;
use crate::protocol::cluster::{Answer, Stage, Trained};
use crate::spec::Value;
use crate::ui::{Element, Live, Widget, element, live};
use crate::units::{FlopsPerSecond, percent, three_digits, whole};
use crate::widget::browser_cluster::{NETWORKS, TEAMS, WORKERS, summary};
use leptos::prelude::*;

/// Runs before the first that counts: the browser compiles for speed meanwhile.
const WARM_UPS: usize = 2;

/// The speed of a network on a number of workers.
#[derive(Clone, PartialEq)]
struct Reading {
    /// Which of [`NETWORKS`].
    network: usize,
    workers: usize,
    steps_per_second: f64,
    communicating: f64,
    fingerprint: String,
    losses: Vec<f32>,
}

/// The widget.
pub(super) fn browser_cluster(widget: Widget) -> Element {
    let measurement = Measurement::new();
    let readings = move || measurement.answers.with(|answers| shown(widget, answers));
    let speed_up = live(move || plot::speed_up(&readings()));
    let communicating = live(move || plot::communicating(&readings()));
    let picture = |plot: &Live<Plot>| {
        element("div")
            .class("pair-plot")
            .child(plot_view(plot.clone()))
    };
    let mut inputs = vec![measurement.start_button("Train", stages, widget)];
    inputs.extend(controls(widget, &["workers"]));
    let mut frame = Frame::new(widget);
    if widget.live {
        let save = [
            charts("Speed-up", "speed-up", speed_up.clone()),
            charts("Communicating", "communicating", communicating.clone()),
        ];
        let save = save.into_iter().flatten().collect();
        frame = frame.fold("Save", element("div").class("lab-files").children(save));
    }
    frame
        .tag(move || measurement.tag())
        .summary(move || {
            measurement
                .failure
                .get()
                .unwrap_or_else(|| words(widget, &readings()))
        })
        .quiet(move || measurement.running.get())
        .picture(vec![
            element("div")
                .class("pair")
                .child(picture(&speed_up))
                .child(picture(&communicating)),
            measurement.progress_bar(),
        ])
        .controls(inputs)
        .table(move || rows(&readings(), measurement.live()))
        .shows(|| Some(Depiction::Chart(speed_up())))
        .finish()
}

/// The numbers of workers that are tried.
fn tried(widget: Widget) -> Vec<usize> {
    let most = widget.values.with(|values| WORKERS.of(values)) as usize;
    TEAMS
        .into_iter()
        .filter(|workers| *workers <= most)
        .collect()
}

/// Each network on each number of workers, after the warm-ups.
fn stages(widget: Widget) -> Vec<Stage> {
    let tried = tried(widget);
    let warm_ups = NETWORKS.iter().map(|network| {
        let stretch = network.steps.1;
        Stage::train(1, network.width, stretch, stretch)
    });
    let runs = NETWORKS.iter().flat_map(|network| {
        let run = |workers: &usize| {
            Stage::train(*workers, network.width, network.steps.0, network.steps.1)
        };
        tried.iter().map(run).collect::<Vec<_>>()
    });
    warm_ups.chain(runs).collect()
}

/// The readings of this machine or, without any, the recorded ones.
fn shown(widget: Widget, answers: &[Vec<Answer>]) -> Vec<Reading> {
    if answers.is_empty() {
        return recorded();
    }
    let tried = tried(widget);
    let runs = answers.iter().skip(WARM_UPS).enumerate();
    runs.filter_map(|(index, answers)| {
        let [Answer::Trained(trained)] = answers.as_slice() else {
            return None;
        };
        let Trained {
            steps_per_second,
            communicating,
            losses,
            hash,
        } = trained.clone();
        Some(Reading {
            network: index / tried.len().max(1),
            workers: *tried.get(index % tried.len().max(1))?,
            steps_per_second,
            communicating,
            fingerprint: format!("{hash:016x}"),
            losses,
        })
    })
    .collect()
}

fn recorded() -> Vec<Reading> {
    let rows = NETWORKS.iter().enumerate().flat_map(|(index, network)| {
        browser::ALL.iter().filter_map(move |row| {
            let (speed, communicating, fingerprint) = (network.recorded)(row)?;
            Some(Reading {
                network: index,
                workers: row.workers?.value as usize,
                steps_per_second: speed.value,
                communicating: communicating.value,
                fingerprint: fingerprint.to_owned(),
                losses: Vec::new(),
            })
        })
    });
    rows.collect()
}

/// Workers and how many times as fast as one, for one of the networks.
fn speed_ups(readings: &[Reading], network: usize) -> Vec<(f64, f64)> {
    let of = readings.iter().filter(|reading| reading.network == network);
    let Some(alone) = of.clone().find(|reading| reading.workers == 1) else {
        return Vec::new();
    };
    of.map(|reading| {
        (
            reading.workers as f64,
            reading.steps_per_second / alone.steps_per_second,
        )
    })
    .collect()
}

fn words(widget: Widget, readings: &[Reading]) -> String {
    let [small, large] = [0, 1].map(|network| speed_ups(readings, network));
    let shared = large.iter().filter(|(workers, _)| *workers > 1.0).copied();
    let Some((workers, large)) = shared.reduce(|a, b| if b.1 > a.1 { b } else { a }) else {
        return "Measuring: each network is trained on one worker, then on two, and so on.".into();
    };
    let small = small
        .iter()
        .find(|(of, _)| *of == workers)
        .map_or(1.0, |point| point.1);
    let outputs = [workers, small, large].map(Value::Number);
    let share = |network: usize| {
        let mut of = readings.iter().filter(|r| r.network == network);
        let reading = of.find(|reading| reading.workers as f64 == workers);
        percent(reading.map_or(0.0, |reading| reading.communicating))
    };
    let alike = NETWORKS.iter().enumerate().all(|(index, _)| {
        let mut of = readings.iter().filter(|reading| reading.network == index);
        let first = of.next();
        of.all(|next| {
            first.is_some_and(|first| {
                first.fingerprint == next.fingerprint && first.losses == next.losses
            })
        })
    });
    format!(
        "{} Sending, adding up and waiting took {} of the time with the large network, {} with the small. {}",
        summary(&widget.values.get(), &outputs),
        share(1),
        share(0),
        if alike {
            "Every loss and every weight came out the same, to the last bit, on any number of workers."
        } else {
            "The runs differ in their bits, which they should not: please tell us about this browser."
        }
    )
}

fn rows(readings: &[Reading], live: bool) -> String {
    let head = [
        "Workers",
        "Network",
        "Parameters",
        "Steps a second",
        "Arithmetic",
        "Speed-up",
        "Communicating",
        "Last loss",
        "Fingerprint",
    ];
    let rows = readings.iter().filter_map(|reading| {
        let network = NETWORKS.get(reading.network)?;
        let speed_ups = speed_ups(readings, reading.network);
        let speed_up = speed_ups
            .iter()
            .find(|(of, _)| *of == reading.workers as f64)?;
        let flops = step_flops(network.width) * reading.steps_per_second;
        Some(vec![
            reading.workers.to_string(),
            network.name.to_owned(),
            whole(parameters(network.width) as f64),
            three_digits(reading.steps_per_second),
            FlopsPerSecond(flops).to_string(),
            three_digits(speed_up.1),
            percent(reading.communicating),
            reading
                .losses
                .last()
                .map_or("–".into(), |loss| three_digits(f64::from(*loss))),
            reading.fingerprint.clone(),
        ])
    });
    let machine = if live { String::new() } else { recorded_on() };
    table(&head, rows)
        + &format!(
            "<p>Every step learns from {} examples, always cut into {SHARDS} shards whose gradients are added along one tree. \
             A speed is that of the fastest stretch of a run. {machine}</p>",
            whole(BATCH as f64)
        )
}
