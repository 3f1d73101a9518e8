//! One run of an experiment at a time, to its end.

use crate::lab::run::{Job, LabRun};
use crate::lab::task::{TaskConfig, TaskData};
use crate::nn::Kernel;
use crate::protocol::Report;

/// Steps between looks at the clock.
const A_LITTLE: u64 = 16;
/// News of a run no more often than this, in milliseconds.
const NEWS_MS: f64 = 100.0;

/// The run that a worker is at, if any, and the task it drew last.
pub(super) struct Learner<K: Kernel> {
    drawn: Option<(TaskConfig, TaskData)>,
    run: Option<Current<K>>,
}

struct Current<K: Kernel> {
    id: u32,
    run: LabRun<K>,
    since: f64,
    told: f64,
}

impl<K: Kernel> Default for Learner<K> {
    fn default() -> Self {
        Self {
            drawn: None,
            run: None,
        }
    }
}

impl<K: Kernel> Learner<K> {
    /// Begins a run in place of the one before.
    pub(super) fn begin(&mut self, id: u32, task: TaskConfig, mut job: Job, now: f64) {
        if self.drawn.as_ref().is_none_or(|(drawn, _)| *drawn != task) {
            let data = task.draw::<K>();
            self.drawn = Some((task, data));
        }
        let there_are = self.drawn.as_ref().map_or(0, |(_, m)| m.train.labels.len());
        job.examples = job.examples.min(there_are);
        self.run = Some(Current {
            id,
            run: LabRun::new(job),
            since: now,
            told: now,
        });
    }

    /// Whether a run is going on.
    pub(super) fn is_busy(&self) -> bool {
        self.run.is_some()
    }

    /// Learns until `end`; what there is to tell.
    pub(super) fn slice(&mut self, end: f64, now: impl Fn() -> f64) -> Option<Report> {
        let (current, (_, data)) = (self.run.as_mut()?, self.drawn.as_ref()?);
        let mut finished = false;
        while !finished && now() < end {
            finished = current.run.advance(data, A_LITTLE);
        }
        let time = now();
        if finished {
            let report = Report::Learned {
                id: current.id,
                outcome: current.run.outcome(data),
                floor: (data.irreducible_loss, data.irreducible_error),
                milliseconds: time - current.since,
            };
            self.run = None;
            return Some(report);
        }
        (time - current.told >= NEWS_MS).then(|| {
            current.told = time;
            Report::Learning {
                id: current.id,
                done: current.run.done(),
            }
        })
    }
}
