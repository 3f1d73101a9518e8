//! The same rack with a door that water runs through.

use super::{Cooling, RACK, rack};
use crate::scene::figures::people::{TALL, person};
use crate::scene::{Anchor, Look, Path, Point, Scene, View, Voice};
use crate::units::{counted, three_digits, to_two_digits};

/// The floor around it, in metres.
const FLOOR: [f64; 2] = [2.5, 2.3];
/// Where the rack stands on it.
const PLACE: [f64; 2] = [0.9, 0.7];

pub fn water(scene: &mut Scene, cooling: &Cooling, start: Point, metre: f64) {
    let litres = counted(three_digits(to_two_digits(cooling.water * 6e4)), "litre");
    scene.say(
        start.by(0.0, 18.0),
        Voice::Water,
        format!("in water: {litres} a minute"),
    );
    scene.say(
        start.by(0.0, 34.0),
        Voice::Note,
        "the same rack, the same scale",
    );
    let fine = metre > 40.0;
    // On a phone there is no room for air above it.
    let low = if start.x > 0.0 { 96.0 } else { 56.0 };
    let below = if fine { 118.0 } else { low };
    let view = View::isometric(start.by(0.0, below + metre * 2.0), metre);
    scene.add(Path::area(Look::Ground, &view.floor([0.0; 3], FLOOR)));
    scene.extend(person(view.at(0.35, 1.0, 0.0), TALL * metre));
    let [x, y] = PLACE;
    let [wide, deep, high] = RACK;
    let door = view.solid([x, y + deep, 0.05], [wide, 0.14, high - 0.1]);
    scene.extend(door.faces([Look::WaterWash, Look::WaterWash, Look::WaterMid]));
    rack(scene, &view, PLACE);
    let pipe = |look: Look, y: f64, from: f64| {
        let at = |x: f64, z: f64| view.at(x, y, z);
        Path::line(
            look,
            &[
                at(x + wide, from),
                at(x + wide + 0.12, from),
                at(x + wide + 0.12, 0.0),
                at(FLOOR[0], 0.0),
            ],
        )
    };
    let back = y + deep + 0.07;
    scene.add(pipe(Look::HeatLine, back, 1.6));
    scene.add(pipe(Look::WaterPipe, back - 0.22, 0.4));
    let end = view.at(FLOOR[0] - 0.1, back - 0.22, 0.0);
    glass(scene, cooling, end, if fine { 34.0 } else { 26.0 });
    let side = libm::cbrt(cooling.water).max(0.04);
    let cube = view.solid([x + 0.25, 0.1, 0.0], [side.min(0.5); 3]);
    scene.extend(cube.faces([Look::WaterWash, Look::WaterMid, Look::Water]));
    let foot = view.at(FLOOR[0], 0.0, 0.0);
    let words = Point::new(start.x, foot.y + if fine { 26.0 } else { 16.0 });
    let words = if start.x > 0.0 {
        words
    } else {
        Point::new(154.0, foot.y - 10.0)
    };
    let thing = cube.left[0];
    scene.add(Path::line(Look::Leader, &[thing, words.by(30.0, -14.0)]));
    scene.say(words, Voice::Water, "one second of water");
    let litre = counted(three_digits(to_two_digits(cooling.water * 1e3)), "litre");
    scene.say(words.by(0.0, 16.0), Voice::Note, litre);
}

/// A magnifying glass over the end of the pipe.
fn glass(scene: &mut Scene, cooling: &Cooling, end: Point, radius: f64) {
    let middle = Point::new(scene.size.0 - radius - 2.0, end.y - radius * 3.6);
    let edge = |x: f64| middle.by(x * radius, radius * 0.8);
    scene.add(Path::line(Look::Leader, &[edge(-0.6), end]).then_line(&[edge(0.6), end]));
    scene.add(Path::circle(Look::Named, middle, radius));
    // Along the floor's x: down to the right.
    let at = |along: f64, across: f64| {
        middle.by(
            (along * 0.866 - across * 0.5) * radius,
            (along * 0.5 + across * 0.866) * radius,
        )
    };
    scene.add(Path::area(
        Look::WaterWash,
        &[
            at(-0.9, -0.42),
            at(0.9, -0.42),
            at(0.9, 0.42),
            at(-0.9, 0.42),
        ],
    ));
    let dashes = [-0.22, 0.0, 0.22]
        .into_iter()
        .fold(Path::new(Look::WaterDash), |path, across| {
            path.then_line(&[at(-0.85, across), at(0.85, across)])
        });
    scene.extend([dashes, Path::circle(Look::Outline, middle, radius)]);
    let wide = format!("{} cm", three_digits(to_two_digits(cooling.pipe() * 100.0)));
    scene.say_at(
        middle.by(-radius - 8.0, 4.5),
        Anchor::End,
        Voice::Water,
        wide,
    );
}
