//! Workers that train the networks of an experiment, a network each at a time.
//!
//! A worker that dies is replaced and its network begun again; nothing that
//! has been learned is lost. Stopping ends every worker at once.

use super::handle::WorkerHandle;
use super::programs::{self, Program};
use crate::lab::run::{Job, Outcome};
use crate::lab::task::TaskConfig;
use crate::protocol::{Command, Report, from_bytes, to_bytes};
use js_sys::{Array, Reflect, Uint8Array};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};
use std::time::Duration;
use wasm_bindgen::prelude::*;

/// A worker that says nothing for this long never will.
const SILENCE: Duration = Duration::from_secs(10);
/// Workers that die this often without a network between are given up.
const MOST_DEATHS: u32 = 4;

/// What the page hears of a pool.
pub enum PoolNews {
    /// A network is this far, 0 to 1.
    Learning(u32, f64),
    /// A network has ended.
    Learned {
        /// Which.
        id: u32,
        /// How.
        outcome: Outcome,
        /// The loss of a perfect predictor, and its share of wrong answers.
        floor: (f64, Option<f64>),
        /// How long it was trained, in milliseconds.
        milliseconds: f64,
    },
    /// Everything has been learned.
    Finished,
    /// It cannot go on, and why.
    Failed(String),
}

/// A pool as the page holds it.
#[derive(Clone)]
pub struct Pool(Rc<Inner>);

struct Inner {
    program: Program,
    task: TaskConfig,
    queue: RefCell<VecDeque<(u32, Job)>>,
    workers: RefCell<Vec<Member>>,
    hear: Box<dyn Fn(PoolNews)>,
    deaths: Cell<u32>,
    spawned: Cell<u32>,
}

struct Member {
    number: u32,
    worker: WorkerHandle,
    at_work_on: Option<(u32, Job)>,
    /// It has spoken since it was last looked at.
    spoke: bool,
}

/// How many workers suit this machine.
pub fn cores() -> usize {
    let cores = window().navigator().hardware_concurrency();
    (cores as usize).clamp(1, 16)
}

impl Pool {
    /// Loads the trainer's program and puts up to `size` workers to work on the
    /// jobs, in their order.
    ///
    /// # Errors
    /// Why there can be no workers here, in plain words.
    pub async fn start(
        size: usize,
        task: TaskConfig,
        jobs: Vec<(u32, Job)>,
        hear: impl Fn(PoolNews) + 'static,
    ) -> Result<Self, String> {
        let program = programs::trainer().await?;
        let size = size.min(jobs.len());
        let pool = Self(Rc::new(Inner {
            program,
            task,
            queue: RefCell::new(jobs.into()),
            workers: RefCell::default(),
            hear: Box::new(hear),
            deaths: Cell::new(0),
            spawned: Cell::new(0),
        }));
        for _ in 0..size {
            pool.spawn(None)?;
        }
        Ok(pool)
    }

    /// Ends every worker.
    pub fn stop(&self) {
        self.0.queue.borrow_mut().clear();
        self.0.workers.borrow_mut().clear();
    }

    /// A worker that begins with `job`, or with the next in the queue.
    fn spawn(&self, job: Option<(u32, Job)>) -> Result<(), String> {
        let number = self.0.spawned.get();
        self.0.spawned.set(number + 1);
        let weak = Rc::downgrade(&self.0);
        let (heard, failed) = (weak.clone(), weak.clone());
        let worker = WorkerHandle::start(
            &self.0.program,
            move |message| with(&heard, |pool| pool.receive(number, &message)),
            move || with(&failed, |pool| pool.replace(number)),
        )?;
        self.0.workers.borrow_mut().push(Member {
            number,
            worker,
            at_work_on: job,
            spoke: true,
        });
        watch(weak, number);
        Ok(())
    }

    fn receive(&self, number: u32, message: &JsValue) {
        let bytes = Reflect::get(message, &"report".into())
            .ok()
            .and_then(|bytes| bytes.dyn_into::<Uint8Array>().ok());
        let report = bytes.and_then(|bytes| from_bytes(&bytes.to_vec()));
        if let Some(member) = self
            .0
            .workers
            .borrow_mut()
            .iter_mut()
            .find(|m| m.number == number)
        {
            member.spoke = true;
        }
        match report {
            Some(Report::Ready) => self.give_work(number),
            Some(Report::Learning { id, done }) => (self.0.hear)(PoolNews::Learning(id, done)),
            Some(Report::Learned {
                id,
                outcome,
                floor,
                milliseconds,
            }) => {
                self.0.deaths.set(0);
                if let Some(member) = self
                    .0
                    .workers
                    .borrow_mut()
                    .iter_mut()
                    .find(|m| m.number == number)
                {
                    member.at_work_on = None;
                }
                self.give_work(number);
                (self.0.hear)(PoolNews::Learned {
                    id,
                    outcome,
                    floor,
                    milliseconds,
                });
                let idle = self.0.workers.borrow().is_empty();
                if idle {
                    (self.0.hear)(PoolNews::Finished);
                }
            }
            Some(Report::Refused { why }) => self.fail(why),
            Some(Report::Snapshot(_) | Report::Measured { .. }) | None => {}
        }
    }

    /// The next network for a worker; without one it is sent home.
    fn give_work(&self, number: u32) {
        let mut workers = self.0.workers.borrow_mut();
        let Some(index) = workers.iter().position(|member| member.number == number) else {
            return;
        };
        let member = &mut workers[index];
        let work = member
            .at_work_on
            .take()
            .or_else(|| self.0.queue.borrow_mut().pop_front());
        let Some((id, job)) = work else {
            workers.remove(index);
            return;
        };
        member.at_work_on = Some((id, job.clone()));
        let command = Command::Learn {
            id,
            task: self.0.task.clone(),
            job,
        };
        let bytes = Uint8Array::from(to_bytes(&command).as_slice());
        member.worker.send(&bytes, &Array::new());
    }

    /// Another worker begins the dead one's network again.
    fn replace(&self, number: u32) {
        let dead = {
            let mut workers = self.0.workers.borrow_mut();
            let index = workers.iter().position(|member| member.number == number);
            index.map(|index| workers.remove(index))
        };
        let Some(Member { at_work_on, .. }) = dead else {
            return;
        };
        self.0.deaths.set(self.0.deaths.get() + 1);
        if self.0.deaths.get() >= MOST_DEATHS {
            return self.fail(
                "The trainers stopped working several times in a row, so the experiment ends here."
                    .into(),
            );
        }
        if let Err(why) = self.spawn(at_work_on) {
            self.fail(why);
        }
    }

    fn look(&self, number: u32) {
        let silent = {
            let mut workers = self.0.workers.borrow_mut();
            let member = workers.iter_mut().find(|member| member.number == number);
            member.map(|member| !std::mem::take(&mut member.spoke))
        };
        match silent {
            Some(true) => self.replace(number),
            Some(false) => watch(Rc::downgrade(&self.0), number),
            None => {}
        }
    }

    fn fail(&self, why: String) {
        self.stop();
        (self.0.hear)(PoolNews::Failed(why));
    }
}

fn watch(pool: Weak<Inner>, number: u32) {
    set_timeout(move || with(&pool, |pool| pool.look(number)), SILENCE);
}

fn with(pool: &Weak<Inner>, act: impl FnOnce(&Pool)) {
    if let Some(inner) = pool.upgrade() {
        act(&Pool(inner));
    }
}
