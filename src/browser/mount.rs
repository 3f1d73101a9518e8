//! Brings one figure to life in place of its picture.

use super::door::Listener;
use super::url;
use crate::registry::find;
use crate::spec::WidgetSpec;
use crate::view::parts::fetch_view;
use crate::view::{Store, View, Widget};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// A widget whose part of the app is here.
#[wasm_bindgen]
pub struct Fetched {
    spec: &'static WidgetSpec,
    view: View,
}

/// Fetches what shows the widget called `id`, which stands in `part`.
///
/// # Errors
/// The id of a widget that does not exist, or that the part did not arrive.
#[wasm_bindgen]
pub async fn fetch_widget(id: String, part: String) -> Result<Fetched, JsValue> {
    let unknown = || JsValue::from(format!("no widget is called {id}"));
    let spec = find(&id).ok_or_else(unknown)?;
    let view = fetch_view(&part, &id)
        .await
        .map_err(|error| error.to_string())?
        .ok_or_else(unknown)?;
    Ok(Fetched { spec, view })
}

#[wasm_bindgen]
impl Fetched {
    /// Mounts the widget in `figure`, replacing its picture; `told` is called
    /// with its values whenever they change. At once, so that whoever calls
    /// learns of what goes wrong.
    ///
    /// # Errors
    /// A page that is not to be changed; the picture then stays.
    pub fn mount(
        self,
        figure: web_sys::HtmlElement,
        told: Option<js_sys::Function>,
    ) -> Result<(), JsValue> {
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
                (self.view)(Widget::of(self.spec))
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
}

/// What the reader should know about the link that opened the page.
#[wasm_bindgen]
pub fn notices() -> Vec<String> {
    url::notices()
}
