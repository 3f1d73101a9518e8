//! A slider whose places are equal ratios apart, for a number that is no parameter.
//!
//! Knows nothing of what the number is.

use crate::ui::{Element, element};
use leptos::prelude::*;

/// A slider over a `range` from low to high in `places` steps, each a factor from
/// the next. It stands in the middle where there is no `value` yet; `said` is the
/// value in words.
pub fn ratio_slider(
    id: &str,
    places: f64,
    range: impl Fn() -> (f64, f64) + Send + Copy + 'static,
    value: impl Fn() -> Option<f64> + Send + 'static,
    said: impl Fn() -> String + Send + 'static,
    set: impl Fn(f64) + Send + 'static,
) -> Element {
    let place = move || {
        let (low, high) = range();
        value().map_or(places / 2.0, |value| {
            places * libm::log(value / low) / libm::log(high / low)
        })
    };
    element("input")
        .attr("type", "range")
        .attr("id", id)
        .attr("min", "0")
        .attr("max", &places.to_string())
        .attr("step", "1")
        .prop_value(move || place().round().to_string())
        .attr("aria-valuetext", said)
        .on("input", move |event| {
            if let Some(place) = crate::decimal::parse(&event_target_value(&event)) {
                let (low, high) = range();
                set(low * libm::pow(high / low, place / places));
            }
        })
}
