//! `content/sources.toml`: what the figures rest on.

use super::dates::decimal_year;
use super::read::{Fields, File, Node, Problem};

/// How well a source is known: `grade` in the file, and what has to go with it.
pub(crate) enum Grade {
    Read {
        at: String,
        on: String,
    },
    SecondHand {
        at: String,
        on: String,
        relied_on: String,
    },
    NotRead {
        relied_on: String,
    },
}

pub(crate) struct Source {
    pub(crate) key: String,
    pub(crate) title: String,
    pub(crate) authors: Option<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) year: u16,
    pub(crate) url: Option<String>,
    pub(crate) licence: Option<String>,
    pub(crate) grade: Grade,
}

const KEYS: [&str; 10] = [
    "title",
    "authors",
    "publisher",
    "year",
    "url",
    "licence",
    "grade",
    "read_at",
    "read_on",
    "relied_on",
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
    let grade = grade(&fields)?;
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
        grade,
    })
}

fn grade(fields: &Fields<'_>) -> Result<Grade, Problem> {
    let node = fields.required("grade")?;
    let text = |key: &str| Ok(fields.required(key)?.text()?.to_owned());
    let without = |key: &str| match fields.get(key) {
        Some(node) => Err(node.problem(&format!("`{key}` does not go with this grade"))),
        None => Ok(()),
    };
    match node.text()? {
        "read" => {
            without("relied_on")?;
            Ok(Grade::Read {
                at: text("read_at")?,
                on: day(fields)?,
            })
        }
        "second hand" => Ok(Grade::SecondHand {
            at: text("read_at")?,
            on: day(fields)?,
            relied_on: text("relied_on")?,
        }),
        "not read" => {
            without("read_at")?;
            without("read_on")?;
            Ok(Grade::NotRead {
                relied_on: text("relied_on")?,
            })
        }
        _ => Err(node.problem("is no grade: `read`, `second hand` or `not read`")),
    }
}

/// When it was read, to the day.
fn day(fields: &Fields<'_>) -> Result<String, Problem> {
    let node = fields.required("read_on")?;
    let text = node.text()?;
    if text.len() != 10 || decimal_year(text).is_none() {
        return Err(node.problem("is no day (YYYY-MM-DD)"));
    }
    Ok(text.to_owned())
}

/// The text under a key that may be absent.
pub(crate) fn optional_text(fields: &Fields<'_>, key: &str) -> Result<Option<String>, Problem> {
    let Some(node) = fields.get(key) else {
        return Ok(None);
    };
    Ok(Some(node.text()?.to_owned()))
}
