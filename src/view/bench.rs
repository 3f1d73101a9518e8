//! A measurement on this machine as views see it: what is in, and the button.
//!
//! Without a browser the button does nothing.

use super::Widget;
use super::element::{Element, button, element};
use crate::data::browser;
use crate::markup::escape;
use crate::protocol::cluster::{Answer, Stage};
use leptos::prelude::*;

/// The signals of a measurement, and its verb.
#[derive(Clone, Copy)]
pub(super) struct Bench {
    /// The answers of every stage that is over.
    pub answers: RwSignal<Vec<Vec<Answer>>>,
    /// It is going on.
    pub running: RwSignal<bool>,
    /// Why nothing can be measured here.
    pub failure: RwSignal<Option<String>>,
    progress: RwSignal<f64>,
    #[cfg(feature = "web")]
    sequence: StoredValue<Option<crate::browser::sequence::Sequence>, LocalStorage>,
}

impl Bench {
    pub fn new() -> Self {
        let bench = Self {
            answers: RwSignal::new(Vec::new()),
            running: RwSignal::new(false),
            failure: RwSignal::new(None),
            progress: RwSignal::new(0.0),
            #[cfg(feature = "web")]
            sequence: StoredValue::new_local(None),
        };
        #[cfg(feature = "web")]
        crate::browser::show_running(move || bench.running.get());
        bench
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
        button(move || self.press(stages(widget)))
            .class("primary")
            .text(move || if self.running.get() { "Stop" } else { verb }.to_owned())
    }

    /// Whether it is this machine's or another's.
    pub fn tag(self) -> String {
        if self.live() {
            "live".to_owned()
        } else {
            format!("recorded {}", browser::MACHINE.date)
        }
    }

    /// How far it is.
    pub fn progress_bar(self) -> Element {
        let bar = element("progress")
            .attr("max", "1")
            .attr("aria-label", "Progress")
            .attr("value", move || self.progress.get().to_string())
            .attr("hidden", move || !self.running.get());
        element("p").class("lab-status").child(bar)
    }

    #[cfg(not(feature = "web"))]
    #[allow(clippy::unused_self, reason = "the live one of the same name needs it")]
    fn press(self, _stages: Vec<Stage>) {}
}

/// Where the records come from.
pub(super) fn recorded_on() -> String {
    let version = browser::MACHINE.version.unwrap_or_default();
    format!(
        "Recorded in {} on {}.",
        escape(version),
        escape(browser::MACHINE.name)
    )
}

#[cfg(feature = "web")]
mod live {
    use super::Bench;
    use crate::browser::sequence::{Sequence, SequenceNews};
    use crate::protocol::cluster::Stage;
    use leptos::prelude::*;

    impl Bench {
        /// Starts from the beginning, or stops.
        pub(super) fn press(self, stages: Vec<Stage>) {
            self.failure.set(None);
            self.progress.set(0.0);
            if self.running.get_untracked() {
                return self.end();
            }
            self.answers.set(Vec::new());
            self.running.set(true);
            let hear = move |news| match news {
                SequenceNews::Progress(share) => self.progress.set(share),
                SequenceNews::Ended(answers) => self.answers.update(|all| all.push(answers)),
                SequenceNews::Finished => self.running.set(false),
                SequenceNews::Failed(why) => {
                    self.failure.set(Some(why));
                    self.running.set(false);
                }
            };
            self.sequence.set_value(Some(Sequence::start(stages, hear)));
        }

        fn end(self) {
            self.sequence.set_value(None);
            self.running.set(false);
        }
    }
}
