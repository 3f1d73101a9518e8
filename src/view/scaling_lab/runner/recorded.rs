//! The experiments that are recorded: trained at build time by the code that
//! trains them in the browser, and carried by the page.

use crate::browser;
use crate::lab::experiment::{Dial, Experiment};
use crate::lab::results::Results;
use crate::lab::run::LabRun;
use crate::nn::Scalar;
use crate::protocol::{from_bytes, to_bytes};
use crate::spec::Values;
use crate::widget::scaling_lab::{SPEC, experiment};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The dials of which the default experiment is recorded, in the order in
/// which the page carries them.
const RECORDED: [Dial; 2] = [Dial::Parameters, Dial::Frontier];

/// Recorded results, in the order of [`RECORDED`].
pub(super) struct Records(Vec<Results>);

impl Records {
    /// The recorded results of an experiment; of most there are none.
    pub fn of(&self, experiment: &Experiment) -> Results {
        let mut all = experiments().zip(&self.0);
        let found = all.find(|(recorded, _)| recorded == experiment);
        found.map_or_else(|| Results::of(experiment), |(_, results)| results.clone())
    }

    /// All of them: trained here, or in the browser from the rendered page.
    pub fn new() -> Self {
        Self(if browser::LIVE {
            let all = browser::record().and_then(|bytes| from_bytes(&bytes));
            all.unwrap_or_default()
        } else {
            experiments().map(|experiment| train(&experiment)).collect()
        })
    }

    /// All of them, as the page carries them; nothing in the browser.
    pub fn text(&self) -> Option<String> {
        browser::carried(|| to_bytes(&self.0))
    }
}

fn experiments() -> impl Iterator<Item = Experiment> {
    let defaults = experiment(&Values::defaults(&SPEC));
    RECORDED
        .into_iter()
        .map(move |dial| Experiment { dial, ..defaults })
}

/// Trains an experiment on as many threads as there are cores; the result does
/// not depend on how many.
fn train(experiment: &Experiment) -> Results {
    let data = experiment.task().draw::<Scalar>();
    let jobs = experiment.jobs();
    let results = Mutex::new(Results::of(experiment));
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                // The largest first, so that no thread is left with it at the end.
                while let Some(id) = jobs
                    .len()
                    .checked_sub(1 + next.fetch_add(1, Ordering::Relaxed))
                {
                    let mut run = LabRun::<Scalar>::new(jobs[id].clone());
                    run.advance(&data, u64::MAX);
                    let outcome = run.outcome(&data);
                    if let Ok(mut results) = results.lock() {
                        results.outcomes[id] = Some(outcome);
                    }
                }
            });
        }
    });
    let mut results = results.into_inner().unwrap_or_default();
    results.floor = Some((data.irreducible_loss, data.irreducible_error));
    results
}
