//! One widget's connection to a trainer in a worker, opened by its first command.
//!
//! Does what the [`Supervisor`] says: it decides, this fetches, starts and sends.
//! Workers are classic blob workers: they work on every page, sandboxed frames
//! included, where a worker by address does not.

use super::cores::Core;
use super::programs::{self, Program};
use super::worker::WorkerHandle;
use crate::protocol::news::TrainerNews;
use crate::protocol::supervisor::{Action, Event, Supervisor};
use crate::protocol::{Command, Snapshot, from_bytes, to_bytes};
use js_sys::{Array, Float32Array, Reflect, Uint8Array};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::time::Duration;
use wasm_bindgen::prelude::*;

/// A worker that has not said it listens after this long never will.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// The time between two ticks of the supervisor.
const TICK: Duration = Duration::from_secs(1);

/// A connection, for views to copy. It ends with the view that made it.
#[derive(Clone, Copy)]
pub struct TrainerConnection(StoredValue<Rc<Inner>, LocalStorage>);

type Listener = Rc<dyn Fn(TrainerNews)>;

#[derive(Default)]
struct Inner {
    supervisor: RefCell<Supervisor>,
    program: RefCell<Option<Program>>,
    worker: RefCell<Option<WorkerHandle>>,
    /// Held while the worker computes.
    core: RefCell<Option<Core>>,
    hear: RefCell<Option<Listener>>,
    ticks: Cell<bool>,
    /// Samples of the networks that the ledger has counted, in this run.
    counted: Cell<(u32, u64)>,
}

impl TrainerConnection {
    /// A closed connection.
    #[allow(clippy::new_without_default, reason = "its end is nobody's default")]
    pub fn new() -> Self {
        Self(StoredValue::new_local(Rc::default()))
    }

    /// Says who is told what comes back.
    pub fn listen(self, hear: impl Fn(TrainerNews) + 'static) {
        self.0
            .with_value(|inner| *inner.hear.borrow_mut() = Some(Rc::new(hear)));
    }

    /// Sends a command, at once or as soon as a worker listens.
    pub fn send(self, command: Command) {
        let inner = self.0.with_value(Clone::clone);
        on(&inner, Event::Asked(command));
    }
}

/// Lets the supervisor decide about an event, and does what it says.
fn on(inner: &Rc<Inner>, event: Event) {
    let actions = inner.supervisor.borrow_mut().on(event);
    let busy = inner.supervisor.borrow().is_busy();
    if busy != inner.core.borrow().is_some() {
        *inner.core.borrow_mut() = busy.then(Core::hold);
    }
    for action in actions {
        match action {
            Action::Load => load(inner),
            Action::Start(number) => start(inner, number),
            Action::Stop => drop(inner.worker.take()),
            Action::Send(command) => {
                if let Some(worker) = &*inner.worker.borrow() {
                    let bytes = Uint8Array::from(to_bytes(&command).as_slice());
                    worker.send(&bytes, &Array::new());
                }
            }
            Action::Tell(news) => {
                if let TrainerNews::Snapshot(snapshot, _) = &news {
                    count(inner, snapshot);
                }
                let hear = inner.hear.borrow().clone();
                if let Some(hear) = hear {
                    hear(news);
                }
            }
        }
    }
}

fn later(inner: &Weak<Inner>, event: Event) {
    if let Some(inner) = inner.upgrade() {
        on(&inner, event);
    }
}

fn load(inner: &Rc<Inner>) {
    let weak = Rc::downgrade(inner);
    if !inner.ticks.replace(true) {
        let ticked = weak.clone();
        // A page without timers has no watchdog, and otherwise works.
        let _ = set_interval_with_handle(move || later(&ticked, Event::Tick), TICK);
    }
    leptos::task::spawn_local(async move {
        let event = match programs::trainer().await {
            Ok(program) => {
                if let Some(inner) = weak.upgrade() {
                    inner.program.replace(Some(program));
                }
                Event::Loaded
            }
            Err(why) => Event::Unavailable(why),
        };
        later(&weak, event);
    });
}

fn start(inner: &Rc<Inner>, number: u32) {
    let Some(program) = inner.program.borrow().clone() else {
        return;
    };
    let weak = Rc::downgrade(inner);
    let (heard, died) = (weak.clone(), weak.clone());
    let worker = WorkerHandle::start(
        &program,
        move |message| receive(&heard, &message),
        move || later(&died, Event::Died),
    );
    match worker {
        Ok(worker) => {
            inner.worker.replace(Some(worker));
            set_timeout(
                move || later(&weak, Event::HandshakeOver(number)),
                HANDSHAKE,
            );
        }
        Err(why) => on(inner, Event::Unavailable(why)),
    }
}

fn receive(inner: &Weak<Inner>, message: &JsValue) {
    let bytes = Reflect::get(message, &"report".into())
        .ok()
        .and_then(|bytes| bytes.dyn_into::<Uint8Array>().ok());
    let Some(report) = bytes.and_then(|bytes| from_bytes(&bytes.to_vec())) else {
        return;
    };
    let values = Reflect::get(message, &"values".into()).unwrap_or_default();
    let values = values
        .dyn_into::<Float32Array>()
        .map(|array| array.to_vec())
        .unwrap_or_default();
    later(inner, Event::Reported(report, values));
}

/// Tells the ledger what has been trained since the last report.
fn count(inner: &Inner, snapshot: &Snapshot) {
    let all = snapshot.networks.iter().map(|network| &network.progress);
    let samples: u64 = all.clone().map(|progress| progress.samples).sum();
    let before = match inner.counted.replace((snapshot.run, samples)) {
        (run, before) if run == snapshot.run => before,
        _ => 0,
    };
    let (Some(more), Some(first)) = (samples.checked_sub(before), all.clone().next()) else {
        return;
    };
    if more == 0 || first.samples == 0 {
        return;
    }
    let begun = if before == 0 {
        snapshot.networks.len()
    } else {
        0
    };
    let parameters: usize = all.map(|progress| progress.parameters).sum();
    let share = more as f64 / samples as f64;
    // 6 operations per parameter and example, as in the lab.
    let flops = 6.0 * parameters as f64 * first.samples as f64 * share;
    let speed = snapshot.steps_per_second;
    let seconds = first.step as f64 * share / speed;
    super::ledger::add(begun as f64, flops, if speed > 0.0 { seconds } else { 0.0 });
}
