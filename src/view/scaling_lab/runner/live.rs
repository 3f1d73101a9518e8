//! The verbs of the buttons: a pool of workers, and what they send, shown.

use super::Runner;
use crate::browser::{self, Pool};
use crate::lab::results::Results;
use crate::lab::run::{Job, Outcome};
use crate::protocol::news::PoolNews;
use leptos::prelude::*;
use std::cell::RefCell;

/// Results that come in are shown no more often than this, in milliseconds:
/// drawing them takes time from the workers where there are no more cores.
const SHOWN_MS: f64 = 200.0;

/// The pool of workers; its number tells late news from that of the present one.
#[derive(Default)]
pub(super) struct Pools {
    number: u32,
    pool: Option<Pool>,
    /// Outcomes that came in since results were shown, and when that was.
    arrived: Vec<Arrival>,
    shown_at: f64,
}

struct Arrival {
    id: u32,
    outcome: Outcome,
    floor: (f64, Option<f64>),
    seconds: f64,
}

/// Progress of all networks together: the share of the arithmetic, and the seconds
/// left once known.
struct Progress {
    /// Arithmetic of each network, and the share of it that is done.
    networks: Vec<(u32, f64, f64)>,
    since: f64,
}

impl Progress {
    fn heard(&mut self, id: u32, done: f64) -> (f64, Option<f64>) {
        let (mut all, mut so_far) = (0.0, 0.0);
        for (network, flops, share) in &mut self.networks {
            if *network == id {
                *share = done;
            }
            all += *flops;
            so_far += *flops * *share;
        }
        let share = so_far / all;
        let elapsed = (browser::now() - self.since) / 1000.0;
        let left = (elapsed > 0.5 && share > 0.02).then(|| elapsed * (1.0 - share) / share);
        (share, left)
    }
}

impl Runner {
    /// Trains what is not in yet, on as many workers as there are free cores;
    /// the smallest first, for something to see at once, then the largest,
    /// so that all end together.
    pub fn train(self, without_largest: bool) {
        self.failure.set(None);
        if !self.live.get_untracked() {
            self.clear();
            self.live.set(true);
        }
        let jobs = self.missing(without_largest);
        if jobs.is_empty() {
            return;
        }
        self.running.set(true);
        let progress = RefCell::new(Progress {
            networks: jobs
                .iter()
                .map(|(id, job)| (*id, job.flops(), 0.0))
                .collect(),
            since: browser::now(),
        });
        let number = self.pools.try_update_value(|pools| {
            pools.number += 1;
            pools.shown_at = 0.0;
            pools.number
        });
        let hear = move |news: PoolNews| {
            if self.pools.with_value(|pools| Some(pools.number)) == number {
                self.hear(news, &mut progress.borrow_mut());
            }
        };
        let task = self.experiment.get_untracked().task();
        let pool = Pool::start(task, jobs, hear);
        self.pools.update_value(|pools| pools.pool = Some(pool));
    }

    fn missing(self, without_largest: bool) -> Vec<(u32, Job)> {
        let experiment = self.experiment.get_untracked();
        let mut jobs: Vec<(u32, Job)> = self.results.with_untracked(|results| {
            let largest = results.outcomes.len().saturating_sub(experiment.runs());
            let all = experiment.jobs().into_iter().zip(&results.outcomes);
            all.enumerate()
                .filter(|(id, (_, outcome))| {
                    outcome.is_none() && !(without_largest && *id >= largest)
                })
                .map(|(id, (job, _))| (id as u32, job))
                .collect()
        });
        jobs.sort_by(|a, b| b.1.flops().total_cmp(&a.1.flops()));
        if !jobs.is_empty() {
            jobs.rotate_right(1);
        }
        jobs
    }

    fn hear(self, news: PoolNews, progress: &mut Progress) {
        match news {
            PoolNews::Learning(id, done) => self.progress.set(progress.heard(id, done)),
            PoolNews::Learned {
                id,
                outcome,
                floor,
                milliseconds,
            } => {
                self.progress.set(progress.heard(id, 1.0));
                let seconds = milliseconds / 1000.0;
                browser::add_to_ledger(1.0, outcome.flops, seconds / browser::cores() as f64);
                self.pools.update_value(|pools| {
                    pools.arrived.push(Arrival {
                        id,
                        outcome,
                        floor,
                        seconds,
                    });
                });
            }
            PoolNews::Finished => {
                self.show();
                self.running.set(false);
            }
            PoolNews::Failed(why) => {
                self.show();
                self.running.set(false);
                self.failure.set(Some(why));
            }
        }
        if self
            .pools
            .with_value(|pools| browser::now() >= pools.shown_at + SHOWN_MS)
        {
            self.show();
        }
    }

    /// Shows what has come in.
    fn show(self) {
        let arrived = self.pools.try_update_value(|pools| {
            if !pools.arrived.is_empty() {
                pools.shown_at = browser::now();
            }
            std::mem::take(&mut pools.arrived)
        });
        let arrived = arrived.unwrap_or_default();
        if arrived.is_empty() {
            return;
        }
        let seconds: f64 = arrived.iter().map(|arrival| arrival.seconds).sum();
        self.worker_seconds.update(|sum| *sum += seconds);
        self.results.update(|results| {
            for arrival in arrived {
                results.floor = Some(arrival.floor);
                if let Some(slot) = results.outcomes.get_mut(arrival.id as usize) {
                    *slot = Some(arrival.outcome);
                }
            }
        });
    }

    /// Stops the workers; what is in stays in.
    pub fn pause(self) {
        self.pools.update_value(|pools| {
            pools.number += 1;
            pools.pool = None;
        });
        self.show();
        self.running.set(false);
    }

    /// Nothing is in, and nothing runs.
    pub fn reset(self) {
        self.pause();
        self.clear();
        self.live.set(true);
    }

    fn clear(self) {
        self.begin_with(Results::of(&self.experiment.get_untracked()));
    }

    fn begin_with(self, results: Results) {
        self.progress.set((0.0, None));
        self.worker_seconds.set(0.0);
        self.results.set(results);
    }

    /// Another experiment begins with what is recorded of it, or nothing.
    pub(super) fn follow(self) {
        Effect::watch(
            move || self.experiment.get(),
            move |experiment, _, _| {
                self.pause();
                self.failure.set(None);
                let recorded = self.records.with_value(|records| records.of(experiment));
                self.live.set(recorded.trained() == 0);
                self.begin_with(recorded);
            },
            false,
        );
        browser::show_running(move || self.running.get());
    }
}
