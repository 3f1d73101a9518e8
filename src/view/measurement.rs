//! A measurement on this machine as views see it: what is in, and the button.

use crate::browser::{self, Sequence};
use crate::data::browser as recorded;
use crate::markup::escape;
use crate::protocol::cluster::{Answer, Stage};
use crate::protocol::news::SequenceNews;
use crate::ui::{Element, Widget, button, element};
use leptos::prelude::*;

/// The signals of a measurement, and its verb.
#[derive(Clone, Copy)]
pub(super) struct Measurement {
    /// The answers of every stage that is over.
    pub answers: RwSignal<Vec<Vec<Answer>>>,
    /// It is going on.
    pub running: RwSignal<bool>,
    /// Why nothing can be measured here.
    pub failure: RwSignal<Option<String>>,
    progress: RwSignal<f64>,
    sequence: StoredValue<Option<Sequence>, LocalStorage>,
}

impl Measurement {
    pub fn new() -> Self {
        let measurement = Self {
            answers: RwSignal::new(Vec::new()),
            running: RwSignal::new(false),
            failure: RwSignal::new(None),
            progress: RwSignal::new(0.0),
            sequence: StoredValue::new_local(None),
        };
        browser::show_running(move || measurement.running.get());
        measurement
    }

    /// Whether something was measured here.
    pub fn live(self) -> bool {
        self.running.get() || self.answers.with(|answers| !answers.is_empty())
    }

    /// The button that starts, named `verb`, and then stops.
    pub fn start_button(
        self,
        verb: &'static str,
        stages: fn(Widget) -> Vec<Stage>,
        widget: Widget,
    ) -> Element {
        button(move || {
            if self.running.get_untracked() {
                self.end();
            } else {
                self.begin(stages(widget), 1.0, move || self.end());
            }
        })
        .class("primary")
        .text(move || self.verb(verb))
    }

    /// What a button does: stop, or `verb`.
    pub fn verb(self, verb: &str) -> String {
        if self.running.get() { "Stop" } else { verb }.to_owned()
    }

    /// "live", or "recorded" with the date.
    pub fn tag(self) -> String {
        if self.live() {
            "live".to_owned()
        } else {
            format!("recorded {}", recorded::MACHINE.date)
        }
    }

    /// A bar that shows the progress while it is going on.
    pub fn progress_bar(self) -> Element {
        let bar = element("progress")
            .attr("max", "1")
            .attr("aria-label", "Progress")
            .attr("value", move || self.progress.get().to_string())
            .attr("hidden", move || !self.running.get());
        element("p").class("lab-status").child(bar)
    }

    /// Starts from the beginning. The stages are `share` of the whole, 0 to 1;
    /// `then` does the rest, and ends it.
    pub fn begin(self, stages: Vec<Stage>, share: f64, then: impl Fn() + 'static) {
        self.failure.set(None);
        self.progress.set(0.0);
        self.answers.set(Vec::new());
        self.running.set(true);
        let hear = move |news| match news {
            SequenceNews::Progress(done) => self.progress.set(done * share),
            SequenceNews::Ended(answers) => self.answers.update(|all| all.push(answers)),
            SequenceNews::Finished => then(),
            SequenceNews::Failed(why) => {
                self.failure.set(Some(why));
                self.running.set(false);
            }
        };
        self.sequence.set_value(Some(Sequence::start(stages, hear)));
    }

    /// Stops.
    pub fn end(self) {
        self.sequence.set_value(None);
        self.running.set(false);
    }
}

/// A sentence about the browser and machine of the records.
pub(super) fn recorded_on() -> String {
    let version = recorded::MACHINE.version.unwrap_or_default();
    format!(
        "Recorded in {} on {}.",
        escape(version),
        escape(recorded::MACHINE.name)
    )
}
