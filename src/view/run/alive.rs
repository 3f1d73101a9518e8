//! A run in the browser: what it asks of its trainer, what it hears of it, and
//! how it follows the parameters.

use super::{Run, Shown};
use crate::browser::Figure;
use crate::browser::trainer::News;
use crate::nn::RunConfig;
use crate::protocol::Command;
use leptos::prelude::*;

/// What a run follows: its networks, and the most steps a second.
type Wanted = (Vec<RunConfig>, Option<f64>);

impl Run {
    pub(super) fn prepare_once(self) {
        if !self.prepared.get_value() {
            self.prepare();
        }
    }

    pub(super) fn prepare(self) {
        self.failure.set(String::new());
        self.running.set(false);
        self.prepared.set_value(true);
        let run = self.link.next_run();
        self.send(Command::Prepare {
            run,
            networks: self.configs(),
            from: Vec::new(),
            stop_at: self.options.stop_at,
            resolution: self.options.resolution,
            neuron_resolution: self.options.neuron_resolution,
        });
        self.send(Command::Pace {
            steps_per_second: self.widget.values.with(self.pace),
        });
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
                let configs = self.configs();
                self.shown
                    .update(|shown| shown.take(&configs, &snapshot, &values, self.options));
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
        if untrack(|| self.configs() != self.shown.with(Shown::configs)) {
            self.prepare();
        }
        let figure = use_context::<Figure>();
        Effect::new(move |before: Option<Wanted>| {
            if let Some(figure) = &figure {
                figure.set_state(if self.running.get() {
                    "running"
                } else {
                    "ready"
                });
            }
            let now = (self.configs(), self.widget.values.with(self.pace));
            if let Some(before) = before {
                untrack(|| self.change(&before, &now));
            }
            now
        });
    }

    fn change(self, before: &Wanted, now: &Wanted) {
        let ((then, pace_then), (now, pace)) = (before, now);
        let prepared = self.prepared.get_value();
        if prepared && pace != pace_then {
            self.send(Command::Pace {
                steps_per_second: *pace,
            });
        }
        if now == then {
            return;
        }
        let rate = now.first().map(|config| config.learning_rate);
        let same_but_rate = now.len() == then.len()
            && now.iter().zip(then).all(|(now, then)| {
                RunConfig {
                    learning_rate: then.learning_rate,
                    ..now.clone()
                } == *then
            });
        match rate {
            Some(rate) if same_but_rate && prepared => {
                self.send(Command::LearningRate { rate });
            }
            _ => self.prepare(),
        }
    }
}
