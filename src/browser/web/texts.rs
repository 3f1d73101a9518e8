//! Texts that are fetched when they are wanted.

use super::programs::fetch_text;
use leptos::prelude::document;

/// Reads the file that the page names `name`, once it is here.
pub fn read_text(name: &'static str, take: impl FnOnce(Result<String, String>) + 'static) {
    leptos::task::spawn_local(async move {
        let named = document().query_selector(&format!("meta[name=\"{name}\"]"));
        let content = named
            .ok()
            .flatten()
            .and_then(|meta| meta.get_attribute("content"));
        let read = match content
            .as_deref()
            .and_then(|content| content.split_once(' '))
        {
            Some((address, integrity)) => fetch_text(address, integrity).await.ok(),
            None => None,
        };
        take(read.ok_or_else(|| "the text could not be loaded; try again".into()));
    });
}
