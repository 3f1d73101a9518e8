//! A writer in a Web Worker: a network learns Tattle in slices, writes and
//! reads.
//!
//! Knows runs and the clock; knows nothing of widgets. A trap here kills this
//! worker alone; the page starts another from the last checkpoint.

use crate::lab::writing::{EXAMINATION, Examination, Job, LIVE, WritingRun};
use crate::language::Tattle;
use crate::language::alphabet::encode;
use crate::nn::Checkpoint;
use crate::nn::kernel::sequence::SequenceKernel;
use crate::protocol::writer::{Reply, Request};
use crate::protocol::{from_bytes, to_bytes};
use js_sys::{Array, Float32Array, Object, Reflect, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel, MessageEvent, MessagePort, Performance};

/// A slice is short enough that stopping feels immediate.
const SLICE_MS: f64 = 12.0;
/// News of a run no more often than this.
const NEWS_MS: f64 = 100.0;

struct Desk<K: SequenceKernel> {
    scope: DedicatedWorkerGlobalScope,
    clock: Performance,
    /// Posting here runs a slice after waiting requests.
    next: MessagePort,
    /// A slice has been asked for and has not begun.
    asked: bool,
    language: &'static Tattle<'static>,
    current: Option<Current<K>>,
    running: bool,
}

struct Current<K: SequenceKernel> {
    id: u32,
    job: Job,
    dice: u64,
    run: WritingRun<'static, K>,
    live: Examination,
    /// Time spent learning.
    milliseconds: f64,
    told: f64,
    finished: bool,
}

/// Listens for requests until the page terminates the worker.
pub fn listen<K: SequenceKernel + 'static>() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    let (Some(clock), Ok(channel)) = (scope.performance(), MessageChannel::new()) else {
        return;
    };
    let Ok(language) = Tattle::of_the_article() else {
        return;
    };
    let desk = Rc::new(RefCell::new(Desk::<K> {
        scope: scope.clone(),
        clock,
        next: channel.port1(),
        asked: false,
        // Runs borrow it for as long as the worker lives.
        language: Box::leak(Box::new(language)),
        current: None,
        running: true,
    }));

    let slicing = desk.clone();
    let on_slice = Closure::<dyn FnMut(MessageEvent)>::new(move |_| slicing.borrow_mut().slice());
    channel
        .port2()
        .set_onmessage(Some(on_slice.as_ref().unchecked_ref()));
    on_slice.forget();

    let requested = desk.clone();
    let on_request = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let bytes = event.data().dyn_into::<Uint8Array>().ok();
        if let Some(request) = bytes.and_then(|bytes| from_bytes(&bytes.to_vec())) {
            let mut desk = requested.borrow_mut();
            if let Err(why) = desk.follow(request) {
                desk.post(&Reply::Refused { why }, None);
            }
        }
    });
    scope.set_onmessage(Some(on_request.as_ref().unchecked_ref()));
    on_request.forget();
    desk.borrow().post(&Reply::Ready, None);
}

impl<K: SequenceKernel> Desk<K> {
    fn follow(&mut self, request: Request) -> Result<(), String> {
        match request {
            Request::Learn {
                id,
                job,
                from,
                dice,
            } => {
                self.current = Some(self.begin(id, job, from, dice)?);
                self.running = true;
                self.ask_for_slice();
            }
            Request::Run(running) => {
                self.running = running;
                self.ask_for_slice();
            }
            Request::Ask {
                number,
                prompt,
                temperature,
                dice,
            } => {
                let answer = self.run()?.answer(&prompt, temperature, dice);
                self.post(&Reply::Answered { number, answer }, None);
            }
            Request::Read {
                number,
                text,
                place,
            } => {
                let signs = encode(&text).map_err(|error| error.to_string())?;
                let reading = self.run()?.read(&signs, place);
                let reading = reading.map_err(|error| error.to_string())?;
                self.post(&Reply::HasRead { number, reading }, None);
            }
        }
        Ok(())
    }

    fn run(&self) -> Result<&WritingRun<'static, K>, String> {
        let current = self.current.as_ref();
        current
            .map(|current| &current.run)
            .ok_or_else(|| "There is no network yet.".into())
    }

    fn begin(
        &self,
        id: u32,
        job: Job,
        from: Option<Checkpoint>,
        dice: u64,
    ) -> Result<Current<K>, String> {
        let mut run =
            WritingRun::new(self.language, job.clone()).map_err(|error| error.to_string())?;
        if let Some(from) = from {
            run.restore(&from).map_err(|error| error.to_string())?;
        }
        let live = Examination::draw(self.language, &job, LIVE);
        Ok(Current {
            id,
            job,
            dice,
            run,
            live: live.map_err(|error| error.to_string())?,
            milliseconds: 0.0,
            told: self.clock.now(),
            finished: false,
        })
    }

    fn ask_for_slice(&mut self) {
        if core::mem::replace(&mut self.asked, true) {
            return;
        }
        if let Err(error) = self.next.post_message(&JsValue::NULL) {
            wasm_bindgen::throw_val(error);
        }
    }

    fn slice(&mut self) {
        self.asked = false;
        let start = self.clock.now();
        let Some(current) = self
            .current
            .as_mut()
            .filter(|current| self.running && !current.finished)
        else {
            return;
        };
        let look = current.run.next_look();
        let mut now = start;
        while current.run.learner().step_count() < look && now < start + SLICE_MS {
            if current.run.advance(1) {
                break;
            }
            now = self.clock.now();
        }
        // A run that was restored at its end has nothing to learn.
        current.finished = current.run.advance(0);
        let (id, step) = (current.id, current.run.learner().step_count());
        let mut reply = None;
        if current.finished || step >= look {
            let look = current.run.look(&current.live, current.dice);
            reply = Some((Reply::Looked { id, look }, true));
        } else if now - current.told >= NEWS_MS {
            reply = Some((Reply::Learning { id, step }, false));
        }
        current.milliseconds += self.clock.now() - start;
        if reply.is_some() {
            current.told = now;
        }
        let values = reply.as_ref().filter(|(_, whole)| *whole);
        let values = values.map(|_| current.run.learner().checkpoint().values);
        let ended = current.finished;
        if let Some((reply, _)) = reply {
            self.post(&reply, values.as_deref());
        }
        if ended {
            self.examine();
        } else {
            self.ask_for_slice();
        }
    }

    /// The whole examination, when a run has ended.
    fn examine(&mut self) {
        let start = self.clock.now();
        let Some(current) = self.current.as_mut() else {
            return;
        };
        let reply = match Examination::draw(self.language, &current.job, EXAMINATION) {
            Ok(examination) => Reply::Learned {
                id: current.id,
                outcome: current.run.outcome(&examination),
                milliseconds: current.milliseconds + self.clock.now() - start,
            },
            Err(why) => Reply::Refused {
                why: why.to_string(),
            },
        };
        self.post(&reply, None);
    }

    fn post(&self, reply: &Reply, values: Option<&[f32]>) {
        let message = Object::new();
        let transfer = Array::new();
        // Setting a property of a fresh object cannot fail.
        let bytes = Uint8Array::from(to_bytes(reply).as_slice());
        let _ = Reflect::set(&message, &"reply".into(), &bytes);
        if let Some(values) = values {
            let values = Float32Array::from(values);
            let _ = Reflect::set(&message, &"values".into(), &values);
            transfer.push(&values.buffer());
        }
        if let Err(error) = self.scope.post_message_with_transfer(&message, &transfer) {
            wasm_bindgen::throw_val(error);
        }
    }
}
