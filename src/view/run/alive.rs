//! A run in the browser: what it asks of its trainer, what it hears of it, and
//! how it follows the parameters.

use super::{Limits, Run, ShownNetwork};
use crate::browser::Figure;
use crate::browser::trainer::News;
use crate::nn::{Checkpoint, RunConfig, Status, StopConditions};
use crate::protocol::Command;
use leptos::prelude::*;

impl Run {
    /// Sets the networks up if they are not; whether they are now.
    pub(super) fn prepare_once(self) -> bool {
        if !self.prepared.get_value() {
            self.prepare();
        }
        self.prepared.get_value()
    }

    pub(super) fn prepare(self) {
        let configs = self.configs.get_untracked();
        self.shown.with_untracked(|shown| {
            if let (Some(network), Some(next)) = (shown.networks.first(), configs.first())
                && let Some(began) = self.began.with_value(|began| began.first().cloned())
                && self.live.get_untracked()
                && network.progress.status == Status::Running
                && (network.progress.step > 0 || network.config.data.own != next.data.own)
            {
                self.past.ends(network, &began, next);
            }
        });
        self.prepare_from(configs, Vec::new());
    }

    fn prepare_from(self, networks: Vec<RunConfig>, from: Vec<Checkpoint>) {
        self.failure.set(String::new());
        self.running.set(false);
        self.asked.set_value(networks.clone());
        self.began.set_value(networks.clone());
        if let Some(why) = networks.iter().find_map(|config| config.validate().err()) {
            if self.prepared.get_value() {
                self.pause();
            }
            self.prepared.set_value(false);
            self.link.next_run();
            self.failure.set(format!("This cannot be trained: {why}."));
            self.shown.update(|shown| shown.networks.clear());
            self.pictured.notify();
            return;
        }
        self.prepared.set_value(true);
        let run = self.link.next_run();
        self.send(Command::Prepare {
            run,
            networks,
            from,
            stop_at: self.options.stop_at,
            resolution: self.options.resolution,
            neuron_resolution: self.options.neuron_resolution,
        });
        let limits = self.limits();
        self.send_pace(limits);
        if limits.stop != StopConditions::default() {
            self.send_stop(limits);
        }
    }

    fn limits(self) -> Limits {
        self.widget.values.with_untracked(self.limits)
    }

    fn send_pace(self, limits: Limits) {
        self.send(Command::Pace {
            steps_per_second: limits.steps_per_second,
            pictures: self.in_sight.get_untracked(),
            look: self.look.get_untracked(),
        });
    }

    fn send_stop(self, limits: Limits) {
        self.send(Command::StopWhen {
            conditions: limits.stop,
        });
    }

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

    pub(super) fn send(self, command: Command) {
        let run = self;
        self.link.send(command, move |news| run.hear(news));
    }

    fn hear(self, news: News) {
        match news {
            News::Snapshot(snapshot, values) if snapshot.run == self.link.run() => {
                self.running.set(snapshot.running);
                self.live.set(true);
                let configs = self.asked.get_value();
                self.shown
                    .update(|shown| shown.take(&configs, &snapshot, &values, self.options));
                if snapshot.pictures {
                    self.pictured.notify();
                }
            }
            News::Snapshot(..) | News::Measured(..) => {}
            News::Failed(why) => {
                self.running.set(false);
                self.prepared.set_value(false);
                self.failure.set(why);
            }
        }
    }

    /// Follows the parameters: another learning rate goes on, anything else starts over.
    pub(super) fn follow(self) {
        if let Some(figure) = use_context::<Figure>() {
            figure.watch(move |seen| self.in_sight.set(seen));
        }
        crate::browser::show_running(move || self.running.get());
        Effect::new(move |_| {
            let now = self.configs.get();
            untrack(|| self.change(now));
        });
        Effect::new(move |before: Option<(Limits, bool, Option<usize>)>| {
            let limits = self.widget.values.with(self.limits);
            let now = (limits, self.in_sight.get(), self.look.get());
            if let Some(before) = before
                && before != now
                && self.prepared.get_value()
            {
                self.send_pace(now.0);
                if before.0.stop != now.0.stop {
                    self.send_stop(now.0);
                }
            }
            now
        });
    }

    fn change(self, now: Vec<RunConfig>) {
        let then = self.asked.get_value();
        if now == then {
            return;
        }
        let rate = now.first().map(|config| config.learning_rate);
        let same_but_rate = now.len() == then.len()
            && now.iter().zip(&then).all(|(now, then)| {
                RunConfig {
                    learning_rate: then.learning_rate,
                    ..now.clone()
                } == *then
            });
        match rate {
            Some(rate) if same_but_rate && self.prepared.get_value() => {
                self.asked.set_value(now);
                self.send(Command::LearningRate { rate });
            }
            _ => self.prepare(),
        }
    }
}
