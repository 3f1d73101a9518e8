//! Markdown to HTML, with what this article adds: widgets, figures,
//! corrections, side notes, source notes, glossary terms and data references.
//!
//! Every reference is checked; what does not exist stops the build with file
//! and line.

use super::content::{Glossary, Section};
use super::{blocks, references};
use crate::data;
use crate::data::Grade;
use crate::markup::escape;
use anyhow::{Result, anyhow, bail};
use pulldown_cmark::{
    CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd, TextMergeWithOffset, html,
};
use std::collections::{BTreeMap, HashSet};

/// What the whole article shares while its sections are rendered.
pub struct Article<'a> {
    /// Terms of art.
    pub glossary: &'a Glossary,
    /// Anchors that links may point to.
    pub anchors: HashSet<String>,
    /// The widgets in their default states, by id.
    pub widgets: &'a BTreeMap<&'static str, String>,
}

/// A section as HTML, its notes at the foot included.
pub struct Rendered {
    /// The section's content.
    pub html: String,
}

/// Renders one section.
///
/// # Errors
/// Anything the text names that does not exist, with file and line.
pub fn render_section(section: &Section, article: &Article) -> Result<Rendered> {
    let mut renderer = Renderer {
        section,
        article,
        notes: Vec::new(),
        in_term: None,
    };
    let mut html = renderer.markdown(&section.markdown, section.first_line)?;
    html.push_str(&renderer.notes_at_the_foot()?);
    Ok(Rendered { html })
}

pub(super) struct Renderer<'a> {
    section: &'a Section,
    pub(super) article: &'a Article<'a>,
    /// Source keys in the order of their first use here.
    notes: Vec<String>,
    /// The term whose word is being written: its key, and the id of its definition.
    in_term: Option<(String, String)>,
}

impl Renderer<'_> {
    pub(super) fn error(&self, line: usize, message: impl std::fmt::Display) -> anyhow::Error {
        anyhow!("{}:{line}: {message}", self.section.file)
    }

    /// Block Markdown whose first line is line `first_line + 1` of the file.
    fn markdown(&mut self, text: &str, first_line: usize) -> Result<String> {
        let options = Options::ENABLE_OLD_FOOTNOTES
            | Options::ENABLE_TABLES
            | Options::ENABLE_SMART_PUNCTUATION;
        let events = TextMergeWithOffset::new(Parser::new_ext(text, options).into_offset_iter());
        let mut output = Vec::new();
        let mut block: Option<(String, usize, String)> = None;
        for (event, range) in events {
            let line = first_line + 1 + text[..range.start].matches('\n').count();
            if let Some((info, start, body)) = &mut block {
                match event {
                    Event::Text(text) => body.push_str(&text),
                    Event::End(TagEnd::CodeBlock) => {
                        let html = blocks::render(self, info, body, *start)?;
                        output.push(Event::Html(html.into()));
                        block = None;
                    }
                    _ => {}
                }
                continue;
            }
            match event {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                    block = Some((info.to_string(), line, String::new()));
                }
                other => output.push(self.inline_event(other, line)?),
            }
        }
        let mut html = String::new();
        html::push_html(&mut html, output.into_iter());
        Ok(html)
    }

    /// One paragraph's worth of Markdown, without the paragraph.
    pub(super) fn inline(&mut self, text: &str, line: usize) -> Result<String> {
        let html = self.markdown(text.trim(), line.saturating_sub(1))?;
        let html = html.trim();
        Ok(html
            .strip_prefix("<p>")
            .and_then(|h| h.strip_suffix("</p>"))
            .unwrap_or(html)
            .to_owned())
    }

    fn inline_event<'e>(&mut self, event: Event<'e>, line: usize) -> Result<Event<'e>> {
        Ok(match event {
            Event::Text(text) if text.contains("{{") => {
                Event::Html(self.data_references(&text, line)?.into())
            }
            Event::FootnoteReference(key) => Event::Html(self.note(&key, line)?.into()),
            Event::Start(Tag::Link { dest_url, .. }) if dest_url.starts_with("term:") => {
                Event::Html(self.open_term(dest_url, line)?.into())
            }
            Event::End(TagEnd::Link) if self.in_term.is_some() => {
                Event::Html(self.close_term().into())
            }
            Event::Start(Tag::Link { ref dest_url, .. }) => {
                if let Some(anchor) = dest_url.strip_prefix('#') {
                    if !self.article.anchors.contains(anchor) {
                        return Err(
                            self.error(line, format!("nothing on the page is called #{anchor}"))
                        );
                    }
                } else if !dest_url.starts_with("https://")
                    && !super::PAGES.contains(&dest_url.as_ref())
                    && !super::FILES.contains(&dest_url.as_ref())
                {
                    return Err(self.error(
                        line,
                        format!(
                            "links go to #anchors, pages, files or https addresses, not to {dest_url}"
                        ),
                    ));
                }
                event
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                return Err(self.error(line, "raw HTML has no place in the content"));
            }
            Event::Start(Tag::Image { .. }) => {
                return Err(self.error(line, "pictures are figure blocks"));
            }
            other => other,
        })
    }

    /// Replaces `{{table.row.column}}` and `{{widget.output}}` by the value with its unit.
    fn data_references(&self, text: &str, line: usize) -> Result<String> {
        let mut html = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{") {
            let Some((path, tail)) = after.split_once("}}") else {
                bail!(self.error(line, "a data reference that starts with {{ ends with }}"));
            };
            let found = references::printed(path.trim()).map_err(|why| self.error(line, why))?;
            html.push_str(&escape(before));
            html.push_str(&escape(&found).replace(' ', "&nbsp;"));
            rest = tail;
        }
        html.push_str(&escape(rest));
        Ok(html)
    }

    /// The number of a source note, listed at the foot of the section.
    fn note(&mut self, key: &str, line: usize) -> Result<String> {
        if data::source(key).is_none() {
            bail!(self.error(line, format!("content/sources.toml has no source {key}")));
        }
        let number = self.section.front.number;
        let (index, first) = if let Some(index) = self.notes.iter().position(|k| k == key) {
            (index + 1, false)
        } else {
            self.notes.push(key.to_owned());
            (self.notes.len(), true)
        };
        let id = if first {
            format!(" id=\"ref-{number}-{index}\"")
        } else {
            String::new()
        };
        Ok(format!(
            "<sup class=\"note\"><a href=\"#note-{number}-{index}\"{id}><span class=\"visually-hidden\">note </span>{index}</a></sup>"
        ))
    }

    fn open_term(&mut self, dest: CowStr, line: usize) -> Result<String> {
        let key = dest.trim_start_matches("term:").to_owned();
        if !self.article.glossary.contains_key(&key) {
            bail!(self.error(line, format!("content/glossary.toml has no term {key}")));
        }
        let id = format!("term-{}-{line}-{key}", self.section.front.number);
        let html = format!(
            "<span class=\"term\"><dfn class=\"term-word\" tabindex=\"0\" aria-describedby=\"{id}\">"
        );
        self.in_term = Some((key, id));
        Ok(html)
    }

    fn close_term(&mut self) -> String {
        let (key, id) = self.in_term.take().unwrap_or_default();
        let (title, definition) = self
            .article
            .glossary
            .get(&key)
            .map_or(("", ""), |term| (&term.title, &term.definition));
        format!(
            "</dfn><span class=\"definition\" role=\"tooltip\" id=\"{id}\"><strong>{}</strong> {}</span></span>",
            escape(title),
            escape(definition)
        )
    }

    fn notes_at_the_foot(&self) -> Result<String> {
        if self.notes.is_empty() {
            return Ok(String::new());
        }
        let number = self.section.front.number;
        let mut html = format!("<ol class=\"notes\" aria-label=\"Sources of section {number}\">");
        for (index, key) in self.notes.iter().enumerate() {
            let source = data::source(key).ok_or_else(|| anyhow!("source {key} vanished"))?;
            let index = index + 1;
            html.push_str(&format!(
                "<li id=\"note-{number}-{index}\">{}{} <a class=\"back\" href=\"#ref-{number}-{index}\" aria-label=\"Back to note {index} in the text\">↩</a></li>",
                source_html(source),
                grade_html(source.grade)
            ));
        }
        html.push_str("</ol>");
        Ok(html)
    }
}

/// A source as a note prints it.
pub(super) fn source_html(source: &data::Source) -> String {
    let title = match source.url {
        Some(url) => format!("<a href=\"{}\">{}</a>", escape(url), escape(source.title)),
        None => escape(source.title),
    };
    let by = [source.authors, source.publisher]
        .iter()
        .flatten()
        .map(|part| escape(part))
        .collect::<Vec<_>>()
        .join(", ");
    let year = source.year;
    let licence = source
        .licence
        .map(|licence| format!(", {}", escape(licence)))
        .unwrap_or_default();
    format!(
        "{title}. {by}{}{year}{licence}.",
        if by.is_empty() { "" } else { ", " }
    )
}

/// What a note adds to a source that was not read itself.
fn grade_html(grade: Grade) -> &'static str {
    match grade {
        Grade::Read { .. } => "",
        Grade::SecondHand { .. } => " <span class=\"grade\">(at second hand)</span>",
        Grade::NotRead { .. } => " <span class=\"grade\">(not read)</span>",
    }
}

#[cfg(test)]
mod tests;
