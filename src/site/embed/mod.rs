//! Everything other sites need to show a widget: a page for each, what hosts
//! read about it, and the page that explains it all.
//!
//! Driven by the registry alone; what an embed does, its scripts know.

mod card;
mod index;
mod oembed;
mod page;

pub use index::main_html as index_html;

use super::Site;
use crate::registry::{REGISTRY, widget_json};
use crate::spec::WidgetSpec;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;

/// A widget as other sites show it.
pub struct Embed {
    /// What the registry says about it.
    pub spec: &'static WidgetSpec,
    /// Its figure, rendered.
    pub figure: String,
    /// Its sentence, in the state it starts from.
    pub summary: String,
    /// The page it stands on, relative to the site's root.
    pub home: String,
}

impl Embed {
    /// Where it stands, with its anchor.
    pub fn place(&self) -> String {
        format!("{}#widget-{}", self.home, self.spec.id)
    }
}

/// Every widget of the registry; `pages` are those it may stand on, with their
/// HTML, `figures` what it looks like.
///
/// # Errors
/// A widget without a figure, or without a page.
pub fn all(pages: &[(&str, &str)], figures: &BTreeMap<&'static str, String>) -> Result<Vec<Embed>> {
    let embed = |spec: &&'static WidgetSpec| {
        let id = spec.id;
        let figure = figures.get(id).cloned();
        let figure = figure.with_context(|| format!("the widget {id} has no figure"))?;
        let anchor = format!("id=\"widget-{id}\"");
        let home = pages.iter().find(|(_, html)| html.contains(&anchor));
        let (home, _) = home.with_context(|| format!("the widget {id} stands on no page"))?;
        Ok(Embed {
            spec,
            summary: summary(&figure),
            home: (*home).to_owned(),
            figure,
        })
    };
    REGISTRY.iter().map(embed).collect()
}

/// Writes each widget's page, picture and oEmbed answer.
///
/// # Errors
/// A file that cannot be written, a picture that cannot be drawn.
pub fn write(site: &Site, embeds: &[Embed]) -> Result<()> {
    let artist = card::Artist::new(site.project)?;
    let own = artist.of_article(embeds).context("the article's card")?;
    fs::write(site.staging.join("card.png"), own)?;
    for embed in embeds {
        let id = embed.spec.id;
        let html = page::html(embed, &site.assets, &site.url);
        site.write(&format!("embed/{id}/index.html"), &html)?;
        let answer = serde_json::to_string_pretty(&oembed::answer(embed, &site.url)?)?;
        site.write(&format!("oembed/{id}.json"), &answer)?;
        let picture = artist
            .draw(embed)
            .with_context(|| format!("the card of {id}"))?;
        fs::write(site.staging.join(format!("embed/{id}/card.png")), picture)?;
    }
    Ok(())
}

/// The text of a figure's sentence, still as HTML.
fn summary(figure: &str) -> String {
    let after = figure.split_once("class=\"summary\"").map(|(_, rest)| rest);
    let text = after.and_then(|rest| rest.split_once('>')?.1.split_once("</p>"));
    text.map_or(String::new(), |(text, _)| text.to_owned())
}

/// The spec as the embed's scripts read it.
fn spec_json(spec: &WidgetSpec) -> String {
    // `</script>` inside a string would end the element.
    widget_json(spec).to_string().replace("</", "<\\/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::widget_figures;

    #[test]
    fn every_widget_has_a_sentence_and_a_home() {
        let mut figures = widget_figures().unwrap();
        let (speed, others): (Vec<_>, Vec<_>) = figures
            .clone()
            .into_iter()
            .partition(|(id, _)| *id == "speed");
        let html = |figures: Vec<(_, String)>| figures.into_iter().map(|f| f.1).collect::<String>();
        let (speed, article) = (html(speed), html(others));
        let pages = [("", article.as_str()), ("speed/", &speed)];
        for embed in all(&pages, &figures).unwrap() {
            assert!(embed.summary.ends_with('.'), "{}", embed.spec.id);
            let home = if embed.spec.id == "speed" {
                "speed/"
            } else {
                ""
            };
            assert_eq!(embed.home, home);
        }
        let complaint = |pages: &[(&str, &str)], figures: &BTreeMap<_, _>| {
            all(pages, figures).err().unwrap().to_string()
        };
        let homeless = complaint(&pages[..1], &figures);
        assert_eq!(homeless, "the widget speed stands on no page");
        figures.remove("race");
        assert_eq!(complaint(&pages, &figures), "the widget race has no figure");
    }

    #[test]
    fn a_spec_cannot_end_its_script() {
        for spec in REGISTRY {
            assert!(!spec_json(spec).contains("</"), "{}", spec.id);
        }
    }
}
