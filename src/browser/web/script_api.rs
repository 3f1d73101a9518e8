//! The JavaScript API: subscribe to a widget's values, apply a query, read the
//! page's. A frame's messages and the snippets come in by it.
//!
//! Knows values as links write them; knows no message, origin or frame. What
//! may be set, and what is locked, the state decides, as for a reader.

use super::url;
use crate::spec::Value;
use crate::ui::{Element, Live, Widget};
use js_sys::{Array, Function};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;

/// A subscriber to a widget's values, called now and whenever they change.
#[derive(Clone)]
pub struct Listener(SendWrapper<Function>);

impl Listener {
    /// A function of a script.
    pub fn new(tell: Function) -> Self {
        Self(SendWrapper::new(tell))
    }

    /// Tells a widget's parameters and then its outputs, each in the order of
    /// the registry: numbers in base units, texts, booleans, or an `Error` with
    /// the reason why there is none.
    fn tell(&self, widget: Widget, outputs: &Live<Vec<Value>>) {
        let array = Array::new();
        widget.values.with(|values| {
            for param in widget.spec.params {
                array.push(&js(values.get(param.name)));
            }
        });
        for output in outputs() {
            array.push(&js(Some(&output)));
        }
        // What the listener throws is its own affair.
        let _ = self.0.call1(&JsValue::NULL, &array);
    }
}

fn js(value: Option<&Value>) -> JsValue {
    match value {
        Some(Value::Number(number)) if number.is_finite() => JsValue::from_f64(*number),
        Some(Value::Text(text)) => JsValue::from_str(text),
        Some(Value::Switch(on)) => JsValue::from_bool(*on),
        Some(Value::Unknown(why)) => js_sys::Error::new(why).into(),
        Some(Value::Number(_)) | None => JsValue::UNDEFINED,
    }
}

/// Whether a script is told of this figure's values.
pub fn is_listened_to() -> bool {
    use_context::<Listener>().is_some()
}

/// A frame that tells the script of its widget's values, if there is one.
pub fn report_values(frame: Element, widget: Widget, outputs: Live<Vec<Value>>) -> Element {
    match use_context::<Listener>() {
        // An effect like those that draw: there is none of another kind to pay for.
        Some(listener) => frame.drawn(move |_| listener.tell(widget, &outputs)),
        None => frame,
    }
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
