//! The view of `scaling-lab`: a family of networks, the law, the bet, the floor.

mod plot;
mod runner;
mod words;

use super::charts::plot_view;
use super::controls::{controls, presets};
use super::element::{Element, button, classed, element};
use super::{Frame, Widget, live};
use crate::lab::experiment::{Dial, Experiment};
use crate::lab::law::Law;
use crate::lab::results::{Results, Setting};
use crate::units::{Flops, Joules, Seconds, Watts, three_digits, whole};
use crate::widget::Value;
use crate::widget::scaling_lab::experiment;
use leptos::prelude::*;
use leptos::tachys::renderer::types::Event;
use plot::{Bets, Room};
use runner::Runner;

/// The widget.
pub(super) fn scaling_lab(widget: Widget) -> Element {
    let lab = Lab::new(widget);
    let Runner {
        results,
        running,
        progress,
        ..
    } = lab.runner;
    let plot = |class, room| {
        let plot = move || {
            let bets = lab.bets.get();
            results.with(|results| plot::plot(&lab.chosen.get(), results, bets, room))
        };
        classed("div", class).child(plot_view(live(plot)))
    };
    let bar = element("progress")
        .set("max", "1")
        .set_live("value", move || progress.get().0.to_string())
        .flag_while("hidden", move || !running.get());
    let mut inputs = vec![
        button(move || lab.press())
            .set("class", "primary")
            .text_live(move || lab.verb().to_owned()),
        button(move || lab.reset()).text("Reset"),
    ];
    inputs.extend(controls(widget, &["dial"]));
    inputs.push(presets(widget, "When scale helps, and when it fails"));
    Frame::new(widget)
        .tag(move || lab.tag())
        .summary(move || lab.summary())
        .quiet(move || running.get())
        .picture(vec![
            plot("plot-wide", Room::Wide),
            plot("plot-narrow", Room::Narrow),
            lab.bet_slider(),
            classed("p", "lab-status")
                .child(bar)
                .child(element("span").text_live(move || lab.status())),
        ])
        .controls(inputs)
        .more(controls(
            widget,
            &["task", "handicap", "large", "bet", "seed", "watts"],
        ))
        .table(move || results.with(|results| results_table(&lab.chosen.get(), results)))
        .record(runner::record(lab.runner))
        .outputs(move || results.with(|results| outputs(&lab.chosen.get(), results)))
        .finish()
}

/// The experiment, its results and the bets on it.
#[derive(Clone, Copy)]
struct Lab {
    widget: Widget,
    chosen: Memo<Experiment>,
    runner: Runner,
    bets: RwSignal<Bets>,
    /// Everything but the largest is in, and a bet can be placed.
    to_bet_on: Memo<bool>,
    /// Where the exponent lies; two hundred fits, so only once everything is in.
    interval: Memo<Option<(f64, f64)>>,
}

impl Lab {
    fn new(widget: Widget) -> Self {
        let chosen = Memo::new(move |_| widget.values.with(experiment));
        let runner = Runner::new(chosen);
        let bets = RwSignal::new(Bets::default());
        let to_bet_on = Memo::new(move |_| {
            betting(widget)
                && runner.live.get()
                && !runner.running.get()
                && runner.results.with(Results::all_but_largest)
        });
        let interval = Memo::new(move |_| {
            runner.results.with(|results| {
                let law = results.complete().then(|| results.law(&chosen.get()))??;
                Some(law.interval(&results.points(&chosen.get()), chosen.get().seed))
            })
        });
        // Another experiment, another bet; the law bets when the others are in.
        Effect::watch(
            move || chosen.get(),
            move |_, _, _| bets.set(Bets::default()),
            false,
        );
        Effect::watch(
            move || to_bet_on.get(),
            move |open, _, _| {
                if *open {
                    let law = law_bet(&chosen.get_untracked(), &runner.results.get_untracked());
                    bets.update(|bets| bets.law = law);
                }
            },
            false,
        );
        Self {
            widget,
            chosen,
            runner,
            bets,
            to_bet_on,
            interval,
        }
    }

    fn tag(self) -> String {
        let kind = if self.runner.live.get() {
            "live"
        } else {
            "recorded"
        };
        format!("{kind}, seed {}", self.chosen.get().seed)
    }

    fn summary(self) -> String {
        if let Some(why) = self.runner.failure.get() {
            return why;
        }
        let guess = self.widget.number("guess");
        let chosen = self.chosen.get();
        self.runner.results.with(|results| {
            let found = words::found(&chosen, results, self.interval.get(), guess);
            let bets = self.bets.get();
            match landed(&chosen, results) {
                Some(landed) if bets.law.is_some() => {
                    format!("{} {found}", words::scores(bets.reader, bets.law, landed))
                }
                _ => found,
            }
        })
    }

    /// What the main button does now.
    fn verb(self) -> &'static str {
        match (self.runner.running.get(), self.to_bet_on.get()) {
            (true, _) => "Pause",
            (false, true) => "Train the largest",
            (false, false) => "Train the family",
        }
    }

    fn status(self) -> String {
        let (done, left) = self.runner.progress.get();
        match (self.runner.running.get(), left) {
            (true, Some(left)) => format!(
                "{} % done, {} left",
                whole((done * 100.0).round()),
                Seconds(left.max(1.0).round())
            ),
            (true, None) => "Training begins.".into(),
            (false, _) => cost(
                &self.runner.results.get(),
                self.runner.worker_seconds.get(),
                self.widget.number("watts"),
            ),
        }
    }

    fn press(self) {
        if self.runner.running.get_untracked() {
            self.runner.pause();
        } else if self.to_bet_on.get_untracked() {
            self.runner.train(false);
        } else {
            if self.runner.results.with_untracked(Results::complete) {
                self.reset();
            }
            self.runner.train(betting(self.widget));
        }
    }

    fn reset(self) {
        self.bets.set(Bets::default());
        self.runner.reset();
    }

    /// Where the reader says the largest will land: shown while it can be said.
    fn bet_slider(self) -> Element {
        /// Places of the slider.
        const PLACES: f64 = 1000.0;
        let Self {
            chosen,
            runner,
            bets,
            to_bet_on,
            ..
        } = self;
        // It spans the losses that are in, down to half the best.
        let range = move || {
            let settings = runner
                .results
                .with(|results| results.settings(&chosen.get()));
            let medians = settings.iter().filter_map(Setting::median);
            let (low, high) = medians.fold((f64::INFINITY, 0.0), |(low, high), loss: f64| {
                (loss.min(low), loss.max(high))
            });
            (low / 2.0, high.max(low))
        };
        let place = move || {
            let (low, high) = range();
            let reader = bets.get().reader;
            reader.map_or(PLACES / 2.0, |bet| {
                PLACES * (bet / low).ln() / (high / low).ln()
            })
        };
        let set = move |event: Event| {
            if let Some(place) = crate::decimal::parse(&event_target_value(&event)) {
                let (low, high) = range();
                let bet = low * ((high / low).ln() * place / PLACES).exp();
                bets.update(|bets| bets.reader = Some(bet));
            }
        };
        let shown = move || {
            let reader = bets.get().reader;
            reader.map_or("no bet yet".into(), |bet| {
                format!("a loss of {}", three_digits(bet))
            })
        };
        let id = self.widget.element_id("your-bet");
        let slider = element("input")
            .set("type", "range")
            .set("id", &id)
            .set("min", "0")
            .set("max", &PLACES.to_string())
            .set("step", "1")
            .value(move || place().to_string())
            .set_live("aria-valuetext", shown)
            .on("input", set);
        classed("div", "control lab-bet")
            .flag_while("hidden", move || !to_bet_on.get())
            .child(
                element("label")
                    .set("for", &id)
                    .text("Your bet: where will the largest land?"),
            )
            .child(slider)
            .child(element("output").text_live(shown))
    }
}

/// Whether the largest is to be bet on: only where sizes differ is there one.
fn betting(widget: Widget) -> bool {
    widget
        .values
        .with(|values| values.switch("bet") && experiment(values).dial == Dial::Parameters)
}

/// The law through the others, at the largest.
fn law_bet(experiment: &Experiment, results: &Results) -> Option<f64> {
    let size = results.settings(experiment).last()?.size;
    Some(results.law(experiment)?.loss(size))
}

/// Where the largest landed, once all its runs are in.
fn landed(experiment: &Experiment, results: &Results) -> Option<f64> {
    results.complete().then_some(())?;
    results.settings(experiment).last()?.median()
}

/// The law through what is in, and the arithmetic it took.
fn outputs(experiment: &Experiment, results: &Results) -> Vec<Value> {
    let law = results.law(experiment);
    let of = |read: fn(&Law) -> f64| {
        let number = law.as_ref().map(read);
        number.map_or(Value::Text(String::new()), Value::Number)
    };
    vec![
        of(|law| law.exponent),
        of(|law| law.floor),
        of(|law| law.r_squared),
        Value::Number(results.flops()),
    ]
}

/// What has been trained, and what it took.
fn cost(results: &Results, worker_seconds: f64, watts: f64) -> String {
    let trained = results.trained();
    if trained == 0 {
        return String::new();
    }
    let arithmetic = format!(
        "{trained} networks, {} of arithmetic",
        Flops(results.flops())
    );
    if worker_seconds == 0.0 {
        return format!("{arithmetic}, when this page was built.");
    }
    let seconds = Seconds(worker_seconds / workers());
    let energy: Joules = Watts(watts) * seconds;
    let gpt3 = crate::data::models::gpt_3::TRAINING_FLOP.value / results.flops();
    format!(
        "{arithmetic} in {seconds}, about {energy} at {}. GPT-3 took as much as {} such families: {} of this computer.",
        Watts(watts),
        crate::units::count_in_words(gpt3),
        Seconds(gpt3 * seconds.0),
    )
}

/// Workers that train at once.
fn workers() -> f64 {
    #[cfg(feature = "web")]
    return crate::browser::pool::cores() as f64;
    #[cfg(not(feature = "web"))]
    1.0
}

fn results_table(experiment: &Experiment, results: &Results) -> String {
    let head = [
        "Parameters",
        "Neurons per layer",
        "Examples",
        "Steps",
        "Learning rate",
        "Losses on unseen examples",
        "Wrong",
        "The law’s loss",
    ];
    let law = results.law(experiment);
    let rows = results.settings(experiment).into_iter().map(|setting| {
        let list = |values: &[f64]| {
            values
                .iter()
                .map(|v| three_digits(*v))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let job = &setting.job;
        let wrong = if results.floor.is_some_and(|(_, wrong)| wrong.is_some()) {
            list(&setting.wrong)
        } else {
            "–".into()
        };
        vec![
            whole(job.parameters() as f64),
            format!("{0} + {0}", job.width),
            whole(job.examples as f64),
            whole(job.steps as f64),
            three_digits(job.rate),
            list(&setting.losses),
            wrong,
            law.map_or("–".into(), |law| three_digits(law.loss(setting.size))),
        ]
    });
    let hashes = results
        .outcomes
        .iter()
        .flatten()
        .map(|outcome| outcome.hash);
    // One fingerprint for all: equal exactly when every network is, bit for bit.
    let fingerprint = hashes.fold(0u64, |all, hash| all.rotate_left(5) ^ hash);
    crate::markup::table(&head, rows)
        + &format!(
            "<p>Each size gets the same examples, the same number of them, and a learning rate of 0.07·√(8 ÷ width), at most \
             0.1, warmed up over the first tenth of the steps and then falling to 0. \
             Fingerprint of the family: <code data-output=\"run_hash\">{fingerprint:016x}</code></p>"
        )
}
