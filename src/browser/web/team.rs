//! Workers that share one piece of work and talk to one another.
//!
//! Knows workers, ports and messages; not what is worked out. A worker that
//! fails ends the work of all, for each has a part of it.

use super::cores::Core;
use super::programs;
use super::worker::WorkerHandle;
use crate::protocol::cluster::{Answer, Order};
use crate::protocol::{from_bytes, to_bytes};
use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use web_sys::MessageChannel;

/// A worker that has not said it listens after this long never will.
const HANDSHAKE: Duration = Duration::from_secs(10);

/// A team as the page holds it; dropped, it is gone.
pub struct Team(Vec<(WorkerHandle, Core)>);

impl Team {
    /// Starts so many workers on the program that the page calls `name`. `hear`
    /// is told what each answers, `Ready` included, or why there is no team.
    ///
    /// # Errors
    /// Why there can be no workers here, in plain words.
    pub async fn start(
        name: &'static str,
        size: usize,
        hear: impl Fn(Result<Answer, String>) + 'static,
    ) -> Result<Self, String> {
        let program = programs::program(name).await?;
        let hear = Rc::new(hear);
        let waiting_for = Rc::new(Cell::new(size));
        let member = |_| {
            let (told, failed, counted) = (hear.clone(), hear.clone(), waiting_for.clone());
            let heard = move |message: JsValue| {
                let bytes = message.dyn_into::<Uint8Array>().ok();
                if let Some(answer) = bytes.and_then(|bytes| from_bytes(&bytes.to_vec())) {
                    if answer == Answer::Ready {
                        counted.set(counted.get().saturating_sub(1));
                    }
                    told(Ok(answer));
                }
            };
            let died =
                move || failed(Err("A worker stopped, so the measurement ends here.".into()));
            let worker = WorkerHandle::start(&program, heard, died)?;
            Ok((worker, Core::hold()))
        };
        let workers = (0..size).map(member).collect::<Result<_, String>>()?;
        let late = Rc::downgrade(&waiting_for);
        set_timeout(
            move || {
                if late.upgrade().is_some_and(|waiting| waiting.get() > 0) {
                    hear(Err("This browser or page does not let workers start, so you see what was recorded.".into()));
                }
            },
            HANDSHAKE,
        );
        Ok(Self(workers))
    }

    /// Gives each of the first workers its order; those of a run are joined to
    /// the first by ports.
    pub fn order(&self, orders: &[Order]) {
        let joined = matches!(orders, [Order::Train { .. }, _, ..]);
        let to_the_first = Array::new();
        for (index, ((worker, _), order)) in self.0.iter().zip(orders).enumerate().rev() {
            let transfer = Array::new();
            if index == 0 {
                // Collected from the last to the second.
                to_the_first.reverse();
                send(worker, order, &to_the_first);
                return;
            }
            if let (true, Ok(channel)) = (joined, MessageChannel::new()) {
                to_the_first.push(&channel.port1());
                transfer.push(&channel.port2());
            }
            send(worker, order, &transfer);
        }
    }
}

fn send(worker: &WorkerHandle, order: &Order, transfer: &Array) {
    worker.send(&Uint8Array::from(to_bytes(order).as_slice()), transfer);
}
