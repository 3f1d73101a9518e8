//! The experiment as the view sees it: what is in, and the buttons' verbs.
//!
//! Shows the recorded family until the reader trains one. Without a browser
//! every verb does nothing.

use crate::lab::experiment::Experiment;
use crate::lab::results::Results;
use leptos::prelude::*;

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
    #[cfg(feature = "web")]
    pool: StoredValue<Pools, LocalStorage>,
}

/// The pool of workers; its number tells late news from that of the present one.
#[cfg(feature = "web")]
#[derive(Default)]
struct Pools {
    number: u32,
    pool: Option<crate::browser::pool::Pool>,
}

impl Runner {
    pub fn new(experiment: Memo<Experiment>) -> Self {
        let runner = Self {
            results: RwSignal::new(recorded(&experiment.get_untracked())),
            running: RwSignal::new(false),
            live: RwSignal::new(false),
            failure: RwSignal::new(None),
            progress: RwSignal::new((0.0, None)),
            worker_seconds: RwSignal::new(0.0),
            #[cfg(feature = "web")]
            experiment,
            #[cfg(feature = "web")]
            pool: StoredValue::new_local(Pools::default()),
        };
        #[cfg(feature = "web")]
        runner.follow();
        runner
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

#[cfg(feature = "web")]
mod live {
    use super::{Pools, Runner, recorded};
    use crate::browser::ledger;
    use crate::browser::pool::{Pool, PoolNews, cores};
    use crate::lab::experiment::SEEDS;
    use crate::lab::results::Results;
    use crate::lab::run::Job;
    use leptos::prelude::*;

    impl Runner {
        /// Trains what is not in yet, on as many workers as suit the machine;
        /// the smallest first, for something to see at once, then the largest,
        /// so that all end together.
        pub fn train(self, without_largest: bool) {
            self.failure.set(None);
            if !self.live.get_untracked() {
                self.clear();
                self.live.set(true);
            }
            let experiment = self.experiment.get_untracked();
            let mut jobs: Vec<(u32, Job)> = self.results.with_untracked(|results| {
                let largest = results.outcomes.len().saturating_sub(SEEDS as usize);
                let missing = experiment
                    .jobs()
                    .into_iter()
                    .zip(&results.outcomes)
                    .enumerate();
                missing
                    .filter(|(id, (_, outcome))| {
                        outcome.is_none() && !(without_largest && *id >= largest)
                    })
                    .map(|(id, (job, _))| (id as u32, job))
                    .collect()
            });
            if jobs.is_empty() {
                return;
            }
            jobs.sort_by(|a, b| b.1.flops().total_cmp(&a.1.flops()));
            jobs.rotate_right(1);
            self.running.set(true);
            let work: f64 = jobs.iter().map(|(_, job)| job.flops()).sum();
            let clock = window().performance();
            let now = move || clock.as_ref().map_or(0.0, web_sys::Performance::now);
            let (since, mut at_work) = (now(), Vec::<(u32, f64)>::new());
            let flops: Vec<(u32, f64)> = jobs.iter().map(|(id, job)| (*id, job.flops())).collect();
            let number = self.pool.try_update_value(|pools| {
                pools.number += 1;
                pools.number
            });
            let progress = std::cell::RefCell::new(move |id: u32, done: f64| {
                at_work.retain(|(known, _)| *known != id);
                at_work.push((id, done));
                let of = |id: u32| {
                    flops
                        .iter()
                        .find(|(known, _)| *known == id)
                        .map_or(0.0, |f| f.1)
                };
                let share = at_work.iter().map(|(id, done)| of(*id) * done).sum::<f64>() / work;
                let elapsed = (now() - since) / 1000.0;
                let left = (elapsed > 0.5 && share > 0.02).then(|| elapsed * (1.0 - share) / share);
                (share, left)
            });
            let hear = move |news: PoolNews| {
                if self.pool.with_value(|pools| Some(pools.number)) != number {
                    return;
                }
                match news {
                    PoolNews::Learning(id, done) => {
                        self.progress.set((progress.borrow_mut())(id, done));
                    }
                    PoolNews::Learned {
                        id,
                        outcome,
                        floor,
                        milliseconds,
                    } => {
                        self.progress.set((progress.borrow_mut())(id, 1.0));
                        let seconds = milliseconds / 1000.0;
                        self.worker_seconds.update(|sum| *sum += seconds);
                        ledger::add(1.0, outcome.flops, seconds / cores() as f64);
                        self.results.update(|results| {
                            results.floor = Some(floor);
                            if let Some(slot) = results.outcomes.get_mut(id as usize) {
                                *slot = Some(outcome);
                            }
                        });
                    }
                    PoolNews::Finished => self.running.set(false),
                    PoolNews::Failed(why) => {
                        self.running.set(false);
                        self.failure.set(Some(why));
                    }
                }
            };
            let task = experiment.task();
            leptos::task::spawn_local(async move {
                match Pool::start(cores(), task, jobs, hear).await {
                    Ok(pool) => {
                        // The reader may have paused or changed something meanwhile.
                        self.pool.update_value(|pools| {
                            if Some(pools.number) == number {
                                pools.pool = Some(pool);
                            } else {
                                pool.stop();
                            }
                        });
                    }
                    Err(why) => {
                        self.running.set(false);
                        self.failure.set(Some(why));
                    }
                }
            });
        }

        /// Stops the workers; what is in stays in.
        pub fn pause(self) {
            self.pool.update_value(|pools| {
                pools.number += 1;
                if let Some(pool) = pools.pool.take() {
                    pool.stop();
                }
            });
            self.running.set(false);
        }

        /// Nothing is in, and nothing runs.
        pub fn reset(self) {
            self.pause();
            self.clear();
            self.live.set(true);
        }

        fn clear(self) {
            self.results
                .set(Results::of(&self.experiment.get_untracked()));
            self.progress.set((0.0, None));
        }

        /// Another experiment begins with what is recorded of it, or nothing.
        pub(super) fn follow(self) {
            Effect::watch(
                move || self.experiment.get(),
                move |experiment, _, _| {
                    self.pause();
                    self.failure.set(None);
                    self.progress.set((0.0, None));
                    let recorded = recorded(experiment);
                    self.live.set(recorded.trained() == 0);
                    self.results.set(recorded);
                },
                false,
            );
            let figure = use_context::<crate::browser::Figure>();
            Effect::new(move |_| {
                let running = self.running.get();
                if let Some(figure) = &figure {
                    figure.set_state(if running { "running" } else { "ready" });
                }
            });
            on_cleanup(move || {
                self.pool.try_update_value(|Pools { pool, .. }| {
                    if let Some(pool) = pool.take() {
                        pool.stop();
                    }
                });
            });
        }
    }
}

/// The family that is recorded, trained here at build time, on as many threads
/// as there are cores; the result does not depend on how many.
#[cfg(feature = "site")]
fn recorded(experiment: &Experiment) -> Results {
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

/// The recorded family, from the rendered page; nothing for other experiments.
#[cfg(not(feature = "site"))]
fn recorded(experiment: &Experiment) -> Results {
    let defaults = crate::widget::Values::defaults(&crate::widget::scaling_lab::SPEC);
    if *experiment != crate::widget::scaling_lab::experiment(&defaults) {
        return Results::of(experiment);
    }
    #[cfg(feature = "web")]
    let bytes = use_context::<crate::browser::Figure>().and_then(|figure| figure.record());
    #[cfg(not(feature = "web"))]
    let bytes: Option<Vec<u8>> = None;
    bytes
        .and_then(|bytes| crate::protocol::from_bytes(&bytes))
        .unwrap_or_else(|| Results::of(experiment))
}

/// The recorded family as the page carries it.
pub(super) fn record(runner: Runner) -> Option<String> {
    #[cfg(feature = "site")]
    {
        use base64::Engine as _;
        let bytes = runner.results.with_untracked(crate::protocol::to_bytes);
        Some(base64::engine::general_purpose::STANDARD.encode(bytes))
    }
    #[cfg(not(feature = "site"))]
    {
        let _ = runner;
        None
    }
}
