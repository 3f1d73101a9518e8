//! A page around its content: head, header and footer.

use super::assets::{Asset, Assets};
use super::extras::ICON;
use crate::markup::escape;
use crate::view::bundles::{BUNDLES, Bundle};

/// The content-security policy of every page, by `<meta>` and by header.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
img-src 'self' data: blob:; connect-src 'self'; worker-src 'self' blob:; frame-src 'self'; \
manifest-src 'self'; base-uri 'none'; form-action 'none'";

/// What is particular to one page.
pub struct Page<'a> {
    /// Address relative to the site's root: `""`, `"404.html"`.
    pub path: &'a str,
    /// The title.
    pub title: &'a str,
    /// One sentence for search results and cards.
    pub description: &'a str,
    /// The content of `<main>`.
    pub main: String,
    /// JSON-LD objects.
    pub linked_data: Vec<serde_json::Value>,
    /// What leads from this page to the site's root: `""` or `"../"`; absolute for the 404 page.
    pub root: &'a str,
    /// Whether the app starts here.
    pub alive: bool,
    /// A script of the page's own.
    pub script: Option<&'a Asset>,
}

/// The page's HTML.
pub fn html(page: &Page, assets: &Assets, site_url: &str) -> String {
    let Page {
        path,
        title,
        description,
        main,
        root,
        ..
    } = page;
    let (title, description) = (escape(title), escape(description));
    let address = format!("{site_url}{path}");
    let picture = format!("{site_url}card.png");
    let linked_data: String = page
        .linked_data
        .iter()
        // `</script>` inside a string would end the element.
        .map(|data| {
            format!(
                "<script type=\"application/ld+json\">{}</script>\n",
                data.to_string().replace("</", "<\\/")
            )
        })
        .collect();
    let mut programs = String::new();
    if page.alive {
        programs += &program_links(assets, root);
    }
    if let Some(Asset { path, integrity }) = page.script {
        programs += &format!(
            "<script type=\"module\" src=\"{root}{path}\" integrity=\"{integrity}\"></script>\n"
        );
    }
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <link rel=\"canonical\" href=\"{address}\">\n\
         {sharing}\
         {ICON}\n\
         <link rel=\"stylesheet\" href=\"{root}{style}\">\n\
         {programs}{linked_data}</head>\n<body>\n\
         <a class=\"skip\" href=\"#main\">Skip to the text</a>\n\
         <header class=\"site-head\"><a class=\"brand\" href=\"{home}\">Scale Lab</a>\
         <button type=\"button\" class=\"quiet\" id=\"theme\" hidden>Theme: auto</button></header>\n\
         <div id=\"message\" role=\"status\"></div>\n\
         <main id=\"main\">{main}</main>\n{ledger}{footer}</body>\n</html>\n",
        sharing = sharing(&title, &description, &address, &picture),
        style = assets.style.path,
        home = if root.is_empty() { "./" } else { root },
        ledger = if page.alive { LEDGER } else { "" },
        footer = footer(root),
    )
}

/// Filled in by the app once something was trained.
const LEDGER: &str = "<aside id=\"ledger\" aria-label=\"Trained so far\" hidden><p></p>\
<button type=\"button\" class=\"quiet\">Hide</button></aside>\n";

/// What search engines and other sites show of a page; its title and
/// description are HTML already.
pub fn sharing(title: &str, description: &str, address: &str, picture: &str) -> String {
    format!(
        "<meta name=\"description\" content=\"{description}\">\n\
         <meta property=\"og:type\" content=\"article\">\n\
         <meta property=\"og:title\" content=\"{title}\">\n\
         <meta property=\"og:description\" content=\"{description}\">\n\
         <meta property=\"og:url\" content=\"{address}\">\n\
         <meta property=\"og:image\" content=\"{picture}\">\n\
         <meta property=\"og:image:width\" content=\"1200\">\n\
         <meta property=\"og:image:height\" content=\"630\">\n\
         <meta property=\"og:site_name\" content=\"Scale Lab\">\n\
         <meta name=\"twitter:card\" content=\"summary_large_image\">\n\
         <meta name=\"twitter:title\" content=\"{title}\">\n\
         <meta name=\"twitter:description\" content=\"{description}\">\n\
         <meta name=\"twitter:image\" content=\"{picture}\">\n"
    )
}

/// The programs of a page that comes alive.
pub fn program_links(assets: &Assets, root: &str) -> String {
    let program = |name: &str, program: &super::assets::Program| {
        format!(
            "<meta name=\"{name}\" content=\"{root}{} {} {root}{} {}\">\n",
            program.glue.path, program.glue.integrity, program.wasm.path, program.wasm.integrity
        )
    };
    let part = |part: &Bundle| {
        let files = part.files.iter().filter_map(|file| assets.parts.get(file));
        let files = files.map(|file| format!(" {root}{} {}", file.path, file.integrity));
        let (name, files) = (part.name, files.collect::<String>());
        format!(
            "<meta name=\"part-{name}\" content=\"{}\">\n",
            files.trim_start()
        )
    };
    let parts: String = BUNDLES.iter().map(part).collect();
    format!(
        "{}{parts}{}{}{}{}<script type=\"module\" src=\"{root}{}\" integrity=\"{}\"></script>\n\
         <meta name=\"snippets\" content=\"{root}{} {}\">\n",
        program("app", &assets.app),
        program("trainer", &assets.trainer),
        program("trainer-simd", &assets.trainer_simd),
        program("cluster", &assets.cluster),
        program("cluster-simd", &assets.cluster_simd),
        assets.boot.path,
        assets.boot.integrity,
        assets.snippets.path,
        assets.snippets.integrity,
    )
}

/// The package's, which `CHANGELOG.md` describes.
const VERSION: &str = env!("CARGO_PKG_VERSION");

fn footer(root: &str) -> String {
    format!(
        "<footer class=\"site-foot\"><p>Retold from <cite>Neural networks – is scale all you need?</cite> by Osinto (2024), \
         in our own words, its figures checked: <a href=\"{root}claims/\">claim by claim</a>, with \
         <a href=\"{root}sources/\">all sources</a>. <a href=\"{root}speed/\">How fast it trains</a>. \
         <a href=\"{root}embed/\">Embed a figure</a>. \
         Text and figures: CC BY 4.0. Code: MIT or Apache 2.0. Version {VERSION}.</p></footer>
"
    )
}
