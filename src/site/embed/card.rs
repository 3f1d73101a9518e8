//! The picture of a widget, for hosts that show pictures only: its title, its
//! own chart and its sentence, drawn at build time.
//!
//! Knows a sheet of paper and what goes where; what can be drawn of a figure,
//! `parts` finds, and colours come from the style sheets.

mod parts;
mod style;

use super::Embed;
use crate::markup::escape;
use crate::site::article::{DESCRIPTION, TITLE};
use anyhow::{Context, Result, bail};
use parts::{Part, parts};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use std::path::Path;
use std::sync::Arc;

/// As large as hosts that show cards ask for.
pub const WIDTH: u32 = 1200;
/// Its height.
pub const HEIGHT: u32 = 630;

const MARGIN: f64 = 64.0;
const INNER: f64 = WIDTH as f64 - 2.0 * MARGIN;
/// Where the picture begins, and the room it has.
const PICTURE: (f64, f64) = (176.0, 318.0);
/// The letters' mean width over their size.
const LETTER: f64 = 0.56;
/// Rows of a list of bars that can be read.
const MOST_ROWS: usize = 7;

/// Draws cards: letters and colours, made ready once.
pub struct Artist {
    style: String,
    options: Options<'static>,
}

impl Artist {
    /// With the project's colours and letters of its own, whatever machine this is.
    ///
    /// # Errors
    /// A style sheet that cannot be read.
    pub fn new(project: &Path) -> Result<Self> {
        let mut letters = fontdb::Database::new();
        letters.load_font_data(dejavu::sans::regular().to_vec());
        letters.load_font_data(dejavu::sans::bold().to_vec());
        Ok(Self {
            style: style::sheet(project)?,
            options: Options {
                font_family: "DejaVu Sans".to_owned(),
                fontdb: Arc::new(letters),
                ..Options::default()
            },
        })
    }

    /// The card of a widget, as a PNG file.
    ///
    /// # Errors
    /// A drawing that cannot be read or written.
    pub fn draw(&self, embed: &Embed) -> Result<Vec<u8>> {
        self.picture(embed.spec.title, &parts(&embed.figure), &embed.summary)
    }

    /// The card of the article: what its first widget shows.
    ///
    /// # Errors
    /// A drawing that cannot be read or written.
    pub fn of_article(&self, embeds: &[Embed]) -> Result<Vec<u8>> {
        let picture = embeds.first().map_or(Vec::new(), |embed| parts(&embed.figure));
        self.picture(TITLE, &picture, DESCRIPTION)
    }

    /// A card of these words, which are HTML where they are a sentence.
    ///
    /// # Errors
    /// A drawing that cannot be read or written.
    pub fn picture(&self, title: &str, parts: &[Part], sentence: &str) -> Result<Vec<u8>> {
        let svg = self.svg(title, parts, sentence);
        let tree = Tree::from_str(&svg, &self.options).context("reading the drawing")?;
        let Some(mut pixels) = Pixmap::new(WIDTH, HEIGHT) else {
            bail!("there is no room for a card");
        };
        resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
        pixels.encode_png().context("writing the card")
    }

    fn svg(&self, title: &str, parts: &[Part], sentence: &str) -> String {
        let style = &self.style;
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">\
             <style>{style}</style><rect class=\"card-paper\" width=\"100%\" height=\"100%\"/>\
             <rect class=\"card-edge\" width=\"100%\" height=\"10\"/>"
        );
        let brand = if title == TITLE { "" } else { "Is scale all you need? · " };
        svg += &text("card-brand", MARGIN, 66.0, &format!("{brand}Scale Lab"));
        svg += &text("card-title", MARGIN, 124.0, &escape(title));
        svg += &laid_out(parts);
        let lines = wrapped(sentence, (INNER / (25.0 * LETTER)) as usize, 2);
        for (index, line) in lines.iter().enumerate() {
            svg += &text("card-sentence", MARGIN, 548.0 + 36.0 * index as f64, line);
        }
        svg + "</svg>"
    }
}

fn text(class: &str, x: f64, y: f64, words: &str) -> String {
    format!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{words}</text>")
}

/// The parts in the room for the picture: squares side by side, or a chart, or bars.
fn laid_out(parts: &[Part]) -> String {
    let (top, room) = PICTURE;
    let squares = parts.iter().filter(|part| matches!(part, Part::Square { .. }));
    let count = squares.clone().count();
    if count > 0 {
        let gap = 36.0;
        let side = room.min((INNER - gap * (count as f64 - 1.0)) / count as f64);
        return squares
            .enumerate()
            .map(|(index, part)| part.at(MARGIN + (side + gap) * index as f64, top, side, side))
            .collect();
    }
    if let Some(chart) = parts.iter().find(|part| matches!(part, Part::Chart { .. })) {
        return chart.at(MARGIN, top, INNER, room);
    }
    let rows = parts.iter().filter(|part| matches!(part, Part::Bar { .. }));
    let count = rows.clone().take(MOST_ROWS).count();
    let height = (room / count.max(1) as f64).min(64.0);
    rows.take(MOST_ROWS)
        .enumerate()
        .map(|(index, part)| part.at(MARGIN, top + height * index as f64, INNER, height))
        .collect()
}

/// Words in lines of at most so many letters; what is left over is cut off.
fn wrapped(words: &str, letters: usize, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words.split_whitespace() {
        let line = lines.last().map_or(0, |line| line.chars().count());
        if line > 0 && line + 1 + word.chars().count() > letters {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while last.chars().count() + 1 > letters && last.contains(' ') {
                last.truncate(last.rfind(' ').unwrap_or_default());
            }
            last.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::embed::all;
    use crate::site::widgets::widget_figure;

    #[test]
    fn words_are_wrapped_and_cut() {
        assert_eq!(wrapped("one two three", 7, 2), ["one two", "three"]);
        assert_eq!(wrapped("one two three four", 7, 2), ["one two", "three…"]);
        assert_eq!(wrapped("", 7, 2), [""]);
    }

    #[test]
    fn every_widget_has_something_to_draw() {
        for embed in all(&[], widget_figure) {
            let found = parts(&embed.figure);
            assert!(!laid_out(&found).is_empty(), "{}", embed.spec.id);
        }
    }
}
