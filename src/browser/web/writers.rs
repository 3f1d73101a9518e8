//! Workers in which a family of networks learns to write, a network each, all
//! at the same time; each stays to be asked when its network has ended.
//!
//! A worker that dies or falls silent is replaced, and its network goes on from
//! the last look at it, to the same bits.

use super::cores::Core;
use super::programs::{self, Program};
use super::worker::WorkerHandle;
use crate::lab::writing::Job;
use crate::nn::Checkpoint;
use crate::protocol::news::WriterNews;
use crate::protocol::writer::{Reply, Request};
use crate::protocol::{from_bytes, to_bytes};
use js_sys::{Array, Float32Array, Reflect, Uint8Array};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::time::Duration;
use wasm_bindgen::prelude::*;

/// A worker that trains and says nothing for this long never will.
const SILENCE: Duration = Duration::from_secs(10);
/// Workers that die this often without news between are given up.
const MOST_DEATHS: u32 = 4;

/// A family at work, as the page holds it; dropped, every worker is stopped.
pub struct Writers(Rc<Inner>);

struct Inner {
    jobs: Vec<Job>,
    dice: u64,
    program: RefCell<Option<Program>>,
    /// One for each job.
    members: RefCell<Vec<Member>>,
    hear: Box<dyn Fn(WriterNews)>,
    running: Cell<bool>,
    deaths: Cell<u32>,
}

#[derive(Default)]
struct Member {
    /// None before the program is here.
    worker: Option<WorkerHandle>,
    /// Held while it trains.
    core: Option<Core>,
    /// Where its network was last seen.
    seen: Option<Checkpoint>,
    ended: bool,
    listens: bool,
    /// It has spoken since it was last looked at.
    spoke: bool,
    /// Which worker this is: news of one before are late.
    number: u32,
}

impl Writers {
    /// Loads the program and trains a network for each job, from where it was if
    /// that is said. Lines are written with the dice of a seed.
    pub fn train(
        jobs: Vec<Job>,
        from: Vec<Checkpoint>,
        dice: u64,
        hear: impl Fn(WriterNews) + 'static,
    ) -> Self {
        let mut from = from.into_iter();
        let member = |_| Member {
            seen: from.next(),
            ..Member::default()
        };
        let members = jobs.iter().map(member).collect();
        let inner = Rc::new(Inner {
            jobs,
            dice,
            program: RefCell::default(),
            members: RefCell::new(members),
            hear: Box::new(hear),
            running: Cell::new(true),
            deaths: Cell::new(0),
        });
        let weak = Rc::downgrade(&inner);
        leptos::task::spawn_local(async move {
            let program = programs::writer().await;
            with(&weak, |inner| match program {
                Ok(program) => {
                    inner.program.replace(Some(program));
                    for index in 0..inner.jobs.len() {
                        spawn(inner, index);
                    }
                }
                Err(why) => fail(inner, why),
            });
        });
        Self(inner)
    }

    /// Goes on, or stops after the current slice.
    pub fn run(&self, running: bool) {
        self.0.running.set(running);
        let mut members = self.0.members.borrow_mut();
        for member in members.iter_mut().filter(|member| !member.ended) {
            member.core = running.then(Core::hold);
            member.spoke = true;
            member.send(&Request::Run(running));
        }
    }

    /// Each network as it was last seen.
    pub fn networks(&self) -> Vec<Checkpoint> {
        let members = self.0.members.borrow();
        members
            .iter()
            .filter_map(|member| member.seen.clone())
            .collect()
    }

    /// Asks every network the same.
    pub fn ask(&self, request: &Request) {
        for member in self.0.members.borrow().iter() {
            member.send(request);
        }
    }
}

impl Member {
    fn send(&self, request: &Request) {
        if let (Some(worker), true) = (&self.worker, self.listens) {
            let bytes = Uint8Array::from(to_bytes(request).as_slice());
            worker.send(&bytes, &Array::new());
        }
    }
}

/// Starts a worker for a network, in place of any before.
fn spawn(inner: &Rc<Inner>, index: usize) {
    let Some(program) = inner.program.borrow().clone() else {
        return;
    };
    let number = inner.members.borrow().get(index).map_or(0, |m| m.number) + 1;
    let weak = Rc::downgrade(inner);
    let (heard, failed) = (weak.clone(), weak.clone());
    let worker = WorkerHandle::start(
        &program,
        move |message| with(&heard, |inner| receive(inner, index, number, &message)),
        move || with(&failed, |inner| replace(inner, index, number)),
    );
    match worker {
        Err(why) => fail(inner, why),
        Ok(worker) => {
            if let Some(member) = inner.members.borrow_mut().get_mut(index) {
                *member = Member {
                    worker: Some(worker),
                    core: (!member.ended).then(Core::hold),
                    seen: member.seen.take(),
                    ended: member.ended,
                    listens: false,
                    spoke: true,
                    number,
                };
            }
            watch(weak, index, number);
        }
    }
}

fn receive(inner: &Rc<Inner>, index: usize, number: u32, message: &JsValue) {
    let of = |key: &str| Reflect::get(message, &key.into()).ok();
    let bytes = of("reply").and_then(|bytes| bytes.dyn_into::<Uint8Array>().ok());
    let Some(reply) = bytes.and_then(|bytes| from_bytes::<Reply>(&bytes.to_vec())) else {
        return;
    };
    let values = of("values").and_then(|values| values.dyn_into::<Float32Array>().ok());
    let id = index as u32;
    {
        let mut members = inner.members.borrow_mut();
        let Some(member) = members.get_mut(index).filter(|m| m.number == number) else {
            return;
        };
        member.spoke = true;
        match (&reply, values) {
            (Reply::Ready, _) => {
                member.listens = true;
                member.send(&Request::Learn {
                    id,
                    job: inner.jobs[index].clone(),
                    from: member.seen.clone(),
                    dice: inner.dice,
                });
                if !inner.running.get() {
                    member.send(&Request::Run(false));
                }
            }
            (Reply::Looked { look, .. }, Some(values)) => {
                inner.deaths.set(0);
                member.seen = Some(Checkpoint {
                    step: look.step,
                    values: values.to_vec(),
                });
            }
            (Reply::Learned { .. }, _) => {
                member.ended = true;
                member.core = None;
            }
            _ => {}
        }
    }
    match reply {
        Reply::Ready => {}
        Reply::Refused { why } => fail(inner, why),
        Reply::Learning { step, .. } => (inner.hear)(WriterNews::Learning(id, step)),
        Reply::Looked { look, .. } => (inner.hear)(WriterNews::Looked(id, look)),
        Reply::Learned {
            outcome,
            milliseconds,
            ..
        } => (inner.hear)(WriterNews::Learned(id, outcome, milliseconds)),
        Reply::Answered { number, answer } => {
            (inner.hear)(WriterNews::Answered(id, number, answer));
        }
        Reply::HasRead { number, reading } => {
            (inner.hear)(WriterNews::HasRead(id, number, reading));
        }
    }
}

/// Another worker goes on where the dead one's network was last seen.
fn replace(inner: &Rc<Inner>, index: usize, number: u32) {
    let current = inner.members.borrow().get(index).map(|m| m.number);
    if current != Some(number) {
        return;
    }
    inner.deaths.set(inner.deaths.get() + 1);
    if inner.deaths.get() >= MOST_DEATHS {
        let why = "The writers stopped working several times in a row, so the training ends here.";
        return fail(inner, why.into());
    }
    spawn(inner, index);
}

fn watch(inner: Weak<Inner>, index: usize, number: u32) {
    set_timeout(
        move || with(&inner, |inner| look(inner, index, number)),
        SILENCE,
    );
}

fn look(inner: &Rc<Inner>, index: usize, number: u32) {
    let silent = {
        let mut members = inner.members.borrow_mut();
        let member = members.get_mut(index).filter(|m| m.number == number);
        // It is not watched when it has nothing to say.
        member.map(|member| {
            !std::mem::take(&mut member.spoke) && inner.running.get() && !member.ended
        })
    };
    match silent {
        Some(true) => replace(inner, index, number),
        Some(false) => watch(Rc::downgrade(inner), index, number),
        None => {}
    }
}

fn fail(inner: &Rc<Inner>, why: String) {
    inner.members.borrow_mut().clear();
    (inner.hear)(WriterNews::Failed(why));
}

fn with(inner: &Weak<Inner>, act: impl FnOnce(&Rc<Inner>)) {
    if let Some(inner) = inner.upgrade() {
        act(&inner);
    }
}
