//! A run as views hold it: the signals of what is shown, and the buttons' verbs.
//!
//! Shows the recorded run until the reader starts a live one. What has been asked
//! of the trainer, `state` knows; how that is kept alive, `protocol::supervisor`.

mod history;
mod shown;
mod state;

pub use history::{EarlierRun, History};
pub use shown::{RunOptions, Shown, ShownNetwork};

use crate::browser::{self, TrainerConnection};
use crate::nn::{Checkpoint, RunConfig, Status, StopConditions};
use crate::protocol::Command;
use crate::protocol::news::TrainerNews;
use crate::spec::{Value, Values};
use crate::ui::{Element, StaticRef, Widget, button};
use leptos::prelude::*;
use state::{Change, Phase, RunState};

/// The limits within which a run trains.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Limits {
    /// The most steps a second; none for full speed.
    pub steps_per_second: Option<f64>,
    /// The conditions under which it stops by itself.
    pub stop: StopConditions,
}

/// A run as views hold it: its signals and verbs.
pub type RunHandle = StaticRef<RunSignals>;

/// A run's signals.
pub struct RunSignals {
    /// The networks on show.
    pub shown: RwSignal<Shown>,
    /// Told when there are other pictures to show.
    pub pictured: Trigger,
    /// Steps are being taken.
    pub running: RwSignal<bool>,
    /// What is shown was computed here and now, not recorded.
    pub live: RwSignal<bool>,
    /// The networks that are asked for now.
    pub configs: Memo<Vec<RunConfig>>,
    /// Runs before this one.
    pub history: History,
    /// The inspected neuron of the first network, by the number of its picture.
    pub inspected_neuron: RwSignal<Option<usize>>,
    failure: RwSignal<String>,
    widget: Widget,
    connection: TrainerConnection,
    state: StoredValue<RunState>,
    /// The figure is on the screen.
    in_sight: RwSignal<bool>,
    options: RunOptions,
    limits: fn(&Values) -> Limits,
}

impl RunHandle {
    /// The run of the networks that are asked for, within limits that follow
    /// the values.
    pub fn of(
        widget: Widget,
        configs: impl Fn() -> Vec<RunConfig> + Send + Sync + 'static,
        options: RunOptions,
        limits: fn(&Values) -> Limits,
    ) -> Self {
        let configs = Memo::new(move |_| configs());
        let recorded = configs.with_untracked(|configs| Shown::recorded(configs, options));
        let state = RunState::of_recorded(recorded.configs());
        let run = Self::new(RunSignals {
            shown: RwSignal::new(recorded),
            pictured: Trigger::new(),
            running: RwSignal::new(false),
            live: RwSignal::new(false),
            configs,
            history: History::new(),
            inspected_neuron: RwSignal::new(None),
            failure: RwSignal::new(String::new()),
            widget,
            connection: TrainerConnection::new(),
            state: StoredValue::new(state),
            in_sight: RwSignal::new(true),
            options,
            limits,
        });
        run.connection.listen(move |news| run.hear(news));
        run.follow();
        run
    }

    /// Reads one of the networks on show.
    pub fn with<T>(self, index: usize, read: impl FnOnce(Option<&ShownNetwork>) -> T) -> T {
        self.shown.with(|shown| read(shown.networks.get(index)))
    }

    /// The same, read again only when there are other pictures: at most ten
    /// times a second.
    pub fn with_pictures<T>(
        self,
        index: usize,
        read: impl FnOnce(Option<&ShownNetwork>) -> T,
    ) -> T {
        self.pictured.track();
        self.shown
            .with_untracked(|shown| read(shown.networks.get(index)))
    }

    /// The outputs of its widget's spec, read off the first network.
    pub fn outputs(self) -> Vec<Value> {
        let (specs, speed) = (
            self.widget.spec.outputs,
            self.shown.with(|s| s.steps_per_second),
        );
        self.with(0, |network| {
            let read = |name| network.map_or(Value::Text(String::new()), |n| n.output(name, speed));
            specs.iter().map(|spec| read(spec.name)).collect()
        })
    }

    /// Why there is no live run, if there is none.
    pub fn failure(self) -> Option<String> {
        Some(self.failure.get()).filter(|why| !why.is_empty())
    }

    /// "recorded, seed 7".
    pub fn tag(self) -> String {
        let kind = if self.live.get() { "live" } else { "recorded" };
        format!("{kind}, seed {}", self.widget.number("seed"))
    }

    /// The button that starts, pauses and goes on.
    pub fn train_button(self, press: impl Fn() + Send + 'static) -> Element {
        button(press)
            .class("primary")
            .text(move || if self.running.get() { "Pause" } else { "Train" }.to_owned())
    }

    /// Starts or goes on.
    pub fn train(self) {
        if self.is_prepared_now() {
            self.connection.send(Command::Play);
            self.running.set(true);
        }
    }

    /// Stops for now.
    pub fn pause(self) {
        self.connection.send(Command::Pause);
    }

    /// Takes one step.
    pub fn step(self) {
        if self.is_prepared_now() {
            self.connection.send(Command::Step);
        }
    }

    /// Back to step 0, with the same data and the same first weights.
    pub fn reset(self) {
        self.prepare();
    }

    /// Back to the last state before the run went wrong.
    pub fn back_to_good(self) {
        self.connection.send(Command::BackToGood);
    }

    /// The network that went wrong, if one did.
    pub fn diverged(self) -> Option<ShownNetwork> {
        self.shown.with(|shown| {
            shown
                .networks
                .iter()
                .find(|n| n.progress.status == Status::Diverged)
                .cloned()
        })
    }

    /// The button that starts says "Pause" while it runs.
    pub fn train_or_pause(self) {
        if self.running.get_untracked() {
            self.pause();
        } else {
            self.train();
        }
    }

    /// The recorded run as the page carries it; nothing in the browser, where the
    /// page has it already.
    pub fn record(self, with_curve: bool) -> Option<String> {
        self.shown.with_untracked(|shown| shown.record(with_curve))
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

    fn is_prepared(self) -> bool {
        self.state.with_value(RunState::is_prepared)
    }

    /// Sets the networks up if they are not; whether they are now.
    fn is_prepared_now(self) -> bool {
        if !self.is_prepared() {
            self.prepare();
        }
        self.is_prepared()
    }

    /// Back to step 0, with what is shown kept in the history.
    fn prepare(self) {
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

    fn hear(self, news: TrainerNews) {
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
    fn follow(self) {
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
