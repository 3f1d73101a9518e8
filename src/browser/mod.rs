//! Everything that talks to the browser, and nothing that computes.

pub mod canvas;
pub mod door;
pub mod drag;
pub mod files;
mod handle;
pub mod ledger;
pub mod link;
pub mod mount;
pub mod pool;
mod programs;
pub mod room;
pub mod sequence;
mod team;
pub mod trainer;
pub mod url;

use wasm_bindgen::prelude::*;
use web_sys::{Event, HtmlElement, IntersectionObserver, KeyboardEvent, MouseEvent};

#[wasm_bindgen]
extern "C" {
    /// Writes an element's content, and of that only what differs from what is
    /// there. The loader's: a walk over nodes is short and quick in its language.
    #[wasm_bindgen(js_name = scaleLabWrite)]
    pub fn write_html(element: &web_sys::Element, html: &str);
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

/// The figure a live widget stands in.
#[derive(Clone)]
pub struct Figure {
    element: send_wrapper::SendWrapper<HtmlElement>,
    pictures: Vec<(String, String)>,
    record: Option<Vec<u8>>,
}

impl Figure {
    /// Takes from the rendered figure what the live one shows until something runs:
    /// its pictures and its recorded run.
    pub fn new(element: HtmlElement) -> Self {
        let mut pictures = Vec::new();
        if let Ok(images) = element.query_selector_all("img[data-picture]") {
            for index in 0..images.length() {
                let Some(image) = images
                    .get(index)
                    .and_then(|node| node.dyn_into::<HtmlElement>().ok())
                else {
                    continue;
                };
                if let (Some(key), Some(source)) = (
                    image.get_attribute("data-picture"),
                    image.get_attribute("src"),
                ) {
                    pictures.push((key, source));
                }
            }
        }
        let record = element
            .query_selector("script[data-record]")
            .ok()
            .flatten()
            .and_then(|script| script.text_content())
            // What `atob` returns holds one byte in each character.
            .and_then(|text| leptos::prelude::window().atob(&text).ok())
            .map(|text| text.chars().map(|character| character as u8).collect());
        Self {
            element: send_wrapper::SendWrapper::new(element),
            pictures,
            record,
        }
    }

    /// The address of a recorded picture.
    pub fn picture(&self, key: &str) -> Option<&str> {
        self.pictures
            .iter()
            .find(|(k, _)| k == key)
            .map(|(_, source)| source.as_str())
    }

    /// The recorded run, as bytes.
    pub fn record(&self) -> Option<Vec<u8>> {
        self.record.clone()
    }

    /// Tells whenever the figure comes into sight or leaves it.
    pub fn watch(&self, tell: impl Fn(bool) + 'static) {
        let tell = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let last = entries.pop();
            let seen = js_sys::Reflect::get(&last, &"isIntersecting".into());
            tell(seen.is_ok_and(|seen| seen.is_truthy()));
        });
        // Without an observer pictures are drawn that nobody sees.
        if let Ok(observer) = IntersectionObserver::new(tell.as_ref().unchecked_ref()) {
            observer.observe(&self.element);
            tell.forget();
        }
    }

    /// Says whether something runs here: `ready`, `running` or `failed`.
    pub fn set_state(&self, state: &str) {
        // An attribute of an element in the page can always be set.
        let _ = self.element.set_attribute("data-state", state);
    }
}

/// Whether a media query holds; `tell` hears when that changes.
pub fn watch_media(query: &str, tell: impl Fn(bool) + 'static) -> bool {
    let Ok(Some(query)) = leptos::prelude::window().match_media(query) else {
        return false;
    };
    let asked = query.clone();
    let listener = Closure::<dyn Fn()>::new(move || tell(asked.matches()));
    // Without the listener only a change while the page is open goes unnoticed.
    let _ = query.add_event_listener_with_callback("change", listener.as_ref().unchecked_ref());
    listener.forget();
    query.matches()
}

/// Says in the figure of this context whether something runs there.
pub fn show_running(running: impl Fn() -> bool + 'static) {
    if let Some(figure) = leptos::prelude::use_context::<Figure>() {
        leptos::prelude::Effect::new(move |_| {
            figure.set_state(if running() { "running" } else { "ready" });
        });
    }
}

/// An attribute of the element an event happened to.
pub fn attribute(event: &JsValue, name: &str) -> Option<String> {
    target(event)?.get_attribute(name)
}

/// Whether the element an event happened to has the focus.
pub fn has_focus(event: &JsValue) -> bool {
    target(event).is_some_and(|element| element.matches(":focus") == Ok(true))
}

fn target(event: &JsValue) -> Option<web_sys::Element> {
    event.dyn_ref::<Event>()?.target()?.dyn_into().ok()
}

/// Asks what a key that was pressed does, with or without Shift; what it does
/// here it does not do to the page. Keys beside Ctrl, Alt or Meta are not ours.
pub fn on_key(event: &JsValue, act: impl FnOnce(&str, bool) -> bool) {
    if let Some(event) = event.dyn_ref::<KeyboardEvent>()
        && !(event.ctrl_key() || event.alt_key() || event.meta_key())
        && act(&event.key(), event.shift_key())
    {
        event.prevent_default();
    }
}

/// Where in its element a pointer was pressed: 0 to 1 from the left and the top.
pub fn place(event: &JsValue) -> Option<(f64, f64)> {
    let event = event.dyn_ref::<MouseEvent>()?;
    let target = event
        .current_target()?
        .dyn_into::<web_sys::Element>()
        .ok()?;
    let area = target.get_bounding_client_rect();
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    let place = (
        (x - area.left()) / area.width(),
        (y - area.top()) / area.height(),
    );
    (place.0.is_finite() && place.1.is_finite()).then_some(place)
}
