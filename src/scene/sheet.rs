//! The sheet that is drawn on.

use super::{Anchor, Grip, Path, Point, Press, Shape, Text, Voice};

/// How much room there is across; the style sheet shows the one that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Room {
    /// A phone.
    Narrow,
    /// A tablet, half a screen.
    Middle,
    /// A screen.
    Wide,
}

impl Room {
    /// Every one, as they are rendered into a page.
    pub const ALL: [Self; 3] = [Self::Wide, Self::Middle, Self::Narrow];

    /// The width of its sheets, in their own pixels: about those of the screen.
    pub const fn width(self) -> f64 {
        match self {
            Self::Narrow => 312.0,
            Self::Middle => 590.0,
            Self::Wide => 868.0,
        }
    }

    /// One of three, by the room.
    pub fn of<T>(self, narrow: T, middle: T, wide: T) -> T {
        match self {
            Self::Narrow => narrow,
            Self::Middle => middle,
            Self::Wide => wide,
        }
    }
}

/// What a scene is drawn on, and what stands still while it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stage {
    /// The room there is.
    pub room: Room,
    /// The end of the scale that stays while something is dragged along it.
    pub held: Option<f64>,
    /// How much of a run that plays is over, from 0 to 1.
    pub part: f64,
}

impl Stage {
    /// A stage of this room on which nothing is dragged.
    pub const fn of(room: Room) -> Self {
        Self {
            room,
            held: None,
            part: 1.0,
        }
    }

    /// The held end of the scale, or the first of these that holds all values,
    /// or the last.
    pub fn scale(&self, ends: &[f64], most: f64) -> f64 {
        let fits = |end: &&f64| **end >= most;
        let usual = ends.iter().find(fits).or(ends.last());
        self.held.unwrap_or(usual.copied().unwrap_or(most))
    }
}

/// A drawing: shapes in the order in which they cover one another, and what can
/// be moved and pressed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Width and height, in the sheet's own pixels.
    pub size: (f64, f64),
    /// The shapes.
    pub shapes: Vec<Shape>,
    /// What is dragged, in the order of the figure's own.
    pub grips: Vec<Grip>,
    /// What is pressed.
    pub presses: Vec<Press>,
    /// The end of its scale, for [`Stage::held`].
    pub scale: f64,
}

impl Scene {
    /// An empty sheet.
    pub fn new(room: Room, height: f64) -> Self {
        Self {
            size: (room.width(), height),
            ..Self::default()
        }
    }

    /// One more outline.
    #[inline(never)]
    pub fn add(&mut self, path: Path) {
        self.shapes.push(Shape::Path(path));
    }

    /// More outlines.
    pub fn extend(&mut self, paths: impl IntoIterator<Item = Path>) {
        for path in paths {
            self.add(path);
        }
    }

    /// Words from a place on.
    pub fn say(&mut self, at: Point, voice: Voice, words: impl AsRef<str>) {
        self.set(at, Anchor::Start, voice, words.as_ref());
    }

    /// Words around or up to a place.
    pub fn say_at(&mut self, at: Point, anchor: Anchor, voice: Voice, words: impl AsRef<str>) {
        self.set(at, anchor, voice, words.as_ref());
    }

    #[inline(never)]
    fn set(&mut self, at: Point, anchor: Anchor, voice: Voice, words: &str) {
        self.shapes.push(Shape::Text(Text {
            at,
            anchor,
            voice,
            words: words.to_owned(),
        }));
    }

    /// Every line of words on it.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.shapes.iter().filter_map(|shape| match shape {
            Shape::Text(text) => Some(text),
            Shape::Path(_) => None,
        })
    }
}
