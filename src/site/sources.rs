//! `/sources/`: everything that figures and sentences rest on, by how well it
//! is known.

use super::markdown::source_html;
use crate::data::{Grade, SOURCES, Source};
use crate::markup::escape;

/// The page's title.
pub const TITLE: &str = "Sources";

/// The page in one sentence.
pub const DESCRIPTION: &str = "Every source of the article's figures and sentences: what was read, what we know at second hand, what was not read.";

/// A part of the page: its heading, what that means, which sources stand in it.
type Part = (&'static str, &'static str, fn(Grade) -> bool);

const PARTS: [Part; 3] = [
    (
        "Read",
        "The text itself, where it stands or in a public copy; for a long document, the pages that the figures are on.",
        |grade| matches!(grade, Grade::Read { .. }),
    ),
    (
        "At second hand",
        "Not the text itself, but others who quote or report it. Beside each stands what was taken from it.",
        |grade| matches!(grade, Grade::SecondHand { .. }),
    ),
    (
        "Not read",
        "Named because the fact is commonly traced to it. Beside each stands what was taken from it, unchecked.",
        |grade| matches!(grade, Grade::NotRead { .. }),
    ),
];

/// The content of `<main>`; `root` leads to the article.
pub fn main_html(root: &str) -> String {
    let mut sources: Vec<&Source> = SOURCES.iter().collect();
    sources.sort_by_key(|source| source.title.to_lowercase());
    let parts: String = PARTS
        .iter()
        .map(|(heading, means, belongs)| {
            let items: Vec<String> = sources
                .iter()
                .filter(|source| belongs(source.grade))
                .map(|source| item(source))
                .collect();
            format!(
                "<section><h2>{heading}: {}</h2><p>{means}</p><ul class=\"sources\">{}</ul></section>",
                items.len(),
                items.concat()
            )
        })
        .collect();
    format!(
        "<article><section class=\"opening\"><h1>{TITLE}</h1>\
         <p>The {} sources of <a href=\"{root}\">the article</a> and of <a href=\"{root}claims/\">the claims</a>, \
         in three grades. The notes at the foot of each section say which of the last two a source belongs to.</p>\
         </section>{parts}</article>",
        SOURCES.len(),
    )
}

fn item(source: &Source) -> String {
    let known = match source.grade {
        Grade::Read { at, on } => format!("Read: {}, {on}.", escape(at)),
        Grade::SecondHand { at, on, relied_on } => format!(
            "Taken from it: {} Known from: {}, {on}.",
            escape(relied_on),
            escape(at)
        ),
        Grade::NotRead { relied_on } => format!("Taken from it: {}", escape(relied_on)),
    };
    format!(
        "<li id=\"{}\">{} <span class=\"grade\">{known}</span></li>",
        source.key,
        source_html(source)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_stands_under_one_grade() {
        let html = main_html("../");
        for source in SOURCES {
            let anchor = format!("<li id=\"{}\">", source.key);
            assert_eq!(html.matches(&anchor).count(), 1, "{}", source.key);
        }
        assert_eq!(html.matches("<h2>").count(), PARTS.len());
    }

    #[test]
    fn what_was_taken_from_an_unread_source_stands_beside_it() {
        let html = main_html("../");
        let unread = SOURCES
            .iter()
            .filter(|source| !matches!(source.grade, Grade::Read { .. }));
        assert_eq!(html.matches("Taken from it: ").count(), unread.count());
    }
}
