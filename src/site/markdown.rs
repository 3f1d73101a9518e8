//! Markdown to HTML, with what this article adds: widgets, figures,
//! corrections, side notes, source notes, glossary terms and data references.
//!
//! Every reference is checked; what does not exist stops the build with file
//! and line.

use super::content::{Glossary, Section};
use super::notes::Notes;
use super::sitemap::PAGES;
use super::{blocks, references};
use crate::markup::escape;
use crate::state::State;
use anyhow::{Result, anyhow, bail};
use maud::{Markup, PreEscaped, html};
use pulldown_cmark::html::push_html;
use pulldown_cmark::{
    CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd, TextMergeWithOffset,
};
use std::collections::{BTreeMap, HashSet};

/// Files for other programs.
const FILES: [&str; 5] = [
    "widgets.json",
    "embed.d.ts",
    "_headers",
    "nginx.conf",
    super::one_file::NAME,
];

/// Whether a link leads to a page or a file of the site; one that sets widgets is
/// read as the article reads it.
fn leads_somewhere(page: &str, link: &str) -> bool {
    let (path, rest) = link.split_at(link.find(['?', '#']).unwrap_or(link.len()));
    let Some(target) = resolved(page, path) else {
        return false;
    };
    let query = rest.split('#').next().unwrap_or_default();
    let (_, notices) = State::parse(query);
    let article = target.is_empty() && notices.is_empty();
    article || (query.is_empty() && (PAGES.contains(&&*target) || FILES.contains(&&*target)))
}

/// Where a link from a page leads, relative to the site's root; none above that.
fn resolved(page: &str, link: &str) -> Option<String> {
    let mut folder = page;
    let mut rest = link;
    while let Some(up) = rest.strip_prefix("../") {
        let above = folder.strip_suffix('/')?;
        folder = above.rfind('/').map_or("", |slash| &above[..=slash]);
        rest = up;
    }
    Some(format!("{folder}{rest}"))
}

/// What the whole article shares while its sections are rendered.
pub struct Article<'a> {
    /// Terms of art.
    pub glossary: &'a Glossary,
    /// Anchors that links may point to.
    pub anchors: HashSet<String>,
    /// The widgets in their default states, by id.
    pub widgets: &'a BTreeMap<&'static str, Markup>,
}

/// A section, rendered.
#[derive(Default)]
pub struct Rendered {
    /// The widget above the section's heading, where its front matter names one.
    pub first: Markup,
    /// The section's content.
    pub html: Markup,
    /// What its sentences rest on.
    pub notes: Markup,
    /// The widgets in it, by id.
    pub widgets: Vec<&'static str>,
}

/// Renders one section.
///
/// # Errors
/// Anything the text names that does not exist, with file and line.
pub fn render_section(section: &Section, article: &Article) -> Result<Rendered> {
    let mut renderer = Renderer {
        section,
        article,
        notes: Notes::of_section(section.front.number),
        widgets: Vec::new(),
        in_term: None,
    };
    let first = match &section.front.first {
        Some(id) => renderer
            .widget(id)
            .ok_or_else(|| renderer.error(1, format!("there is no widget {id}")))?,
        None => Markup::default(),
    };
    let text = renderer.markdown(&section.markdown, section.first_line)?;
    Ok(Rendered {
        first,
        html: text,
        notes: renderer.notes.list(),
        widgets: renderer.widgets,
    })
}

pub(super) struct Renderer<'a> {
    section: &'a Section,
    pub(super) article: &'a Article<'a>,
    notes: Notes,
    /// The widgets that stand here so far.
    widgets: Vec<&'static str>,
    /// What ends the term whose word is being written: its definition.
    in_term: Option<Markup>,
}

impl Renderer<'_> {
    /// The widget of this id in its place; `None` for an unknown id.
    pub(super) fn widget(&mut self, id: &str) -> Option<Markup> {
        let (id, figure) = self.article.widgets.get_key_value(id)?;
        self.widgets.push(id);
        Some(figure.clone())
    }

    pub(super) fn error(&self, line: usize, message: impl std::fmt::Display) -> anyhow::Error {
        anyhow!("{}:{line}: {message}", self.section.file)
    }

    /// Block Markdown whose first line is line `first_line + 1` of the file.
    fn markdown(&mut self, text: &str, first_line: usize) -> Result<Markup> {
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
                        output.push(event_of(html));
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
        push_html(&mut html, output.into_iter());
        Ok(PreEscaped(html))
    }

    /// One paragraph's worth of Markdown, without the paragraph.
    pub(super) fn inline(&mut self, text: &str, line: usize) -> Result<Markup> {
        let PreEscaped(html) = self.markdown(text.trim(), line.saturating_sub(1))?;
        let html = html.trim();
        let words = html
            .strip_prefix("<p>")
            .and_then(|h| h.strip_suffix("</p>"));
        Ok(PreEscaped(words.unwrap_or(html).to_owned()))
    }

    fn inline_event<'e>(&mut self, event: Event<'e>, line: usize) -> Result<Event<'e>> {
        Ok(match event {
            Event::Text(text) if text.contains("{{") => {
                event_of(self.data_references(&text, line)?)
            }
            Event::FootnoteReference(key) => event_of(self.note(&key, line)?),
            Event::Start(Tag::Link { dest_url, .. }) if dest_url.starts_with("term:") => {
                Event::Html(self.open_term(dest_url, line)?.into())
            }
            Event::End(TagEnd::Link) if self.in_term.is_some() => {
                event_of(self.in_term.take().unwrap_or_default())
            }
            Event::Start(Tag::Link { ref dest_url, .. }) => {
                if let Some(anchor) = dest_url.strip_prefix('#') {
                    if !self.article.anchors.contains(anchor) {
                        return Err(
                            self.error(line, format!("nothing on the page is called #{anchor}"))
                        );
                    }
                } else if !dest_url.starts_with("https://")
                    && !leads_somewhere(&self.section.page, dest_url)
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
    fn data_references(&self, text: &str, line: usize) -> Result<Markup> {
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
        Ok(PreEscaped(html))
    }

    /// The number of a source note, listed at the foot of the section.
    fn note(&mut self, key: &str, line: usize) -> Result<Markup> {
        let number = self.notes.reference(key);
        number.ok_or_else(|| self.error(line, format!("content/sources.toml has no source {key}")))
    }

    /// What begins a term; its definition stands behind its word.
    fn open_term(&mut self, dest: CowStr, line: usize) -> Result<String> {
        let key = dest.trim_start_matches("term:");
        let Some(term) = self.article.glossary.get(key) else {
            bail!(self.error(line, format!("content/glossary.toml has no term {key}")));
        };
        let id = format!("term-{}-{line}-{key}", self.section.front.number);
        let definition = html! {
            span class="definition" role="tooltip" id=(id) {
                strong { (term.title) } " " (term.definition)
            }
        };
        // The word between is Markdown of its own, so these tags are two halves.
        self.in_term = Some(PreEscaped(format!("</dfn>{}</span>", definition.0)));
        Ok(format!(
            "<span class=\"term\"><dfn class=\"term-word\" tabindex=\"0\" aria-describedby=\"{}\">",
            escape(&id)
        ))
    }
}

fn event_of<'e>(html: Markup) -> Event<'e> {
    Event::Html(html.0.into())
}

#[cfg(test)]
mod tests;
