//! What the calculators work out: a program without a view, fetched when the
//! first calculator comes near.

use scale_lab::protocol::to_bytes;
use scale_lab::widget::calculation::{CALCULATIONS, Worked};
use wasm_bindgen::prelude::wasm_bindgen;

/// What a widget shows for the values a link holds, as bytes of [`Worked`];
/// none for a widget that is no calculator.
#[wasm_bindgen]
pub fn calculate(widget: &str, query: &str) -> Vec<u8> {
    let found = CALCULATIONS.iter().find(|c| c.spec.id == widget);
    found.map_or(Vec::new(), |calculation| {
        to_bytes(&Worked::of(calculation, &calculation.read(query)))
    })
}

fn main() {}
