//! The sections as files: front matter, Markdown, and where they came from.

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What the front matter of a section says.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrontMatter {
    /// Place in the article, from 0; a page of its own has none.
    #[serde(default)]
    pub number: u8,
    /// The section's anchor, or the page's address.
    pub slug: String,
    /// The heading.
    pub title: String,
    /// Its one idea, in a sentence.
    pub idea: String,
    /// The line under the heading; for the first section, under the article's title.
    #[serde(default)]
    pub deck: String,
    /// The widget that stands above the heading, if there is one.
    #[serde(default)]
    pub first: Option<String>,
}

/// One section as written.
#[derive(Debug)]
pub struct Section {
    /// The front matter.
    pub front: FrontMatter,
    /// The Markdown after it.
    pub markdown: String,
    /// File, relative to the project.
    pub file: String,
    /// Lines before the Markdown starts, for error messages.
    pub first_line: usize,
    /// Its page's address relative to the site's root: `""` for the article's.
    pub page: String,
}

/// A term of art and what it means.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The term as a heading writes it.
    pub title: String,
    /// One or two plain sentences.
    pub definition: String,
}

/// The glossary by key.
pub type Glossary = BTreeMap<String, Term>;

/// Reads every `NN-slug.md` of the content folder, in order.
///
/// # Errors
/// A file that cannot be read, lacks front matter, or is out of order.
pub fn read_sections(folder: &Path) -> Result<Vec<Section>> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .with_context(|| format!("reading {}", folder.display()))?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|e| e == "md"));
    paths.sort();
    let sections: Vec<Section> = paths
        .iter()
        .map(|path| read_section(path, |_| String::new()))
        .collect::<Result<_>>()?;
    for (index, section) in sections.iter().enumerate() {
        if usize::from(section.front.number) != index {
            bail!(
                "{}:1: its number is {}, but it is section {index} by file name",
                section.file,
                section.front.number
            );
        }
    }
    Ok(sections)
}

/// Reads a page beside the article: `pages/speed` is `pages/speed.md` of the content
/// folder.
///
/// # Errors
/// A file that cannot be read or lacks front matter.
pub fn read_page(folder: &Path, file: &str) -> Result<Section> {
    let path = folder.join(format!("{file}.md"));
    read_section(&path, |front| format!("{}/", front.slug))
}

fn read_section(path: &Path, page: fn(&FrontMatter) -> String) -> Result<Section> {
    let file = path.display().to_string();
    let file = file.trim_start_matches("./").to_owned();
    let text = fs::read_to_string(path).with_context(|| format!("reading {file}"))?;
    let Some((front, markdown)) = text
        .strip_prefix("+++\n")
        .and_then(|rest| rest.split_once("\n+++\n"))
    else {
        bail!("{file}:1: front matter between two +++ lines is missing");
    };
    let parsed: FrontMatter =
        toml::from_str(front).with_context(|| format!("{file}:2: front matter"))?;
    let first_line = front.lines().count() + 2;
    Ok(Section {
        page: page(&parsed),
        front: parsed,
        markdown: markdown.to_owned(),
        file,
        first_line,
    })
}

/// Reads the glossary.
///
/// # Errors
/// A file that cannot be read or is not a table of terms.
pub fn read_glossary(folder: &Path) -> Result<Glossary> {
    let text = fs::read_to_string(folder.join("glossary.toml"))
        .context("reading content/glossary.toml")?;
    toml::from_str(&text).context("content/glossary.toml")
}
