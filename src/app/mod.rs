//! The app in the browser: brings one figure to life in place of its picture.
//!
//! Exports what `boot.js` calls. Knows views and the browser; nothing knows it.

mod bundles;

use bundles::fetch_view;

use crate::browser::{Figure, Listener, url};
use crate::registry::find;
use crate::spec::WidgetSpec;
use crate::ui::{InSight, Store, Widget};
use crate::view::View;
use crate::widget::classroom;
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
    let spec = find(&id)
        .or_else(|| classroom::find(&id))
        .ok_or_else(unknown)?;
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
                let figure = Figure::new(figure);
                if self.spec.calculated || self.spec.compute.is_some() {
                    wait_out_of_sight(&figure, told.is_some());
                }
                provide_context(figure);
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

/// Has a widget without a run wait while its figure is out of sight; others follow
/// theirs, and what a script is told cannot wait.
fn wait_out_of_sight(figure: &Figure, is_listened_to: bool) {
    if !is_listened_to {
        let near = ArcRwSignal::new(true);
        provide_context(InSight(near.clone()));
        figure.watch(move |seen| near.set(seen));
    }
}

/// Notices for the reader about the link that opened the page.
#[wasm_bindgen]
pub fn notices() -> Vec<String> {
    url::notices()
}

/// An address as a QR code: an SVG, or nothing where the address is too long.
///
/// # Errors
/// That the part which draws it did not arrive.
#[wasm_bindgen]
pub async fn qr(address: String) -> Result<String, JsValue> {
    let drawn = bundles::qr(address).await;
    Ok(drawn.map_err(|error| error.to_string())?)
}
