//! The flow of power from the meter to the chips, and the same power as what
//! else draws it.
//!
//! To scale: the flow's widths; each silhouette's area in its block. The flow
//! keeps its height and the blocks their area, whatever the power.

mod flow;
mod silhouettes;
mod skyline;

use crate::scene::{Look, Path, Point, Scene, Stage, Voice};
use crate::units::Watts;

/// Where the power goes, and what it is compared with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Power {
    /// Servers.
    pub servers: f64,
    /// All power that the meter counts, over what the servers draw.
    pub pue: f64,
    /// At the meter.
    pub meter: Watts,
    /// Servers and switches.
    pub hall: Watts,
    /// The chips among them.
    pub chips: Watts,
    /// How many chips.
    pub count: f64,
    /// What each of a home, a kettle, a car and a turbine draws or gives.
    pub each: [Watts; 4],
}

/// The figure. Its grips are the servers, and the PUE.
pub fn power(power: &Power, stage: Stage) -> Scene {
    let room = stage.room;
    let mut scene = Scene::new(room, room.of(470.0, 436.0, 400.0));
    flow::flow(&mut scene, power, room);
    let top = room.of(232.0, 268.0, 252.0);
    let words = room.of(
        "The same power, four times.",
        "The same power four times: each as large as what it draws.",
        "The same power four times. Equal areas: each is as large as what it draws.",
    );
    scene.say(Point::new(0.0, top - 12.0), Voice::Note, words);
    skyline::skyline(&mut scene, power, room, top);
    let ground = scene.size.1 - room.of(2.0, 4.0, 4.0);
    if room != crate::scene::Room::Narrow {
        let line = [Point::new(0.0, ground), Point::new(scene.size.0, ground)];
        scene.add(Path::line(Look::Outline, &line));
    }
    scene
}
