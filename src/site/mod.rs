//! The builder: content and components in, a complete static site out.
//!
//! Runs natively at build time, as Trunk's hook. Knows files and HTML; holds
//! no text a reader reads beyond the page's own furniture.

mod article;
mod assets;
mod blocks;
mod claims;
mod content;
mod extras;
mod figures;
pub mod gate;
mod markdown;
mod page;
mod sources;
mod widgets;

use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Where the site will stand, unless `SITE_URL` says otherwise.
const DEFAULT_SITE_URL: &str = "http://127.0.0.1:8080/";

/// The pages beside the article, as links from it write them.
const PAGES: [&str; 3] = ["claims/", "sources/", "speed/"];

/// Builds every page into `staging`, where Trunk has left the programs.
///
/// # Errors
/// Whatever is wrong with the content, with file and line.
pub fn build(staging: &Path, project: &Path) -> Result<()> {
    let site_url = site_url();
    let content_folder = project.join("content");
    let glossary = content::read_glossary(&content_folder)?;
    let sections = content::read_sections(&content_folder)?;
    let shared = markdown::Article {
        glossary: &glossary,
        anchors: sections
            .iter()
            .map(|section| section.front.slug.clone())
            .collect(),
        widget: &|id| Some(widgets::widget_figure(id).unwrap_or_default()),
        figure: &figures::figure,
    };
    let sections = sections
        .into_iter()
        .map(|section| {
            let rendered = markdown::render_section(&section, &shared)?;
            Ok((section, rendered))
        })
        .collect::<Result<Vec<_>>>()?;

    let assets = assets::collect(staging, project)?;
    let write = |name: &str, text: String| {
        fs::write(staging.join(name), text).with_context(|| format!("writing {name}"))
    };
    let article = page::Page {
        path: "",
        title: article::TITLE,
        description: article::DESCRIPTION,
        main: article::main_html(&sections),
        linked_data: article::linked_data(&sections, &site_url),
        root: "",
        alive: true,
    };
    write("index.html", page::html(&article, &assets, &site_url))?;
    for (path, title, description, main) in [
        (
            "claims/",
            claims::TITLE,
            claims::DESCRIPTION,
            claims::main_html("../", &sections),
        ),
        (
            "sources/",
            sources::TITLE,
            sources::DESCRIPTION,
            sources::main_html("../"),
        ),
    ] {
        let page = page::Page {
            path,
            title: &format!("{title} – Scale Lab"),
            description,
            main,
            linked_data: Vec::new(),
            root: "../",
            alive: false,
        };
        fs::create_dir_all(staging.join(path))?;
        write(
            &format!("{path}index.html"),
            page::html(&page, &assets, &site_url),
        )?;
    }
    let speed = content::read_page(&content_folder, "speed")?;
    let speed_html = markdown::render_section(&speed, &shared)?.html;
    fs::create_dir_all(staging.join("speed"))?;
    let page = page::Page {
        path: "speed/",
        title: &format!("{} – Scale Lab", speed.front.title),
        description: &speed.front.idea,
        main: article::page_html(&speed, &speed_html),
        linked_data: Vec::new(),
        root: "../",
        alive: true,
    };
    write("speed/index.html", page::html(&page, &assets, &site_url))?;
    let root = extras::path_of(&site_url);
    let missing = page::Page {
        path: "404.html",
        title: "Not here – Scale Lab",
        description: "This address leads nowhere.",
        main: extras::not_found(&root, &sections),
        linked_data: Vec::new(),
        root: &root,
        alive: false,
    };
    write("404.html", page::html(&missing, &assets, &site_url))?;
    write(
        "widgets.json",
        serde_json::to_string_pretty(&crate::widget::registry_json())?,
    )?;
    write("sitemap.xml", extras::sitemap(&site_url, &PAGES))?;
    write(
        "robots.txt",
        format!("User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n"),
    )?;
    write("_headers", extras::headers())?;
    // What other sites show of this one: the race, as the README shows it.
    fs::copy(project.join("docs/race.png"), staging.join("card.png"))
        .context("copying docs/race.png")?;
    write("favicon.svg", extras::FAVICON.into())?;
    Ok(())
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
