//! A model in copies, each cut into stages and slices: a chip for each block,
//! what the chips send one another, and where the time of a step goes.
//!
//! To scale: the bar of a step. Sketched: the size of a copy, how many parcels
//! there are, the steps under the loupe.

mod clock;
mod stack;

use crate::scene::{Anchor, Callout, Column, Point, Room, Scene, Stage, Voice, key};
use crate::units::Seconds;

/// Where a step's time goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Times {
    /// Arithmetic.
    pub compute: Seconds,
    /// Slices agreeing.
    pub slices: Seconds,
    /// Stages waiting and handing on.
    pub stages: Seconds,
    /// Copies averaging, as far as nothing hides it.
    pub copies: Seconds,
}

impl Times {
    /// All of it.
    pub fn step(&self) -> Seconds {
        self.compute + self.slices + self.stages + self.copies
    }
}

/// How a model is cut up.
#[derive(Clone, Debug, PartialEq)]
pub struct Cuts {
    /// Copies of the model.
    pub copies: f64,
    /// Stages of a copy.
    pub stages: f64,
    /// Slices of a stage.
    pub slices: f64,
    /// The chips, and what is said of one of them.
    pub chip: [String; 2],
    /// Whether slices stay within one server.
    pub inside: bool,
    /// Where the time goes; nothing where it cannot work.
    pub times: Option<Times>,
}

/// The figure. Its grips are copies, stages and slices.
pub fn cuts(cuts: &Cuts, stage: Stage) -> Scene {
    let room = stage.room;
    let mut scene = Scene::new(room, room.of(500.0, 396.0, 436.0));
    let parcels = stack::stack(&mut scene, cuts, room);
    let callouts = callouts(cuts, parcels);
    let left = room.of(0.0, 372.0, 560.0);
    let top = room.of(318.0, 208.0, 232.0);
    if room == Room::Narrow {
        scene.size.1 = 0.0;
        key(&mut scene, &callouts, top);
        let below = scene.size.1 + 6.0;
        clock::clock(&mut scene, cuts, Point::new(left, below), false);
        scene.size.1 = below + 66.0;
    } else {
        let column = Column {
            x: left,
            anchor: Anchor::Start,
            between: (4.0, top - 12.0),
        };
        column.set(&mut scene, callouts);
        clock::clock(&mut scene, cuts, Point::new(left, top), true);
    }
    scene
}

fn callouts(cuts: &Cuts, [chip, slices, stages, copies]: [Point; 4]) -> Vec<Callout> {
    let [name, note] = &cuts.chip;
    let chip = Callout::new(chip, name, &[note]).voiced(if cuts.times.is_some() {
        Voice::Name
    } else {
        Voice::Heat
    });
    let mut callouts = vec![chip];
    let Some(times) = &cuts.times else {
        return callouts;
    };
    if cuts.slices > 1.0 {
        let place = if cuts.inside {
            "inside one server"
        } else {
            "between servers"
        };
        callouts.push(Callout::new(
            slices,
            "slices agree",
            &[&format!("{}, {place}", times.slices)],
        ));
    }
    if cuts.stages > 1.0 {
        callouts.push(Callout::new(
            stages,
            "stages hand on",
            &[&format!("{} of waiting", times.stages)],
        ));
    }
    if cuts.copies > 1.0 {
        let hidden = times.copies.0 < 0.005 * times.step().0;
        let note = if hidden {
            "hidden by arithmetic".to_owned()
        } else {
            times.copies.to_string()
        };
        callouts.push(Callout::new(copies, "copies average", &[&note]));
    }
    callouts
}
