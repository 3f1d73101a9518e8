//! The heat of a rack, carried off by air and by water: a room, a rack, a person,
//! and one second of each, all to one scale.
//!
//! Sketched: the strokes of the stream, the furniture, the water's speed.

mod air;
mod water;

use crate::scene::{Look, Path, Point, Room, Scene, Slide, Stage, View};

/// The living room that the air is measured with: metres, 60 cubic metres.
pub const LIVING_ROOM: [f64; 3] = [5.0, 4.8, 2.5];
/// A rack.
const RACK: [f64; 3] = [0.6, 1.1, 2.0];
/// How fast the water runs, in metres a second.
const SPEED: f64 = 1.0;

/// A rack's heat and what carries it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cooling {
    /// Air, in cubic metres a second.
    pub air: f64,
    /// Water, in cubic metres a second.
    pub water: f64,
    /// How much warmer the air gets, in kelvin.
    pub warming: f64,
}

impl Cooling {
    /// Seconds until as much air has passed as the room holds.
    pub fn empties(&self) -> f64 {
        LIVING_ROOM.iter().product::<f64>() / self.air
    }

    /// How wide the water's pipe is, in metres.
    pub fn pipe(&self) -> f64 {
        (4.0 * self.water / SPEED / core::f64::consts::PI).sqrt()
    }
}

/// The figure. Its grip is how much the air may warm.
pub fn cooling(cooling: &Cooling, slide: Slide, stage: Stage) -> Scene {
    let room = stage.room;
    let mut scene = Scene::new(room, room.of(570.0, 384.0, 424.0));
    let metre = room.of(35.0, 35.0, 48.0);
    let wide = room.of(312.0, 316.0, 556.0);
    let apex = 44.0;
    let [a, b, high] = LIVING_ROOM;
    let left = room.of(4.0, 4.0, 40.0);
    let view = View::isometric(Point::new(left, apex + (high + b / 2.0) * metre), metre);
    air::air(&mut scene, cooling, &view, wide, stage.part);
    let foot = view.at(a, 0.0, 0.0);
    let from = Point::new(
        foot.x + room.of(-14.0, 0.0, 122.0),
        foot.y + room.of(36.0, 36.0, -4.0),
    );
    scene.slide(Slide {
        from,
        length: wide - from.x - 12.0,
        ..slide
    });
    let start = room.of(
        Point::new(0.0, 388.0),
        Point::new(330.0, 0.0),
        Point::new(588.0, 0.0),
    );
    let apart = [
        start.by(-16.0, 0.0),
        Point::new(start.x - 16.0, scene.size.1),
    ];
    scene.add(match room {
        Room::Narrow => Path::line(Look::Hair, &[start.by(0.0, -8.0), start.by(312.0, -8.0)]),
        _ => Path::line(Look::Hair, &apart),
    });
    water::water(&mut scene, cooling, start, metre);
    scene
}

/// A rack with its front to the left and four servers in it.
fn rack(scene: &mut Scene, view: &View, [x, y]: [f64; 2]) {
    let body = view.solid([x, y, 0.0], RACK);
    scene.extend(body.faces([Look::Named, Look::Top, Look::NamedSide]));
    let [wide, _, high] = RACK;
    let front = |dx: f64, z: f64| view.at(x + dx * wide, y, z * high);
    let mut grilles = Path::new(Look::Dead);
    let mut servers = Path::new(Look::PartFace);
    for server in 0..4 {
        let z = 0.08 + 0.21 * f64::from(server);
        let part = |path: Path, [from, to]: [f64; 2], [low, top]: [f64; 2]| {
            path.then_area(&[
                front(from, low),
                front(to, low),
                front(to, top),
                front(from, top),
            ])
        };
        servers = part(servers, [0.1, 0.9], [z, z + 0.19]);
        for slot in 0..4 {
            let from = 0.17 + 0.175 * f64::from(slot);
            grilles = part(grilles, [from, from + 0.11], [z + 0.05, z + 0.14]);
        }
    }
    scene.extend([servers, grilles, body.edges(Look::Outline)]);
}
