//! What scripts beside the app may ask of a widget and tell it: its values, and
//! the page's query. A frame's messages and the snippets come in by it.
//!
//! Knows values as links write them; knows no message, origin or frame. What
//! may be set, and what is locked, the state decides, as for a reader.

use super::url;
use crate::view::{Live, Widget};
use crate::widget::Value;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

struct Door {
    widget: Widget,
    outputs: Live<Vec<Value>>,
}

thread_local! {
    static DOORS: RefCell<Vec<Door>> = const { RefCell::new(Vec::new()) };
}

/// Opens the door of a widget that is being mounted.
pub fn open(widget: Widget, outputs: Live<Vec<Value>>) {
    DOORS.with_borrow_mut(|doors| doors.push(Door { widget, outputs }));
}

/// A widget's parameters and then its outputs, each in the order of the
/// registry: numbers in base units, texts, booleans.
fn values(widget: Widget, outputs: &Live<Vec<Value>>) -> Vec<JsValue> {
    let params = widget.values.get();
    let params = widget
        .spec
        .params
        .iter()
        .map(|p| params.get(p.name).map(js));
    let outputs = outputs();
    params.flatten().chain(outputs.iter().map(js)).collect()
}

fn js(value: &Value) -> JsValue {
    match value {
        Value::Number(number) => JsValue::from_f64(*number),
        Value::Text(text) => JsValue::from_str(text),
        Value::Switch(on) => JsValue::from_bool(*on),
    }
}

/// Tells the values of the widget `id`, now and whenever they change.
#[wasm_bindgen]
pub fn watch_widget(id: &str, tell: js_sys::Function) {
    let door = DOORS.with_borrow(|doors| {
        let door = doors.iter().rfind(|door| door.widget.spec.id == id)?;
        Some((door.widget, door.outputs.clone()))
    });
    let Some((widget, outputs)) = door else {
        return;
    };
    let owner = Owner::new_root(None);
    owner.with(|| {
        // An effect of the renderer runs at once, before anyone can ask.
        let effect = RenderEffect::new(move |_| {
            // What the listener throws is its own affair.
            let _ = tell.call1(&JsValue::NULL, &values(widget, &outputs).into());
        });
        std::mem::forget(effect);
    });
    // Lives as long as the page.
    std::mem::forget(owner);
}

/// Takes over the values of a query: all, or with the reason none.
#[wasm_bindgen]
pub fn take(query: &str) -> Option<String> {
    let mut refused = None;
    url::state().update(|state| refused = state.take(query).err());
    refused
}

/// The page's state as a query, without `?`.
#[wasm_bindgen]
pub fn query() -> String {
    url::state().with_untracked(crate::state::State::encode)
}
