//! Files that the reader takes away or brings.

use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, Url,
};

/// Larger files hold nothing that a page could take; they are refused unread.
const LARGEST: f64 = 8e6;

/// Offers text as a file. A browser that refuses leaves everything as it is.
pub fn save(name: &str, kind: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&text.into());
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) {
        let _ = save_blob(name, &blob);
    }
}

fn save_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(blob)?;
    let link: HtmlElement = document().create_element("a")?.unchecked_into();
    link.set_attribute("href", &address)?;
    link.set_attribute("download", name)?;
    link.click();
    // The download has its own hold on the file by the next minute.
    set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address);
        },
        std::time::Duration::from_secs(60),
    );
    Ok(())
}

/// Offers an SVG picture as pixels, twice as fine.
pub fn save_png(name: String, svg: String, (width, height): (f64, f64)) {
    leptos::task::spawn_local(async move {
        let _ = draw_and_save(&name, &svg, (width, height)).await;
    });
}

async fn draw_and_save(name: &str, svg: &str, (width, height): (f64, f64)) -> Result<(), JsValue> {
    let image: HtmlElement = document().create_element("img")?.unchecked_into();
    let address = format!("data:image/svg+xml,{}", js_sys::encode_uri_component(svg));
    image.set_attribute("src", &address)?;
    let decode: Function = Reflect::get(&image, &"decode".into())?.dyn_into()?;
    JsFuture::from(js_sys::Promise::from(decode.call0(&image)?)).await?;
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width((2.0 * width) as u32);
    canvas.set_height((2.0 * height) as u32);
    let context: CanvasRenderingContext2d = canvas
        .get_context("2d")?
        .ok_or(JsValue::NULL)?
        .unchecked_into();
    let draw: Function = Reflect::get(&context, &"drawImage".into())?.dyn_into()?;
    let place = [0.0, 0.0, 2.0 * width, 2.0 * height].map(JsValue::from_f64);
    let arguments = Array::of1(&image);
    for number in &place {
        arguments.push(number);
    }
    draw.apply(&context, &arguments)?;
    let name = name.to_owned();
    let done = Closure::once_into_js(move |blob: JsValue| {
        if let Ok(blob) = blob.dyn_into::<Blob>() {
            let _ = save_blob(&name, &blob);
        }
    });
    canvas.to_blob(done.unchecked_ref())
}

/// Reads the file that was just chosen in a field, and empties the field so
/// that the same file can be chosen again.
pub fn read_chosen(event: &JsValue, take: impl Fn(Result<String, String>) + 'static) {
    let Some(field) = event
        .dyn_ref::<web_sys::Event>()
        .and_then(web_sys::Event::target)
    else {
        return;
    };
    let get = |target: &JsValue, name: &str| Reflect::get(target, &name.into()).unwrap_or_default();
    let Ok(file) = get(&get(&field, "files"), "0").dyn_into::<Blob>() else {
        return;
    };
    if file.size() > LARGEST {
        return take(Err("this file is larger than 8 MB".into()));
    }
    leptos::task::spawn_local(async move {
        let text = JsFuture::from(file.text()).await;
        let text = text.ok().and_then(|text| text.as_string());
        take(text.ok_or_else(|| "this file could not be read".into()));
        let _ = Reflect::set(&field, &"value".into(), &"".into());
    });
}
