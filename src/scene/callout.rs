//! Labels beside a drawing, each with a line to its thing; or, where there is
//! no room beside it, numbers in it and a key beneath.

use super::{Anchor, Look, Path, Point, Scene, Voice, width};

/// From one line of words to the next.
const LINE: f64 = 16.0;
/// Between two labels.
const GAP: f64 = 10.0;

/// What a thing is called, and what is said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Callout {
    /// A point of the thing.
    pub thing: Point,
    /// How its name is set.
    pub voice: Voice,
    /// Its name.
    pub name: String,
    /// What is said of it, a line each.
    pub notes: Vec<String>,
}

impl Callout {
    /// A thing, its name, and what is said of it.
    pub fn new(thing: Point, name: impl Into<String>, notes: &[&str]) -> Self {
        Self {
            thing,
            voice: Voice::Name,
            name: name.into(),
            notes: notes.iter().map(|note| (*note).to_owned()).collect(),
        }
    }

    /// The same with its name in another voice.
    #[must_use]
    pub fn voiced(self, voice: Voice) -> Self {
        Self { voice, ..self }
    }

    fn height(&self) -> f64 {
        LINE * (1 + self.notes.len()) as f64
    }
}

/// A column of labels beside a drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// Where their words begin, or end if they are to the left of the drawing.
    pub x: f64,
    /// Which.
    pub anchor: Anchor,
    /// The first and last height that they may take.
    pub between: (f64, f64),
}

impl Column {
    /// Sets the labels as near as can be to the heights of their things, without
    /// one covering another, in the order of these heights.
    pub fn set(&self, scene: &mut Scene, mut callouts: Vec<Callout>) {
        callouts.sort_by(|a, b| a.thing.y.total_cmp(&b.thing.y));
        let (first, last) = self.between;
        let mut tops: Vec<f64> = Vec::new();
        let mut free = first;
        for callout in &callouts {
            let top = (callout.thing.y - 6.0).max(free);
            free = top + callout.height() + GAP;
            tops.push(top);
        }
        let mut room = last + GAP;
        for (callout, top) in callouts.iter().zip(&mut tops).rev() {
            room -= callout.height() + GAP;
            *top = top.min(room);
            room = *top;
        }
        for (callout, top) in callouts.iter().zip(tops) {
            self.one(scene, callout, top);
        }
    }

    fn one(&self, scene: &mut Scene, callout: &Callout, top: f64) {
        let at = Point::new(self.x, top + 11.0);
        let side = if self.anchor == Anchor::Start {
            -6.0
        } else {
            6.0
        };
        let line = Path::line(Look::Leader, &[callout.thing, at.by(side, -4.0)]);
        scene.add(line);
        scene.add(Path::circle(Look::Dot, callout.thing, 2.0));
        scene.say_at(at, self.anchor, callout.voice, &callout.name);
        for (index, note) in callout.notes.iter().enumerate() {
            let at = at.by(0.0, LINE * (index + 1) as f64);
            scene.say_at(at, self.anchor, Voice::Note, note);
        }
    }
}

/// Numbers at the things and a key from `top` on, the sheet made higher for it.
pub fn key(scene: &mut Scene, callouts: &[Callout], top: f64) {
    let mut y = top;
    let room = scene.size.0;
    let mut taken = Vec::new();
    for (index, callout) in callouts.iter().enumerate() {
        let number = (index + 1).to_string();
        // A number that would lie on another goes beneath it.
        let mut at = callout.thing;
        while taken
            .iter()
            .any(|other: &Point| (other.x - at.x).abs() < 18.0 && (other.y - at.y).abs() < 18.0)
        {
            at.y += 6.0;
        }
        taken.push(at);
        disc(scene, at, &number);
        let at = Point::new(26.0, y + 13.0);
        disc(scene, Point::new(10.0, y + 8.5), &number);
        scene.say(at, callout.voice, &callout.name);
        let beside = at.x + width(&callout.name, callout.voice) + 7.0;
        let mut place = Point::new(beside, at.y);
        for note in &callout.notes {
            let wide = width(note, Voice::Note);
            if place.x + wide > room {
                y += LINE;
                place = Point::new(26.0, y + 13.0);
            }
            scene.say(place, Voice::Note, note);
            place.x += wide + 5.0;
        }
        y += LINE + 6.0;
    }
    scene.size.1 = scene.size.1.max(y);
}

fn disc(scene: &mut Scene, middle: Point, number: &str) {
    scene.add(Path::circle(Look::PartFace, middle, 8.5));
    scene.say_at(middle.by(0.0, 4.5), Anchor::Middle, Voice::Note, number);
}
