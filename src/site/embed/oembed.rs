//! What a host is told that asks what an embed's address stands for.

use super::card::{HEIGHT as CARD_HEIGHT, WIDTH as CARD_WIDTH};
use crate::spec::WidgetSpec;
use anyhow::{Context, Result};
use maud::html;
use serde_json::{Value as Json, json};

/// As wide as columns of text are.
const WIDTH: u32 = 720;

/// How tall each widget is in a frame of that width, in pixels, for hosts that
/// do not listen; a journey fails when one is off.
const HEIGHTS: &str = include_str!("../../../content/embed-heights.json");

/// The oEmbed answer, version 1.0, of type `rich`.
///
/// # Errors
/// A widget whose height has not been recorded.
pub fn answer(spec: &WidgetSpec, site_url: &str) -> Result<Json> {
    let WidgetSpec { id, title, .. } = *spec;
    let (width, heights) = (WIDTH, serde_json::from_str::<Json>(HEIGHTS)?);
    let height = heights.get(id).and_then(Json::as_u64);
    let height = height.with_context(|| format!("embed-heights.json has no height of {id}"))?;
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
