//! The experiment as the view sees it: what is in, and the buttons' verbs.
//!
//! Shows what is recorded until the reader trains a family. Without a browser
//! every verb does nothing.

#[cfg(feature = "web")]
mod live;
mod recorded;

use crate::lab::experiment::Experiment;
use crate::lab::results::Results;
use leptos::prelude::*;
use recorded::Records;

/// The experiment's signals and verbs.
#[derive(Clone, Copy)]
pub(super) struct Runner {
    #[cfg(feature = "web")]
    experiment: Memo<Experiment>,
    /// What is in.
    pub results: RwSignal<Results>,
    /// Networks are being trained.
    pub running: RwSignal<bool>,
    /// What is shown was trained here and now, not recorded.
    pub live: RwSignal<bool>,
    /// Why nothing can be trained here.
    pub failure: RwSignal<Option<String>>,
    /// The share of the arithmetic that is done, and the seconds left, once known.
    pub progress: RwSignal<(f64, Option<f64>)>,
    /// Seconds that workers have trained, all together.
    pub worker_seconds: RwSignal<f64>,
    records: StoredValue<Records>,
    #[cfg(feature = "web")]
    pools: StoredValue<live::Pools, LocalStorage>,
}

impl Runner {
    pub fn new(experiment: Memo<Experiment>) -> Self {
        let records = Records::new();
        let runner = Self {
            results: RwSignal::new(records.of(&experiment.get_untracked())),
            running: RwSignal::new(false),
            live: RwSignal::new(false),
            failure: RwSignal::new(None),
            progress: RwSignal::new((0.0, None)),
            worker_seconds: RwSignal::new(0.0),
            #[cfg(feature = "web")]
            experiment,
            records: StoredValue::new(records),
            #[cfg(feature = "web")]
            pools: StoredValue::new_local(live::Pools::default()),
        };
        #[cfg(feature = "web")]
        runner.follow();
        runner
    }

    /// What is recorded, as the page carries it; nothing in the browser, where
    /// the page has it.
    pub fn record(self) -> Option<String> {
        #[cfg(feature = "site")]
        {
            Some(self.records.with_value(Records::text))
        }
        #[cfg(not(feature = "site"))]
        {
            let _ = self;
            None
        }
    }
}

// Without a browser nothing can be pressed.
#[cfg(not(feature = "web"))]
#[allow(
    clippy::unused_self,
    reason = "the live verbs of the same names need it"
)]
impl Runner {
    pub fn train(self, _without_largest: bool) {}

    pub fn pause(self) {}

    pub fn reset(self) {}
}
