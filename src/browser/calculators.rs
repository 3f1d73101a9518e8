//! The calculators' own program: `boot.js` fetches it before the first
//! calculator is mounted, and offers its function to this one.

use crate::protocol::from_bytes;
use crate::state::State;
use crate::widget::Values;
use crate::widget::calculation::Worked;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// [`Worked`] as bytes, for a widget and the values a link holds.
    #[wasm_bindgen(js_name = scaleLabCalculate)]
    fn calculate(widget: &str, query: &str) -> Vec<u8>;
}

/// What a calculator shows for these values.
pub fn work_out(values: &Values) -> Worked {
    let query = State::of(values).encode();
    from_bytes(&calculate(values.spec().id, &query)).unwrap_or_default()
}
