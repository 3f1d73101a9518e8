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
/// The size of the sentence's letters, and from line to line.
const SENTENCE: f64 = 25.0;
const LINE: f64 = 36.0;
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
        let picture = embeds
            .first()
            .map_or(Vec::new(), |embed| parts(&embed.figure));
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
        let brand = if title == TITLE {
            ""
        } else {
            "Is scale all you need? · "
        };
        svg += &text("card-brand", MARGIN, 66.0, &format!("{brand}Scale Lab"));
        svg += &text("card-title", MARGIN, 124.0, &escape(title));
        let (picture, words) = laid_out(parts);
        svg += &picture;
        let lines = wrapped(
            sentence,
            (words.width / (SENTENCE * LETTER)) as usize,
            words.lines,
        );
        for (index, line) in lines.iter().enumerate() {
            let y = words.y + LINE * index as f64;
            svg += &text("card-sentence", words.x, y, line);
        }
        svg + "</svg>"
    }
}

/// The room for the sentence.
struct Room {
    x: f64,
    y: f64,
    width: f64,
    lines: usize,
}

fn text(class: &str, x: f64, y: f64, words: &str) -> String {
    format!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{words}</text>")
}

/// The parts laid out, and where that leaves room for the sentence: below several
/// squares or bars, beside one picture.
fn laid_out(parts: &[Part]) -> (String, Room) {
    let (top, room) = PICTURE;
    let below = Room {
        x: MARGIN,
        y: 548.0,
        width: INNER,
        lines: 2,
    };
    let squares: Vec<&Part> = parts
        .iter()
        .filter(|part| matches!(part, Part::Square { .. }))
        .collect();
    if squares.len() > 1 {
        let gap = 36.0;
        let count = squares.len() as f64;
        let side = room.min((INNER - gap * (count - 1.0)) / count);
        let place = |(index, part): (usize, &&Part)| {
            part.at(MARGIN + (side + gap) * index as f64, top, side, side)
        };
        return (squares.iter().enumerate().map(place).collect(), below);
    }
    let chart = || parts.iter().find(|part| matches!(part, Part::Chart { .. }));
    if let Some(picture) = squares.first().copied().or_else(chart) {
        let height = f64::from(HEIGHT) - top - MARGIN;
        let width = (height * picture.ratio()).min(INNER * 0.62);
        let beside = MARGIN + width + 48.0;
        let words = Room {
            x: beside,
            y: top + 32.0,
            width: f64::from(WIDTH) - MARGIN - beside,
            lines: 9,
        };
        return (picture.at(MARGIN, top, width, height), words);
    }
    let rows = parts.iter().filter(|part| matches!(part, Part::Bar { .. }));
    let count = rows.clone().take(MOST_ROWS).count();
    let height = (room / count.max(1) as f64).min(64.0);
    let place =
        |(index, part): (usize, &Part)| part.at(MARGIN, top + height * index as f64, INNER, height);
    (rows.take(MOST_ROWS).enumerate().map(place).collect(), below)
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
    use crate::site::widget_figures;

    #[test]
    fn words_are_wrapped_and_cut() {
        assert_eq!(wrapped("one two three", 7, 2), ["one two", "three"]);
        assert_eq!(wrapped("one two three four", 7, 2), ["one two", "three…"]);
        assert_eq!(wrapped("", 7, 2), [""]);
    }

    #[test]
    fn every_widget_has_something_to_draw() {
        for (id, figure) in widget_figures().unwrap() {
            assert!(!laid_out(&parts(&figure)).0.is_empty(), "{id}");
        }
    }
}
