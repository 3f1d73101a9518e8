//! Names of the staves with the grips on their heads, and of the rim and the water.

use super::cask::{Cask, SIDE};
use super::{BREAK, Barrel, height};
use crate::scene::{Anchor, Axis, Callout, Column, Grip, Point, Rail, Room, Scene, Voice, key};

/// Names over the heads, and the grips on them.
pub fn heads(scene: &mut Scene, cask: &Cask, barrel: &Barrel, leak: usize, room: Room) {
    for (index, stave) in barrel.staves.iter().enumerate() {
        let (left, right) = Cask::sides(index);
        let side = f64::midpoint(left, right);
        let at = |ratio: f64| cask.at(side, height(ratio)).by(0.0, -2.0);
        let places = [
            1.0 / 30.0,
            0.25,
            0.5,
            0.75,
            1.0,
            1.25,
            BREAK,
            2.0,
            4.0,
            10.0,
            30.0,
        ];
        let rail = Rail(places.map(|ratio| (at(ratio), ratio)).to_vec());
        let grip = Grip::new(
            rail,
            stave.ratio,
            Axis::Upright,
            stave.moves,
            stave.words.clone(),
        );
        let top = grip.at;
        scene.grips.push(grip);
        let leaks = index == leak && stave.ratio < 1.0;
        if room == Room::Narrow {
            let voice = if leaks { Voice::Heat } else { Voice::Name };
            scene.say_at(
                top.by(0.0, -15.0),
                Anchor::Middle,
                voice,
                (index + 1).to_string(),
            );
            continue;
        }
        let (name, note) = if leaks {
            (Voice::Heat, Voice::HeatNote)
        } else {
            (Voice::Name, Voice::Note)
        };
        scene.say_at(top.by(0.0, -31.0), Anchor::Middle, name, stave.name);
        scene.say_at(top.by(0.0, -15.0), Anchor::Middle, note, stave.note.clone());
    }
    if room != Room::Narrow {
        return;
    }
    let mut y = scene.size.1 + 14.0;
    for (index, stave) in barrel.staves.iter().enumerate() {
        let leaks = index == leak && stave.ratio < 1.0;
        let (name, note) = if leaks {
            (Voice::Heat, Voice::HeatNote)
        } else {
            (Voice::Name, Voice::Note)
        };
        scene.say(Point::new(0.0, y), Voice::Note, (index + 1).to_string());
        scene.say(Point::new(18.0, y), name, stave.name);
        scene.say(Point::new(112.0, y), note, stave.note.clone());
        y += 18.0;
    }
    scene.size.1 = y;
}

pub fn labels(scene: &mut Scene, cask: &Cask, barrel: &Barrel, level: f64, room: Room) {
    let rim = Callout {
        thing: cask.at(SIDE, 1.0),
        voice: Voice::Name,
        name: "what the plan needs".to_owned(),
        notes: barrel.plan.clone(),
    };
    let water = Callout {
        thing: cask.at(SIDE, level.clamp(0.05, 1.0)),
        voice: Voice::Water,
        name: "what stays in".to_owned(),
        notes: barrel.stays.clone(),
    };
    if room == Room::Wide {
        let column = Column {
            x: 664.0,
            anchor: Anchor::Start,
            between: (60.0, 410.0),
        };
        column.set(scene, vec![rim, water]);
        return;
    }
    let top = scene.size.1;
    let callouts = [rim, water].map(|callout| Callout {
        thing: callout.thing.by(2.0, 0.0),
        ..callout
    });
    if room == Room::Middle {
        key(scene, &callouts, top);
        return;
    }
    let mut y = top + 4.0;
    for callout in callouts {
        scene.say(Point::new(0.0, y), callout.voice, callout.name);
        for note in callout.notes {
            y += 17.0;
            scene.say(Point::new(0.0, y), Voice::Note, note);
        }
        y += 22.0;
    }
    scene.size.1 = y;
}
