//! A live run: asks its trainer, hears of it, and follows the parameters.

use super::state::{Change, Phase, RunState};
use super::{Limits, RunHandle, ShownNetwork};
use crate::browser;
use crate::nn::{Checkpoint, RunConfig, Status, StopConditions};
use crate::protocol::Command;
use crate::protocol::news::TrainerNews;
use leptos::prelude::*;

impl RunHandle {
    /// Goes on from a network as it is or was, whose configuration is asked for.
    pub fn resume(self, network: ShownNetwork) {
        let mut from = Vec::new();
        // A state before the first step has only its configuration to keep.
        if network.progress.step > 0 || !network.moments.is_empty() {
            from.push(Checkpoint {
                step: network.progress.step,
                values: [&network.weights[..], &network.moments].concat(),
            });
        }
        self.live.set(true);
        self.shown.update(|shown| shown.networks = vec![network]);
        self.pictured.notify();
        self.prepare_from(self.configs.get_untracked(), from);
    }

    fn is_prepared(self) -> bool {
        self.state.with_value(RunState::is_prepared)
    }

    /// Sets the networks up if they are not; whether they are now.
    pub(super) fn is_prepared_now(self) -> bool {
        if !self.is_prepared() {
            self.prepare();
        }
        self.is_prepared()
    }

    /// Back to step 0, with what is shown kept in the history.
    pub(super) fn prepare(self) {
        let configs = self.configs.get_untracked();
        self.shown.with_untracked(|shown| {
            let began = self
                .state
                .with_value(|state| state.began().first().cloned());
            if let (Some(network), Some(next), Some(began)) =
                (shown.networks.first(), configs.first(), began)
                && self.live.get_untracked()
                && network.progress.status == Status::Running
                && (network.progress.step > 0 || network.config.data.own != next.data.own)
            {
                self.history.ends(network, &began, next);
            }
        });
        self.prepare_from(configs, Vec::new());
    }

    fn prepare_from(self, networks: Vec<RunConfig>, from: Vec<Checkpoint>) {
        self.running.set(false);
        let was_prepared = self.is_prepared();
        let run = self
            .state
            .try_update_value(|state| state.begin(networks.clone()));
        self.show_failure();
        let Some(run) = run.flatten() else {
            if was_prepared {
                self.pause();
            }
            self.shown.update(|shown| shown.networks.clear());
            self.pictured.notify();
            return;
        };
        self.connection.send(Command::Prepare {
            run,
            networks,
            from,
            stop_at: self.options.stop_at,
            resolution: self.options.resolution,
            neuron_resolution: self.options.neuron_resolution,
        });
        let limits = self.widget.values.with_untracked(self.limits);
        self.send_throttle(limits);
        if limits.stop != StopConditions::default() {
            self.send_stop(limits);
        }
    }

    fn send_throttle(self, limits: Limits) {
        self.connection.send(Command::Throttle {
            steps_per_second: limits.steps_per_second,
            pictures: self.in_sight.get_untracked(),
            inspected_neuron: self.inspected_neuron.get_untracked(),
        });
    }

    fn send_stop(self, limits: Limits) {
        self.connection.send(Command::StopWhen {
            conditions: limits.stop,
        });
    }

    fn show_failure(self) {
        self.failure
            .set(self.state.with_value(|state| match state.phase() {
                Phase::Failed(why) => why.clone(),
                Phase::Recorded | Phase::Prepared => String::new(),
            }));
    }

    pub(super) fn hear(self, news: TrainerNews) {
        match news {
            TrainerNews::Snapshot(snapshot, values)
                if self
                    .state
                    .with_value(|state| state.is_current(snapshot.run)) =>
            {
                self.running.set(snapshot.running);
                self.live.set(true);
                self.state.with_value(|state| {
                    self.shown.update(|shown| {
                        shown.take(state.asked(), &snapshot, &values, self.options);
                    });
                });
                if snapshot.pictures {
                    self.pictured.notify();
                }
            }
            TrainerNews::Snapshot(..) | TrainerNews::Measured(..) => {}
            TrainerNews::Failed(why) => {
                self.running.set(false);
                self.state.update_value(|state| state.fail(why));
                self.show_failure();
            }
        }
    }

    /// Follows the parameters: another learning rate goes on, anything else starts over.
    pub(super) fn follow(self) {
        browser::watch_figure(move |seen| self.in_sight.set(seen));
        browser::show_running(move || self.running.get());
        Effect::new(move |_| {
            let now = self.configs.get();
            untrack(|| self.change(&now));
        });
        Effect::new(move |before: Option<(Limits, bool, Option<usize>)>| {
            let limits = self.widget.values.with(self.limits);
            let now = (limits, self.in_sight.get(), self.inspected_neuron.get());
            if let Some(before) = before
                && before != now
                && self.is_prepared()
            {
                self.send_throttle(now.0);
                if before.0.stop != now.0.stop {
                    self.send_stop(now.0);
                }
            }
            now
        });
    }

    fn change(self, now: &[RunConfig]) {
        match self.state.try_update_value(|state| state.ask(now)) {
            Some(Change::LearningRate(rate)) => {
                self.connection.send(Command::LearningRate { rate });
            }
            Some(Change::Restart) => self.prepare(),
            Some(Change::Nothing) | None => {}
        }
    }
}
