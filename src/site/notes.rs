//! The notes at the foot of a section: what its sentences rest on.

use crate::data::{self, Grade};
use maud::{Markup, html};

/// The sources of one section, numbered in the order of their first use.
pub(super) struct Notes {
    section: u8,
    sources: Vec<&'static data::Source>,
}

impl Notes {
    /// No notes yet.
    pub fn of_section(section: u8) -> Self {
        Self {
            section,
            sources: Vec::new(),
        }
    }

    /// The number of a source in the text, a link to its note; `None` for a key
    /// that no source has.
    pub fn reference(&mut self, key: &str) -> Option<Markup> {
        let source = data::source(key)?;
        let known = self.sources.iter().position(|known| known.key == key);
        if known.is_none() {
            self.sources.push(source);
        }
        let number = known.map_or(self.sources.len(), |index| index + 1);
        let place = format!("{}-{number}", self.section);
        let id = known.is_none().then(|| format!("ref-{place}"));
        Some(html! {
            sup class="note" {
                a href={ "#note-" (place) } id=[id] {
                    span class="visually-hidden" { "note " } (number)
                }
            }
        })
    }

    /// The list at the foot; nothing without notes.
    pub fn list(&self) -> Markup {
        if self.sources.is_empty() {
            return html! {};
        }
        html! {
            ol class="notes" aria-label={ "Sources of section " (self.section) } {
                @for (number, source) in (1..).zip(&self.sources) {
                    @let place = format!("{}-{number}", self.section);
                    li id={ "note-" (place) } {
                        (citation(source))
                        (grade(source.grade))
                        " "
                        a class="back" href={ "#ref-" (place) }
                            aria-label={ "Back to note " (number) " in the text" } { "↩" }
                    }
                }
            }
        }
    }
}

/// A source: title, authors, publisher, year and licence.
pub(super) fn citation(source: &data::Source) -> Markup {
    let by = [source.authors, source.publisher];
    html! {
        @if let Some(url) = source.url { a href=(url) { (source.title) } } @else { (source.title) }
        ". "
        @for name in by.iter().flatten() { (name) ", " }
        (source.year)
        @if let Some(licence) = source.licence { ", " (licence) }
        "."
    }
}

/// What a note adds to a source that was not read itself.
fn grade(grade: Grade) -> Markup {
    let words = match grade {
        Grade::Read { .. } => return html! {},
        Grade::SecondHand { .. } => "(at second hand)",
        Grade::NotRead { .. } => "(not read)",
    };
    html! { " " span class="grade" { (words) } }
}
