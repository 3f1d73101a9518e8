//! Workers that train the networks of an experiment, a network each at a time.
//!
//! A worker that dies is replaced and its network begun again; nothing that
//! has been learned is lost.

use super::cores::{self, Core};
use super::programs::{self, Program};
use super::worker::WorkerHandle;
use crate::lab::run::Job;
use crate::lab::task::TaskConfig;
use crate::protocol::news::PoolNews;
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

/// A pool as the page holds it; dropped, every worker is stopped.
pub struct Pool(Rc<Inner>);

struct Inner {
    program: RefCell<Option<Program>>,
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
    _core: Core,
    at_work_on: Option<(u32, Job)>,
    /// It has spoken since it was last looked at.
    spoke: bool,
}

impl Pool {
    /// Loads the trainer's program and puts workers to work on the jobs, in their
    /// order: as many as there are free cores, and one at the least.
    pub fn start(
        task: TaskConfig,
        jobs: Vec<(u32, Job)>,
        hear: impl Fn(PoolNews) + 'static,
    ) -> Self {
        let pool = Self(Rc::new(Inner {
            program: RefCell::default(),
            task,
            queue: RefCell::new(jobs.into()),
            workers: RefCell::default(),
            hear: Box::new(hear),
            deaths: Cell::new(0),
            spawned: Cell::new(0),
        }));
        let weak = Rc::downgrade(&pool.0);
        leptos::task::spawn_local(async move {
            let program = programs::trainer().await;
            with(&weak, |pool| match program {
                Ok(program) => pool.open(program),
                Err(why) => pool.fail(why),
            });
        });
        pool
    }

    fn open(&self, program: Program) {
        self.0.program.replace(Some(program));
        let jobs = self.0.queue.borrow().len();
        for _ in 0..cores::free().clamp(1, jobs.max(1)) {
            if let Err(why) = self.spawn(None) {
                return self.fail(why);
            }
        }
    }

    fn stop(&self) {
        self.0.queue.borrow_mut().clear();
        self.0.workers.borrow_mut().clear();
    }

    /// A worker that begins with `job`, or with the next in the queue.
    fn spawn(&self, job: Option<(u32, Job)>) -> Result<(), String> {
        let Some(program) = self.0.program.borrow().clone() else {
            return Ok(());
        };
        let number = self.0.spawned.get();
        self.0.spawned.set(number + 1);
        let weak = Rc::downgrade(&self.0);
        let (heard, failed) = (weak.clone(), weak.clone());
        let worker = WorkerHandle::start(
            &program,
            move |message| with(&heard, |pool| pool.receive(number, &message)),
            move || with(&failed, |pool| pool.replace(number)),
        )?;
        self.0.workers.borrow_mut().push(Member {
            number,
            worker,
            _core: Core::hold(),
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
                self.grow();
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

    /// One more worker where a core is free and something is left to learn.
    fn grow(&self) {
        if cores::free() > 0
            && !self.0.queue.borrow().is_empty()
            && let Err(why) = self.spawn(None)
        {
            self.fail(why);
        }
    }

    /// The next network for a worker. It is sent home where there is none, and
    /// where others want its core, but for the first.
    fn give_work(&self, number: u32) {
        let mut workers = self.0.workers.borrow_mut();
        let Some(index) = workers.iter().position(|member| member.number == number) else {
            return;
        };
        let first = index == 0;
        let member = &mut workers[index];
        let mut work = member.at_work_on.take();
        if work.is_none() && (first || !cores::too_many_held()) {
            work = self.0.queue.borrow_mut().pop_front();
        }
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
