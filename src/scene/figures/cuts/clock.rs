//! Where the time of a step goes: a bar, and its first and last moment under a
//! loupe, a row for a stage.

use super::Cuts;
use crate::scene::{Anchor, Look, Path, Point, Scene, Voice};

/// The bar's height.
const HIGH: f64 = 22.0;
/// A row under the loupe, and a piece of work in it.
const ROW: f64 = 10.0;
const PIECE: f64 = 11.0;
/// Rows that are drawn.
const ROWS: f64 = 8.0;

pub fn clock(scene: &mut Scene, cuts: &Cuts, at: Point, loupe: bool) {
    let Some(times) = &cuts.times else {
        return;
    };
    let wide = scene.size.0 - at.x - 1.0;
    let step = times.step().0;
    scene.say(
        at.by(0.0, 12.0),
        Voice::Name,
        format!("One step: {}", times.step()),
    );
    let top = at.by(0.0, 22.0);
    let parts = [
        (times.compute, Look::Model(3)),
        (times.slices + times.copies, Look::Ink),
        (times.stages, Look::Named),
    ];
    let mut x = 0.0;
    for (time, look) in parts {
        let part = time.0 / step * wide;
        if part > 0.3 {
            scene.add(Path::rectangle(look, top.by(x, 0.0), part, HIGH));
        }
        x += part;
    }
    let share = times.compute.0 / step;
    if share * wide > 90.0 {
        scene.say(top.by(8.0, 15.5), Voice::Upon, "arithmetic");
    }
    let said = "parcels · waiting";
    scene.say_at(top.by(wide, HIGH + 16.0), Anchor::End, Voice::Note, said);
    if loupe && cuts.stages > 1.0 {
        pipeline(scene, cuts.stages, top.by(0.0, HIGH + 30.0), wide);
    }
}

/// Stages begin one after another and end one after another: what they wait is
/// the bubble.
fn pipeline(scene: &mut Scene, stages: f64, at: Point, wide: f64) {
    scene.say(at.by(0.0, 10.0), Voice::Note, "its first and last moment");
    let rows = stages.min(ROWS) as u32;
    let half = wide / 2.0 - 16.0;
    let pieces = (half / PIECE) as u32;
    let end = at.x + wide;
    let mut work = Path::new(Look::Model(3));
    let mut waits = Path::new(Look::Dash);
    for row in 0..rows {
        let y = at.y + 18.0 + f64::from(row) * ROW;
        let box_of = |path: Path, x: f64, wide: f64| {
            path.then_area(&[
                Point::new(x, y),
                Point::new(x + wide, y),
                Point::new(x + wide, y + ROW - 2.0),
                Point::new(x, y + ROW - 2.0),
            ])
        };
        let late = f64::from(row) * PIECE;
        let early = f64::from(rows - 1 - row) * PIECE;
        if row > 0 {
            waits = box_of(waits, at.x, late - 1.0);
        }
        if row + 1 < rows {
            waits = box_of(waits, end - early + 1.0, early - 1.0);
        }
        for piece in row..pieces {
            work = box_of(work, at.x + f64::from(piece) * PIECE, PIECE - 1.2);
        }
        for piece in (rows - 1 - row)..pieces {
            work = box_of(work, end - f64::from(piece + 1) * PIECE + 1.2, PIECE - 1.2);
        }
    }
    scene.extend([work, waits]);
    let low = at.y + 18.0 + f64::from(rows) * ROW;
    for x in [-6.0, 6.0] {
        let middle = at.x + wide / 2.0 + x;
        let wave = |part: f64, away: f64| {
            Point::new(middle + away, at.y + 14.0 + (low - at.y - 12.0) * part)
        };
        scene.add(
            Path::new(Look::Hair)
                .to(wave(0.0, 0.0))
                .curve(wave(0.17, 5.0), wave(0.33, 5.0), wave(0.5, 0.0))
                .curve(wave(0.67, -5.0), wave(0.83, -5.0), wave(1.0, 0.0)),
        );
    }
    if rows > 3 {
        scene.say(Point::new(at.x + 2.0, low + 12.0), Voice::Name, "bubble");
        scene.say_at(
            Point::new(end - 2.0, low + 12.0),
            Anchor::End,
            Voice::Name,
            "bubble",
        );
    }
}
