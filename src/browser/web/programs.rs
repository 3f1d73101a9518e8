//! The workers' programs: each fetched once, when first wanted, compiled once,
//! and started in as many workers as are wanted, which `handle` holds.

use js_sys::{Array, Promise, Reflect, Uint8Array, WebAssembly};
use leptos::prelude::{document, window};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, RequestInit, Response, Url, Worker};

#[wasm_bindgen]
extern "C" {
    /// Fetches a module and compiles it as it comes in. The loader's.
    #[wasm_bindgen(js_name = scaleLabCompiled)]
    fn compile(address: &str, integrity: &str) -> Promise;
}

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

/// The writer for this browser, likewise.
///
/// # Errors
/// Why it could not be loaded, in plain words.
pub async fn writer() -> Result<Program, String> {
    program(if has_simd() { "writer-simd" } else { "writer" }).await
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

/// The script that the page calls `name`.
///
/// # Errors
/// What the browser says when it does not arrive.
pub(super) async fn script(name: &str) -> Result<String, JsValue> {
    let content = addresses(name)?;
    let (address, integrity) = content.split_once(' ').ok_or("no script is named")?;
    fetch_text(address, integrity).await
}

/// What the page says of a program: addresses, each with its integrity.
fn addresses(name: &str) -> Result<String, JsValue> {
    let meta = document()
        .query_selector(&format!("meta[name=\"{name}\"]"))?
        .ok_or("no program is named")?;
    Ok(meta.get_attribute("content").unwrap_or_default())
}

async fn load(name: &str) -> Result<Program, JsValue> {
    let content = addresses(name)?;
    let parts: Vec<&str> = content.split(' ').collect();
    let &[glue, glue_integrity, wasm, wasm_integrity] = parts.as_slice() else {
        return Err("the trainer's addresses are incomplete".into());
    };
    let module = compile(wasm, wasm_integrity);
    let glue = fetch_text(glue, glue_integrity).await?;
    let module = JsFuture::from(module).await?.dyn_into()?;
    Ok(Program { glue, module })
}

/// The text at an address, which must have this integrity.
pub(super) async fn fetch_text(address: &str, integrity: &str) -> Result<String, JsValue> {
    let options = RequestInit::new();
    Reflect::set(&options, &"integrity".into(), &integrity.into())?;
    let response: Response = JsFuture::from(window().fetch_with_str_and_init(address, &options))
        .await?
        .dyn_into()?;
    if !response.ok() {
        return Err(format!("{address}: {}", response.status()).into());
    }
    let text = JsFuture::from(response.text()?).await?;
    text.as_string().ok_or_else(|| "the glue is no text".into())
}

impl Program {
    /// A worker that waits for the module.
    pub(super) fn worker(&self) -> Result<Worker, JsValue> {
        let script = format!(
            "{}\nonmessage = (event) => wasm_bindgen({{ module_or_path: event.data }});",
            self.glue
        );
        worker_of(&script)
    }

    /// The module that the worker waits for.
    pub(super) fn module(&self) -> &JsValue {
        &self.module
    }
}

/// A worker that runs a script.
///
/// # Errors
/// What the browser says when it does not let one start.
pub(super) fn worker_of(script: &str) -> Result<Worker, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&script.into()), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let worker = Worker::new(&address);
    Url::revoke_object_url(&address)?;
    worker
}
