//! A run as views hold it: the signals of what is shown, and the buttons' verbs.
//!
//! Shows the recorded run until the reader starts a live one, which `live` leads.
//! `state` knows the run's phase; `protocol::supervisor` keeps its trainer alive.

mod history;
mod live;
mod shown;
mod state;

pub use history::{EarlierRun, History};
pub use shown::{RunOptions, Shown, ShownNetwork};

use crate::browser::TrainerConnection;
use crate::nn::{RunConfig, Status, StopConditions};
use crate::protocol::Command;
use crate::spec::{Value, Values};
use crate::ui::{Element, StaticRef, Widget, button};
use leptos::prelude::*;
use state::RunState;

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
}
