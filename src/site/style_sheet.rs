//! The style sheets in one, without comments and indentation.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// Style sheets, in cascade order.
const SHEETS: [&str; 13] = [
    "tokens",
    "base",
    "article",
    "controls",
    "widgets",
    "playground",
    "lessons",
    "lab",
    "charts",
    "calculators",
    "scene",
    "embed",
    "print",
];

/// All sheets.
///
/// # Errors
/// A sheet that cannot be read, or has a comment without an end.
pub fn assembled(project: &Path) -> Result<String> {
    let mut lines = Vec::new();
    for name in SHEETS {
        let file = format!("style/{name}.css");
        let text =
            fs::read_to_string(project.join(&file)).with_context(|| format!("reading {file}"))?;
        let text = without_comments(&text).context(file)?;
        let full = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.extend(full.map(str::to_owned));
    }
    Ok(lines.join("\n"))
}

/// A sheet without its comments. No text in our sheets holds what begins one.
///
/// # Errors
/// A comment without an end.
pub fn without_comments(css: &str) -> Result<String> {
    let mut text = String::new();
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        let Some((_, after)) = comment.split_once("*/") else {
            let line = css.len() - comment.len();
            let line = css[..line].lines().count();
            bail!("line {line}: a comment has no end");
        };
        text += before;
        rest = after;
    }
    Ok(text + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_end() {
        let css = "/* a */p { color: red; /* b\n c */ }\n";
        assert_eq!(without_comments(css).unwrap(), "p { color: red;  }\n");
        let open = without_comments("p {}\n/* a\nq {}").unwrap_err();
        assert_eq!(open.to_string(), "line 2: a comment has no end");
    }
}
