//! Handles of workers: a worker is heard while its handle is held, and stopped
//! when that is dropped, however that comes about.

use super::programs::Program;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker};

/// A worker on one of the programs.
pub struct WorkerHandle {
    worker: Worker,
    hear: Closure<dyn FnMut(MessageEvent)>,
    fail: Closure<dyn FnMut()>,
}

impl WorkerHandle {
    /// Starts a worker on the program. `hear` is told what it says, `fail` that
    /// it has died; either may drop the handle.
    ///
    /// # Errors
    /// Why there can be no worker here, in plain words.
    pub fn start(
        program: &Program,
        hear: impl FnMut(JsValue) + 'static,
        fail: impl FnMut() + 'static,
    ) -> Result<Self, String> {
        Self::begin(program, hear, fail).map_err(|_| {
            "This browser or page does not let a trainer start, so you see the recorded run."
                .to_owned()
        })
    }

    fn begin(
        program: &Program,
        hear: impl FnMut(JsValue) + 'static,
        fail: impl FnMut() + 'static,
    ) -> Result<Self, JsValue> {
        let handle = Self::around(program.worker()?, hear, fail);
        handle.worker.post_message(program.module())?;
        Ok(handle)
    }

    /// Holds a worker that was just made.
    pub fn around(
        worker: Worker,
        mut hear: impl FnMut(JsValue) + 'static,
        fail: impl FnMut() + 'static,
    ) -> Self {
        let handle = Self {
            worker,
            hear: Closure::new(move |event: MessageEvent| hear(event.data())),
            fail: Closure::new(fail),
        };
        register(&handle.worker, "add");
        let worker = &handle.worker;
        worker.set_onmessage(Some(handle.hear.as_ref().unchecked_ref()));
        worker.set_onerror(Some(handle.fail.as_ref().unchecked_ref()));
        handle
    }

    /// Sends a message, and gives away what is to be transferred with it.
    pub fn send(&self, message: &JsValue, transfer: &Array) {
        // Bytes can always be cloned to a worker, and fresh ports given away.
        let _ = self.worker.post_message_with_transfer(message, transfer);
    }
}

impl Drop for WorkerHandle {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
        register(&self.worker, "delete");
    }
}

/// The page's loader keeps a set of workers, to stop them should this app trap.
fn register(worker: &Worker, method: &str) {
    let set = Reflect::get(&js_sys::global(), &"scaleLabWorkers".into()).unwrap_or_default();
    let method = Reflect::get(&set, &method.into())
        .ok()
        .and_then(|method| method.dyn_into::<Function>().ok());
    if let Some(method) = method {
        // A set takes any value.
        let _ = method.call1(&set, worker);
    }
}
