//! `/sources/`: everything that figures and sentences rest on, in one list.

use super::markdown::source_html;
use crate::data::{SOURCES, Source};

/// The page's title.
pub const TITLE: &str = "Sources";

/// The page in one sentence.
pub const DESCRIPTION: &str =
    "Every source of the article's figures and sentences, and which of them we have read.";

/// The content of `<main>`; `root` leads to the article.
pub fn main_html(root: &str) -> String {
    let mut sources: Vec<&Source> = SOURCES.iter().collect();
    sources.sort_by_key(|source| source.title.to_lowercase());
    let items: String = sources
        .iter()
        .map(|source| format!("<li id=\"{}\">{}</li>", source.key, source_html(source)))
        .collect();
    let unread = SOURCES.iter().filter(|source| !source.checked).count();
    format!(
        "<article><section class=\"opening\"><h1>{TITLE}</h1>\
         <p>The {} sources of <a href=\"{root}\">the article</a> and of <a href=\"{root}claims/\">the claims</a>. \
         Those marked “not checked”, {unread} of them, we know from others who cite them; their figures we did not \
         compare with the original.</p></section>\
         <section><h2 class=\"visually-hidden\">The list</h2><ul class=\"sources\">{items}</ul></section></article>",
        SOURCES.len(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_can_be_linked_to() {
        let html = main_html("../");
        for source in SOURCES {
            assert!(
                html.contains(&format!("<li id=\"{}\">", source.key)),
                "{}",
                source.key
            );
        }
    }
}
