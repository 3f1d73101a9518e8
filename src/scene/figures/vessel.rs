//! A device as a glass: what a model needs is poured in, in two layers, and what
//! does not fit stands over the rim and runs down.
//!
//! To scale: the layers, up to 1.3 times the glass; the number of devices, to the
//! power of ten that is said. Sketched: the puddle.

mod glass;
mod words;

use super::level::{ABOVE, level};
use crate::scene::{Axis, Grip, Look, Path, Point, Rail, Room, Scene, Stage, View};
use crate::units::Bytes;

/// A device and what is poured into it.
#[derive(Clone, Debug, PartialEq)]
pub struct Vessel {
    /// What it is called.
    pub device: String,
    /// What it holds.
    pub memory: Bytes,
    /// How many of them there are.
    pub count: f64,
    /// What is poured in first, and what is said of it.
    pub lower: Layer,
    /// What comes on top.
    pub upper: Layer,
    /// How much comes on top for other values of the reader's, from the least on.
    pub uppers: Vec<(Bytes, f64)>,
    /// The reader's value now.
    pub value: f64,
}

/// A layer of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// How much.
    pub bytes: Bytes,
    /// What it is called.
    pub name: &'static str,
    /// What moves it, in words.
    pub of: String,
    /// The grip's name.
    pub grip: &'static str,
}

impl Vessel {
    /// All that is needed over what there is.
    pub fn share(&self) -> f64 {
        (self.lower.bytes + self.upper.bytes) / self.memory
    }
}

/// Where the glass stands.
struct Stand {
    view: View,
    side: f64,
    high: f64,
}

impl Stand {
    fn of(room: Room) -> Self {
        let (x, y, side, high) = room.of(
            (54.0, 252.0, 104.0, 128.0),
            (60.0, 322.0, 128.0, 168.0),
            (156.0, 336.0, 146.0, 178.0),
        );
        Self {
            view: View::isometric(Point::new(x, y), 1.0),
            side,
            high,
        }
    }

    /// A point of the left edge or the right, at a part of the full height.
    fn edge(&self, right: bool, part: f64) -> Point {
        let z = self.high * part;
        if right {
            self.view.at(self.side, self.side, z).by(18.0, 0.0)
        } else {
            self.view.at(0.0, 0.0, z).by(-18.0, 0.0)
        }
    }
}

/// The figure. Its grips are the bytes of the lower layer and the reader's value
/// that the upper one is of.
pub fn vessel(vessel: &Vessel, stage: Stage) -> Scene {
    let room = stage.room;
    let mut scene = Scene::new(room, room.of(312.0, 390.0, 412.0));
    let stand = Stand::of(room);
    let memory = vessel.memory.0;
    let lower = level(vessel.lower.bytes.0 / memory);
    let all = level(vessel.share());
    glass::glass(&mut scene, &stand, [lower, all]);
    for right in [false, true] {
        let [from, to] = [0.0, 1.55].map(|part| stand.edge(right, part));
        scene.add(Path::line(Look::Part, &[from, to]));
    }
    let mut rail = vec![(stand.edge(false, 0.0), 0.0)];
    rail.extend(ABOVE.map(|(times, part)| (stand.edge(false, part), memory * times)));
    let words = format!("{}, {}", vessel.lower.of, vessel.lower.bytes);
    let mut grip = Grip::new(
        Rail(rail),
        vessel.lower.bytes.0,
        Axis::Upright,
        vessel.lower.grip,
        words,
    );
    grip.at = stand.edge(false, lower);
    scene.grips.push(grip);
    let place = |(bytes, value): &(Bytes, f64)| {
        let share = (vessel.lower.bytes + *bytes) / vessel.memory;
        (stand.edge(true, level(share)), *value)
    };
    let words = format!("{}, {}", vessel.upper.of, vessel.upper.bytes);
    let mut grip = Grip::new(
        Rail(vessel.uppers.iter().map(place).collect()),
        vessel.value,
        Axis::Upright,
        vessel.upper.grip,
        words,
    );
    grip.at = stand.edge(true, all);
    scene.grips.push(grip);
    words::words(&mut scene, vessel, &stand, room);
    scene
}
