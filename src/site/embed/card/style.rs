//! The colours of a card: the style sheets' own rules for marks, with the
//! light theme's tokens in place.

use crate::chart::tokens;
use crate::site::style_sheet;
use anyhow::Result;
use simplecss::{Declaration, Rule, StyleSheet};
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

/// What only cards have, sizes in the card's own pixels, and what resvg cannot
/// mix itself.
const CARD: &str = "svg { overflow: visible; } \
.card-paper { fill: var(--paper); } .card-edge { fill: var(--accent); } \
.card-brand { fill: var(--soft); font-size: 24px; } .card-title { fill: var(--ink); font-size: 46px; font-weight: bold; } \
.card-sentence { fill: var(--ink); font-size: 25px; } .card-label { fill: var(--ink); font-size: 21px; } \
.card-value { fill: var(--ink); font-size: 19px; stroke: var(--paper); stroke-width: 6; paint-order: stroke; } .card-reference { fill: var(--soft); font-size: 17px; } \
.plot-text text { font-size: 13px; } .bar-grey { fill: var(--soft); fill-opacity: 0.7; }";

/// One sheet in which every rule only colours and strokes.
///
/// # Errors
/// A style sheet that cannot be read.
pub fn sheet(project: &Path) -> Result<String> {
    let mut rules = String::new();
    for name in SHEETS {
        rules += &marks(&style_sheet::read(project, name)?);
    }
    rules += CARD;
    for (name, value) in tokens::light() {
        rules = rules.replace(&format!("var({name})"), value);
    }
    Ok(rules)
}

/// Of each rule outside media queries, what concerns marks.
fn marks(css: &str) -> String {
    let sheet = StyleSheet::parse(css);
    sheet.rules.iter().filter_map(mark).collect()
}

fn mark(rule: &Rule) -> Option<String> {
    let is_mark = |declaration: &&Declaration| {
        let name = declaration.name;
        let marks = name == "fill" || name == "paint-order" || name.starts_with("stroke");
        marks && !declaration.value.contains("color-mix(")
    };
    let declarations = rule.declarations.iter().filter(is_mark);
    let declarations: Vec<String> = declarations
        .map(|declaration| format!("{}: {}; ", declaration.name, declaration.value))
        .collect();
    (!declarations.is_empty()).then(|| format!("{} {{ {}}} ", rule.selector, declarations.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_colours_marks_is_kept() {
        let css = "/* a */ .a, .b .c { fill: red; color: blue; stroke-width: 2; } \
                   @media print { .e { fill: red; } } .f { color: red; }";
        let marks = marks(css);
        let kept = marks.matches("fill: red; stroke-width: 2; }").count();
        assert_eq!((kept, marks.matches(": ").count()), (2, 4), "{marks}");
    }

    #[test]
    fn every_token_has_its_value() {
        let sheet = sheet(Path::new(".")).unwrap();
        assert!(!sheet.contains("var("), "{sheet}");
        for class in ["bar-strong", "f-size-2", "s-accent", "grid"] {
            assert!(sheet.contains(class), "{class}");
        }
    }
}
