//! `/sources/`: everything that figures and sentences rest on, by how well it
//! is known.

use super::notes::citation;
use crate::data::{Grade, SOURCES, Source};
use maud::{Markup, html};

/// The page's title.
pub const TITLE: &str = "Sources";

/// The page in one sentence.
pub const DESCRIPTION: &str = "Every source of the article's figures and sentences: what was read, what we know at second hand, what was not read.";

/// A section of the page: its heading, what that means, which sources stand in it.
type GradeSection = (&'static str, &'static str, fn(Grade) -> bool);

const SECTIONS: [GradeSection; 3] = [
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
pub fn page(root: &str) -> Markup {
    let mut sources: Vec<&Source> = SOURCES.iter().collect();
    sources.sort_by_key(|source| source.title.to_lowercase());
    html! {
        article {
            section class="opening" {
                h1 { (TITLE) }
                p {
                    "The " (SOURCES.len()) " sources of " a href=(root) { "the article" } " and of "
                    a href={ (root) "claims/" } { "the claims" }
                    ", in three grades. The notes at the end of the article say which of the last two a source \
                     belongs to."
                }
            }
            @for (heading, means, belongs) in SECTIONS {
                @let graded: Vec<_> = sources.iter().filter(|source| belongs(source.grade)).collect();
                section {
                    h2 { (heading) ": " (graded.len()) }
                    p { (means) }
                    ul class="sources" { @for source in graded { (item(source)) } }
                }
            }
        }
    }
}

fn item(source: &Source) -> Markup {
    let known = match source.grade {
        Grade::Read { at, on } => format!("Read: {at}, {on}."),
        Grade::SecondHand { at, on, relied_on } => {
            format!("Taken from it: {relied_on} Known from: {at}, {on}.")
        }
        Grade::NotRead { relied_on } => format!("Taken from it: {relied_on}"),
    };
    html! {
        li id=(source.key) { (citation(source)) " " span class="grade" { (known) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_stands_under_one_grade() {
        let html = page("../").0;
        for source in SOURCES {
            let anchor = format!("<li id=\"{}\">", source.key);
            assert_eq!(html.matches(&anchor).count(), 1, "{}", source.key);
        }
        assert_eq!(html.matches("<h2>").count(), SECTIONS.len());
    }

    #[test]
    fn what_was_taken_from_an_unread_source_stands_beside_it() {
        let html = page("../").0;
        let unread = SOURCES
            .iter()
            .filter(|source| !matches!(source.grade, Grade::Read { .. }));
        assert_eq!(html.matches("Taken from it: ").count(), unread.count());
    }
}
