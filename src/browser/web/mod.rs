//! Everything that talks to the browser, and nothing that computes.

mod canvas;
mod connection;
mod cores;
mod drag;
mod events;
mod figure;
mod files;
mod gpu;
mod ledger;
mod page;
mod pool;
mod programs;
mod script_api;
mod sequence;
mod team;
mod texts;
pub mod url;
mod viewport;
mod worker;
mod writers;

pub use canvas::{colour, draw_field, draw_plot, field_address};
pub use connection::TrainerConnection;
pub use cores::cores;
pub use drag::{hold_pointer, place_on_sheet};
pub use events::{attribute, has_focus, on_key, place};
pub use figure::{Figure, picture, record, recorded_picture, show_running, watch_figure};
pub use files::{read_chosen, save, save_png};
pub use gpu::Gpu;
pub use ledger::add as add_to_ledger;
pub use page::{
    after, ask_before_leaving, copy, focus, fragment, is_one_file, on_page_key, print,
    pupils_address, remember, remembered, toggle_full_screen,
};
pub use pool::Pool;
pub use script_api::{Listener, is_listened_to, report_values};
pub use sequence::Sequence;
pub use texts::read_text;
pub use url::copy_link;
pub use viewport::{is_narrow, prefers_less_motion, room};
pub use writers::Writers;

/// Whether views are mounted, alive.
pub const LIVE: bool = true;

/// A record as text for the page to carry: none, as the page has it already.
pub fn carried(_record: impl FnOnce() -> Vec<u8>) -> Option<String> {
    None
}

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    let clock = leptos::prelude::window().performance();
    clock.map_or(0.0, |clock| clock.now())
}

/// Calls before every frame, with the seconds since the one before, while
/// `step` asks for more.
pub fn frames(step: impl FnMut(f64) -> bool + 'static) {
    fn next(before: Option<f64>, mut step: impl FnMut(f64) -> bool + 'static) {
        leptos::prelude::request_animation_frame(move || {
            let now = js_sys::Date::now();
            // A page that was hidden goes on where it was.
            let passed = before.map_or(0.0, |before| ((now - before) / 1000.0).clamp(0.0, 0.1));
            if step(passed) {
                next(Some(now), step);
            }
        });
    }
    next(None, step);
}
