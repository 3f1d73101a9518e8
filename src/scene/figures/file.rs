//! The model as a file, the program that runs it as a grain beside it, and what
//! people could pour it into.
//!
//! To scale: every area, of the file and of what each device holds. Sketched: the
//! faces of the devices, what runs over, and the program, which would be too small
//! to see.

mod devices;
mod place;

use crate::scene::{Anchor, Axis, Grip, Look, Path, Point, Rail, Scene, Stage, Voice, width};
use crate::units::Bytes;
pub use devices::{Device, Kind};
use place::Place;

/// A model's file, and the devices beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// Its size.
    pub size: Bytes,
    /// What is in it: how many, and what: "405 billion", "numbers of 2 bytes".
    pub numbers: [String; 2],
    /// Six devices, from the smallest to the largest.
    pub devices: [Device; 6],
}

/// The size of the file that has the room made for it; a larger one makes all smaller.
const USUAL: f64 = 810e9;
/// How far the file's corner can be dragged, in parts of that room.
const BEYOND: f64 = 1.12;
/// Corners of the rail.
const PIECES: u32 = 40;

/// The figure. Its grip is the file's size in bytes.
pub fn file(file: &File, stage: Stage) -> Scene {
    let room = stage.room;
    let place = Place::of(room);
    let mut scene = Scene::new(room, place.height);
    let most = place.side * place.side;
    // Square pixels for a byte.
    let scale = stage.held.unwrap_or(most / file.size.0.max(USUAL));
    scene.scale = scale;
    let side = (file.size.0 * scale).sqrt().min(place.side * BEYOND);
    let ground = Point::new(0.0, place.ground);
    devices::devices(&mut scene, file, &place, scale);
    grain(&mut scene, &place);
    page(&mut scene, file, ground, side);
    let rail = (0..=PIECES).map(|piece| {
        let side = f64::from(piece) / f64::from(PIECES) * place.side * BEYOND;
        (corner(ground, side), side * side / scale)
    });
    let rail = Rail(rail.collect());
    let words = format!("{}, {} {}", file.size, file.numbers[0], file.numbers[1]);
    let mut grip = Grip::new(rail, file.size.0, Axis::Corner, "The file’s size", words);
    grip.at = corner(ground, side);
    scene.grips.push(grip);
    scene
}

/// How large the folded corner is.
fn fold(side: f64) -> f64 {
    (side * 0.1).min(28.0)
}

/// The middle of the folded corner.
fn corner(foot: Point, side: f64) -> Point {
    let fold = fold(side) / 2.0;
    foot.by(side - fold, fold - side)
}

/// The file, and what is written in it.
fn page(scene: &mut Scene, file: &File, foot: Point, side: f64) {
    let fold = fold(side);
    let top = foot.by(0.0, -side);
    scene.extend([
        Path::area(
            Look::Model(3),
            &[
                top,
                top.by(side - fold, 0.0),
                top.by(side, fold),
                foot.by(side, 0.0),
                foot,
            ],
        ),
        Path::area(
            Look::PartFace,
            &[
                top.by(side - fold, 0.0),
                top.by(side, fold),
                top.by(side - fold, fold),
            ],
        ),
    ]);
    let name = "weights.bin";
    let size = file.size.to_string();
    let [count, bytes] = &file.numbers;
    let one = format!("{count} {bytes}");
    let edge = (side * 0.08).clamp(10.0, 18.0);
    let inside = |words: &str| width(words, Voice::UponNote) + 2.0 * edge < side;
    if !inside(bytes) {
        // Above it.
        scene.say(top.by(0.0, -44.0), Voice::Name, name);
        scene.say(top.by(0.0, -28.0), Voice::Note, one);
        scene.say(top.by(0.0, -12.0), Voice::Yours, size);
        return;
    }
    let above = top.by(side - fold - 6.0, -8.0);
    scene.say_at(above, Anchor::End, Voice::Yours, size);
    let mut line = top.by(edge, 20.0 + edge);
    scene.say(line, Voice::Upon, name);
    let lines = if inside(&one) {
        vec![one]
    } else {
        vec![count.clone(), bytes.clone()]
    };
    for words in lines {
        line.y += 18.0;
        scene.say(line, Voice::UponNote, words);
    }
    let wide = side - 2.0 * edge;
    numbers(scene, line.by(0.0, 20.0), wide, foot.y - edge);
}

/// Rows of marks for the numbers.
fn numbers(scene: &mut Scene, from: Point, wide: f64, end: f64) {
    const LENGTHS: [f64; 7] = [10.0, 4.0, 18.0, 7.0, 13.0, 4.0, 22.0];
    let mut path = Path::new(Look::ModelLine);
    let mut at = from;
    let mut index = 0;
    while at.y < end {
        while at.x < from.x + wide - 24.0 {
            let to = at.by(LENGTHS[index % 7], 0.0);
            path = path.then_line(&[at, to]);
            at = to.by(5.0, 0.0);
            index += 1;
        }
        // Rows do not begin alike.
        index += 2;
        at = Point::new(from.x, at.y + 10.0);
    }
    scene.add(path);
}

/// The program: too small to see, so under a magnifier.
fn grain(scene: &mut Scene, place: &Place) {
    let foot = Point::new(place.grain, place.ground);
    let middle = foot.by(0.0, -50.0);
    scene.extend([
        Path::line(Look::Leader, &[middle.by(-15.0, 12.0), foot]),
        Path::line(Look::Leader, &[middle.by(15.0, 12.0), foot]),
        Path::circle(Look::PartFace, middle, 20.0),
        Path::circle(Look::Dot, foot, 1.2),
        Path::area(
            Look::Named,
            &[
                middle.by(-8.0, -11.0),
                middle.by(4.0, -11.0),
                middle.by(8.0, -7.0),
                middle.by(8.0, 11.0),
                middle.by(-8.0, 11.0),
            ],
        ),
    ]);
    let lines = [-4.0, 0.0, 4.0]
        .into_iter()
        .fold(Path::new(Look::Part), |path, y| {
            path.then_line(&[middle.by(-4.5, y), middle.by(4.5, y)])
        });
    scene.add(lines);
    scene.say_at(middle.by(0.0, -42.0), Anchor::Middle, Voice::Name, "run.c");
    scene.say_at(
        middle.by(0.0, -27.0),
        Anchor::Middle,
        Voice::Note,
        "a grain",
    );
}
