//! Brings one figure to life in place of its picture.

use super::door::Listener;
use super::url;
use crate::view::parts::fetch_view;
use crate::view::{Store, Widget};
use crate::widget::find;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// Mounts the widget that `figure` names in `data-widget`, replacing its picture;
/// `told` is called with its values whenever they change.
///
/// # Errors
/// The id of a widget that does not exist, or that its part of the app cannot
/// be fetched; the picture then stays.
#[wasm_bindgen]
pub async fn mount_widget(
    figure: web_sys::HtmlElement,
    told: Option<js_sys::Function>,
) -> Result<(), JsValue> {
    let id = figure.get_attribute("data-widget").unwrap_or_default();
    let unknown = || JsValue::from(format!("no widget is called {id}"));
    let spec = find(&id).ok_or_else(unknown)?;
    let part = figure.get_attribute("data-part").unwrap_or_default();
    let view = fetch_view(&part, &id)
        .await
        .map_err(|error| error.to_string())?
        .ok_or_else(unknown)?;
    // Built aside and put in place at once, so that nothing moves on the page.
    let aside: web_sys::HtmlElement = document().create_element("div")?.unchecked_into();
    let handle = mount_to(aside.clone(), {
        let figure = figure.clone();
        move || {
            provide_context(Store {
                state: url::state(),
                live: true,
            });
            provide_context(super::Figure::new(figure));
            if let Some(told) = told {
                provide_context(Listener::new(told));
            }
            view(Widget::of(spec))
        }
    });
    handle.forget();
    url::write_back_from_now();
    figure.set_text_content(None);
    while let Some(node) = aside.first_child() {
        figure.append_child(&node)?;
    }
    Ok(())
}

/// What the reader should know about the link that opened the page.
#[wasm_bindgen]
pub fn notices() -> Vec<String> {
    url::notices()
}
