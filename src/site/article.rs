//! The article: its sections in order, with contents and linked data.

use super::content::{FrontMatter, Section};
use super::markdown::Rendered;
use maud::{Markup, html};
use serde_json::{Value as Json, json};

/// The article's title.
pub const TITLE: &str = "Is scale all you need?";

/// What the article is, in one sentence.
pub const DESCRIPTION: &str = "An explorable article: neural networks that train in the page show how far making \
them bigger makes them better, and what the computers, the power and the bill look like.";

/// The content of `<main>`.
pub fn article(sections: &[(Section, Rendered)]) -> Markup {
    html! {
        article {
            @for (index, (section, rendered)) in sections.iter().enumerate() {
                @let FrontMatter { number, slug, title, deck, .. } = &section.front;
                @if index == 0 {
                    section id=(slug) class="opening first-screen" {
                        h1 { (TITLE) }
                        p class="deck" { (deck) }
                        (rendered.first)
                        h2 { span class="number" { (number) } " " (title) }
                        p class="credit" {
                            "Retold, with corrections, from "
                            cite { "Neural networks – is scale all you need?" }
                            " by Osinto, 2024"
                        }
                        (rendered.html)
                    }
                    (contents(sections))
                } @else {
                    // How much room the style sheet keeps for it.
                    @let widgets = rendered.widgets.len().clamp(1, 3);
                    section id=(slug) data-widgets=(widgets) {
                        h2 { span class="number" { (number) } " " (title) }
                        p class="deck" { (deck) }
                        (rendered.html)
                    }
                }
            }
            (all_notes(sections))
        }
        (way(sections))
    }
}

/// The notes of every section, at the end of the page.
fn all_notes(sections: &[(Section, Rendered)]) -> Markup {
    html! {
        div class="all-notes" id="notes" {
            h2 { "Notes" }
            @for (section, rendered) in sections {
                @if !rendered.notes.0.is_empty() {
                    h3 { (section.front.number) " " (section.front.title) }
                    (rendered.notes)
                }
            }
        }
    }
}

/// The way through, at the left edge of a wide screen.
fn way(sections: &[(Section, Rendered)]) -> Markup {
    html! {
        nav class="way" aria-label="Sections" {
            ol start="0" {
                @for (section, _) in sections {
                    @let FrontMatter { number, slug, title, .. } = &section.front;
                    li { a href={ "#" (slug) } { span { (number) } " " (title) } }
                }
            }
        }
    }
}

/// Where the reader is, before and after, in the header; filled in as they read.
pub fn here() -> Markup {
    let name = html! { span class="way-number" {} " " span class="way-name" {} };
    html! {
        nav class="here" aria-label="This section and its neighbours" {
            a class="way-before" hidden { span aria-hidden="true" { "‹ " } (name) }
            a class="way-now" hidden { (name) }
            a class="way-after" hidden { (name) span aria-hidden="true" { " ›" } }
        }
    }
}

/// The content of `<main>` of a page beside the article.
pub fn page_beside(page: &Section, content: &Markup, notes: &Markup) -> Markup {
    html! {
        article {
            section id=(page.front.slug) class="opening" {
                h1 { (page.front.title) }
                (content)
                (notes)
            }
        }
    }
}

fn contents(sections: &[(Section, Rendered)]) -> Markup {
    html! {
        nav class="contents" id="contents" aria-label="Contents" {
            h2 { "Contents" }
            ol start="0" {
                @for (section, _) in sections {
                    @let FrontMatter { number, slug, title, .. } = &section.front;
                    li value=(number) { a href={ "#" (slug) } { (title) } }
                }
            }
        }
    }
}

/// The article for search engines: as an article and as something to learn from.
pub fn linked_data(sections: &[(Section, Rendered)], site_url: &str) -> Vec<Json> {
    let shared = json!({
        "@context": "https://schema.org",
        "name": TITLE,
        "headline": TITLE,
        "description": DESCRIPTION,
        "url": site_url,
        "inLanguage": "en",
        "isAccessibleForFree": true,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "isBasedOn": "Neural networks - is scale all you need? (Osinto, 2024)",
        "image": format!("{site_url}card.png"),
    });
    let with = |extra: Json| {
        let mut data = shared.clone();
        if let (Some(target), Json::Object(extra)) = (data.as_object_mut(), extra) {
            target.extend(extra);
        }
        data
    };
    vec![
        with(json!({
            "@type": "Article",
            "author": { "@type": "Organization", "name": "Scale Lab" },
            "articleSection": sections.iter().map(|(s, _)| s.front.title.clone()).collect::<Vec<_>>(),
        })),
        with(json!({
            "@type": "LearningResource",
            "learningResourceType": "interactive simulation",
            "educationalLevel": "secondary and above",
            "teaches": sections.iter().map(|(s, _)| s.front.idea.clone()).collect::<Vec<_>>(),
        })),
    ]
}
