//! The view of `race`: three networks learn one thing side by side, and the
//! reader bets where the large one will land. The bet starts the race.

mod foot;
mod lane;
mod map;
mod net;
mod rail;
mod scores;
mod table;

use super::Frame;
use super::controls::count;
use super::points::points_plot;
use super::run::{Limits, RunHandle, RunOptions, ShownNetwork};
use super::shown::{Depiction, Map};
use crate::browser;
use crate::nn::StopConditions;
use crate::spec::Value;
use crate::ui::{Element, Widget, button, element, live};
use crate::units::whole;
use crate::widget::race::{BETS, PACE, RACERS, SEED, STEPS, Scores, describe, run_configs};
use leptos::prelude::*;
use scores::NewPoint;

const OPTIONS: RunOptions = RunOptions {
    recorded_steps: STEPS,
    stop_at: Some(STEPS),
    resolution: 96,
    neuron_resolution: 0,
};

/// How far the race is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// At the start line; the bet can be moved.
    Start,
    /// On the way, or held.
    Run,
    /// All lessons are taken.
    End,
}

/// The race as its parts hold it.
#[derive(Clone, Copy)]
struct Race {
    widget: Widget,
    run: RunHandle,
    /// How many of a hundred the reader says the large one will get right.
    bet: RwSignal<Option<u32>>,
    points: Memo<Vec<NewPoint>>,
    /// Which points each racer gets wrong; none before the first report.
    wrong: Memo<Option<Vec<Vec<bool>>>>,
}

impl Race {
    fn of(widget: Widget) -> Self {
        let limits = |_: &_| Limits {
            // Whoever asked for less motion gets the end as soon as it is there.
            steps_per_second: (!browser::prefers_less_motion()).then_some(PACE),
            stop: StopConditions::default(),
        };
        let configs = move || widget.values.with(run_configs);
        let run = RunHandle::of(widget, configs, OPTIONS, limits);
        let points = Memo::new(move |_| {
            run.configs
                .with(|configs| scores::new_points(configs.first().map(|config| &config.data)))
        });
        let wrong = Memo::new(move |_| {
            let points = points.get();
            // As often as the maps, so that rings and borders are of one moment.
            run.pictured.track();
            run.shown.with_untracked(|shown| {
                let networks = shown.networks.iter();
                networks
                    .map(|network| scores::mistakes(network, &points))
                    .collect()
            })
        });
        Self {
            widget,
            run,
            bet: RwSignal::new(None),
            points,
            wrong,
        }
    }

    fn step(self) -> u64 {
        if !self.run.live.get() {
            return 0;
        }
        let first = |network: Option<&ShownNetwork>| network.map_or(0, |n| n.progress.step);
        self.run.with(0, first)
    }

    fn phase(self) -> Phase {
        match self.step() {
            STEPS.. => Phase::End,
            0 if !self.run.running.get() => Phase::Start,
            _ if browser::prefers_less_motion() && self.run.running.get() => Phase::Start,
            _ => Phase::Run,
        }
    }

    fn phase_now(self) -> Phase {
        untrack(|| self.phase())
    }

    /// Whether a bet can be placed.
    fn is_open(self) -> bool {
        self.phase_now() == Phase::Start && !self.run.running.get_untracked()
    }

    /// Of a hundred new points, how many each gets right; none at the start line.
    fn scores(self) -> Option<Scores> {
        if self.step() == 0 {
            return None;
        }
        self.judged()
    }

    /// The same, whatever the phase.
    fn judged(self) -> Option<Scores> {
        self.wrong.with(|wrong| {
            let mut scores = Scores::default();
            for (score, wrong) in scores.iter_mut().zip(wrong.as_ref()?) {
                *score = wrong.iter().filter(|wrong| !**wrong).count() as u32;
            }
            Some(scores)
        })
    }

    /// Moves the marker, while that is a bet.
    fn place(self, bet: f64) {
        if self.is_open() {
            let (low, high) = (f64::from(BETS.0), f64::from(BETS.1));
            self.bet.set(Some(bet.clamp(low, high) as u32));
        }
    }

    fn start(self) {
        if self.is_open() {
            self.run.train();
        }
    }

    /// Starts, holds and goes on; from the end it begins again.
    fn train(self) {
        if self.phase_now() == Phase::End {
            self.run.reset();
        }
        self.run.train_or_pause();
    }

    /// Back to the start line, with other points and other first weights.
    fn once_more(self) {
        let seed = SEED.of(&self.widget.values.get_untracked());
        let next = if seed < 9999.0 { seed + 1.0 } else { 1.0 };
        self.bet.set(None);
        self.widget.set(SEED.name, Value::Number(next));
    }
}

/// The widget.
pub(super) fn race(widget: Widget) -> Element {
    let race = Race::of(widget);
    let run = race.run;
    let summary = move || {
        let said = || describe(race.step(), race.bet.get(), race.scores());
        run.failure().unwrap_or_else(said)
    };
    let racers = (0..RACERS.len())
        .map(|index| lane::racer(race, index))
        .collect();
    let finished = move || race.phase() == Phase::End;
    Frame::new(widget)
        .before_headings()
        .tag(move || {
            let step = run.with(0, |network| network.map_or(0, |n| n.progress.step));
            let (done, all) = (whole(step as f64), whole(STEPS as f64));
            format!("{}, step {done} of {all}", run.tag())
        })
        .summary(summary)
        .quiet(move || run.running.get())
        .picture(vec![
            element("div").class("racers").children(racers),
            element("div")
                .class("rail-together")
                .child(rail::rail(race, &[0, 1, 2], true)),
            element("div").class("race-foot").children(vec![
                foot::at_the_start(race),
                foot::on_the_way(race),
                foot::at_the_end(race),
            ]),
        ])
        .more(vec![
            run.train_button(move || race.train()),
            button(move || run.step())
                .attr("disabled", move || run.running.get() || finished())
                .text("Step"),
            button(move || run.reset()).text("Reset"),
            count(widget, "seed", false),
        ])
        .table(move || run.shown.with(|shown| table::results(&shown.networks)))
        .record(run.record(false))
        .outputs(move || run.shown.with(|shown| table::outputs(&shown.networks)))
        .shows(|| {
            Some(Depiction::Maps(
                (0..RACERS.len())
                    .map(|racer| depicted(run, racer))
                    .collect(),
            ))
        })
        .finish()
}

/// What one of them answers over the plane, for pictures elsewhere.
fn depicted(run: RunHandle, index: usize) -> Map {
    Map {
        field: run.with_pictures(index, |network| network?.output.clone()),
        points: points_plot(run, live(|| false))(),
    }
}
