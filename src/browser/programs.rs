//! The workers' programs: each fetched once, when first wanted, compiled once,
//! and started in as many workers as are wanted.

use js_sys::{Array, Reflect, Uint8Array, WebAssembly};
use leptos::prelude::{document, window};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, RequestInit, Response, Url, Worker};

/// A compiled program and its glue.
#[derive(Clone)]
pub struct Program {
    glue: String,
    module: WebAssembly::Module,
}

thread_local! {
    static LOADED: RefCell<Vec<(&'static str, Program)>> = const { RefCell::new(Vec::new()) };
}

/// `(module (func (result v128) i32.const 0 i8x16.splat))`: valid only where SIMD is.
const SIMD_PROBE: [u8; 29] = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253,
    15, 11,
];

/// Whether this browser has SIMD.
pub fn has_simd() -> bool {
    WebAssembly::validate(&Uint8Array::from(&SIMD_PROBE[..])).unwrap_or(false)
}

/// The trainer for this browser, with SIMD where there is SIMD.
///
/// # Errors
/// Why it could not be loaded, in plain words.
pub async fn trainer() -> Result<Program, String> {
    program(if has_simd() {
        "trainer-simd"
    } else {
        "trainer"
    })
    .await
}

/// The program that the page calls `name`.
///
/// # Errors
/// Why it could not be loaded, in plain words.
pub async fn program(name: &'static str) -> Result<Program, String> {
    let known = LOADED.with_borrow(|all| {
        let same = all.iter().find(|(known, _)| *known == name);
        same.map(|(_, program)| program.clone())
    });
    if let Some(program) = known {
        return Ok(program);
    }
    let program = load(name)
        .await
        .map_err(|_| "The trainer could not be loaded, so you see the recorded run. Reloading the page may help.".to_owned())?;
    LOADED.with_borrow_mut(|all| all.push((name, program.clone())));
    Ok(program)
}

async fn load(name: &str) -> Result<Program, JsValue> {
    let meta = document()
        .query_selector(&format!("meta[name=\"{name}\"]"))?
        .ok_or("no trainer is named")?;
    let content = meta.get_attribute("content").unwrap_or_default();
    let parts: Vec<&str> = content.split(' ').collect();
    let &[glue, glue_integrity, wasm, wasm_integrity] = parts.as_slice() else {
        return Err("the trainer's addresses are incomplete".into());
    };
    let glue = fetch(glue, glue_integrity).await?;
    let glue = JsFuture::from(glue.text()?)
        .await?
        .as_string()
        .ok_or("the glue is no text")?;
    let wasm = fetch(wasm, wasm_integrity).await?;
    let bytes = JsFuture::from(wasm.array_buffer()?).await?;
    let module = JsFuture::from(WebAssembly::compile(&bytes))
        .await?
        .dyn_into()?;
    Ok(Program { glue, module })
}

async fn fetch(address: &str, integrity: &str) -> Result<Response, JsValue> {
    let options = RequestInit::new();
    Reflect::set(&options, &"integrity".into(), &integrity.into())?;
    let response: Response = JsFuture::from(window().fetch_with_str_and_init(address, &options))
        .await?
        .dyn_into()?;
    if response.ok() {
        Ok(response)
    } else {
        Err(format!("{address}: {}", response.status()).into())
    }
}

/// Starts a worker on the program; it says `Ready` once it listens.
///
/// # Errors
/// Why there can be no worker here, in plain words.
pub fn worker(program: &Program) -> Result<Worker, String> {
    start(program).map_err(|_| {
        "This browser or page does not let a trainer start, so you see the recorded run.".to_owned()
    })
}

fn start(program: &Program) -> Result<Worker, JsValue> {
    let script = format!(
        "{}\nonmessage = (event) => wasm_bindgen({{ module_or_path: event.data }});",
        program.glue
    );
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&script.into()), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let worker = Worker::new(&address)?;
    Url::revoke_object_url(&address)?;
    worker.post_message(&program.module)?;
    register(&worker, "add");
    Ok(worker)
}

/// Stops a worker at once.
pub fn terminate(worker: &Worker) {
    worker.set_onmessage(None);
    worker.set_onerror(None);
    worker.terminate();
    register(worker, "delete");
}

/// The page's loader keeps a set of workers, to stop them should this app trap.
fn register(worker: &Worker, method: &str) {
    let set = Reflect::get(&js_sys::global(), &"scaleLabWorkers".into()).unwrap_or_default();
    let method = Reflect::get(&set, &method.into())
        .ok()
        .and_then(|m| m.dyn_into::<js_sys::Function>().ok());
    if let Some(method) = method {
        // A set takes any value.
        let _ = method.call1(&set, worker);
    }
}
