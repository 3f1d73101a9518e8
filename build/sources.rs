//! `content/sources.toml`: what the figures rest on.

use super::read::{Fields, File, Node, Problem};

pub(crate) struct Source {
    pub(crate) key: String,
    pub(crate) title: String,
    pub(crate) authors: Option<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) year: u16,
    pub(crate) url: Option<String>,
    pub(crate) licence: Option<String>,
    pub(crate) checked: bool,
    pub(crate) checked_at: Option<String>,
}

const KEYS: [&str; 8] = [
    "title",
    "authors",
    "publisher",
    "year",
    "url",
    "licence",
    "checked",
    "checked_at",
];

/// Reads and checks the whole file.
pub(crate) fn read(file: &File<'_>) -> Result<Vec<Source>, Problem> {
    let document = file.parse()?;
    let root = Fields::root(file, &document);
    root.entries()
        .into_iter()
        .map(|(key, node)| source(key, &node.named(format!("source {key}"))))
        .collect()
}

fn source(key: &str, node: &Node<'_>) -> Result<Source, Problem> {
    let fields = node.fields()?;
    fields.only(&KEYS)?;
    let text = |name| optional_text(&fields, name);
    let year = fields.required("year")?;
    let number = year.number()?;
    if number.fract() != 0.0 || !(1900.0..2100.0).contains(&number) {
        return Err(year.problem("is not a year"));
    }
    let url = text("url")?;
    if url.as_ref().is_some_and(|url| !url.starts_with("https://")) {
        return Err(fields.problem("the url does not begin with https://"));
    }
    let checked = fields.required("checked")?.flag()?;
    let checked_at = text("checked_at")?;
    if checked != checked_at.is_some() {
        return Err(fields.problem("`checked_at` goes with `checked = true`, and only with it"));
    }
    let (authors, publisher) = (text("authors")?, text("publisher")?);
    if authors.is_none() && publisher.is_none() {
        return Err(fields.problem("has neither authors nor a publisher"));
    }
    Ok(Source {
        key: key.to_owned(),
        title: fields.required("title")?.text()?.to_owned(),
        authors,
        publisher,
        year: number as u16,
        url,
        licence: text("licence")?,
        checked,
        checked_at,
    })
}

/// The text under a key that may be absent.
pub(crate) fn optional_text(fields: &Fields<'_>, key: &str) -> Result<Option<String>, Problem> {
    let Some(node) = fields.get(key) else {
        return Ok(None);
    };
    Ok(Some(node.text()?.to_owned()))
}
