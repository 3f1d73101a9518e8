//! Questions about events: keys, places, attributes of their elements.

use wasm_bindgen::prelude::*;
use web_sys::{Event, KeyboardEvent, MouseEvent};

/// An attribute of the element an event happened to.
pub fn attribute(event: &JsValue, name: &str) -> Option<String> {
    target(event)?.get_attribute(name)
}

/// Whether the element an event happened to has the focus.
pub fn has_focus(event: &JsValue) -> bool {
    target(event).is_some_and(|element| element.matches(":focus") == Ok(true))
}

pub(super) fn target(event: &JsValue) -> Option<web_sys::Element> {
    event.dyn_ref::<Event>()?.target()?.dyn_into().ok()
}

/// Asks what a key that was pressed does, with or without Shift; what it does
/// here it does not do to the page. Keys beside Ctrl, Alt or Meta are not ours.
pub fn on_key(event: &JsValue, act: impl FnOnce(&str, bool) -> bool) {
    if let Some(event) = event.dyn_ref::<KeyboardEvent>()
        && !(event.ctrl_key() || event.alt_key() || event.meta_key())
        && act(&event.key(), event.shift_key())
    {
        event.prevent_default();
    }
}

/// The place in its element where a pointer was pressed: 0 to 1 from the left and the top.
pub fn place(event: &JsValue) -> Option<(f64, f64)> {
    let event = event.dyn_ref::<MouseEvent>()?;
    let target = event
        .current_target()?
        .dyn_into::<web_sys::Element>()
        .ok()?;
    let area = target.get_bounding_client_rect();
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    let place = (
        (x - area.left()) / area.width(),
        (y - area.top()) / area.height(),
    );
    (place.0.is_finite() && place.1.is_finite()).then_some(place)
}
