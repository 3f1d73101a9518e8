//! An open server: a tank of memory for each chip, and the model poured into them.
//!
//! To scale: the tanks, the model's level, how high it would stand up to 1.3
//! times the tanks, the pool's area up to the room there is. Sketched: the
//! processors, the pool's shape.

mod labels;
mod spill;
mod tanks;

use super::level::{ABOVE, level};
use crate::scene::{Look, Point, Room, Scene, Stage, View};
use crate::units::{Bytes, BytesPerSecond};

/// A server and what is poured into it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Server {
    /// Chips in it.
    pub chips: f64,
    /// Memory of each.
    pub each: Bytes,
    /// The model's weights.
    pub model: Bytes,
    /// One direction of the link between chips; none where there is none.
    pub link: Option<BytesPerSecond>,
}

impl Server {
    /// The memory of all its chips.
    pub fn memory(&self) -> Bytes {
        self.each * self.chips
    }

    /// The model over the memory.
    pub fn share(&self) -> f64 {
        self.model / self.memory()
    }
}

/// A tank's side and height, the step to the next one, in steps of the view.
const SIDE: f64 = 1.25;
const HIGH: f64 = 3.4;
const STEP: f64 = 1.85;
/// The tray's thickness, and how far beneath it the table is.
const THICK: f64 = 0.4;
const TABLE: f64 = -2.2;
/// The edges of a tray of eight chips, together.
const EIGHT: f64 = 17.1;
/// How deep a pool stands.
const DEPTH: f64 = 0.55;
/// Where everything stands on the tray.
struct Tray {
    columns: u32,
    rows: u32,
    chips: u32,
    /// The tray's two edges.
    size: [f64; 2],
    /// From row to row.
    row: f64,
    high: f64,
    view: View,
}

impl Tray {
    fn of(server: &Server, room: Room) -> Self {
        let chips = server.chips.clamp(1.0, 576.0) as u32;
        let rows = match chips {
            1 | 2 => 1,
            3..=16 => 2,
            _ => (f64::from(chips) * 0.8).sqrt().round() as u32,
        };
        let columns = chips.div_ceil(rows);
        let row = if rows > 2 { STEP } else { 2.7 };
        let processors = if rows > 2 { 0.0 } else { 2.6 };
        let long = 0.8 + f64::from(columns) * STEP + processors;
        let deep = (0.9 + f64::from(rows) * row).max(4.6);
        let across = room.of(268.0, 396.0, 440.0);
        // Few chips are no larger than eight.
        let scale = across / (long + deep).max(EIGHT) / 0.866;
        let spare = across - (long + deep) * 0.866 * scale;
        // A wall of many tanks keeps the height of a few.
        let high = if rows > 2 {
            HIGH * 31.0 / scale.max(4.0) * 0.8
        } else {
            HIGH.min(112.0 / scale)
        };
        let left = room.of(40.0, 100.0, 226.0) + spare / 3.0;
        let top = room.of(166.0, 192.0, 212.0);
        Self {
            columns,
            rows,
            chips,
            size: [long, deep],
            row,
            high,
            view: View::isometric(Point::new(left, top), scale),
        }
    }

    /// A tank's front left corner on the tray.
    fn corner(&self, row: u32, column: u32) -> [f64; 3] {
        [
            0.7 + f64::from(column) * STEP,
            0.75 + f64::from(row) * self.row,
            0.0,
        ]
    }

    fn in_row(&self, row: u32) -> u32 {
        // The front row is full; a shorter one is the last.
        (self.chips - (row * self.columns).min(self.chips)).min(self.columns)
    }
}

/// The figure. Its grip is the model's size in bytes.
pub fn server(server: &Server, stage: Stage) -> Scene {
    let room = stage.room;
    let mut scene = Scene::new(room, room.of(318.0, 404.0, 424.0));
    let tray = Tray::of(server, room);
    let view = &tray.view;
    let share = server.share();
    let pool = spill::pool(&mut scene, server, &tray);
    let board = view.solid([0.0, 0.0, -THICK], [tray.size[0], tray.size[1], THICK]);
    scene.extend(board.faces([Look::Named, Look::Left, Look::Right]));
    scene.add(board.edges(Look::Outline));
    for row in (0..tray.rows).rev() {
        if row == 0 {
            tanks::pipes(&mut scene, server, &tray);
        }
        tanks::row(&mut scene, &tray, row, share.min(1.0));
    }
    tanks::processors(&mut scene, &tray);
    if share > 1.0 {
        spill::over(&mut scene, &tray);
        spill::would_be(&mut scene, &tray, share);
    }
    labels::measure(&mut scene, server, &tray, room);
    labels::labels(&mut scene, server, &tray, room, pool);
    scene
}
