//! The ledger in the margin: what has been trained on this page so far.
//!
//! Knows sums and one element of the page; not what trains. It appears with
//! the first network, is never announced, and stays hidden once it was hidden.

use crate::data::{constants as c, models};
use crate::units::{Flops, Joules, Seconds, Watts, count_in_words, counted, three_digits, whole};
use crate::widget::scaling_lab;
use leptos::prelude::*;
use std::cell::Cell;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::HtmlElement;

/// Rewritten no more often than this.
const REST: Duration = Duration::from_millis(500);
/// The key in local storage under which the wish to hide it is kept.
const KEY: &str = "ledger";

thread_local! {
    static SUM: Cell<[f64; 3]> = const { Cell::new([0.0; 3]) };
    static WAITING: Cell<bool> = const { Cell::new(false) };
}

/// Adds networks begun, arithmetic in operations, and seconds of this computer.
pub fn add(networks: f64, flops: f64, seconds: f64) {
    SUM.set({
        let [n, f, s] = SUM.get();
        [n + networks, f + flops, s + seconds]
    });
    if !WAITING.replace(true) {
        set_timeout(show, REST);
    }
}

fn show() {
    WAITING.set(false);
    let storage = || window().local_storage().ok().flatten();
    let kept = storage().and_then(|storage| storage.get_item(KEY).ok()?);
    let Some(ledger) = document()
        .get_element_by_id("ledger")
        .filter(|_| kept.is_none())
    else {
        return;
    };
    if let Ok(Some(words)) = ledger.query_selector("p") {
        words.set_text_content(Some(&words_of(SUM.get())));
    }
    if !ledger.has_attribute("hidden") {
        return;
    }
    // Attributes of elements in the page can always be changed.
    let _ = ledger.remove_attribute("hidden");
    if let Some(button) = ledger.query_selector("button").ok().flatten() {
        let hide = Closure::<dyn FnMut()>::new(move || {
            ledger.remove();
            if let Some(storage) = storage() {
                // Where nothing can be kept it is gone until the page is left.
                let _ = storage.set_item(KEY, "hidden");
            }
        });
        button
            .unchecked_ref::<HtmlElement>()
            .set_onclick(Some(hide.as_ref().unchecked_ref()));
        hide.forget();
    }
}

fn words_of([networks, flops, seconds]: [f64; 3]) -> String {
    let spec = &scaling_lab::SPEC;
    let state = super::url::state();
    let watts = state.with_untracked(|state| scaling_lab::WATTS.of(&state.values(spec)));
    let energy: Joules = Watts(watts) * Seconds(seconds);
    let alexnet = models::alexnet::TRAINING_FLOP.value / flops.max(1.0);
    format!(
        "So far {}, {}, about {energy}. AlexNet took {} times as much arithmetic. A kettle uses that energy in {} s.",
        counted(whole(networks), "network"),
        Flops(flops),
        count_in_words(alexnet),
        three_digits(energy.0 / c::KETTLE_POWER.value),
    )
}
