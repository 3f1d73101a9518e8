//! The picture of a widget, for hosts that show pictures only: its title, its
//! own picture and its sentence, drawn at build time from what the widget shows.
//!
//! Knows a sheet of paper and what goes where; colours come from the style sheets.

mod item;
mod style;

use super::embedded::Embed;
use crate::site::article::{DESCRIPTION, TITLE};
use crate::view::shown::Depiction;
use anyhow::{Context, Result, bail};
use item::{Area, CardItem, bars};
use maud::{Markup, html};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use std::path::Path;
use std::sync::Arc;

/// As large as hosts that show cards ask for.
pub const WIDTH: u32 = 1200;
/// Its height.
pub const HEIGHT: u32 = 630;

const MARGIN: f64 = 64.0;
/// Where the picture is, where the sentence stands below it.
const PICTURE: Area = Area {
    x: MARGIN,
    y: 176.0,
    width: WIDTH as f64 - 2.0 * MARGIN,
    height: 318.0,
};
/// The size of the sentence's letters, and from line to line.
const SENTENCE: f64 = 25.0;
const LINE: f64 = 36.0;
/// The letters' mean width over their size.
const LETTER: f64 = 0.56;

/// Draws cards: letters and colours, made ready once.
pub struct Artist {
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
            options: Options {
                font_family: "DejaVu Sans".to_owned(),
                fontdb: Arc::new(letters),
                style_sheet: Some(style::sheet(project)?),
                ..Options::default()
            },
        })
    }

    /// The card of a widget, as a PNG file.
    ///
    /// # Errors
    /// A drawing that cannot be read or written.
    pub fn of_widget(&self, embed: &Embed) -> Result<Vec<u8>> {
        let brand = "Is scale all you need? · Scale Lab";
        let picture = embed.figure.shown.picture.as_ref();
        self.png(&card(brand, embed.spec.title, picture, embed.sentence()))
    }

    /// The card of the article: what its first widget shows.
    ///
    /// # Errors
    /// A drawing that cannot be read or written.
    pub fn of_article(&self, embeds: &[Embed]) -> Result<Vec<u8>> {
        let first = embeds.first();
        let picture = first.and_then(|embed| embed.figure.shown.picture.as_ref());
        self.png(&card("Scale Lab", TITLE, picture, DESCRIPTION))
    }

    fn png(&self, svg: &Markup) -> Result<Vec<u8>> {
        let tree = Tree::from_str(&svg.0, &self.options).context("reading the drawing")?;
        let Some(mut pixels) = Pixmap::new(WIDTH, HEIGHT) else {
            bail!("there is no room for a card");
        };
        resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
        pixels.encode_png().context("writing the card")
    }
}

/// The card as SVG.
fn card(brand: &str, title: &str, picture: Option<&Depiction>, sentence: &str) -> Markup {
    let (picture, words) = laid_out(picture);
    let letters = (words.width / (SENTENCE * LETTER)) as usize;
    html! {
        svg xmlns="http://www.w3.org/2000/svg" width=(WIDTH) height=(HEIGHT) {
            rect class="card-paper" width="100%" height="100%" {}
            rect class="card-edge" width="100%" height="10" {}
            text class="card-brand" x=(MARGIN) y="66" { (brand) }
            text class="card-title" x=(MARGIN) y="124" { (title) }
            (picture)
            @for (index, line) in wrapped(sentence, letters, words.lines).iter().enumerate() {
                text class="card-sentence" x=(words.x) y=(words.y + LINE * index as f64) { (line) }
            }
        }
    }
}

/// Where the sentence stands: its first line's left end, and how much fits.
struct TextBox {
    x: f64,
    y: f64,
    width: f64,
    lines: usize,
}

/// The picture, and where that leaves room for the sentence: below several maps
/// or bars, beside one picture.
fn laid_out(picture: Option<&Depiction>) -> (Markup, TextBox) {
    let below = TextBox {
        x: MARGIN,
        y: 548.0,
        width: PICTURE.width,
        lines: 2,
    };
    match picture {
        None => (html! {}, below),
        Some(Depiction::Bars(chart)) => (bars(chart, PICTURE), below),
        Some(Depiction::Maps(maps)) if maps.len() > 1 => {
            let (gap, count) = (36.0, maps.len() as f64);
            let side = (PICTURE.width - gap * (count - 1.0)) / count;
            let side = PICTURE.height.min(side);
            let place = |index: usize| Area {
                x: MARGIN + (side + gap) * index as f64,
                width: side,
                height: side,
                ..PICTURE
            };
            let row = html! {
                @for (index, map) in maps.iter().enumerate() { (CardItem::Map(map).within(place(index))) }
            };
            (row, below)
        }
        Some(Depiction::Maps(maps)) => maps
            .first()
            .map_or((html! {}, below), |map| beside(&CardItem::Map(map))),
        Some(Depiction::Chart(plot)) => beside(&CardItem::Chart(plot)),
        Some(Depiction::Drawing(drawing)) => beside(&CardItem::Drawing(drawing)),
    }
}

/// One picture with the sentence to its right.
fn beside(item: &CardItem) -> (Markup, TextBox) {
    let height = f64::from(HEIGHT) - PICTURE.y - MARGIN;
    let width = (height * item.ratio()).min(PICTURE.width * 0.62);
    let area = Area {
        width,
        height,
        ..PICTURE
    };
    let x = MARGIN + width + 48.0;
    let words = TextBox {
        x,
        y: PICTURE.y + 32.0,
        width: f64::from(WIDTH) - MARGIN - x,
        lines: 9,
    };
    (item.within(area), words)
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

    #[test]
    fn words_are_wrapped_and_cut() {
        assert_eq!(wrapped("one two three", 7, 2), ["one two", "three"]);
        assert_eq!(wrapped("one two three four", 7, 2), ["one two", "three…"]);
        assert_eq!(wrapped("", 7, 2), [""]);
    }
}
