//! The builder: content and components in, a complete static site out.
//!
//! Runs natively at build time, as Trunk's hook. Knows files and HTML; holds
//! no text a reader reads beyond the page's own furniture.

mod article;
mod assets;
mod blocks;
mod claims;
mod compress;
mod content;
mod cut;
mod embed;
mod extras;
mod figures;
pub mod gate;
mod hosts;
mod markdown;
mod page;
mod references;
mod scripts;
mod sources;
mod style_sheet;
mod widgets;

pub use cut::cut;

use crate::registry::REGISTRY;
use crate::spec::WidgetSpec;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Where the site will stand, unless `SITE_URL` says otherwise.
const DEFAULT_SITE_URL: &str = "http://127.0.0.1:8080/";

/// The pages beside the article, as links from it write them.
const PAGES: [&str; 4] = ["claims/", "sources/", "speed/", "embed/"];

/// Files for other programs, as links from a page beside the article write them.
const FILES: [&str; 4] = [
    "../widgets.json",
    "../embed.d.ts",
    "../_headers",
    "../nginx.conf",
];

/// Builds every page into `staging`, where Trunk has left the programs.
///
/// # Errors
/// Whatever is wrong with the content, with file and line.
pub fn build(staging: &Path, project: &Path) -> Result<()> {
    let content_folder = project.join("content");
    let glossary = content::read_glossary(&content_folder)?;
    let sections = content::read_sections(&content_folder)?;
    let figures = widget_figures()?;
    let shared = markdown::Article {
        glossary: &glossary,
        anchors: sections
            .iter()
            .map(|section| section.front.slug.clone())
            .collect(),
        widgets: &figures,
    };
    let sections = sections
        .into_iter()
        .map(|section| {
            let rendered = markdown::render_section(&section, &shared)?;
            Ok((section, rendered))
        })
        .collect::<Result<Vec<_>>>()?;

    let site = Site {
        staging,
        project,
        assets: assets::collect(staging, project)?,
        url: site_url(),
    };
    let article_html = article::main_html(&sections);
    let speed = content::read_page(&content_folder, "speed")?;
    let speed_html = markdown::render_section(&speed, &shared)?.html;
    let pages = [("", article_html.as_str()), ("speed/", &speed_html)];
    let embeds = embed::all(&pages, &figures)?;
    site.page(&page::Page {
        path: "",
        title: article::TITLE,
        description: article::DESCRIPTION,
        main: article_html,
        linked_data: article::linked_data(&sections, &site.url),
        root: "",
        alive: true,
        script: None,
    })?;
    site.page(&page::Page {
        path: "claims/",
        title: &format!("{} – Scale Lab", claims::TITLE),
        description: claims::DESCRIPTION,
        main: claims::main_html("../", &sections),
        linked_data: Vec::new(),
        root: "../",
        alive: false,
        script: None,
    })?;
    site.page(&page::Page {
        path: "sources/",
        title: &format!("{} – Scale Lab", sources::TITLE),
        description: sources::DESCRIPTION,
        main: sources::main_html("../"),
        linked_data: Vec::new(),
        root: "../",
        alive: false,
        script: None,
    })?;
    site.page(&page::Page {
        path: "speed/",
        title: &format!("{} – Scale Lab", speed.front.title),
        description: &speed.front.idea,
        main: article::page_html(&speed, &speed_html),
        linked_data: Vec::new(),
        root: "../",
        alive: true,
        script: None,
    })?;
    site.embeds(&content_folder, &shared, &embeds)?;
    let root = extras::path_of(&site.url);
    site.page(&page::Page {
        path: "404.html",
        title: "Not here – Scale Lab",
        description: "This address leads nowhere.",
        main: extras::not_found(&root, &sections),
        linked_data: Vec::new(),
        root: &root,
        alive: false,
        script: None,
    })?;
    site.files_for_machines()?;
    compress::everything(staging)
}

/// Every widget of the registry in its default state, by its id. Once each: the
/// recorded runs are trained here.
fn widget_figures() -> Result<BTreeMap<&'static str, String>> {
    let figure = |spec: &&WidgetSpec| {
        let figure = widgets::widget_figure(spec.id);
        let figure = figure.with_context(|| format!("the widget {} has no view", spec.id))?;
        Ok((spec.id, figure))
    };
    REGISTRY.iter().map(figure).collect()
}

/// Where pages go, and what they all refer to.
struct Site<'a> {
    staging: &'a Path,
    project: &'a Path,
    assets: assets::Assets,
    url: String,
}

impl Site<'_> {
    fn write(&self, name: &str, text: &str) -> Result<()> {
        let path = self.staging.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, text).with_context(|| format!("writing {name}"))
    }

    fn page(&self, page: &page::Page) -> Result<()> {
        let index = if page.path.is_empty() || page.path.ends_with('/') {
            "index.html"
        } else {
            ""
        };
        let name = format!("{}{index}", page.path);
        self.write(&name, &page::html(page, &self.assets, &self.url))
    }

    /// Each widget for other sites, and the page about that.
    fn embeds(
        &self,
        content_folder: &Path,
        shared: &markdown::Article,
        embeds: &[embed::Embed],
    ) -> Result<()> {
        let about = content::read_page(content_folder, "embed")?;
        let html = markdown::render_section(&about, shared)?.html;
        let html = embed::index_html(&html, embeds, &self.url)?;
        self.page(&page::Page {
            path: "embed/",
            title: &format!("{} – Scale Lab", about.front.title),
            description: &about.front.idea,
            main: article::page_html(&about, &html),
            linked_data: Vec::new(),
            root: "../",
            alive: false,
            script: Some(&self.assets.console),
        })?;
        embed::write(self, embeds)
    }

    /// What crawlers, hosts and other programs read.
    fn files_for_machines(&self) -> Result<()> {
        let registry = serde_json::to_string_pretty(&crate::registry::registry_json())?;
        self.write("widgets.json", &registry)?;
        self.write("sitemap.xml", &extras::sitemap(&self.url, &PAGES))?;
        let robots = format!(
            "User-agent: *\nAllow: /\nSitemap: {}sitemap.xml\n",
            self.url
        );
        self.write("robots.txt", &robots)?;
        self.write("_headers", &hosts::headers())?;
        self.write("nginx.conf", &hosts::nginx())
    }
}

/// `SITE_URL`, with a slash at its end.
fn site_url() -> String {
    let mut url = std::env::var("SITE_URL")
        .ok()
        .filter(|url| !url.is_empty())
        .unwrap_or_else(|| DEFAULT_SITE_URL.into());
    if !url.ends_with('/') {
        url.push('/');
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every term, source, table, anchor, widget and figure that the text names.
    #[test]
    fn everything_the_text_names_exists() {
        let folder = Path::new("content");
        let glossary = content::read_glossary(folder).unwrap();
        let sections = content::read_sections(folder).unwrap();
        // Drawing a widget takes long, and other tests do.
        let widgets = REGISTRY
            .iter()
            .map(|spec| (spec.id, String::new()))
            .collect();
        let shared = markdown::Article {
            glossary: &glossary,
            anchors: sections
                .iter()
                .map(|section| section.front.slug.clone())
                .collect(),
            widgets: &widgets,
        };
        for section in &sections {
            let rendered = markdown::render_section(section, &shared);
            assert!(rendered.is_ok(), "{:#}", rendered.err().unwrap());
        }
        let text: String = sections
            .iter()
            .map(|section| section.markdown.as_str())
            .collect();
        for term in glossary.keys() {
            assert!(
                text.contains(&format!("](term:{term})")),
                "nothing leads to the term {term}"
            );
        }
    }
}
