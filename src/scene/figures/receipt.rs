//! A receipt whose quantities are dragged, and the same money as hundred-dollar
//! notes beside a person.
//!
//! To scale: the notes, the pallet, the person. Lines add up to the total as they
//! are printed.

mod notes;
mod paper;

use crate::scene::{Look, Room, Scene, Slide, Stage};
use crate::units::Usd;

/// What a line's amount comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Words; those after a number that find no room are left out.
    Words(String),
    /// A number that is dragged: its name, and itself in words.
    Number(&'static str, String, Reach),
}

/// Where dragging a number leads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reach {
    /// From a tenth of it to ten times as much.
    Tenfold(f64),
    /// So much more or less.
    Plus(f64, f64),
}

impl Reach {
    fn at(self, part: f64) -> f64 {
        match self {
            Self::Tenfold(value) => value * libm::pow(10.0, part),
            Self::Plus(value, span) => value + span * part,
        }
    }
}

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What is paid for.
    pub name: &'static str,
    /// How much.
    pub amount: Usd,
    /// How it comes about.
    pub how: Vec<Piece>,
}

/// Lines with a sum of their own, which are one layer of notes.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What they are together.
    pub name: &'static str,
    /// Its layer's name.
    pub layer: &'static str,
    /// Whether it is of heat and power.
    pub hot: bool,
    /// Its lines.
    pub lines: Vec<Line>,
}

impl Part {
    fn amount(&self) -> f64 {
        self.lines.iter().map(|line| line.amount.0).sum()
    }

    /// Top, left and right of its notes.
    const fn looks(&self, above: bool) -> [Look; 3] {
        match (self.hot, above) {
            (true, _) => [Look::HeatWash, Look::HeatWash, Look::HeatMid],
            (_, true) => [Look::PartFace, Look::PartFace, Look::Left],
            _ => [Look::Left, Look::Left, Look::Right],
        }
    }
}

/// A receipt.
pub struct Receipt {
    /// For what.
    pub title: &'static str,
    /// In more words.
    pub of: String,
    /// Its two parts, the lower layer of notes first.
    pub parts: [Part; 2],
    /// What is not charged.
    pub free: String,
    /// What is said beneath the total.
    pub note: Option<(&'static str, String)>,
    /// The volume of a note, in cubic metres.
    pub note_volume: f64,
}

impl Receipt {
    fn total(&self) -> f64 {
        self.parts.iter().map(Part::amount).sum()
    }
}

/// The figure. Its grips are the receipt's numbers, from above, and the slide.
pub fn receipt(receipt: &Receipt, slide: Slide, stage: Stage) -> Scene {
    let room = stage.room;
    let mut scene = Scene::new(room, 0.0);
    let wide = room.of(room.width(), 324.0, 396.0);
    let bottom = paper::paper(&mut scene, receipt, wide);
    let left = room.of(10.0, 356.0, 452.0);
    let length = room.width() - left - 10.0;
    if room == Room::Narrow {
        scene.size.1 = bottom + 72.0;
    } else {
        scene.size.1 = bottom.max(396.0);
        let ground = scene.size.1 - room.of(84.0, 102.0, 84.0);
        notes::notes(&mut scene, receipt, [left - 6.0, ground]);
    }
    let track = crate::scene::Point::new(left, scene.size.1 - 30.0);
    scene.slide(Slide {
        from: track,
        length,
        ..slide
    });
    scene
}
