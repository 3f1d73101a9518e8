//! The builder: content and components in, a complete static site out.
//!
//! Runs natively at build time, as Trunk's hook. Knows files and HTML, which
//! `maud` writes; holds no text a reader reads beyond the page's own furniture.

mod article;
mod assets;
mod blocks;
mod cards;
mod cell_words;
mod claims;
mod compress;
mod content;
mod cut;
mod embed;
mod figures;
pub mod gate;
mod hosts;
mod lesson;
mod lesson_facts;
mod markdown;
mod not_found;
mod notes;
mod one_file;
mod output;
mod page;
mod references;
mod scripts;
mod sitemap;
mod sources;
mod style_sheet;
mod widgets;

pub use cut::cut;

use anyhow::Result;
use content::Section;
use markdown::Rendered;
use output::Output;
use page::Page;
use std::path::Path;

/// Where the site will stand, unless `SITE_URL` says otherwise.
const DEFAULT_SITE_URL: &str = "http://127.0.0.1:8080/";

/// Builds every page into `staging`, where Trunk has left the programs.
///
/// # Errors
/// Whatever is wrong with the content, with file and line.
pub fn build(staging: &Path, project: &Path) -> Result<()> {
    let figures = widgets::all()?;
    let words = Words::read(&project.join("content"), &figures)?;
    let output = Output {
        folder: staging,
        assets: assets::collect(staging, project)?,
        url: site_url(),
    };
    let speed = ("speed/", words.speed.1.widgets.as_slice());
    let article = words.article.iter();
    let article: Vec<&str> = article
        .flat_map(|(_, section)| section.widgets.clone())
        .collect();
    let embeds = embed::all(&[("", &article), speed], figures)?;
    words.write(&output, &embeds)?;
    embed::write(&output, project, &embeds)?;
    lesson::write(&output)?;
    files_for_machines(&output)?;
    compress::folder(staging)?;
    one_file::write(&output)
}

/// Every page's words, rendered.
struct Words {
    article: Vec<(Section, Rendered)>,
    speed: (Section, Rendered),
    embed: (Section, Rendered),
    /// The pages for teachers.
    teach: Vec<(Section, Rendered)>,
}

/// The files of the pages for teachers.
const TEACH: [&str; 5] = [
    "teach/index",
    "teach/guide",
    "teach/sheet",
    "teach/key",
    "teach/answers",
];

impl Words {
    fn read(folder: &Path, figures: &widgets::WidgetFigures) -> Result<Self> {
        let glossary = content::read_glossary(folder)?;
        let sections = content::read_sections(folder)?;
        let anchors = sections.iter().map(|section| section.front.slug.clone());
        let figures = figures
            .iter()
            .map(|(id, figure)| (*id, figure.html.clone()));
        let shared = markdown::Article {
            glossary: &glossary,
            anchors: anchors.collect(),
            widgets: &figures.collect(),
        };
        let rendered = |section: Section| {
            let rendered = markdown::render_section(&section, &shared)?;
            Ok((section, rendered))
        };
        Ok(Self {
            article: sections.into_iter().map(rendered).collect::<Result<_>>()?,
            speed: rendered(content::read_page(folder, "pages/speed")?)?,
            embed: rendered(content::read_page(folder, "pages/embed")?)?,
            teach: TEACH
                .into_iter()
                .map(|file| rendered(content::read_page(folder, file)?))
                .collect::<Result<_>>()?,
        })
    }

    /// Writes every page but those of the embeds.
    fn write(&self, output: &Output, embeds: &[embed::Embed]) -> Result<()> {
        output.page(&Page {
            path: "",
            title: article::TITLE,
            description: article::DESCRIPTION,
            main: article::article(&self.article),
            linked_data: article::linked_data(&self.article, &output.url),
            root: "",
            alive: true,
            script: None,
            style: None,
        })?;
        let title = titled(claims::TITLE);
        let main = claims::page("../", &self.article)?;
        output.page(&Page::beside("claims/", &title, claims::DESCRIPTION, main))?;
        let title = titled(sources::TITLE);
        let main = sources::page("../");
        output.page(&Page::beside(
            "sources/",
            &title,
            sources::DESCRIPTION,
            main,
        ))?;
        let (speed, rendered) = &self.speed;
        let title = titled(&speed.front.title);
        let main = article::page_beside(speed, &rendered.html, &rendered.notes);
        output.page(&Page {
            alive: true,
            ..Page::beside("speed/", &title, &speed.front.idea, main)
        })?;
        let (about, rendered) = &self.embed;
        let title = titled(&about.front.title);
        let text = embed::index(&rendered.html, embeds, &output.url)?;
        let main = article::page_beside(about, &text, &rendered.notes);
        output.page(&Page {
            script: Some(&output.assets.console),
            ..Page::beside("embed/", &title, &about.front.idea, main)
        })?;
        for (page, rendered) in &self.teach {
            let title = titled(&page.front.title);
            let main = article::page_beside(page, &rendered.html, &rendered.notes);
            output.page(&Page {
                style: Some(&output.assets.teach),
                ..Page::beside(&page.page, &title, &page.front.idea, main)
            })?;
        }
        let title = titled(cards::TITLE);
        output.page(&Page {
            style: Some(&output.assets.teach),
            ..Page::beside(cards::PATH, &title, cards::DESCRIPTION, cards::page()?)
        })?;
        let root = output::path_of(&output.url);
        let main = not_found::page(root, &self.article);
        output.page(&Page {
            root,
            ..Page::beside(
                "404.html",
                &titled("Not here"),
                not_found::DESCRIPTION,
                main,
            )
        })
    }
}

fn titled(title: &str) -> String {
    format!("{title} – Scale Lab")
}

/// What crawlers, hosts and other programs read.
fn files_for_machines(output: &Output) -> Result<()> {
    let registry = serde_json::to_string_pretty(&crate::registry::registry_json())?;
    output.write("widgets.json", registry)?;
    output.write("sitemap.xml", sitemap::sitemap(&output.url).0)?;
    let robots = format!(
        "User-agent: *\nAllow: /\nSitemap: {}sitemap.xml\n",
        output.url
    );
    output.write("robots.txt", robots)?;
    output.write("_headers", hosts::headers())?;
    output.write("nginx.conf", hosts::nginx())
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
    use crate::registry::REGISTRY;

    /// Every term, source, table, anchor, widget and figure that the text names.
    #[test]
    fn everything_the_text_names_exists() {
        let folder = Path::new("content");
        // Drawing a widget takes long, and other tests do.
        let empty = REGISTRY
            .iter()
            .map(|spec| (spec.id, widgets::WidgetFigure::default()));
        let words = Words::read(folder, &empty.collect());
        assert!(words.is_ok(), "{:#}", words.err().unwrap());
        let sections = words.unwrap().article;
        let text: String = sections
            .iter()
            .map(|(section, _)| section.markdown.as_str())
            .collect();
        for term in content::read_glossary(folder).unwrap().keys() {
            assert!(
                text.contains(&format!("](term:{term})")),
                "nothing leads to the term {term}"
            );
        }
    }
}
