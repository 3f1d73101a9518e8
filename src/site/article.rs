//! The article: its sections in order, with contents and linked data.

use super::content::Section;
use super::markdown::Rendered;
use crate::markup::escape;
use serde_json::{Value as Json, json};

/// The article's title.
pub const TITLE: &str = "Is scale all you need?";

/// Whose article this retells, at its head.
const CREDIT: &str = "<p class=\"credit\">Retold, with corrections, from <cite>Neural networks – is scale all you need?</cite> by Osinto, 2024</p>";

/// What the article is, in one sentence.
pub const DESCRIPTION: &str = "An explorable article: neural networks that train in the page show how far making \
them bigger makes them better, and what the computers, the power and the bill look like.";

/// The content of `<main>`.
pub fn main_html(sections: &[(Section, Rendered)]) -> String {
    let mut html = String::from("<article>");
    for (index, (section, rendered)) in sections.iter().enumerate() {
        let (number, slug) = (section.front.number, escape(&section.front.slug));
        let title = escape(&section.front.title);
        if index == 0 {
            html.push_str(&format!(
                "<section id=\"{slug}\" class=\"opening\"><h1>{TITLE}</h1><h2 class=\"kicker\">{title}</h2>{CREDIT}{}</section>{}",
                rendered.html,
                contents(sections)
            ));
        } else {
            // How much room the style sheet keeps for it.
            let widgets = rendered.html.matches("data-widget=").count().clamp(1, 3);
            html.push_str(&format!(
                "<section id=\"{slug}\" data-widgets=\"{widgets}\"><h2><span class=\"number\">{number}</span> {title}</h2>{}</section>",
                rendered.html
            ));
        }
    }
    html.push_str("</article>");
    html
}

/// The content of `<main>` of a page beside the article.
pub fn page_html(page: &Section, html: &str) -> String {
    let (slug, title) = (escape(&page.front.slug), escape(&page.front.title));
    format!(
        "<article><section id=\"{slug}\" class=\"opening\"><h1>{title}</h1>{html}</section></article>"
    )
}

fn contents(sections: &[(Section, Rendered)]) -> String {
    let items: String = sections
        .iter()
        .map(|(section, _)| {
            format!(
                "<li value=\"{}\"><a href=\"#{}\">{}</a></li>",
                section.front.number,
                escape(&section.front.slug),
                escape(&section.front.title)
            )
        })
        .collect();
    format!(
        "<nav class=\"contents\" aria-label=\"Contents\"><h2>Contents</h2><ol start=\"0\">{items}</ol></nav>"
    )
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
