//! The race as its parts hold it: the run, the bet, who gets what wrong.
//!
//! Knows phases and scores; knows nothing of how they are shown.

use super::scores::{self, NewPoint};
use crate::browser;
use crate::nn::StopConditions;
use crate::spec::Value;
use crate::ui::Widget;
use crate::view::run::{Limits, RunHandle, RunOptions, ShownNetwork};
use crate::widget::race::{BETS, PACE, SEED, STEPS, Scores, run_configs};
use leptos::prelude::*;

const OPTIONS: RunOptions = RunOptions {
    recorded_steps: STEPS,
    stop_at: Some(STEPS),
    resolution: 96,
    neuron_resolution: 0,
};

/// How far the race is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// At the start line; the bet can be moved.
    Start,
    /// On the way, or held.
    Run,
    /// All lessons are taken.
    End,
}

/// The race as its parts hold it.
#[derive(Clone, Copy)]
pub(super) struct Race {
    pub(super) widget: Widget,
    pub(super) run: RunHandle,
    /// How many of a hundred the reader says the large one will get right.
    pub(super) bet: RwSignal<Option<u32>>,
    pub(super) points: Memo<Vec<NewPoint>>,
    /// Which points each racer gets wrong; none before the first report.
    pub(super) wrong: Memo<Option<Vec<Vec<bool>>>>,
}

impl Race {
    pub(super) fn of(widget: Widget) -> Self {
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

    pub(super) fn step(self) -> u64 {
        if !self.run.live.get() {
            return 0;
        }
        let first = |network: Option<&ShownNetwork>| network.map_or(0, |n| n.progress.step);
        self.run.with(0, first)
    }

    pub(super) fn phase(self) -> Phase {
        match self.step() {
            STEPS.. => Phase::End,
            0 if !self.run.running.get() => Phase::Start,
            _ if browser::prefers_less_motion() && self.run.running.get() => Phase::Start,
            _ => Phase::Run,
        }
    }

    pub(super) fn phase_now(self) -> Phase {
        untrack(|| self.phase())
    }

    /// Whether a bet can be placed.
    pub(super) fn is_open(self) -> bool {
        self.phase_now() == Phase::Start && !self.run.running.get_untracked()
    }

    /// Of a hundred new points, how many each gets right; none at the start line.
    pub(super) fn scores(self) -> Option<Scores> {
        if self.step() == 0 {
            return None;
        }
        self.judged()
    }

    /// The same, whatever the phase.
    pub(super) fn judged(self) -> Option<Scores> {
        self.wrong.with(|wrong| {
            let mut scores = Scores::default();
            for (score, wrong) in scores.iter_mut().zip(wrong.as_ref()?) {
                *score = wrong.iter().filter(|wrong| !**wrong).count() as u32;
            }
            Some(scores)
        })
    }

    /// Moves the marker, while that is a bet.
    pub(super) fn place(self, bet: f64) {
        if self.is_open() {
            let (low, high) = (f64::from(BETS.0), f64::from(BETS.1));
            self.bet.set(Some(bet.clamp(low, high) as u32));
        }
    }

    pub(super) fn start(self) {
        if self.is_open() {
            self.run.train();
        }
    }

    /// Starts, holds and goes on; from the end it begins again.
    pub(super) fn train(self) {
        if self.phase_now() == Phase::End {
            self.run.reset();
        }
        self.run.train_or_pause();
    }

    /// Back to the start line, with other points and other first weights.
    pub(super) fn once_more(self) {
        let seed = SEED.of(&self.widget.values.get_untracked());
        let next = if seed < 9999.0 { seed + 1.0 } else { 1.0 };
        self.bet.set(None);
        self.widget.set(SEED.name, Value::Number(next));
    }
}
