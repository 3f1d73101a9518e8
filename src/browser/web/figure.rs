//! The figure that a live view stands in, as the page came with it.

use leptos::prelude::{Effect, document, use_context, window};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, IntersectionObserver};

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
            .and_then(|text| window().atob(&text).ok())
            .map(|text| text.chars().map(|character| character as u8).collect());
        Self {
            element: send_wrapper::SendWrapper::new(element),
            pictures,
            record,
        }
    }

    fn picture(&self, key: &str) -> Option<&str> {
        self.pictures
            .iter()
            .find(|(k, _)| k == key)
            .map(|(_, source)| source.as_str())
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

    /// Says whether something runs here: `ready` or `running`.
    fn set_state(&self, state: &str) {
        // An attribute of an element in the page can always be set.
        let _ = self.element.set_attribute("data-state", state);
    }
}

/// The record that this figure carries, as bytes.
pub fn record() -> Option<Vec<u8>> {
    use_context::<Figure>()?.record
}

/// The address of a recorded picture of this figure.
pub fn picture(key: &str) -> Option<String> {
    use_context::<Figure>()?.picture(key).map(str::to_owned)
}

/// The address of a recorded picture of a widget, asked for outside its figure.
pub fn recorded_picture(widget: &str, key: &str) -> Option<String> {
    let image = format!("figure[data-widget=\"{widget}\"] img[data-picture=\"{key}\"]");
    let image = document().query_selector(&image).ok()??;
    image.get_attribute("src")
}

/// Tells whenever this figure comes into sight or leaves it.
pub fn watch_figure(tell: impl Fn(bool) + 'static) {
    if let Some(figure) = use_context::<Figure>() {
        figure.watch(tell);
    }
}

/// Says in this figure whether something runs there.
pub fn show_running(running: impl Fn() -> bool + 'static) {
    if let Some(figure) = use_context::<Figure>() {
        Effect::new(move |_| {
            figure.set_state(if running() { "running" } else { "ready" });
        });
    }
}
