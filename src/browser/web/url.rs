//! The state in the address: read once, written back when it changes.

use crate::state::{Notice, State};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;

/// Browsers refuse more than about a hundred address changes in half a minute.
const WRITE_AFTER: Duration = Duration::from_millis(300);

struct Opened {
    state: ArcRwSignal<State>,
    notices: Vec<String>,
    written_back: bool,
}

thread_local! {
    static OPENED: RefCell<Option<Opened>> = const { RefCell::new(None) };
}

/// The state all widgets share, first read from the address.
pub fn state() -> ArcRwSignal<State> {
    with_opened(|opened| opened.state.clone())
}

/// Notices about the address that opened the page.
pub fn notices() -> Vec<String> {
    with_opened(|opened| opened.notices.clone())
}

fn with_opened<T>(take: impl FnOnce(&Opened) -> T) -> T {
    OPENED.with_borrow_mut(|opened| take(opened.get_or_insert_with(open)))
}

fn open() -> Opened {
    let query = window().location().search().unwrap_or_default();
    let (state, notices) = State::parse(&query);
    Opened {
        state: ArcRwSignal::new(state),
        notices: notices.iter().map(Notice::to_string).collect(),
        written_back: false,
    }
}

/// From now on the address follows the state. Needs a mounted view, which sets
/// up what effects run on.
pub fn write_back_from_now() {
    let first = OPENED.with_borrow_mut(|opened| {
        let opened = opened.get_or_insert_with(open);
        let first = !opened.written_back;
        opened.written_back = true;
        first.then(|| opened.state.clone())
    });
    if let Some(state) = first {
        write_back(state);
    }
}

/// Writes the state to the address, once it has been at rest for a moment.
fn write_back(state: ArcRwSignal<State>) {
    let owner = Owner::new_root(None);
    owner.with(|| {
        let changed = Rc::new(Cell::new(false));
        let waiting = Rc::new(Cell::new(false));
        Effect::new(move |before: Option<()>| {
            state.track();
            if before.is_none() {
                return;
            }
            changed.set(true);
            if !waiting.replace(true) {
                write_at_rest(state.clone(), changed.clone(), waiting.clone());
            }
        });
    });
    // Lives as long as the page.
    std::mem::forget(owner);
}

/// One timer at a time looks whether it rests: a moved slider sets no timers.
fn write_at_rest(state: ArcRwSignal<State>, changed: Rc<Cell<bool>>, waiting: Rc<Cell<bool>>) {
    set_timeout(
        move || {
            if changed.replace(false) {
                return write_at_rest(state, changed, waiting);
            }
            waiting.set(false);
            replace_address(&state.with_untracked(address));
        },
        WRITE_AFTER,
    );
}

/// The page's address with this state, its page flags and anchor kept.
fn address(state: &State) -> String {
    let location = window().location();
    let search = location.search().unwrap_or_default();
    let query = search.strip_prefix('?').unwrap_or_default();
    let flags = query.split('&').filter(|pair| {
        let key = pair.split('=').next().unwrap_or_default();
        !key.is_empty() && key != "v" && !key.contains('.')
    });
    let encoded = state.encode();
    let parts: Vec<&str> = std::iter::once(encoded.as_str())
        .filter(|e| !e.is_empty())
        .chain(flags)
        .collect();
    let path = location.pathname().unwrap_or_default();
    let hash = location.hash().unwrap_or_default();
    let mark = if parts.is_empty() { "" } else { "?" };
    format!("{path}{mark}{}{hash}", parts.join("&"))
}

fn replace_address(address: &str) {
    if let Ok(history) = window().history() {
        // A browser that refuses loses nothing but the address; "Copy link" still works.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(address));
    }
}

/// Copies the link to a widget as it stands, and says so in `said`.
pub fn copy_link(widget: &str, said: RwSignal<String>) {
    let location = window().location();
    let relative = state().with_untracked(address);
    let without_hash = relative.split('#').next().unwrap_or_default();
    let link = format!(
        "{}{without_hash}#widget-{widget}",
        location.origin().unwrap_or_default()
    );
    replace_address(&format!("{without_hash}#widget-{widget}"));
    let clipboard = window().navigator().clipboard();
    // Pages that came by plain http have none.
    let copied = (!clipboard.is_undefined()).then(|| clipboard.write_text(&link));
    leptos::task::spawn_local(async move {
        let copied = match copied {
            Some(copied) => JsFuture::from(copied).await.is_ok(),
            None => false,
        };
        said.set(if copied {
            "Link copied.".into()
        } else if is_framed() {
            format!("This browser does not let the page copy. The link: {link}")
        } else {
            "This browser does not let the page copy; the address bar has the link.".into()
        });
    });
}

/// Whether the address bar is another page's.
fn is_framed() -> bool {
    let parent = window().parent().ok().flatten();
    parent.is_some_and(|parent| parent != window())
}
