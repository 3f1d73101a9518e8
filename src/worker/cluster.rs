//! A worker of a cluster: shares a run with others, or a matrix product.
//!
//! Knows shards, ports and the clock; knows nothing of widgets. The page ends
//! it by terminating it.

use crate::lab::product::{PANEL_FLOPS, Product};
use crate::lab::shards::{Replica, share};
use crate::lab::{product, shards};
use crate::nn::Kernel;
use crate::protocol::cluster::{Answer, Order, Trained};
use crate::protocol::{from_bytes, to_bytes};
use js_sys::{Array, Float32Array, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, MessagePort, Performance};

/// A worker deaf to orders for longer would seem to hang.
const LONGEST_MS: f64 = 5000.0;
/// News no faster than the eye.
const NEWS_MS: f64 = 60.0;

struct Member<K: Kernel> {
    scope: DedicatedWorkerGlobalScope,
    clock: Performance,
    product: Option<Product>,
    run: Option<ClusterRun<K>>,
    /// Runs begun. What still comes of an earlier one, for nothing orders
    /// messages of different ports, is not of this one.
    runs: u32,
}

/// A run as this worker sees it.
struct ClusterRun<K: Kernel> {
    replica: Replica<K>,
    worker: usize,
    workers: usize,
    steps: u32,
    stretch: u32,
    /// To the others; for any but the first worker, to the first.
    ports: Vec<MessagePort>,
    /// The others' sums of this step.
    arrived: Vec<Option<Float32Array>>,
    losses: Vec<f32>,
    /// The time at which this stretch began, and the part of it that was arithmetic.
    since: f64,
    computing: f64,
    best: Option<(f64, f64)>,
    told: f64,
}

/// Listens for orders until the page terminates the worker.
pub fn listen<K: Kernel + 'static>() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    let Some(clock) = scope.performance() else {
        return;
    };
    let member = Rc::new(RefCell::new(Member::<K> {
        scope: scope.clone(),
        clock,
        product: None,
        run: None,
        runs: 0,
    }));
    let ordered = member.clone();
    let on_order = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let bytes = event.data().dyn_into::<Uint8Array>().ok();
        if let Some(order) = bytes.and_then(|bytes| from_bytes(&bytes.to_vec())) {
            follow(&ordered, order, &event.ports());
        }
    });
    scope.set_onmessage(Some(on_order.as_ref().unchecked_ref()));
    on_order.forget();
    member.borrow().post(&Answer::Ready);
}

fn follow<K: Kernel + 'static>(member: &Rc<RefCell<Member<K>>>, order: Order, ports: &Array) {
    match order {
        Order::Multiply {
            worker,
            workers,
            milliseconds,
        } => member.borrow_mut().multiply(worker, workers, milliseconds),
        Order::Train {
            worker,
            workers,
            width,
            steps,
            stretch,
        } => {
            let ports: Vec<MessagePort> = ports
                .iter()
                .filter_map(|port| port.dyn_into().ok())
                .collect();
            let runs = {
                let mut member = member.borrow_mut();
                member.runs += 1;
                member.runs
            };
            for (index, port) in ports.iter().enumerate() {
                let member = member.clone();
                let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                    if let Ok(sums) = event.data().dyn_into::<Float32Array>() {
                        let mut member = member.borrow_mut();
                        if member.runs == runs {
                            member.receive(index, sums);
                        }
                    }
                });
                port.set_onmessage(Some(hear.as_ref().unchecked_ref()));
                hear.forget();
            }
            let mut member = member.borrow_mut();
            let now = member.clock.now();
            member.run = Some(ClusterRun {
                replica: Replica::new(width, share(worker, workers)),
                worker,
                workers: workers.clamp(1, shards::SHARDS),
                steps,
                stretch: stretch.max(1),
                arrived: vec![None; ports.len()],
                ports,
                losses: Vec::new(),
                since: now,
                computing: 0.0,
                best: None,
                told: now,
            });
            member.step();
        }
    }
}

impl<K: Kernel> Member<K> {
    fn post(&self, answer: &Answer) {
        let bytes = Uint8Array::from(to_bytes(answer).as_slice());
        if let Err(error) = self.scope.post_message(&bytes) {
            wasm_bindgen::throw_val(error);
        }
    }

    fn multiply(&mut self, worker: usize, workers: usize, milliseconds: f64) {
        let product = self.product.get_or_insert_default();
        let panels = product::share(worker, workers);
        let mut checksum = 0_u64;
        for panel in panels.clone() {
            product.multiply::<K>(panel);
            checksum = checksum.wrapping_add(product.checksum(panel));
        }
        let milliseconds = milliseconds.min(LONGEST_MS);
        let clock = &self.clock;
        let mut over_and_over = |milliseconds: f64| {
            let since = clock.now();
            let (mut done, mut now) = (0.0, since);
            while now < since + milliseconds {
                for panel in panels.clone() {
                    product.multiply::<K>(panel);
                }
                done += panels.len() as f64;
                now = clock.now();
            }
            1000.0 * done * PANEL_FLOPS / (now - since).max(1.0)
        };
        // At first the browser is still compiling for speed.
        over_and_over(milliseconds / 2.0);
        let flops_per_second = over_and_over(milliseconds);
        self.post(&Answer::Multiplied {
            flops_per_second,
            checksum,
        });
    }

    /// Computes this worker's part of the step, hands it over, and goes on as
    /// far as it can without hearing from the others.
    fn step(&mut self) {
        loop {
            let Some(run) = &mut self.run else {
                return;
            };
            let before = self.clock.now();
            run.replica.compute();
            run.computing += self.clock.now() - before;
            if run.worker > 0 {
                run.hand_over();
                return;
            }
            if !self.complete() {
                return;
            }
        }
    }

    /// Something came through a port.
    fn receive(&mut self, index: usize, sums: Float32Array) {
        let Some(run) = &mut self.run else {
            return;
        };
        if run.worker > 0 {
            let total = sums.to_vec();
            run.update(&total);
            if let Some(slot) = run.arrived.first_mut() {
                *slot = Some(sums);
            }
            if run.losses.len() < run.steps as usize {
                self.step();
            } else {
                self.run = None;
            }
            return;
        }
        if let Some(slot) = run.arrived.get_mut(index) {
            *slot = Some(sums);
        }
        if self.complete() {
            self.step();
        }
    }

    /// In the first worker: ends the step if every part is in; whether there
    /// is a next one to compute.
    fn complete(&mut self) -> bool {
        let Some(run) = &mut self.run else {
            return false;
        };
        if !run.arrived.iter().all(Option::is_some) {
            return false;
        }
        run.gather_and_send();
        let before = self.clock.now();
        let Some(loss) = run.replica.update_from_parts() else {
            return false;
        };
        let now = self.clock.now();
        run.computing += now - before;
        run.losses.push(loss);
        let step = run.losses.len() as u32;
        if step.is_multiple_of(run.stretch) {
            let taken = now - run.since;
            if run.best.is_none_or(|(best, _)| taken < best) {
                run.best = Some((taken, run.computing));
            }
            (run.since, run.computing) = (now, 0.0);
        }
        if step < run.steps {
            if now - run.told > NEWS_MS {
                run.told = now;
                let done = step as f32 / run.steps as f32;
                self.post(&Answer::Training(done));
            }
            return true;
        }
        if let Some(run) = self.run.take() {
            self.post(&Answer::Trained(run.ended()));
        }
        false
    }
}

impl<K: Kernel> ClusterRun<K> {
    /// Sends this worker's sums to the first, in the memory that the total
    /// came in.
    fn hand_over(&mut self) {
        let sums = self.replica.sums();
        let length = sums.len() as u32;
        let sizes = self.replica.sums().map(<[f32]>::len).max();
        let size = sizes.unwrap_or(0) as u32;
        let kept = self.arrived.first_mut().and_then(Option::take);
        let memory = kept.unwrap_or_else(|| Float32Array::new_with_length(length * size));
        let mut from = 0;
        for sum in sums {
            memory.subarray(from, from + size).copy_from(sum);
            from += size;
        }
        send(self.ports.first(), &memory);
    }

    /// Adds up what has arrived and sends every other worker the total.
    fn gather_and_send(&mut self) {
        for index in 0..self.arrived.len() {
            let shards = share(index + 1, self.workers);
            if let Some(Some(sums)) = self.arrived.get(index) {
                self.replica.join(shards, &sums.to_vec());
            }
        }
        let Some(total) = self.replica.sums().next() else {
            return;
        };
        for (port, slot) in self.ports.iter().zip(&mut self.arrived) {
            if let Some(memory) = slot.take() {
                memory.subarray(0, total.len() as u32).copy_from(total);
                send(Some(port), &memory);
            }
        }
    }

    fn update(&mut self, total: &[f32]) {
        let loss = self.replica.update(total);
        self.losses.push(loss);
    }

    fn ended(self) -> Trained {
        let (taken, computing) = self.best.unwrap_or((f64::INFINITY, 0.0));
        Trained {
            steps_per_second: 1000.0 * f64::from(self.stretch) / taken,
            communicating: (1.0 - computing / taken).clamp(0.0, 1.0),
            losses: self.losses,
            hash: self.replica.hash(),
        }
    }
}

fn send(port: Option<&MessagePort>, memory: &Float32Array) {
    let Some(port) = port else {
        return;
    };
    let transfer = Array::of1(&memory.buffer());
    if let Err(error) = port.post_message_with_transferable(memory, &transfer) {
        wasm_bindgen::throw_val(error);
    }
}
