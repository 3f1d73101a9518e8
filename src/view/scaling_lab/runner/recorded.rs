//! The experiments that are recorded: trained at build time by the code that
//! trains them in the browser, and carried by the page.

use crate::lab::experiment::{Dial, Experiment};
use crate::lab::results::Results;
use crate::spec::Values;
use crate::widget::scaling_lab::{SPEC, experiment};

/// The dials of which the default experiment is recorded, in the order in
/// which the page carries them.
const RECORDED: [Dial; 2] = [Dial::Parameters, Dial::Frontier];

/// What is recorded, in the order of [`RECORDED`].
pub(super) struct Records(Vec<Results>);

impl Records {
    /// What is recorded of an experiment; mostly nothing.
    pub fn of(&self, experiment: &Experiment) -> Results {
        let mut all = experiments().zip(&self.0);
        let found = all.find(|(recorded, _)| recorded == experiment);
        found.map_or_else(|| Results::of(experiment), |(_, results)| results.clone())
    }

    /// All of them, from the rendered page.
    #[cfg(feature = "web")]
    pub fn new() -> Self {
        let figure = leptos::prelude::use_context::<crate::browser::Figure>();
        let bytes = figure.and_then(|figure| figure.record());
        let all = bytes.and_then(|bytes| crate::protocol::from_bytes(&bytes));
        Self(all.unwrap_or_default())
    }

    /// All of them, trained here.
    #[cfg(not(feature = "web"))]
    pub fn new() -> Self {
        Self(experiments().map(|experiment| train(&experiment)).collect())
    }

    /// All of them, as the page carries them.
    #[cfg(feature = "site")]
    pub fn text(&self) -> String {
        use base64::Engine as _;
        let bytes = crate::protocol::to_bytes(&self.0);
        base64::engine::general_purpose::STANDARD.encode(bytes)
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
#[cfg(not(feature = "web"))]
fn train(experiment: &Experiment) -> Results {
    use crate::lab::run::Run;
    use crate::nn::Scalar;
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicUsize, Ordering};

    let material = experiment.task().draw::<Scalar>();
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
                    let mut run = Run::<Scalar>::new(jobs[id].clone());
                    run.advance(&material, u64::MAX);
                    let outcome = run.outcome(&material);
                    if let Ok(mut results) = results.lock() {
                        results.outcomes[id] = Some(outcome);
                    }
                }
            });
        }
    });
    let mut results = results.into_inner().unwrap_or_default();
    results.floor = Some((material.floor, material.error_floor));
    results
}
