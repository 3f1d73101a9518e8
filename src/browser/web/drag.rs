//! A pointer that drags something on a sheet.
//!
//! Knows pointers and where a sheet lies on the screen; not what is dragged.

use super::events::target;
use crate::scene::Point;
use wasm_bindgen::prelude::*;
use web_sys::{Element, PointerEvent};

/// The class of the sheet.
const SHEET: &str = ".scene-grips";

/// Keeps the pointer with the element it was pressed on, wherever it moves; of a
/// mouse only its main button, of several fingers the first. Whether it is kept.
pub fn hold_pointer(event: &JsValue) -> bool {
    let Some(event) = event
        .dyn_ref::<PointerEvent>()
        .filter(|event| event.is_primary() && event.button() == 0)
    else {
        return false;
    };
    let element = event
        .current_target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    // A pointer that is gone by now drags nothing.
    element.is_some_and(|element| element.set_pointer_capture(event.pointer_id()).is_ok())
}

/// Where the pointer is on a sheet of this size, in the sheet's own pixels.
pub fn place_on_sheet(event: &JsValue, (width, height): (f64, f64)) -> Option<Point> {
    let pointer = event.dyn_ref::<PointerEvent>()?;
    let sheet = target(event)?
        .closest(SHEET)
        .ok()??
        .get_bounding_client_rect();
    let x = (f64::from(pointer.client_x()) - sheet.left()) / sheet.width() * width;
    let y = (f64::from(pointer.client_y()) - sheet.top()) / sheet.height() * height;
    (x.is_finite() && y.is_finite()).then(|| Point::new(x, y))
}
