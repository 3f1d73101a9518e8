//! How much room there is across the page.

use leptos::prelude::*;

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
    is_narrow.set(super::watch_media(NARROW, move |now| told.set(now)));
    is_narrow
}
