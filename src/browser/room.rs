//! How much room there is across the page.

use crate::scene::Room;
use leptos::prelude::*;

/// As in `style/charts.css`.
const NARROW: &str = "(max-width: 40rem)";

/// As in `style/scene.css`.
const WIDE: &str = "(min-width: 58rem)";

thread_local! {
    static IS_NARROW: ArcRwSignal<bool> = watch(NARROW);
    static IS_WIDE: ArcRwSignal<bool> = watch(WIDE);
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

fn watch(query: &str) -> ArcRwSignal<bool> {
    let is_narrow = ArcRwSignal::new(false);
    let told = is_narrow.clone();
    is_narrow.set(super::watch_media(query, move |now| told.set(now)));
    is_narrow
}
