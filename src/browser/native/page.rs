//! The page as a whole, where there is none.

use crate::ui::KeyPlace;
use leptos::prelude::RwSignal;

/// Remembers bytes until the tab is closed: there is none.
pub fn remember(_key: &str, _bytes: &[u8]) {}

/// What was remembered: nothing.
pub fn remembered(_key: &str) -> Option<Vec<u8>> {
    None
}

/// Copies a text.
pub fn copy(_text: &str, _said: RwSignal<String>) {}

/// Prints the page.
pub fn print() {}

/// What stands behind `#` in the address: nothing.
pub fn fragment() -> String {
    String::new()
}

/// Whether the page is the lesson in one file: that has the same pages.
pub fn is_one_file() -> bool {
    false
}

/// The address of the pupils' page: none.
pub fn pupils_address() -> String {
    String::new()
}

/// Fills the screen with the page, or gives it back.
pub fn toggle_full_screen() {}

/// Moves the focus to an element.
pub fn focus(_id: &'static str) {}

/// Asks what a key that was pressed anywhere does: none is pressed.
pub fn on_page_key(_act: impl Fn(&str, KeyPlace) -> bool + 'static) {}

/// Asks the reader before the page is left: it is not.
pub fn ask_before_leaving(_ask: impl Fn() -> bool + 'static) {}

/// Does something a little later: never.
pub fn after(_milliseconds: u64, _act: impl FnOnce() + 'static) {}
