//! Everything that talks to the browser, and nothing that computes.

pub mod canvas;
pub mod door;
pub mod link;
pub mod mount;
pub mod pool;
mod programs;
pub mod trainer;
pub mod url;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

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

    /// Says whether something runs here: `ready`, `running` or `failed`.
    pub fn set_state(&self, state: &str) {
        // An attribute of an element in the page can always be set.
        let _ = self.element.set_attribute("data-state", state);
    }
}
