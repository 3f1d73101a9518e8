//! The colours of a card: the style sheets' own rules for marks, with the
//! light theme's tokens in place.

use crate::chart::tokens;
use crate::site::style_sheet::without_comments;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Style sheets that colour marks.
const SHEETS: [&str; 6] = [
    "charts",
    "calculators",
    "scene",
    "widgets",
    "lessons",
    "lab",
];

/// What only cards have; sizes are those of the card's own pixels.
const CARD: &str = ".card-paper { fill: var(--paper); } .card-edge { fill: var(--accent); } \
.card-brand { fill: var(--soft); font-size: 24px; } .card-title { fill: var(--ink); font-size: 46px; font-weight: bold; } \
.card-sentence { fill: var(--ink); font-size: 25px; } .card-label { fill: var(--ink); font-size: 21px; } \
.card-value { fill: var(--soft); font-size: 21px; } .plot-text text { font-size: 13px; } .bar text { font-size: 19px; }";

/// One sheet in which every rule only colours and strokes.
///
/// # Errors
/// A style sheet that cannot be read.
pub fn sheet(project: &Path) -> Result<String> {
    let read = |name: &str| {
        let path = project.join(format!("style/{name}.css"));
        fs::read_to_string(&path).with_context(|| format!("reading style/{name}.css"))
    };
    let mut rules = String::new();
    for name in SHEETS {
        let text = without_comments(&read(name)?).with_context(|| format!("style/{name}.css"))?;
        rules += &marks(&text);
    }
    Ok(with_tokens(&(rules + CARD)))
}

/// Of each rule outside media queries, what concerns marks; there are no comments.
fn marks(css: &str) -> String {
    let mut kept = String::new();
    let mut depth = 0;
    let mut selector = String::new();
    let mut body = String::new();
    for letter in css.chars() {
        match letter {
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                if depth == 0 {
                    kept += &rule(&selector, &body);
                    selector.clear();
                    body.clear();
                }
            }
            _ if depth == 0 => selector.push(letter),
            _ => body.push(letter),
        }
    }
    kept
}

fn rule(selector: &str, body: &str) -> String {
    let selector = selector.trim();
    if selector.contains(['@', ':', '[', '>', '+', '~', '*']) {
        return String::new();
    }
    let mark = |declaration: &&str| {
        let name = declaration.split(':').next().unwrap_or_default().trim();
        name == "fill" || name == "paint-order" || name.starts_with("stroke")
    };
    let marks: Vec<&str> = body.split(';').filter(mark).map(str::trim).collect();
    if marks.is_empty() {
        return String::new();
    }
    format!("{selector} {{ {}; }} ", marks.join("; "))
}

/// With the light theme's values; of a mixture the first colour.
fn with_tokens(css: &str) -> String {
    let mut text = css.to_owned();
    for (name, value) in tokens::light() {
        text = text.replace(&format!("var({name})"), value);
    }
    while let Some(start) = text.find("color-mix(") {
        let end = text[start..]
            .find(';')
            .map_or(text.len(), |end| start + end);
        let colour = text[start..end].find('#').map(|at| start + at);
        let colour = colour
            .and_then(|at| text.get(at..at + 7))
            .unwrap_or("#808080");
        text = format!("{}{colour}{}", &text[..start], &text[end..]);
    }
    text
}
