//! The measure beside the tanks, and the names of the parts.

use super::{ABOVE, SIDE, STEP, Server, Tray, level};
use crate::scene::{
    Anchor, Axis, Callout, Column, Grip, Look, Path, Point, Rail, Room, Scene, Voice, key, word,
};
use crate::units::{Bytes, whole};

/// The measure beside the first tank, with the model's grip.
pub fn measure(scene: &mut Scene, server: &Server, tray: &Tray, room: Room) {
    let view = &tray.view;
    let base = if tray.rows > 2 { 0.0 } else { 0.18 };
    let [_, y, _] = tray.corner(0, 0);
    let x = view.at(0.0, y, 0.0).x.min(view.at(0.7, y, 0.0).x) - room.of(8.0, 14.0, 18.0);
    let height = |part: f64| view.at(0.7, y, base + tray.high * part).y;
    let at = |part: f64| Point::new(x, height(part));
    scene.add(Path::line(Look::Part, &[at(0.0), at(1.55)]));
    for part in [0.0, 0.5, 1.0] {
        scene.add(Path::line(
            Look::Part,
            &[at(part).by(-4.0, 0.0), at(part).by(4.0, 0.0)],
        ));
    }
    let memory = server.memory();
    let mut rail = vec![(at(0.0), 1e8_f64.min(memory.0 * 1e-3))];
    rail.extend(ABOVE.map(|(times, height)| (at(height), memory.0 * times)));
    let stand = level(server.share());
    let words = format!("{}; the tanks hold {memory}", server.model);
    scene.grips.push(Grip::new(
        Rail(rail),
        server.model.0,
        Axis::Upright,
        "The model’s size",
        words,
    ));
    let label = at(stand).by(-16.0, -1.0);
    if room == Room::Narrow {
        // Above everything.
        let top = Point::new(0.0, at(1.55).y - 18.0);
        scene.say(top, Voice::Yours, format!("the model, {}", server.model));
        return;
    }
    scene.say_at(label, Anchor::End, Voice::Yours, "the model");
    scene.say_at(
        label.by(0.0, 15.0),
        Anchor::End,
        Voice::Yours,
        server.model.to_string(),
    );
    let away = |part: f64| (height(part) - label.y).abs() > 30.0;
    if away(1.0) {
        let full = format!("{memory}: full");
        if room == Room::Wide {
            scene.say_at(at(1.0).by(-8.0, 4.5), Anchor::End, Voice::Note, full);
        } else {
            scene.say_at(at(1.0).by(-8.0, 4.5), Anchor::End, Voice::Note, "full");
        }
    }
    if away(0.0) {
        scene.say_at(at(0.0).by(-8.0, 4.5), Anchor::End, Voice::Note, "0");
    }
}

pub fn labels(scene: &mut Scene, server: &Server, tray: &Tray, room: Room, pool: Option<Point>) {
    let view = &tray.view;
    let [x, y, _] = tray.corner(0, tray.in_row(0).saturating_sub(1));
    let (back_x, back_y) = (
        tray.corner(tray.rows - 1, 0)[0],
        tray.corner(tray.rows - 1, 0)[1],
    );
    let last = back_x + f64::from(tray.in_row(tray.rows - 1).saturating_sub(1)) * STEP;
    let tank = Callout::new(
        view.at(last + SIDE, back_y + SIDE * 0.55, tray.high * 0.6),
        if tray.chips == 1 {
            "one tank, one chip"
        } else {
            "a tank for each chip"
        },
        &[&format!("{} in five stacks", server.each)],
    );
    let mut callouts = vec![tank];
    if let Some(link) = server.link.filter(|_| tray.chips > 1) {
        let thing = if tray.rows > 2 {
            view.at(tray.size[0], tray.size[1] * 0.5, 0.0)
        } else {
            view.at(x + SIDE + 0.15, y + SIDE / 2.0 + tray.row / 2.0 + 0.11, 0.2)
        };
        let speed = format!("{link} each way:");
        let level = format!("one level in all {}", word(server.chips));
        callouts.push(Callout::new(thing, "a link joins them", &[&speed, &level]));
    }
    if tray.rows <= 2 {
        let thing = view.at(
            0.9 + f64::from(tray.columns) * STEP + 2.0,
            tray.size[1] * 0.2 + 0.5,
            0.46,
        );
        callouts.push(Callout::new(
            thing,
            "two processors",
            &["with slower memory"],
        ));
    }
    let spilt = pool.map(|edge| {
        let over = Bytes(server.model.0 - server.memory().0);
        let tanks = (over / server.each).ceil();
        let count = if tanks < 13.0 {
            word(tanks)
        } else {
            whole(tanks)
        };
        let more = format!("{count} more");
        // Of a pool that reaches beyond the sheet, a point on it.
        let edge = Point::new(edge.x.max(9.0), edge.y);
        Callout::new(edge, format!("spilt: {over}"), &[&more, "tanks’ worth"]).voiced(Voice::Model)
    });
    match room {
        Room::Narrow | Room::Middle => {
            callouts.extend(spilt);
            let top = scene.size.1;
            key(scene, &callouts, top);
        }
        Room::Wide => {
            let right = Column {
                x: 704.0,
                anchor: Anchor::Start,
                between: (90.0, 330.0),
            };
            right.set(scene, callouts);
            let left = Column {
                x: 158.0,
                anchor: Anchor::End,
                between: (300.0, 420.0),
            };
            left.set(scene, spilt.into_iter().collect());
        }
    }
}
