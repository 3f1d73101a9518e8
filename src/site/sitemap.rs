//! The pages beside the article, and the sitemap of them all.

use maud::{Markup, PreEscaped, html};

/// The pages beside the article, relative to the site's root.
pub const PAGES: [&str; 12] = [
    "claims/",
    "sources/",
    "speed/",
    "embed/",
    "1/",
    "1/class/",
    "teach/",
    "teach/1/",
    "teach/1/sheet/",
    "teach/1/key/",
    "teach/cards/",
    "teach/answers/",
];

/// The sitemap: the article and the pages beside it.
pub fn sitemap(site_url: &str) -> Markup {
    html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
        urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" {
            @for page in std::iter::once("").chain(PAGES) {
                url { loc { (site_url) (page) } }
            }
        }
    }
}
