//! A run as views see it: what to show now, and the buttons' verbs.
//!
//! Shows the recorded run until the reader starts a live one. Without a
//! browser every verb does nothing.

#[cfg(feature = "web")]
mod alive;
mod past;
mod shown;

pub use past::{Earlier, Past};
pub use shown::{Shown, ShownNetwork};

use super::Widget;
use super::element::{Element, button};
use super::kept::Kept;
use crate::nn::{RunConfig, Status, StopConditions};
use crate::protocol::Command;
use crate::spec::{Value, Values};
use leptos::prelude::*;

/// What a run is like, apart from its networks.
#[derive(Clone, Copy, Debug)]
pub struct RunOptions {
    /// Steps of the recorded run.
    pub recorded_steps: u64,
    /// The step at which a live run stops by itself.
    pub stop_at: Option<u64>,
    /// Points along a side of the outputs' pictures.
    pub resolution: usize,
    /// Points along a side of the neurons' pictures; 0 for none.
    pub neuron_resolution: usize,
}

/// How far and how fast a run may go.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Limits {
    /// The most steps a second; none for full speed.
    pub steps_per_second: Option<f64>,
    /// When it stops by itself.
    pub stop: StopConditions,
}

/// A run as views hold it: its signals and verbs.
pub type Run = Kept<Handles>;

/// A run's signals.
pub struct Handles {
    /// What to show.
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
    pub past: Past,
    /// The neuron of the first network that is looked at, by the number of its
    /// picture.
    pub look: RwSignal<Option<usize>>,
    failure: RwSignal<String>,
    widget: Widget,
    #[cfg(feature = "web")]
    link: crate::browser::link::Link,
    /// A trainer has been asked to set these networks up.
    #[cfg(feature = "web")]
    prepared: StoredValue<bool>,
    /// The networks that were asked for last, and as they were at the start.
    #[cfg(feature = "web")]
    asked: StoredValue<Vec<RunConfig>>,
    #[cfg(feature = "web")]
    began: StoredValue<Vec<RunConfig>>,
    /// The figure is on the screen.
    #[cfg(feature = "web")]
    in_sight: RwSignal<bool>,
    #[cfg(feature = "web")]
    options: RunOptions,
    #[cfg(feature = "web")]
    limits: fn(&Values) -> Limits,
}

impl Run {
    /// The run of the networks that are asked for, within limits that follow
    /// the values.
    #[cfg_attr(
        not(feature = "web"),
        allow(unused_variables, reason = "only a live run has limits")
    )]
    pub fn of(
        widget: Widget,
        configs: impl Fn() -> Vec<RunConfig> + Send + Sync + 'static,
        options: RunOptions,
        limits: fn(&Values) -> Limits,
    ) -> Self {
        let configs = Memo::new(move |_| configs());
        let recorded = configs.with_untracked(|configs| shown::recorded(configs, options));
        #[cfg(feature = "web")]
        let asked = recorded.configs();
        let run = Self::new(Handles {
            shown: RwSignal::new(recorded),
            pictured: Trigger::new(),
            running: RwSignal::new(false),
            live: RwSignal::new(false),
            configs,
            past: Past::new(),
            look: RwSignal::new(None),
            failure: RwSignal::new(String::new()),
            widget,
            #[cfg(feature = "web")]
            link: crate::browser::link::Link::new(),
            #[cfg(feature = "web")]
            prepared: StoredValue::new(false),
            #[cfg(feature = "web")]
            began: StoredValue::new(asked.clone()),
            #[cfg(feature = "web")]
            asked: StoredValue::new(asked),
            #[cfg(feature = "web")]
            in_sight: RwSignal::new(true),
            #[cfg(feature = "web")]
            options,
            #[cfg(feature = "web")]
            limits,
        });
        #[cfg(feature = "web")]
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
        if self.prepare_once() {
            self.send(Command::Play);
            self.running.set(true);
        }
    }

    /// Stops for now.
    pub fn pause(self) {
        self.send(Command::Pause);
    }

    /// Takes one step.
    pub fn step(self) {
        if self.prepare_once() {
            self.send(Command::Step);
        }
    }

    /// Back to step 0, with the same data and the same first weights.
    pub fn reset(self) {
        self.prepare();
    }

    /// Back to the last state before the run went wrong.
    pub fn back_to_good(self) {
        self.send(Command::BackToGood);
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

    #[cfg(not(feature = "web"))]
    #[allow(clippy::unused_self, reason = "the live run of the same name needs it")]
    fn prepare(self) {}

    #[cfg(not(feature = "web"))]
    fn prepare_once(self) -> bool {
        self.prepare();
        false
    }

    #[cfg(not(feature = "web"))]
    #[allow(clippy::unused_self, reason = "the live run of the same name needs it")]
    fn send(self, _command: Command) {}

    /// Goes on from a network as it is or was, whose configuration is asked for.
    #[cfg(not(feature = "web"))]
    #[allow(clippy::unused_self, reason = "the live run of the same name needs it")]
    pub fn resume(self, _network: ShownNetwork) {}

    /// The recorded run as the page carries it; nothing in the browser, where the
    /// page has it already.
    pub fn record(self, with_curve: bool) -> Option<String> {
        #[cfg(feature = "site")]
        return Some(
            self.shown
                .with_untracked(|shown| shown::record_text(shown, with_curve)),
        );
        #[cfg(not(feature = "site"))]
        {
            let _ = with_curve;
            None
        }
    }
}
