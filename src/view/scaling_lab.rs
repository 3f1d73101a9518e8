//! The view of `scaling-lab`: a family of networks, the law, the bet, the floor.

mod bet;
mod cost;
mod export;
mod floor;
mod frontier;
mod machine;
mod plot;
mod residuals;
mod runner;
mod subtracted;
mod table;
mod words;

use super::Frame;
use super::charts::plot_view;
use super::controls::{controls, presets};
use super::files::charts;
use super::shown::Depiction;
use crate::browser;
use crate::chart::Plot;
use crate::lab::experiment::{Dial, Experiment};
use crate::lab::law::Law;
use crate::lab::results::Results;
use crate::spec::Value;
use crate::ui::{Element, Live, Widget, button, element, live};
use crate::units::{Seconds, whole};
use crate::widget::scaling_lab::experiment;
use bet::{betting, landed, law_bet};
use leptos::prelude::*;
use plot::{Bets, ChartWidth};
use runner::Runner;
use std::time::Duration;

/// The widget.
pub(super) fn scaling_lab(widget: Widget) -> Element {
    let lab = Lab::new(widget);
    let Runner {
        results,
        running,
        progress,
        ..
    } = lab.runner;
    let family = move |chart_width| lab.family(chart_width);
    let plot = |class, chart_width| shape(class, live(move || family(chart_width)));
    let best = move |chart_width| {
        let settings = results.with(|results| results.settings(&lab.chosen.get()));
        frontier::growth(&settings, chart_width)
    };
    let growth = move |class, chart_width| shape(class, live(move || best(chart_width)));
    let frontier = move || lab.chosen.get().dial == Dial::Frontier;
    // Only where it is asked for: drawing what is hidden takes time from workers.
    let growth = element("div").keyed(
        move || frontier().to_string(),
        move || {
            if !frontier() {
                return Vec::new();
            }
            vec![
                growth("plot-wide", ChartWidth::Wide),
                growth("plot-narrow", ChartWidth::Narrow),
            ]
        },
    );
    let bar = element("progress")
        .attr("max", "1")
        .attr("value", move || progress.get().0.to_string())
        .attr("hidden", move || !running.get());
    let mut frame = Frame::new(widget);
    // On demand, and only where there is someone to demand it.
    if widget.live {
        let off = live(move || results.with(|r| residuals::plot(&lab.chosen.get(), r)));
        let residuals = element("div")
            .child(
                element("div")
                    .class("residuals")
                    .child(plot_view(off.clone())),
            )
            .child(element("p").class("formula").text(move || lab.law()))
            .child(element("p").text(residuals::PITFALLS));
        let mut save = export::buttons(move || (lab.chosen.get(), results.get()));
        save.extend(charts(
            "Chart",
            "family",
            live(move || family(ChartWidth::Wide)),
        ));
        save.extend(charts("Off the law", "off-the-law", off));
        let growth = charts(
            "The best size",
            "frontier",
            live(move || best(ChartWidth::Wide)),
        );
        save.extend(growth.map(|button| button.attr("hidden", move || !frontier())));
        frame = frame
            .fold("How far off the law", residuals)
            .fold("Save", element("div").class("lab-files").children(save));
    }
    frame
        .tag(move || lab.tag())
        .summary(move || lab.summary())
        .quiet(move || running.get())
        .picture(vec![
            plot("plot-wide", ChartWidth::Wide),
            plot("plot-narrow", ChartWidth::Narrow),
            growth,
            lab.bet_slider(),
            element("p")
                .class("lab-status")
                .child(bar)
                .child(element("span").text(move || lab.status())),
            lab.machine(),
        ])
        .controls(lab.inputs())
        .more(controls(
            widget,
            &[
                "task", "handicap", "large", "only", "bet", "seed", "run", "watts",
            ],
        ))
        .table(move || {
            let (chosen, revealed) = (lab.chosen.get(), lab.revealed());
            results.with(|results| table::results_table(&chosen, results, revealed))
        })
        .record(lab.runner.record())
        .outputs(move || results.with(|results| outputs(&lab.chosen.get(), results)))
        .shows(|| Some(Depiction::Chart(family(ChartWidth::Wide))))
        .finish()
}

/// One of the two shapes of a chart, of which the style sheet shows one.
fn shape(class: &str, plot: Live<Plot>) -> Element {
    element("div").class(class).child(plot_view(plot))
}

/// The experiment, its results and the bets on it.
#[derive(Clone, Copy)]
struct Lab {
    widget: Widget,
    chosen: Memo<Experiment>,
    runner: Runner,
    bets: RwSignal<Bets>,
    /// How far the floor has been taken away, from 0 to 1; none where it is not.
    fallen: RwSignal<Option<f64>>,
    /// Everything but the largest is in, and a bet can be placed.
    to_bet_on: Memo<bool>,
    /// The interval of the exponent; two hundred fits, so only once everything is in.
    interval: RwSignal<Option<(f64, f64)>>,
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
                && runner
                    .results
                    .with(|results| results.all_but_largest(&chosen.get()))
        });
        let between = move || {
            runner.results.with_untracked(|results| {
                let chosen = chosen.get_untracked();
                let law = results.complete().then(|| results.law(&chosen))??;
                Some(law.interval(&results.points(&chosen), chosen.seed))
            })
        };
        let interval = RwSignal::new(between());
        // After what is in has been shown.
        Effect::watch(
            move || runner.results.track(),
            move |(), _, _| {
                interval.set(None);
                set_timeout(move || interval.set(between()), Duration::ZERO);
            },
            false,
        );
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
            fallen: RwSignal::new(None),
            to_bet_on,
            interval,
        }
    }

    /// The family as a chart.
    fn family(self, chart_width: ChartWidth) -> Plot {
        let (bets, revealed, fall) = (self.bets.get(), self.revealed(), self.fall());
        let chosen = self.chosen.get();
        self.runner
            .results
            .with(|results| plot::plot(&chosen, results, bets, revealed, fall, chart_width))
    }

    /// The controls in reach.
    fn inputs(self) -> Vec<Element> {
        let (lab, widget) = (self, self.widget);
        let mut inputs = vec![
            button(move || lab.press())
                .class("primary")
                .text(move || lab.verb().to_owned()),
            button(move || lab.reset()).text("Reset"),
            lab.switch(),
        ];
        inputs.extend(controls(widget, &["dial"]));
        inputs.push(presets(widget, "When scale helps, and when it fails").on(
            "click",
            move |event| {
                // Its effect on what is recorded comes first.
                if browser::attribute(&event, "aria-pressed").is_some() {
                    set_timeout(move || lab.begin(), Duration::ZERO);
                }
            },
        ));
        inputs
    }

    fn tag(self) -> String {
        let kind = if self.runner.live.get() {
            "live"
        } else {
            "recorded"
        };
        let Experiment { seed, run, .. } = self.chosen.get();
        let run = run.map_or(String::new(), |run| format!(", run {run}"));
        format!("{kind}, seed {seed}{run}")
    }

    /// Whether the law and the floor are shown: not while there is something to bet
    /// on, which they would give away.
    fn revealed(self) -> bool {
        let live = self.runner.live.get();
        !(live && betting(self.widget)) || self.runner.results.with(Results::complete)
    }

    fn summary(self) -> String {
        if let Some(why) = self.runner.failure.get() {
            return why;
        }
        if !self.revealed() {
            return words::before_the_bet(self.to_bet_on.get()).into();
        }
        let guess = self.widget.number("guess");
        let chosen = self.chosen.get();
        self.runner.results.with(|results| {
            let found = words::found(&chosen, results, guess);
            let bets = self.bets.get();
            match landed(&chosen, results) {
                Some(landed) if bets.law.is_some() => {
                    format!("{} {found}", words::scores(bets.reader, bets.law, landed))
                }
                _ => found,
            }
        })
    }

    /// The law with its numbers, once there is one to show.
    fn law(self) -> String {
        let (chosen, interval) = (self.chosen.get(), self.interval.get());
        let law = self.runner.results.with(|results| results.law(&chosen));
        law.filter(|_| self.revealed())
            .map_or(String::new(), |law| words::law(&chosen, &law, interval))
    }

    /// The verb of the main button.
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
                "{}% done, {} left",
                whole((done * 100.0).round()),
                Seconds(left.max(1.0).round())
            ),
            (true, None) => "Training begins.".into(),
            (false, _) => cost::cost(
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

    /// Trains a whole family of which nothing is in.
    fn begin(self) {
        let nothing = self
            .runner
            .results
            .with_untracked(|results| results.trained() == 0);
        if nothing && !self.runner.running.get_untracked() {
            self.runner.train(false);
        }
    }

    fn reset(self) {
        self.bets.set(Bets::default());
        self.runner.reset();
    }
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
