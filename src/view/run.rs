//! A run as views see it: what to show now, and the buttons' verbs.
//!
//! Shows the recorded run until the reader starts a live one. Without a
//! browser every verb does nothing.

#[cfg(feature = "web")]
mod alive;
mod shown;

pub use shown::{Shown, ShownNetwork};

use super::Widget;
use super::element::{Element, button};
use crate::nn::{RunConfig, Status};
use crate::protocol::Command;
use crate::widget::{Value, Values};
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

/// A run's signals and verbs.
#[derive(Clone, Copy)]
pub struct Run {
    /// What to show.
    pub shown: RwSignal<Shown>,
    /// Steps are being taken.
    pub running: RwSignal<bool>,
    /// What is shown was computed here and now, not recorded.
    pub live: RwSignal<bool>,
    failure: RwSignal<String>,
    widget: Widget,
    configs: fn(&Values) -> Vec<RunConfig>,
    #[cfg(feature = "web")]
    link: crate::browser::link::Link,
    /// A trainer has been asked to set these networks up.
    #[cfg(feature = "web")]
    prepared: StoredValue<bool>,
    #[cfg(feature = "web")]
    options: RunOptions,
    #[cfg(feature = "web")]
    pace: fn(&Values) -> Option<f64>,
}

impl Run {
    /// The run of the networks that a widget's values ask for, at most `pace`
    /// steps a second.
    #[cfg_attr(
        not(feature = "web"),
        allow(unused_variables, reason = "only a live run has a pace")
    )]
    pub fn new(
        widget: Widget,
        configs: fn(&Values) -> Vec<RunConfig>,
        options: RunOptions,
        pace: fn(&Values) -> Option<f64>,
    ) -> Self {
        let recorded = shown::recorded(&widget.values.with_untracked(configs), options);
        let run = Self {
            shown: RwSignal::new(recorded),
            running: RwSignal::new(false),
            live: RwSignal::new(false),
            failure: RwSignal::new(String::new()),
            widget,
            configs,
            #[cfg(feature = "web")]
            link: crate::browser::link::Link::new(),
            #[cfg(feature = "web")]
            prepared: StoredValue::new(false),
            #[cfg(feature = "web")]
            options,
            #[cfg(feature = "web")]
            pace,
        };
        #[cfg(feature = "web")]
        run.follow();
        run
    }

    /// The networks that the values ask for now.
    pub fn configs(self) -> Vec<RunConfig> {
        self.widget.values.with(self.configs)
    }

    /// Reads one of the networks on show.
    pub fn with<T>(self, index: usize, read: impl FnOnce(Option<&ShownNetwork>) -> T) -> T {
        self.shown.with(|shown| read(shown.networks.get(index)))
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
            .set("class", "primary")
            .text_live(move || if self.running.get() { "Pause" } else { "Train" }.to_owned())
    }

    /// Starts or goes on.
    pub fn train(self) {
        self.prepare_once();
        self.send(Command::Play);
        self.running.set(true);
    }

    /// Stops for now.
    pub fn pause(self) {
        self.send(Command::Pause);
    }

    /// Takes one step.
    pub fn step(self) {
        self.prepare_once();
        self.send(Command::Step);
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
    fn prepare_once(self) {
        self.prepare();
    }

    #[cfg(not(feature = "web"))]
    #[allow(clippy::unused_self, reason = "the live run of the same name needs it")]
    fn send(self, _command: Command) {}

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
