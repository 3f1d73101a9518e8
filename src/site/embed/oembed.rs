//! What a host is told that asks what an embed's address stands for.

use super::Embed;
use super::card::{HEIGHT as CARD_HEIGHT, WIDTH as CARD_WIDTH};
use crate::markup::escape;
use serde_json::{Value as Json, json};

/// A frame of this size shows the picture and the first controls of most
/// widgets; the rest is scrolled to where a host does not listen.
const SIZE: (u32, u32) = (720, 640);

/// The oEmbed answer, version 1.0, of type `rich`.
pub fn answer(embed: &Embed, site_url: &str) -> Json {
    let (id, title) = (embed.spec.id, embed.spec.title);
    let (width, height) = SIZE;
    let address = format!("{site_url}embed/{id}/");
    let name = escape(&format!("Scale Lab: {title}"));
    json!({
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
        "html": format!(
            "<iframe src=\"{address}\" title=\"{name}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" frameborder=\"0\"></iframe>"
        ),
    })
}
