//! The width of the viewport, and other media queries.

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
    let told = is_narrow.clone();
    is_narrow.set(watch_media(NARROW, move |now| told.set(now)));
    is_narrow
}

/// Whether a media query holds; `tell` hears when that changes.
pub(super) fn watch_media(query: &str, tell: impl Fn(bool) + 'static) -> bool {
    let Ok(Some(query)) = window().match_media(query) else {
        return false;
    };
    let asked = query.clone();
    let listener = Closure::<dyn Fn()>::new(move || tell(asked.matches()));
    // Without the listener only a change while the page is open goes unnoticed.
    let _ = query.add_event_listener_with_callback("change", listener.as_ref().unchecked_ref());
    listener.forget();
    query.matches()
}
