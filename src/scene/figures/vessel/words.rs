//! What the layers are called, and how many such devices there are.

use super::{Layer, Stand, Vessel, level};
use crate::scene::{Anchor, Look, Path, Point, Room, Scene, View, Voice};
use crate::units::{Bytes, count_in_words};

/// From one entry to the next.
const STEP: f64 = 46.0;

pub fn words(scene: &mut Scene, vessel: &Vessel, stand: &Stand, room: Room) {
    if room == Room::Wide {
        let low = level(vessel.lower.bytes / vessel.memory);
        let left = stand.edge(false, low).by(-18.0, -3.5);
        let words = &vessel.lower.of;
        let [first, second] = words.rsplit_once(' ').map_or([words, ""], Into::into);
        scene.say_at(left, Anchor::End, Voice::Yours, first);
        scene.say_at(left.by(0.0, 16.0), Anchor::End, Voice::Yours, second);
        let right = stand.edge(true, level(vessel.share())).by(18.0, 4.5);
        scene.say(right, Voice::Yours, &vessel.upper.of);
    }
    let mut at = room.of(
        Point::new(0.0, 332.0),
        Point::new(348.0, 84.0),
        Point::new(596.0, 84.0),
    );
    let over = (vessel.lower.bytes + vessel.upper.bytes).0 - vessel.memory.0;
    if over > 0.0 {
        let words = format!("does not fit: {}", Bytes(over));
        swatch(scene, at, Look::ModelDash);
        scene.say(at.by(26.0, 12.0), Voice::Model, words);
        at.y += STEP - 12.0;
    }
    let is_said = room == Room::Wide;
    layer(scene, &mut at, &vessel.upper, Look::Model(1), is_said);
    layer(scene, &mut at, &vessel.lower, Look::Model(3), is_said);
    swatch(scene, at, Look::Named);
    let many = vessel.count > 1.0;
    let holds = format!(
        "{} {}",
        if many { "each holds" } else { "holds" },
        vessel.memory
    );
    scene.say(at.by(26.0, 12.0), Voice::Name, holds);
    for part in vessel.device.split(", ") {
        scene.say(at.by(26.0, 28.0), Voice::Note, part);
        at.y += 16.0;
    }
    at.y += STEP - 16.0;
    if vessel.count > 1.0 {
        glasses(scene, vessel, at, room);
    }
    scene.size.1 = scene.size.1.max(at.y + room.of(2.0, 0.0, 0.0));
}

fn layer(scene: &mut Scene, at: &mut Point, layer: &Layer, look: Look, is_said: bool) {
    swatch(scene, *at, look);
    let words = format!("{}, {}", layer.name, layer.bytes);
    scene.say(at.by(26.0, 12.0), Voice::Name, words);
    if is_said {
        at.y += STEP - 12.0;
        return;
    }
    scene.say(at.by(26.0, 28.0), Voice::Yours, &layer.of);
    at.y += STEP;
}

fn swatch(scene: &mut Scene, at: Point, look: Look) {
    scene.add(Path::rectangle(look, at, 15.0, 15.0));
}

/// All devices that share it, small.
fn glasses(scene: &mut Scene, vessel: &Vessel, at: Point, room: Room) {
    let mut each = 1.0;
    while vessel.count / each > 72.0 {
        each *= 10.0;
    }
    let count = (vessel.count / each).ceil() as u32;
    let (columns, row) = if count > 16 {
        flat(scene, at, count, vessel.share().min(1.0))
    } else {
        solid(scene, at, count, level(vessel.share()).min(1.0), room)
    };
    let words = if each > 1.0 {
        format!("each is {} of them", count_in_words(each))
    } else {
        "all of them, filled alike".to_owned()
    };
    let low = at.by(0.0, f64::from(count.div_ceil(columns)) * row + 16.0);
    scene.say(low, Voice::Note, words);
    scene.size.1 = scene.size.1.max(low.y + room.of(6.0, 4.0, 4.0));
}

/// Few of them; how many stand in a row, and how high that is.
fn solid(scene: &mut Scene, at: Point, count: u32, part: f64, room: Room) -> (u32, f64) {
    const COLUMNS: u32 = 8;
    let (side, high) = room.of((9.0, 14.0), (9.0, 14.0), (14.0, 22.0));
    let row = high + side + 4.0;
    let mut filled = Vec::new();
    let mut walls = Path::new(Look::Part);
    for index in 0..count {
        let (column, line) = (f64::from(index % COLUMNS), f64::from(index / COLUMNS));
        let origin = at.by(column * side * 2.6, line * row + high + side / 2.0);
        let view = View::isometric(origin, 1.0);
        let inside = view.solid([0.0, 0.0, 0.0], [side, side, high * part]);
        filled.extend(inside.faces([Look::Model(3); 3]));
        let glass = view.solid([0.0, 0.0, 0.0], [side, side, high]);
        walls = walls
            .then_area(&glass.top)
            .then_area(&glass.left)
            .then_area(&glass.right);
    }
    scene.extend(filled);
    scene.add(walls);
    (COLUMNS, row)
}

/// Many of them.
fn flat(scene: &mut Scene, at: Point, count: u32, part: f64) -> (u32, f64) {
    const WIDE: f64 = 9.0;
    const HIGH: f64 = 11.0;
    const COLUMNS: u32 = 18;
    let corner = |index: u32| {
        let (column, line) = (f64::from(index % COLUMNS), f64::from(index / COLUMNS));
        at.by(column * (WIDE + 3.0), line * (HIGH + 4.0))
    };
    let level = HIGH * part;
    let filled = (0..count).map(|index| {
        let from = corner(index).by(0.0, HIGH - level);
        Path::rectangle(Look::Model(3), from, WIDE, level)
    });
    scene.extend(filled);
    let walls = (0..count).map(|index| Path::rectangle(Look::Part, corner(index), WIDE, HIGH));
    scene.extend(walls);
    (COLUMNS, HIGH + 4.0)
}
