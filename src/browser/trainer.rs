//! A trainer in a worker: started, watched, replaced when it hangs or dies.
//!
//! Workers are classic blob workers: they work on every page, sandboxed
//! frames included, where a worker by address does not.

use super::handle::WorkerHandle;
use super::programs::{self, Program};
use crate::lab::speed::Speed;
use crate::nn::Checkpoint;
use crate::protocol::{Command, Report, Snapshot, from_bytes, to_bytes};
use js_sys::{Array, Float32Array, Reflect, Uint8Array};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::time::Duration;
use wasm_bindgen::prelude::*;

/// A worker that has not said it listens after this long never will.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// How often a running trainer is looked at.
const WATCH: Duration = Duration::from_secs(1);
/// A running trainer that says nothing for this many looks is taken to hang.
const SILENT_LOOKS: u32 = 5;
/// A trainer that dies this often without a report between is given up.
const MOST_DEATHS: u32 = 3;

/// What the page hears of a trainer.
pub enum News {
    /// Where the networks have got to, with weights and pictures.
    Snapshot(Snapshot, Vec<f32>),
    /// How fast the network of this number was.
    Measured(u32, Speed),
    /// It cannot go on, and why.
    Failed(String),
}

/// A trainer as the page holds it.
#[derive(Clone)]
pub struct Trainer(Rc<Inner>);

struct Inner {
    program: Program,
    worker: RefCell<Option<WorkerHandle>>,
    hear: Box<dyn Fn(News)>,
    /// The last preparation, and where its networks were last seen.
    prepared: RefCell<Option<Command>>,
    /// The last limit on steps a second.
    pace: RefCell<Option<Command>>,
    /// When to stop, as last said of this preparation.
    stop_when: RefCell<Option<Command>>,
    /// How many workers there have been.
    spawned: Cell<u32>,
    /// Playing, as far as the page knows.
    playing: Cell<bool>,
    /// Samples of the networks that the ledger has counted, in this run.
    counted: Cell<(u32, u64)>,
    /// The run the last report was about.
    heard: Cell<Option<u32>>,
    ready: Cell<bool>,
    waiting: RefCell<Vec<Vec<u8>>>,
    silent_looks: Cell<u32>,
    deaths: Cell<u32>,
}

impl Trainer {
    /// Loads the trainer's program, starts a worker, and tells `hear` what it says.
    ///
    /// # Errors
    /// Why there can be no trainer here, in plain words.
    pub async fn start(hear: impl Fn(News) + 'static) -> Result<Self, String> {
        let program = programs::trainer().await?;
        let trainer = Self(Rc::new(Inner {
            program,
            worker: RefCell::new(None),
            hear: Box::new(hear),
            prepared: RefCell::new(None),
            pace: RefCell::new(None),
            stop_when: RefCell::new(None),
            spawned: Cell::new(0),
            playing: Cell::new(false),
            counted: Cell::new((0, 0)),
            heard: Cell::new(None),
            ready: Cell::new(false),
            waiting: RefCell::new(Vec::new()),
            silent_looks: Cell::new(0),
            deaths: Cell::new(0),
        }));
        trainer.spawn()?;
        let watched = Rc::downgrade(&trainer.0);
        let look = move || with(&watched, Self::look);
        // A page without timers has no watchdog, and otherwise works.
        let _ = set_interval_with_handle(look, WATCH);
        Ok(trainer)
    }

    /// Sends a command, at once or as soon as the worker listens.
    pub fn send(&self, command: Command) {
        match &command {
            Command::Prepare { .. } => {
                self.0.playing.set(false);
                self.0.deaths.set(0);
                *self.0.stop_when.borrow_mut() = None;
                *self.0.prepared.borrow_mut() = Some(command.clone());
            }
            // Begun again by another worker, should this one die.
            Command::Measure { .. } => *self.0.prepared.borrow_mut() = Some(command.clone()),
            Command::Play => self.0.playing.set(true),
            Command::Pause | Command::Step | Command::BackToGood => self.0.playing.set(false),
            Command::LearningRate { rate } => {
                if let Some(Command::Prepare { networks, .. }) = &mut *self.0.prepared.borrow_mut()
                {
                    for network in networks {
                        network.learning_rate = *rate;
                    }
                }
            }
            Command::Pace { .. } => *self.0.pace.borrow_mut() = Some(command.clone()),
            Command::StopWhen { .. } => {
                *self.0.stop_when.borrow_mut() = Some(command.clone());
            }
            // A pool of its own sends the last one.
            Command::Seen | Command::Learn { .. } => {}
        }
        self.0.waiting.borrow_mut().push(to_bytes(&command));
        self.flush();
    }

    fn flush(&self) {
        if !self.0.ready.get() {
            return;
        }
        if let Some(worker) = &*self.0.worker.borrow() {
            for bytes in self.0.waiting.borrow_mut().drain(..) {
                worker.send(&Uint8Array::from(bytes.as_slice()), &Array::new());
            }
        }
    }

    fn spawn(&self) -> Result<(), String> {
        let weak = Rc::downgrade(&self.0);
        let (heard, failed) = (weak.clone(), weak.clone());
        let worker = WorkerHandle::start(
            &self.0.program,
            move |message| with(&heard, |trainer| trainer.receive(&message)),
            move || with(&failed, Self::replace),
        )?;
        self.0.ready.set(false);
        self.0.heard.set(None);
        self.0.silent_looks.set(0);
        *self.0.worker.borrow_mut() = Some(worker);

        let number = self.0.spawned.get() + 1;
        self.0.spawned.set(number);
        let late = move |trainer: &Self| {
            if trainer.0.spawned.get() == number && !trainer.0.ready.get() {
                trainer.fail("This browser or page does not let a trainer start, so you see the recorded run.");
            }
        };
        set_timeout(move || with(&weak, late), HANDSHAKE);
        Ok(())
    }

    fn receive(&self, message: &JsValue) {
        let bytes = Reflect::get(message, &"report".into())
            .ok()
            .and_then(|bytes| bytes.dyn_into::<Uint8Array>().ok());
        let report = bytes.and_then(|bytes| from_bytes(&bytes.to_vec()));
        self.0.silent_looks.set(0);
        match report {
            Some(Report::Ready) => {
                self.0.ready.set(true);
                self.flush();
            }
            Some(Report::Snapshot(snapshot)) => {
                self.0.deaths.set(0);
                // A run's first report tells how it was set up: Play may be on its way.
                if self.0.heard.replace(Some(snapshot.run)) == Some(snapshot.run) {
                    self.0.playing.set(snapshot.running);
                }
                let values = Reflect::get(message, &"values".into()).unwrap_or_default();
                let values = values
                    .dyn_into::<Float32Array>()
                    .map(|array| array.to_vec())
                    .unwrap_or_default();
                self.remember(&snapshot, &values);
                self.count(&snapshot);
                (self.0.hear)(News::Snapshot(snapshot, values));
                self.send(Command::Seen);
            }
            Some(Report::Measured { id, speed }) => {
                self.0.deaths.set(0);
                (self.0.hear)(News::Measured(id, speed));
            }
            Some(Report::Refused { why }) => (self.0.hear)(News::Failed(why)),
            Some(Report::Learning { .. } | Report::Learned { .. }) | None => {}
        }
    }

    /// Tells the ledger what has been trained since the last report.
    fn count(&self, snapshot: &Snapshot) {
        let all = snapshot.networks.iter().map(|network| &network.progress);
        let samples: u64 = all.clone().map(|progress| progress.samples).sum();
        let before = match self.0.counted.replace((snapshot.run, samples)) {
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
        let pace = snapshot.steps_per_second;
        let seconds = first.step as f64 * share / pace;
        super::ledger::add(begun as f64, flops, if pace > 0.0 { seconds } else { 0.0 });
    }

    /// Notes where the networks are, to go on from there in another worker.
    fn remember(&self, snapshot: &Snapshot, values: &[f32]) {
        let mut prepared = self.0.prepared.borrow_mut();
        let Some(Command::Prepare {
            run,
            networks,
            from,
            resolution,
            neuron_resolution,
            ..
        }) = &mut *prepared
        else {
            return;
        };
        if *run != snapshot.run {
            return;
        }
        let mut start = 0;
        from.clear();
        for (network, seen) in networks.iter().zip(&snapshot.networks) {
            let parts = crate::protocol::Parts::of(
                &network.network,
                snapshot.pictures,
                *resolution,
                *neuron_resolution,
            );
            if let Some(checkpoint) = values.get(start..start + parts.checkpoint) {
                from.push(Checkpoint {
                    step: seen.progress.step,
                    values: checkpoint.to_vec(),
                });
            }
            start += parts.total();
        }
    }

    fn look(&self) {
        if self.0.playing.get() && self.0.ready.get() {
            let looks = self.0.silent_looks.get() + 1;
            self.0.silent_looks.set(looks);
            if looks > SILENT_LOOKS {
                self.replace();
            }
        }
    }

    /// Another worker takes over from the last report.
    fn replace(&self) {
        self.stop();
        let deaths = self.0.deaths.get() + 1;
        self.0.deaths.set(deaths);
        if deaths >= MOST_DEATHS {
            return self
                .fail("The trainer stopped working three times in a row, so this run ends here.");
        }
        self.0.waiting.borrow_mut().clear();
        if let Err(why) = self.spawn() {
            return self.fail(&why);
        }
        let playing = self.0.playing.get();
        let prepared = self.0.prepared.borrow().clone();
        let pace = self.0.pace.borrow().clone();
        let stop_when = self.0.stop_when.borrow().clone();
        for command in prepared
            .into_iter()
            .chain(pace)
            .chain(stop_when)
            .chain(playing.then_some(Command::Play))
        {
            self.0.waiting.borrow_mut().push(to_bytes(&command));
        }
    }

    fn fail(&self, why: &str) {
        self.0.playing.set(false);
        self.stop();
        (self.0.hear)(News::Failed(why.to_owned()));
    }

    fn stop(&self) {
        self.0.ready.set(false);
        self.0.worker.take();
    }
}

fn with(trainer: &Weak<Inner>, act: impl FnOnce(&Trainer)) {
    if let Some(inner) = trainer.upgrade() {
        act(&Trainer(inner));
    }
}
