//! The width of the viewport, and other media queries.

use crate::scene::Room;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// As in `style/charts.css`.
const NARROW: &str = "(max-width: 40rem)";

/// As in `style/scene.css`.
const WIDE: &str = "(min-width: 58rem)";
/// As in `style/base.css`.
const LESS_MOTION: &str = "(prefers-reduced-motion: reduce)";

thread_local! {
    static IS_NARROW: ArcRwSignal<bool> = watch(NARROW);
    static IS_WIDE: ArcRwSignal<bool> = watch(WIDE);
    static LESS: ArcRwSignal<bool> = watch(LESS_MOTION);
}

/// Whether charts take their narrow shape; followed inside effects.
pub fn is_narrow() -> bool {
    IS_NARROW.with(ArcRwSignal::get)
}

/// The room for drawings; followed inside effects.
pub fn room() -> Room {
    match (is_narrow(), IS_WIDE.with(ArcRwSignal::get)) {
        (true, _) => Room::Narrow,
        (_, true) => Room::Wide,
        _ => Room::Middle,
    }
}

/// Whether the reader asked for less motion; followed inside effects.
pub fn prefers_less_motion() -> bool {
    LESS.with(ArcRwSignal::get)
}

fn watch(query: &str) -> ArcRwSignal<bool> {
    let holds = ArcRwSignal::new(false);
    let told = holds.clone();
    holds.set(watch_media(query, move |now| told.set(now)));
    holds
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
