//! The experiment as the view sees it: the signals of what is in.
//!
//! Shows what is recorded until the reader trains a family, by the verbs of `live`.

mod live;
mod recorded;

use crate::lab::experiment::Experiment;
use crate::lab::results::Results;
use leptos::prelude::*;
use recorded::Records;

/// The experiment's signals and verbs.
#[derive(Clone, Copy)]
pub(super) struct Runner {
    experiment: Memo<Experiment>,
    /// Results that are in.
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
            experiment,
            records: StoredValue::new(records),
            pools: StoredValue::new_local(live::Pools::default()),
        };
        runner.follow();
        runner
    }

    /// The recorded results, as the page carries them; nothing in the browser, where
    /// the page has it.
    pub fn record(self) -> Option<String> {
        self.records.with_value(Records::text)
    }
}
