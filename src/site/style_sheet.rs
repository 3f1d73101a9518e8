//! The style sheets in one.

use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Style sheets, in cascade order.
const SHEETS: [&str; 15] = [
    "tokens",
    "fonts",
    "base",
    "article",
    "controls",
    "widgets",
    "race",
    "playground",
    "lessons",
    "lab",
    "charts",
    "calculators",
    "scene",
    "embed",
    "print",
];

/// Those of a lesson's pages.
const LESSON_SHEETS: [&str; 4] = ["tokens", "base", "controls", "classroom"];

/// All sheets of the article, as they are written.
///
/// # Errors
/// A sheet that cannot be read.
pub fn assembled(project: &Path) -> Result<String> {
    joined(project, &SHEETS)
}

/// All sheets of a lesson's pages.
///
/// # Errors
/// A sheet that cannot be read.
pub fn of_lessons(project: &Path) -> Result<String> {
    joined(project, &LESSON_SHEETS)
}

fn joined(project: &Path, names: &[&str]) -> Result<String> {
    let sheets: Vec<String> = names
        .iter()
        .map(|name| read(project, name))
        .collect::<Result<_>>()?;
    Ok(sheets.join("\n"))
}

/// One sheet.
///
/// # Errors
/// A sheet that cannot be read.
pub fn read(project: &Path, name: &str) -> Result<String> {
    let file = format!("style/{name}.css");
    fs::read_to_string(project.join(&file)).with_context(|| format!("reading {file}"))
}
