//! Everything other sites need to show a widget: a page for each, what hosts
//! read about it, and the page that explains it all.
//!
//! Driven by the registry alone; what an embed does, its scripts know.

mod card;
mod embedded;
mod index;
mod oembed;
mod page;

pub use embedded::Embed;
pub use index::index;

use super::output::Output;
use super::widgets::WidgetFigures;
use crate::registry::REGISTRY;
use anyhow::{Context, Result};
use std::path::Path;

/// Every widget of the registry; `pages` are those it may stand on, with the
/// ids of their widgets.
///
/// # Errors
/// A widget without a figure, or without a page.
pub fn all(pages: &[(&str, &[&str])], mut figures: WidgetFigures) -> Result<Vec<Embed>> {
    let specs = REGISTRY.iter().copied();
    specs
        .map(|spec| Embed::of(spec, pages, &mut figures))
        .collect()
}

/// Writes each widget's page, card and oEmbed answer, and the article's card.
///
/// # Errors
/// A file that cannot be written, a card that cannot be drawn.
pub fn write(output: &Output, project: &Path, embeds: &[Embed]) -> Result<()> {
    let artist = card::Artist::new(project)?;
    let own = artist.of_article(embeds).context("the article's card")?;
    output.write("card.png", own)?;
    for embed in embeds {
        let id = embed.spec.id;
        let page = page::document(embed, &output.assets, &output.url);
        output.write(&format!("embed/{id}/index.html"), page.0)?;
        let answer = oembed::answer(embed.spec, &output.url)?;
        let answer = serde_json::to_string_pretty(&answer)?;
        output.write(&format!("oembed/{id}.json"), answer)?;
        let card = artist.of_widget(embed);
        let card = card.with_context(|| format!("the card of {id}"))?;
        output.write(&format!("embed/{id}/card.png"), card)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::widgets;

    #[test]
    fn every_widget_has_a_sentence_a_card_and_a_home() {
        let ids = |alone: bool| {
            let all = REGISTRY.iter().map(|spec| spec.id);
            all.filter(move |id| (*id == "speed") == alone)
                .collect::<Vec<_>>()
        };
        let (article, speed) = (ids(false), ids(true));
        let pages = [("", article.as_slice()), ("speed/", speed.as_slice())];
        let artist = card::Artist::new(Path::new(".")).unwrap();
        for embed in all(&pages, widgets::all().unwrap()).unwrap() {
            let id = embed.spec.id;
            assert!(embed.sentence().ends_with(['.', '?']), "{id}");
            assert!(embed.figure.shown.picture.is_some(), "{id}");
            assert!(artist.of_widget(&embed).is_ok(), "{id}");
            let home = if id == "speed" { "speed/" } else { "" };
            assert_eq!(embed.home, home);
        }
    }

    #[test]
    fn a_widget_without_figure_or_page_stops_the_build() {
        let figures = || {
            let specs = REGISTRY.iter().map(|spec| spec.id);
            specs.map(|id| (id, widgets::WidgetFigure::default()))
        };
        let ids: Vec<_> = REGISTRY.iter().map(|spec| spec.id).collect();
        let complaint = |widgets: &[&str], figures: WidgetFigures| {
            let all = all(&[("", widgets)], figures);
            all.err().unwrap().to_string()
        };
        let but_last = &ids[..ids.len() - 1];
        let homeless = complaint(but_last, figures().collect());
        assert_eq!(homeless, "the widget speed stands on no page");
        let faceless = complaint(&ids, figures().filter(|(id, _)| *id != "race").collect());
        assert_eq!(faceless, "the widget race has no figure");
    }
}
