//! A trainer in a Web Worker: takes commands, steps in slices, reports.
//!
//! Knows sessions and the clock; knows nothing of widgets. A trap here kills
//! this worker alone; the page starts another from the last checkpoint.

pub mod cluster;
mod learner;
mod networks;
pub mod writer;

use crate::lab::speed;
use crate::nn::{Kernel, Status};
use crate::protocol::{Command, Report, Snapshot, from_bytes, to_bytes};
use js_sys::{Array, Float32Array, Object, Reflect, Uint8Array};
use learner::Learner;
use networks::Networks;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel, MessageEvent, MessagePort, Performance};

/// A slice is short enough that "Pause" feels immediate.
const SLICE_MS: f64 = 12.0;
/// Rest between the slices of a paced run.
const REST_MS: i32 = 16;
/// Reports no faster than the eye: about thirty a second.
const REPORT_MS: f64 = 33.0;
/// Pictures no faster than ten a second: they cost more than steps.
const PICTURES_MS: f64 = 100.0;
/// Reports and pictures cost at most one part in so many of the time each.
const SHARE: f64 = 25.0;

/// A limit on steps a second, counted from where the throttle was set.
#[derive(Default)]
struct Throttle {
    steps_per_second: Option<f64>,
    since: f64,
    from_step: u64,
}

/// The way to ask for the next slice.
struct NextSlice {
    /// Posting here runs it after waiting commands.
    port: MessagePort,
    /// It has been asked for and has not begun: a second one would be followed
    /// by its own.
    asked: bool,
}

struct TrainerWorker<K: Kernel> {
    scope: DedicatedWorkerGlobalScope,
    clock: Performance,
    next_slice: NextSlice,
    networks: Networks<K>,
    learner: Learner<K>,
    run: u32,
    running: bool,
    /// The page has acknowledged the last report.
    acknowledged: bool,
    throttle: Throttle,
    /// The times from which the next report, and the next pictures, may be made.
    report_from: f64,
    picture_from: f64,
    /// Someone may be looking at pictures.
    watched: bool,
    /// The neuron that is inspected, and the one whose picture the page has.
    inspected: Option<usize>,
    drawn: Option<usize>,
    /// The memory of the buffer beside a report, kept from one to the next.
    buffer: Vec<f32>,
    /// Until when the time of training has been counted.
    counted_at: f64,
}

/// Listens for commands until the page terminates the worker.
pub fn listen<K: Kernel + 'static>() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    let (Some(clock), Ok(channel)) = (scope.performance(), MessageChannel::new()) else {
        return;
    };
    let trainer = Rc::new(RefCell::new(TrainerWorker::<K> {
        scope: scope.clone(),
        clock,
        next_slice: NextSlice {
            port: channel.port1(),
            asked: false,
        },
        networks: Networks::default(),
        learner: Learner::default(),
        run: 0,
        running: false,
        acknowledged: true,
        throttle: Throttle::default(),
        report_from: 0.0,
        picture_from: 0.0,
        watched: true,
        inspected: None,
        drawn: None,
        buffer: Vec::new(),
        counted_at: 0.0,
    }));

    let slicing = trainer.clone();
    let on_slice = Closure::<dyn FnMut(MessageEvent)>::new(move |_| slicing.borrow_mut().slice());
    channel
        .port2()
        .set_onmessage(Some(on_slice.as_ref().unchecked_ref()));
    on_slice.forget();

    let commanded = trainer.clone();
    let on_command = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let command = event
            .data()
            .dyn_into::<Uint8Array>()
            .ok()
            .and_then(|bytes| from_bytes(&bytes.to_vec()));
        if let Some(command) = command {
            commanded.borrow_mut().follow(command);
        }
    });
    scope.set_onmessage(Some(on_command.as_ref().unchecked_ref()));
    on_command.forget();
    trainer.borrow().post(&Report::Ready, None);
}

impl<K: Kernel> TrainerWorker<K> {
    fn follow(&mut self, command: Command) {
        match command {
            Command::Prepare {
                run,
                networks,
                from,
                stop_at,
                resolution,
                neuron_resolution,
            } => {
                self.run = run;
                self.running = false;
                match Networks::new(&networks, &from, stop_at, resolution, neuron_resolution) {
                    Ok(networks) => {
                        self.networks = networks;
                        self.report(true);
                    }
                    Err(why) => self.post(&Report::Refused { why }, None),
                }
            }
            Command::Play => {
                self.running = true;
                self.networks.go_on();
                self.counted_at = self.clock.now();
                self.networks.restart_clock(self.clock.now());
                self.set_throttle(self.throttle.steps_per_second);
                self.ask_for_slice();
            }
            Command::Pause => {
                self.running = false;
                self.report(true);
            }
            Command::Step => {
                self.running = false;
                self.networks.advance(1);
                self.report(true);
            }
            Command::LearningRate { rate } => {
                if let Err(why) = self.networks.set_learning_rate(rate) {
                    self.post(&Report::Refused { why }, None);
                }
            }
            Command::StopWhen { conditions } => self.networks.stop_when(conditions),
            Command::BackToGood => {
                self.running = false;
                self.networks.back_to_good();
                self.report(true);
            }
            Command::Throttle {
                steps_per_second,
                pictures,
                inspected_neuron,
            } => {
                self.watched = pictures;
                if inspected_neuron != self.inspected {
                    self.inspected = inspected_neuron;
                    self.drawn = None;
                    self.ask_for_slice();
                }
                // Looking about must not hold up a slow run.
                if steps_per_second != self.throttle.steps_per_second {
                    self.set_throttle(steps_per_second);
                }
            }
            Command::Ack => self.acknowledged = true,
            Command::Learn { id, task, job } => {
                self.learner.begin(id, task, job, self.clock.now());
                self.ask_for_slice();
            }
            Command::Measure {
                id,
                config,
                milliseconds,
                resolution,
            } => {
                let now = || self.clock.now();
                let report = match speed::measure::<K>(&config, milliseconds, resolution, now) {
                    Ok(speed) => Report::Measured { id, speed },
                    Err(why) => Report::Refused { why },
                };
                self.post(&report, None);
            }
        }
    }

    fn set_throttle(&mut self, steps_per_second: Option<f64>) {
        self.throttle = Throttle {
            steps_per_second,
            since: self.clock.now(),
            from_step: self.networks.step(),
        };
    }

    /// The step the throttle allows by `now`.
    fn allowed_step(&self, now: f64) -> u64 {
        match self.throttle.steps_per_second {
            Some(rate) => {
                self.throttle.from_step + ((now - self.throttle.since) * rate / 1000.0) as u64
            }
            None => u64::MAX,
        }
    }

    fn ask_for_slice(&mut self) {
        if core::mem::replace(&mut self.next_slice.asked, true) {
            return;
        }
        // A message to oneself: commands that arrived meanwhile come first,
        // and nothing waits as a timer would.
        if let Err(error) = self.next_slice.port.post_message(&JsValue::NULL) {
            wasm_bindgen::throw_val(error);
        }
    }

    fn slice(&mut self) {
        self.next_slice.asked = false;
        if self.learner.is_busy() {
            let clock = &self.clock;
            if let Some(report) = self.learner.slice(clock.now() + SLICE_MS, || clock.now()) {
                self.post(&report, None);
            }
            return self.ask_for_slice();
        }
        if !self.running {
            if self.inspected == self.drawn {
                return;
            }
            if self.clock.now() < self.picture_from {
                return self.slice_soon();
            }
            return self.report(true);
        }
        let mut now = self.clock.now();
        let end = now + SLICE_MS;
        while self.running && now < end {
            let allowed = self.allowed_step(now);
            if self.networks.step() >= allowed {
                break;
            }
            self.running = self.networks.advance_a_little(allowed) == Status::Running
                && !self.networks.finished();
            let started = now;
            now = self.clock.now();
            self.networks.took(now - started);
        }
        self.networks.count_time(now - self.counted_at);
        self.counted_at = now;
        self.running &= !self.networks.finished();
        self.networks.measure_speed(now);
        if !self.running {
            self.report(true);
        } else if self.acknowledged && now >= self.report_from {
            self.report(self.watched && now >= self.picture_from);
        }
        if self.running {
            if self.throttle.steps_per_second.is_some() {
                self.slice_soon();
            } else {
                self.ask_for_slice();
            }
        }
    }

    /// The next slice after a rest: what is paced leaves the core to others.
    fn slice_soon(&mut self) {
        if self.next_slice.asked {
            return;
        }
        let port = self.next_slice.port.clone();
        let rested = Closure::once_into_js(move || port.post_message(&JsValue::NULL));
        if self
            .scope
            .set_timeout_with_callback_and_timeout_and_arguments_0(rested.unchecked_ref(), REST_MS)
            .is_err()
        {
            return self.ask_for_slice();
        }
        self.next_slice.asked = true;
    }

    fn report(&mut self, pictures: bool) {
        let start = self.clock.now();
        let inspected = self.inspected.filter(|_| pictures);
        let snapshot = Snapshot {
            run: self.run,
            running: self.running,
            steps_per_second: self.networks.steps_per_second(),
            networks: self.networks.snapshots(),
            pictures,
            inspected_neuron: inspected,
        };
        let mut buffer = core::mem::take(&mut self.buffer);
        self.networks.write(&mut buffer, pictures, inspected);
        if pictures {
            self.drawn = inspected;
        }
        self.acknowledged = false;
        self.post(&Report::Snapshot(snapshot), Some(&buffer));
        self.buffer = buffer;
        let now = self.clock.now();
        let cost = SHARE * (now - start);
        if pictures {
            self.picture_from = now + cost.max(PICTURES_MS);
            self.report_from = now + REPORT_MS;
        } else {
            self.report_from = now + cost.max(REPORT_MS);
        }
    }

    fn post(&self, report: &Report, buffer: Option<&[f32]>) {
        let message = Object::new();
        let transfer = Array::new();
        // Setting a property of a fresh object cannot fail.
        let bytes = Uint8Array::from(to_bytes(report).as_slice());
        let _ = Reflect::set(&message, &"report".into(), &bytes);
        if let Some(buffer) = buffer {
            let values = Float32Array::from(buffer);
            let _ = Reflect::set(&message, &"values".into(), &values);
            transfer.push(&values.buffer());
        }
        if let Err(error) = self.scope.post_message_with_transfer(&message, &transfer) {
            wasm_bindgen::throw_val(error);
        }
    }
}
