//! The fenced blocks of a section: what each holds and how it is set.

use super::figures;
use super::markdown::Renderer;
use crate::markup::escape;
use anyhow::{Result, bail};
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
) -> Result<String> {
    match info {
        "widget" => {
            let block: WidgetBlock = read(renderer, body, line)?;
            let html = renderer.article.widgets.get(block.id.as_str()).cloned();
            html.ok_or_else(|| renderer.error(line, format!("there is no widget {}", block.id)))
        }
        "figure" => {
            let block: FigureBlock = read(renderer, body, line)?;
            let caption = renderer.inline(&block.caption, line)?;
            figures::figure(&block.id, &caption)
                .ok_or_else(|| renderer.error(line, format!("there is no figure {}", block.id)))
        }
        "correction" => {
            let block: CorrectionBlock = read(renderer, body, line)?;
            let article = renderer.inline(&block.article, line)?;
            let ours = renderer.inline(&block.ours, line)?;
            let why = renderer.inline(&block.why, line)?;
            Ok(format!(
                "<div class=\"correction\" role=\"note\" aria-label=\"Correction\"><p><strong>The article says</strong> {article}</p>\
                 <p><strong>We get</strong> {ours}</p><p class=\"why\">{why}</p></div>"
            ))
        }
        "aside" => {
            let block: TextBlock = read(renderer, body, line)?;
            Ok(format!(
                "<div class=\"side\" role=\"note\"><p>{}</p></div>",
                renderer.inline(&block.text, line)?
            ))
        }
        // To be copied as it stands; a long line scrolls, by keyboard too.
        "code" => Ok(format!(
            "<pre tabindex=\"0\"><code>{}</code></pre>",
            escape(body.trim_end())
        )),
        "takeaway" => {
            let block: TextBlock = read(renderer, body, line)?;
            Ok(format!(
                "<p class=\"takeaway\">{}</p>",
                renderer.inline(&block.text, line)?
            ))
        }
        other => bail!(renderer.error(line, format!("there is no block called {}", escape(other)))),
    }
}

fn read<T: DeserializeOwned>(renderer: &Renderer, body: &str, line: usize) -> Result<T> {
    toml::from_str(body).map_err(|error| {
        let within = error
            .span()
            .map_or(0, |span| body[..span.start].matches('\n').count());
        renderer.error(line + 1 + within, error.message())
    })
}
