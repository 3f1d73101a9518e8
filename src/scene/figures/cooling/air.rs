//! The room, the air that streams through the rack in it, and the clock that
//! says how often it is emptied.

use super::{Cooling, LIVING_ROOM, RACK, rack};
use crate::scene::figures::people::{TALL, person};
use crate::scene::{Anchor, Look, Path, Point, Scene, View, Voice};
use crate::units::{three_digits, to_two_digits};

/// Where the rack stands.
const PLACE: [f64; 2] = [2.9, 2.2];
/// The largest cube that the room has height for.
const LARGEST: f64 = 2.4;

pub fn air(scene: &mut Scene, cooling: &Cooling, view: &View, wide: f64, part: f64) {
    let fine = -view.z.1 > 40.0;
    walls(scene, view, fine);
    let side = libm::cbrt(cooling.air).min(LARGEST);
    let [x, y] = PLACE;
    let strokes = (6.0 + 14.0 * cooling.air).min(56.0) as u32;
    let middle = x + RACK[0] / 2.0;
    // What leaves the rack at its back, before the rack covers it.
    let door = |dx: f64, z: f64| view.at(middle + dx, LIVING_ROOM[1], z);
    scene.add(Path::area(
        Look::HeatWash,
        &[
            door(-0.65, 0.1),
            door(0.65, 0.1),
            door(0.65, 2.1),
            door(-0.65, 2.1),
        ],
    ));
    let behind = [y + RACK[1], LIVING_ROOM[1] - 0.1];
    scene.add(stream(Look::HeatLine, view, behind, 0.9, strokes, part));
    scene.extend(person(view.at(1.25, 2.9, 0.0), TALL * -view.z.1));
    rack(scene, view, PLACE);
    // One second of it, before the rack's front.
    let corner = [
        middle - side / 2.0,
        y - side - 0.05,
        (1.0 - side / 2.0).max(0.0),
    ];
    let cube = view.solid(corner, [side; 3]);
    scene.extend(cube.faces([Look::Cold; 3]).map(|mut face| {
        face.look = Look::Veil;
        face
    }));
    scene.add(stream(
        Look::WaterPipe,
        view,
        [corner[1], y],
        side.min(1.6),
        strokes,
        part,
    ));
    scene.add(cube.edges(Look::WaterLine));
    front(scene, view);
    words(scene, cooling, view, wide, cube.left[0]);
    clock(scene, cooling.empties(), part);
}

/// The floor, the two walls behind, and what stands there.
fn walls(scene: &mut Scene, view: &View, fine: bool) {
    let [a, b, high] = LIVING_ROOM;
    scene.add(Path::area(Look::Ground, &view.floor([0.0; 3], [a, b])));
    let at = |x, y, z| view.at(x, y, z);
    let wall = Path::new(Look::Part)
        .then_line(&[
            at(0.0, 0.0, 0.0),
            at(0.0, 0.0, high),
            at(0.0, b, high),
            at(a, b, high),
            at(a, b, 0.0),
        ])
        .then_line(&[at(0.0, b, 0.0), at(0.0, b, high)]);
    scene.add(wall);
    let window = |y: f64, z: f64| at(0.0, 1.2 + 2.0 * y, 1.0 + 1.1 * z);
    scene.add(Path::area(
        Look::Top,
        &[
            window(0.0, 0.0),
            window(1.0, 0.0),
            window(1.0, 1.0),
            window(0.0, 1.0),
        ],
    ));
    scene.add(
        Path::line(Look::Part, &[window(0.5, 0.0), window(0.5, 1.0)])
            .then_line(&[window(0.0, 0.5), window(1.0, 0.5)]),
    );
    if !fine {
        return;
    }
    scene.add(Path::area(
        Look::Left,
        &view.floor([1.2, 1.0, 0.0], [1.2, 2.4]),
    ));
    let sofa = [
        ([0.15, 3.1, 0.0], [0.95, 0.25, 0.65]),
        ([0.15, 1.25, 0.0], [0.25, 1.85, 0.85]),
        ([0.4, 1.25, 0.0], [0.7, 1.85, 0.42]),
        ([0.15, 1.0, 0.0], [0.95, 0.25, 0.65]),
    ];
    for (corner, sides) in sofa {
        scene.extend(view.solid(corner, sides).grey());
    }
    let lamp = at(0.5, 4.2, 0.0);
    let up = |high: f64| lamp.by(0.0, high * view.z.1);
    scene.add(Path::line(Look::Outline, &[lamp, up(1.5)]));
    scene.add(Path::area(
        Look::PartFace,
        &[
            up(1.75).by(-7.0, 0.0),
            up(1.75).by(7.0, 0.0),
            up(1.4).by(12.0, 0.0),
            up(1.4).by(-12.0, 0.0),
        ],
    ));
}

/// The edges of the room that are before everything.
fn front(scene: &mut Scene, view: &View) {
    let [a, b, high] = LIVING_ROOM;
    let top = [
        view.at(0.0, 0.0, high),
        view.at(a, 0.0, high),
        view.at(a, b, high),
    ];
    let down = [view.at(a, 0.0, 0.0), top[1]];
    scene.add(Path::line(Look::Dash, &top).then_line(&down));
}

/// Strokes along the room, between two depths, this far apart from the rack's
/// middle; they move on with the part of the run that is over.
fn stream(
    look: Look,
    view: &View,
    [from, to]: [f64; 2],
    spread: f64,
    count: u32,
    part: f64,
) -> Path {
    let middle = PLACE[0] + RACK[0] / 2.0;
    let long = to - from;
    (0..count).fold(Path::new(look), |path, index| {
        // Fractions of irrational numbers fill a space evenly.
        let spot = |step: f64| (f64::from(index) * step + 0.35) % 1.0;
        let x = middle + (spot(0.618_034) - 0.5) * spread;
        let z = 0.2 + 1.6 * spot(0.381_97 * 1.732);
        let along = (spot(0.754_88) + part * 6.0) % 1.0;
        let start = from + along * long * 0.8;
        path.then_line(&[view.at(x, start, z), view.at(x, start + long * 0.2, z)])
    })
}

fn words(scene: &mut Scene, cooling: &Cooling, view: &View, wide: f64, cube: Point) {
    let [a, b, high] = LIVING_ROOM;
    let foot = view.at(a, 0.0, 0.0);
    let low = Point::new(0.0, foot.y + if -view.z.1 > 40.0 { -26.0 } else { 18.0 });
    let line = Path::line(Look::Leader, &[cube, low.by(44.0, -14.0)]);
    scene.extend([line, Path::circle(Look::Dot, cube, 2.0)]);
    scene.say(low, Voice::Water, "one second of air");
    let drawn = if libm::cbrt(cooling.air) > LARGEST {
        ", too large"
    } else {
        ""
    };
    let volume = format!("{} m³{drawn}", three_digits(to_two_digits(cooling.air)));
    scene.say(low.by(0.0, 16.0), Voice::Note, volume);
    let out = Point::new(wide - 6.0, view.at(0.0, b, high).y + 6.0);
    let door = view.at(PLACE[0] + 0.6, b, 2.0);
    scene.extend([
        Path::line(Look::Leader, &[door, out.by(-40.0, 8.0)]),
        Path::circle(Look::Dot, door, 2.0),
    ]);
    let warmer = format!("out, {}\u{a0}°C warmer", three_digits(cooling.warming));
    scene.say_at(out, Anchor::End, Voice::Heat, warmer);
}

/// The clock's radius, in the sheet's pixels.
const RADIUS: f64 = 20.0;

/// A clock whose sector is the time in which the room is emptied once.
fn clock(scene: &mut Scene, seconds: f64, part: f64) {
    let middle = Point::new(22.0, 24.0);
    let hand = |turn: f64, long: f64| {
        let angle = turn * core::f64::consts::TAU;
        middle.by(libm::sin(angle) * long, -libm::cos(angle) * long)
    };
    scene.add(Path::circle(Look::Named, middle, RADIUS));
    let turn = (seconds / 60.0).min(1.0) * part;
    let steps = (turn * 60.0).ceil().max(1.0) as u32;
    let mut sector = vec![middle];
    sector.extend(
        (0..=steps).map(|step| hand(turn * f64::from(step) / f64::from(steps), RADIUS - 1.5)),
    );
    scene.add(Path::area(Look::WaterMid, &sector));
    let ticks = (0..12).fold(Path::new(Look::Part), |path, tick| {
        let turn = f64::from(tick) / 12.0;
        path.then_line(&[hand(turn, RADIUS - 4.0), hand(turn, RADIUS - 1.0)])
    });
    scene.add(ticks);
    scene.add(Path::line(Look::Cord, &[middle, hand(turn, RADIUS - 5.0)]));
    scene.say(
        Point::new(50.0, 18.0),
        Voice::Water,
        "in air: a room of 60 m³",
    );
    let shown = match seconds {
        short if short < 120.0 => format!("{} seconds", three_digits(to_two_digits(short))),
        long if long < 7_200.0 => format!("{} minutes", three_digits(to_two_digits(long / 60.0))),
        long => format!("{} hours", three_digits(to_two_digits(long / 3_600.0))),
    };
    scene.say(
        Point::new(50.0, 34.0),
        Voice::Note,
        format!("empty in {shown}"),
    );
}
