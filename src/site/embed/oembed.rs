//! What a host is told that asks what an embed's address stands for.

use super::card::{HEIGHT as CARD_HEIGHT, WIDTH as CARD_WIDTH};
use crate::spec::WidgetSpec;
use anyhow::Result;
use maud::html;
use serde_json::{Value as Json, json};

/// As wide as columns of text are.
const WIDTH: u32 = 720;

/// How tall each widget is in a frame of that width, in pixels, for hosts that
/// do not listen; a journey fails when one is off.
const HEIGHTS: &str = include_str!("../../../content/embed-heights.json");

/// For a widget that is new: its height can only be measured once it is built.
const UNRECORDED_HEIGHT: u64 = 1_000;

/// The oEmbed answer, version 1.0, of type `rich`.
///
/// # Errors
/// A table of heights that is no JSON.
pub fn answer(spec: &WidgetSpec, site_url: &str) -> Result<Json> {
    let WidgetSpec { id, title, .. } = *spec;
    let (width, heights) = (WIDTH, serde_json::from_str::<Json>(HEIGHTS)?);
    let height = heights.get(id).and_then(Json::as_u64);
    let height = height.unwrap_or_else(|| {
        eprintln!("content/embed-heights.json has no height of {id}: it is taken to be {UNRECORDED_HEIGHT} px");
        UNRECORDED_HEIGHT
    });
    let address = format!("{site_url}embed/{id}/");
    let frame = html! {
        iframe src=(address) title={ "Scale Lab: " (title) } width=(width) height=(height) loading="lazy"
            frameborder="0" {}
    };
    Ok(json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "author_name": "Scale Lab",
        "author_url": site_url,
        "provider_name": "Scale Lab",
        "provider_url": site_url,
        "cache_age": 86400,
        "width": width,
        "height": height,
        "thumbnail_url": format!("{address}card.png"),
        "thumbnail_width": CARD_WIDTH,
        "thumbnail_height": CARD_HEIGHT,
        "html": frame.0,
    }))
}
