//! The experiments that are recorded: trained at build time by the code that
//! trains them in the browser, and carried by the page.

use super::Runner;
use crate::lab::experiment::{Dial, Experiment};
use crate::lab::results::Results;
use crate::widget::Values;
use crate::widget::scaling_lab::{SPEC, experiment};
use leptos::prelude::*;

/// The dials of which the default experiment is recorded, in the order in
/// which the page carries them; the page opens with the first.
const RECORDED: [Dial; 2] = [Dial::Parameters, Dial::Frontier];

fn default_with(dial: Dial) -> Experiment {
    let defaults = experiment(&Values::defaults(&SPEC));
    Experiment { dial, ..defaults }
}

/// What is recorded of an experiment: trained here, on as many threads as there
/// are cores; the result does not depend on how many.
#[cfg(feature = "site")]
pub(super) fn recorded(experiment: &Experiment) -> Results {
    use crate::lab::run::Run;
    use crate::nn::Scalar;
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicUsize, Ordering};

    let material = experiment.task().draw();
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

/// What is recorded of an experiment, from the rendered page; mostly nothing.
#[cfg(not(feature = "site"))]
pub(super) fn recorded(experiment: &Experiment) -> Results {
    #[cfg(feature = "web")]
    let bytes = use_context::<crate::browser::Figure>().and_then(|figure| figure.record());
    #[cfg(not(feature = "web"))]
    let bytes: Option<Vec<u8>> = None;
    let mut all = RECORDED.into_iter();
    all.position(|dial| default_with(dial) == *experiment)
        .and_then(|index| {
            let all: Vec<Results> = crate::protocol::from_bytes(&bytes?)?;
            all.into_iter().nth(index)
        })
        .unwrap_or_else(|| Results::of(experiment))
}

/// All that is recorded, as the page carries it.
pub(in super::super) fn record(runner: Runner) -> Option<String> {
    #[cfg(feature = "site")]
    {
        use base64::Engine as _;
        let others = RECORDED[1..]
            .iter()
            .map(|dial| recorded(&default_with(*dial)));
        let mut all = vec![runner.results.get_untracked()];
        all.extend(others);
        let bytes = crate::protocol::to_bytes(&all);
        Some(base64::engine::general_purpose::STANDARD.encode(bytes))
    }
    #[cfg(not(feature = "site"))]
    {
        let _ = runner;
        None
    }
}
