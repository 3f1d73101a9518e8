//! How much room there is across the page.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// As in `style/charts.css`.
const NARROW: &str = "(max-width: 40rem)";

thread_local! {
    static IS_NARROW: ArcRwSignal<bool> = watch();
}

/// Whether charts take their narrow shape; followed inside effects.
pub fn is_narrow() -> bool {
    IS_NARROW.with(ArcRwSignal::get)
}

fn watch() -> ArcRwSignal<bool> {
    let is_narrow = ArcRwSignal::new(false);
    if let Ok(Some(query)) = window().match_media(NARROW) {
        is_narrow.set(query.matches());
        let (told, asked) = (is_narrow.clone(), query.clone());
        let listener = Closure::<dyn Fn()>::new(move || told.set(asked.matches()));
        // Without the listener a turned phone keeps the shape of its charts.
        let _ = query.add_event_listener_with_callback("change", listener.as_ref().unchecked_ref());
        listener.forget();
    }
    is_narrow
}
