//! Runs trained from start to finish in one go: what a page records.

use super::experiment::Experiment;
use super::results::Results;
use super::run::LabRun;
use crate::nn::{RunConfig, Scalar, Session};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Networks trained for `steps` steps each. A configuration the engine refuses
/// is left out.
pub fn trained(configs: &[RunConfig], steps: u64) -> Vec<Session> {
    let train = |config: &RunConfig| {
        let mut session = Session::<Scalar>::new(config).ok()?;
        session.advance(steps);
        Some(session)
    };
    configs.iter().filter_map(train).collect()
}

/// Trains an experiment on as many threads as there are cores; the result does
/// not depend on how many.
pub fn trained_family(experiment: &Experiment) -> Results {
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
