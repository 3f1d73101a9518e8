//! The fenced blocks of a section: what each holds and how it is set.

use super::figures;
use super::markdown::Renderer;
use anyhow::{Result, bail};
use maud::{Markup, html};
use serde::Deserialize;
use serde::de::DeserializeOwned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WidgetBlock {
    id: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FigureBlock {
    id: String,
    caption: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CorrectionBlock {
    /// What it is about, short enough for one line of a margin.
    line: String,
    article: String,
    ours: String,
    why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TextBlock {
    text: String,
}

/// Renders the block that starts on `line`.
pub(super) fn render(
    renderer: &mut Renderer,
    info: &str,
    body: &str,
    line: usize,
) -> Result<Markup> {
    Ok(match info {
        "widget" => {
            let WidgetBlock { id } = read(renderer, body, line)?;
            let figure = renderer.widget(&id);
            figure.ok_or_else(|| renderer.error(line, format!("there is no widget {id}")))?
        }
        "figure" => {
            let block: FigureBlock = read(renderer, body, line)?;
            let caption = renderer.inline(&block.caption, line)?;
            figures::figure(&block.id, &caption)
                .ok_or_else(|| renderer.error(line, format!("there is no figure {}", block.id)))?
        }
        "correction" => {
            let block: CorrectionBlock = read(renderer, body, line)?;
            let about = renderer.inline(&block.line, line)?;
            let article = renderer.inline(&block.article, line)?;
            let ours = renderer.inline(&block.ours, line)?;
            let why = renderer.inline(&block.why, line)?;
            html! {
                details class="correction" {
                    summary { span class="visually-hidden" { "Correction: " } (about) }
                    div class="correction-body" {
                        p { "The original: " q { (article) } }
                        p { "Here: " (ours) }
                        p class="why" { (why) }
                    }
                }
            }
        }
        "aside" => {
            let block: TextBlock = read(renderer, body, line)?;
            let text = renderer.inline(&block.text, line)?;
            html! { div class="side" role="note" { p { (text) } } }
        }
        // To be copied as it stands; a long line scrolls, by keyboard too.
        "code" => html! { pre tabindex="0" { code { (body.trim_end()) } } },
        "takeaway" => {
            let block: TextBlock = read(renderer, body, line)?;
            let text = renderer.inline(&block.text, line)?;
            html! { p class="takeaway" { (text) } }
        }
        other => bail!(renderer.error(line, format!("there is no block called {other}"))),
    })
}

fn read<T: DeserializeOwned>(renderer: &Renderer, body: &str, line: usize) -> Result<T> {
    toml::from_str(body).map_err(|error| {
        let within = error
            .span()
            .map_or(0, |span| body[..span.start].matches('\n').count());
        renderer.error(line + 1 + within, error.message())
    })
}
