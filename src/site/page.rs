//! A page around its content: head, header and footer.

use super::assets::{Asset, Assets, Program};
use crate::view::bundles::{BUNDLES, Bundle};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::Value as Json;

/// The content-security policy of every page, by `<meta>` and by header.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; frame-src 'self'; \
manifest-src 'self'; base-uri 'none'; form-action 'none'";

/// The sign in the browser's tab: three networks, growing. In the page itself,
/// as it is smaller than a request for it.
const ICON: &str = "data:image/svg+xml,\
%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E\
%3Ccircle cx='5' cy='25' r='3' fill='%239a86e2'/%3E%3Ccircle cx='13' cy='20' r='5' fill='%236350b1'/%3E\
%3Ccircle cx='24' cy='10' r='8' fill='%235a3fd6'/%3E%3C/svg%3E";

/// What is particular to one page.
pub struct Page<'a> {
    /// Address relative to the site's root: `""`, `"404.html"`.
    pub path: &'a str,
    /// The title.
    pub title: &'a str,
    /// One sentence for search results and cards.
    pub description: &'a str,
    /// The content of `<main>`.
    pub main: Markup,
    /// JSON-LD objects.
    pub linked_data: Vec<Json>,
    /// What leads from this page to the site's root: `""` or `"../"`; absolute for the 404 page.
    pub root: &'a str,
    /// Whether the app starts here.
    pub alive: bool,
    /// A script of the page's own.
    pub script: Option<&'a Asset>,
    /// A style sheet of the page's own.
    pub style: Option<&'a Asset>,
}

impl<'a> Page<'a> {
    /// A page beside the article, in a folder of its own, with no program on it.
    pub fn beside(path: &'a str, title: &'a str, description: &'a str, main: Markup) -> Self {
        Self {
            path,
            title,
            description,
            main,
            linked_data: Vec::new(),
            root: root_from(path),
            alive: false,
            script: None,
            style: None,
        }
    }
}

/// What leads from a page to the site's root.
fn root_from(path: &str) -> &'static str {
    match path.matches('/').count() {
        0 => "",
        1 => "../",
        2 => "../../",
        _ => "../../../",
    }
}

/// The whole page.
pub fn document(page: &Page, assets: &Assets, site_url: &str) -> Markup {
    let root = page.root;
    let address = format!("{site_url}{}", page.path);
    let about = About {
        title: page.title,
        description: page.description,
        address: &address,
        picture: &format!("{site_url}card.png"),
    };
    let home = if root.is_empty() { "./" } else { root };
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                (first_of_head(page.title, &address))
                (shared(&about))
                (icon_and_style(&assets.style, root))
                @if let Some(sheet) = page.style { (style_link(sheet, root)) }
                @if page.alive { (program_links(assets, root)) } @else { (module(&assets.theme, root)) }
                @if page.path.is_empty() {
                    (font_link(&assets.text_font))
                    (font_link(&assets.display_font))
                    (module(&assets.way, root))
                }
                @if let Some(script) = page.script { (module(script, root)) }
                @for data in &page.linked_data {
                    script type="application/ld+json" { (json(data)) }
                }
            }
            body {
                a class="skip" href="#main" { "Skip to the text" }
                header class="site-head" {
                    a class="brand" href=(home) { "Scale Lab" }
                    @if page.path.is_empty() { (super::article::here()) }
                    @if page.path.is_empty() { a class="to-contents" href="#contents" { "Contents" } }
                    a class="teach" href={ (root) "teach/" } { "Teach" }
                    button type="button" class="quiet" id="theme" hidden { "Theme: auto" }
                }
                @if page.alive {
                    // The first script that runs takes it away.
                    p class="asleep" {
                        "The figures are pictures now: what makes them live has not started. It needs a server, \
                         not a file opened from a disk; where there is one, reload the page."
                    }
                }
                div id="message" role="status" {}
                main id="main" { (page.main) }
                @if page.alive {
                    // Filled in by the app once something was trained.
                    aside id="ledger" aria-label="Trained so far" hidden {
                        p {}
                        button type="button" class="quiet" { "Hide" }
                    }
                }
                (footer(root))
            }
        }
    }
}

/// The first elements of every `<head>`.
pub fn first_of_head(title: &str, canonical: &str) -> Markup {
    html! {
        (first_of_head_with(POLICY, title))
        link rel="canonical" href=(canonical);
    }
}

/// The same for a page that has a policy of its own and no address.
pub fn first_of_head_with(policy: &str, title: &str) -> Markup {
    html! {
        meta charset="utf-8";
        meta http-equiv="Content-Security-Policy" content=(policy);
        meta name="viewport" content="width=device-width, initial-scale=1";
        title { (title) }
        meta name="color-scheme" content="light dark";
    }
}

/// A page as search engines and other sites show it.
pub struct About<'a> {
    /// The title.
    pub title: &'a str,
    /// One sentence.
    pub description: &'a str,
    /// The page's address.
    pub address: &'a str,
    /// The address of its card.
    pub picture: &'a str,
}

/// What search engines and other sites show of a page.
pub fn shared(about: &About) -> Markup {
    html! {
        meta name="description" content=(about.description);
        meta property="og:type" content="article";
        meta property="og:title" content=(about.title);
        meta property="og:description" content=(about.description);
        meta property="og:url" content=(about.address);
        meta property="og:image" content=(about.picture);
        meta property="og:image:width" content="1200";
        meta property="og:image:height" content="630";
        meta property="og:site_name" content="Scale Lab";
        meta name="twitter:card" content="summary_large_image";
        meta name="twitter:title" content=(about.title);
        meta name="twitter:description" content=(about.description);
        meta name="twitter:image" content=(about.picture);
    }
}

/// The tab's sign and the style sheet.
pub fn icon_and_style(sheet: &Asset, root: &str) -> Markup {
    html! {
        link rel="icon" href=(ICON);
        (style_link(sheet, root))
    }
}

/// A style sheet.
pub fn style_link(sheet: &Asset, root: &str) -> Markup {
    html! {
        link rel="stylesheet" href={ (root) (sheet.path) };
    }
}

/// A font that the first screen is set in. Fonts are always asked for as from
/// another origin, so what is fetched beforehand must be too.
fn font_link(font: &Asset) -> Markup {
    html! {
        link rel="preload" as="font" type="font/woff2" crossorigin="anonymous" href=(font.path);
    }
}

/// A module that runs when the page has been read.
pub fn module(script: &Asset, root: &str) -> Markup {
    html! {
        script type="module" src={ (root) (script.path) } integrity=(script.integrity) {}
    }
}

/// Data within a `<script>`, which `</` would end.
pub fn json(data: &Json) -> Markup {
    PreEscaped(data.to_string().replace("</", "<\\/"))
}

/// The programs of a page that comes alive.
pub fn program_links(assets: &Assets, root: &str) -> Markup {
    let file = |asset: &Asset| format!("{root}{} {}", asset.path, asset.integrity);
    let program = |name: &str, program: &Program| {
        let files = [&program.glue, &program.wasm].map(file);
        html! { meta name=(name) content=(files.join(" ")); }
    };
    let part = |part: &Bundle| {
        let files = part.files.iter().filter_map(|file| assets.parts.get(file));
        let files: Vec<String> = files.map(file).collect();
        html! { meta name={ "part-" (part.name) } content=(files.join(" ")); }
    };
    html! {
        (program("app", &assets.app))
        @for one in &BUNDLES { (part(one)) }
        (program("trainer", &assets.trainer))
        (program("trainer-simd", &assets.trainer_simd))
        (program("cluster", &assets.cluster))
        (program("cluster-simd", &assets.cluster_simd))
        (program("writer", &assets.writer))
        (program("writer-simd", &assets.writer_simd))
        meta name="alice" content=(file(&assets.alice));
        (module(&assets.boot, root))
        meta name="gpu" content=(file(&assets.gpu));
        meta name="snippets" content=(file(&assets.snippets));
        meta name="pupils" content=(file(&assets.pupils));
    }
}

/// The package's, which `CHANGELOG.md` describes.
const VERSION: &str = env!("CARGO_PKG_VERSION");

fn footer(root: &str) -> Markup {
    html! {
        footer class="site-foot" {
            p {
                "Retold from " cite { "Neural networks – is scale all you need?" }
                " by Osinto (2024), in our own words, its figures checked: "
                a href={ (root) "claims/" } { "claim by claim" } ", with "
                a href={ (root) "sources/" } { "all sources" } ". "
                a href={ (root) "speed/" } { "How fast it trains" } ". "
                a href={ (root) "embed/" } { "Embed a figure" } ". "
                "Text and figures: CC BY 4.0. Code: MIT or Apache 2.0. Version " (VERSION) "."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::json;

    #[test]
    fn data_cannot_end_its_script() {
        let data = serde_json::json!({ "words": "</script><b>" });
        assert_eq!(json(&data).0, r#"{"words":"<\/script><b>"}"#);
    }
}
