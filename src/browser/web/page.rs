//! The page as a whole: keys, focus, paper, the screen, and what it remembers until
//! its tab is closed.

use crate::ui::KeyPlace;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}

/// Remembers bytes until the tab is closed. A browser that refuses forgets them
/// when the page is left.
pub fn remember(key: &str, bytes: &[u8]) {
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, &text);
    }
}

/// What was remembered.
pub fn remembered(key: &str) -> Option<Vec<u8>> {
    let text = storage()?.get_item(key).ok().flatten()?;
    Some(text.chars().map(|sign| sign as u8).collect())
}

/// Copies a text, and says in `said` whether that went well.
pub fn copy(text: &str, said: RwSignal<String>) {
    let clipboard = window().navigator().clipboard();
    // Pages that came by plain http have none.
    let copied = (!clipboard.is_undefined()).then(|| clipboard.write_text(text));
    leptos::task::spawn_local(async move {
        let copied = match copied {
            Some(copied) => JsFuture::from(copied).await.is_ok(),
            None => false,
        };
        said.set(if copied {
            "Copied.".into()
        } else {
            "This browser does not let the page copy: mark the text and copy it by hand.".into()
        });
    });
}

/// Prints the page.
pub fn print() {
    let _ = window().print();
}

/// What stands behind `#` in the address, which is never sent.
pub fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Whether the page is the lesson in one file.
pub fn is_one_file() -> bool {
    let page = document().document_element();
    page.is_some_and(|page| page.has_attribute("data-one-file"))
}

/// The address of the pupils' page, as the board is one folder beneath it; of the
/// lesson in one file, that of the file.
pub fn pupils_address() -> String {
    let address = window().location().href().unwrap_or_default();
    let page = address.split(['?', '#']).next().unwrap_or_default();
    if is_one_file() {
        return page.to_owned();
    }
    let mut folders = page.rsplitn(3, '/').skip(2);
    format!("{}/", folders.next().unwrap_or_default())
}

/// Fills the screen with the page, or gives it back.
pub fn toggle_full_screen() {
    let document = document();
    match (document.fullscreen_element(), document.document_element()) {
        (Some(_), _) => document.exit_fullscreen(),
        (None, Some(page)) => {
            let _ = page.request_fullscreen();
        }
        (None, None) => {}
    }
}

/// Moves the focus to an element, once what is being changed has been.
pub fn focus(id: &'static str) {
    set_timeout(
        move || {
            let element = document().get_element_by_id(id);
            if let Some(element) = element.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
                let _ = element.focus();
            }
        },
        Duration::ZERO,
    );
}

/// Asks what a key that was pressed anywhere does; `act` hears whether a field or a
/// button has the focus, which have uses of their own for keys.
pub fn on_page_key(act: impl Fn(&str, KeyPlace) -> bool + 'static) {
    let _ = window_event_listener_untyped("keydown", move |event| {
        let target = event.target();
        let element = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let place = match element.map(|element| element.tag_name()).as_deref() {
            Some("INPUT" | "TEXTAREA" | "SELECT") => KeyPlace::Field,
            Some("BUTTON" | "A" | "SUMMARY") => KeyPlace::Button,
            _ => KeyPlace::Page,
        };
        super::on_key(&event, |key, _| act(key, place));
    });
}

/// Asks the reader before the page is left or loaded again, while `ask` says so.
pub fn ask_before_leaving(ask: impl Fn() -> bool + 'static) {
    let _ = window_event_listener_untyped("beforeunload", move |event| {
        if ask() {
            event.prevent_default();
        }
    });
}

/// Does something a little later.
pub fn after(milliseconds: u64, act: impl FnOnce() + 'static) {
    set_timeout(act, Duration::from_millis(milliseconds));
}
