//! The small files: sitemap, tab's sign, the page for addresses that lead nowhere.

use super::content::Section;
use super::markdown::Rendered;
use crate::markup::escape;
use crate::registry::REGISTRY;

/// The sign in the browser's tab: three networks, growing. In the page itself,
/// as it is smaller than a request for it.
pub const ICON: &str = "<link rel=\"icon\" href=\"data:image/svg+xml,\
%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E\
%3Ccircle cx='5' cy='25' r='3' fill='%239a86e2'/%3E%3Ccircle cx='13' cy='20' r='5' fill='%236350b1'/%3E\
%3Ccircle cx='24' cy='10' r='8' fill='%235a3fd6'/%3E%3C/svg%3E\">";

/// The sitemap: the article and the pages beside it.
pub fn sitemap(site_url: &str, pages: &[&str]) -> String {
    let urls: String = [""]
        .iter()
        .chain(pages)
        .map(|page| format!("<url><loc>{}{page}</loc></url>\n", escape(site_url)))
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\
         {urls}</urlset>\n"
    )
}

/// The path of an address: `https://a.example/b/` → `/b/`.
pub fn path_of(site_url: &str) -> String {
    let after_scheme = site_url
        .split_once("://")
        .map_or(site_url, |(_, rest)| rest);
    after_scheme
        .find('/')
        .map_or("/", |slash| &after_scheme[slash..])
        .to_owned()
}

/// What the 404 page says.
pub fn not_found(root: &str, sections: &[(Section, Rendered)]) -> String {
    let widgets: String = REGISTRY
        .iter()
        .map(|spec| {
            format!(
                "<li><a href=\"{root}embed/{}/\">{}</a></li>",
                spec.id,
                escape(spec.title)
            )
        })
        .collect();
    let items: String = sections
        .iter()
        .map(|(section, _)| {
            format!(
                "<li><a href=\"{root}#{}\">{}</a></li>",
                escape(&section.front.slug),
                escape(&section.front.title)
            )
        })
        .collect();
    format!(
        "<article><section class=\"opening\"><h1>Nothing here</h1><p>This address leads nowhere. \
         The article has these sections:</p><ul>{items}</ul>\
         <p>These widgets can be <a href=\"{root}embed/\">embedded</a>:</p><ul>{widgets}</ul></section></article>"
    )
}
