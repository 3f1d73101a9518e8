//! The worker that multiplies on the graphics card, as the page holds it.
//!
//! Knows the worker's words; not what is shown. Dropped, it stops at once.

use super::cores::Core;
use super::programs;
use super::worker::WorkerHandle;
use crate::lab::product::Product;
use crate::protocol::gpu::{GpuNews, Timed, Trouble};
use js_sys::{Array, Float32Array, Reflect};
use leptos::prelude::{set_timeout, window};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::time::Duration;
use wasm_bindgen::prelude::*;

/// Whoever is silent for longer will not answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// A product on the graphics card as the page holds it.
pub struct Gpu(#[expect(dead_code, reason = "it lives as long as this")] Rc<Inner>);

struct Inner {
    hear: Box<dyn Fn(GpuNews)>,
    worker: RefCell<Option<(WorkerHandle, Core)>>,
    /// Messages so far: a timer that finds no more of them ends the work.
    heard: Cell<u32>,
    over: Cell<bool>,
}

impl Gpu {
    /// Starts the product; `hear` is told how it goes, and last that it has
    /// finished or failed.
    pub fn start(hear: impl Fn(GpuNews) + 'static) -> Self {
        let inner = Rc::new(Inner {
            hear: Box::new(hear),
            worker: RefCell::default(),
            heard: Cell::new(0),
            over: Cell::new(false),
        });
        let weak = Rc::downgrade(&inner);
        leptos::task::spawn_local(async move {
            // Without WebGPU nothing is fetched.
            let known = Reflect::get(&window().navigator(), &"gpu".into());
            if !known.is_ok_and(|gpu| gpu.is_truthy()) {
                return end(&weak, GpuNews::Failed(Trouble::Unknown));
            }
            wait(&weak);
            if begin(&weak).await.is_err() {
                end(&weak, GpuNews::Failed(Trouble::Refused));
            }
        });
        Self(inner)
    }
}

/// Starts the worker and gives it the factors.
async fn begin(weak: &Weak<Inner>) -> Result<(), JsValue> {
    let script = programs::script("gpu").await?;
    let (told, died) = (weak.clone(), weak.clone());
    let Some(inner) = weak.upgrade().filter(|inner| !inner.over.get()) else {
        return Ok(());
    };
    let worker = WorkerHandle::around(
        programs::worker_of(&script)?,
        move |message| receive(&told, &message),
        move || end(&died, GpuNews::Failed(Trouble::Refused)),
    );
    let product = Product::default();
    let (weights, columns) = product.factors();
    let factors = [weights, columns].map(Float32Array::from);
    let transfer = factors.iter().map(Float32Array::buffer).collect();
    worker.send(&factors.iter().collect::<Array>(), &transfer);
    inner.worker.replace(Some((worker, Core::hold())));
    Ok(())
}

/// Ends the work if nothing is heard for too long.
fn wait(weak: &Weak<Inner>) {
    let Some(before) = weak.upgrade().map(|inner| inner.heard.get()) else {
        return;
    };
    let weak = weak.clone();
    set_timeout(
        move || {
            let now = weak.upgrade().map(|inner| inner.heard.get());
            if now == Some(before) {
                end(&weak, GpuNews::Failed(Trouble::Silent));
            }
        },
        PATIENCE,
    );
}

fn receive(weak: &Weak<Inner>, message: &JsValue) {
    let news = read(message);
    let last = matches!(news, GpuNews::Finished | GpuNews::Failed(_));
    if last {
        return end(weak, news);
    }
    if let Some(inner) = weak.upgrade().filter(|inner| !inner.over.get()) {
        inner.heard.set(inner.heard.get() + 1);
        (inner.hear)(news);
    }
    wait(weak);
}

/// Says the last word, once, and stops the worker.
fn end(weak: &Weak<Inner>, news: GpuNews) {
    let Some(inner) = weak.upgrade() else {
        return;
    };
    if !inner.over.replace(true) {
        let worker = inner.worker.take();
        (inner.hear)(news);
        // It may be this worker's own message that is being heard.
        leptos::task::spawn_local(async move { drop(worker) });
    }
}

/// A message of the worker; what is none of its words is a refusal.
fn read(message: &JsValue) -> GpuNews {
    let words: Array = message.clone().dyn_into().unwrap_or_default();
    let text = |index| words.get(index).as_string().unwrap_or_default();
    let number = |index| words.get(index).as_f64().unwrap_or(f64::NAN);
    match text(0).as_str() {
        "adapter" => GpuNews::Adapter {
            name: text(1),
            software: words.get(2).is_truthy(),
        },
        "working" => GpuNews::Working,
        "size" => GpuNews::Timed(Timed {
            depth: number(1) as usize,
            columns: number(2) as usize,
            seconds: number(3),
            error: number(4),
        }),
        "end" => GpuNews::Finished,
        _ => GpuNews::Failed(Trouble::named(&text(1))),
    }
}
