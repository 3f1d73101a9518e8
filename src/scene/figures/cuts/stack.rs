//! The copies, one upon another, and the three grips at their edges.

use super::Cuts;
use crate::scene::{Anchor, Axis, Grip, Look, Path, Point, Rail, Room, Scene, View, Voice};
use crate::units::whole;

/// Plates, and blocks along a side, that are drawn.
const MOST: [f64; 3] = [16.0, 32.0, 16.0];
/// How thick a plate is, in the sheet's pixels.
const THICK: f64 = 7.0;
/// Doublings of each rail: copies, stages, slices.
const DOUBLINGS: [i32; 3] = [10, 7, 6];
/// Half a parcel's side.
const PARCEL: f64 = 3.2;

struct Stack {
    view: View,
    /// Stages along x, slices along y, in pixels.
    sides: [f64; 2],
    /// How high the uppermost plate's lower side is above the lowest's.
    rise: f64,
}

/// How high so many copies are piled, in parts of the most.
fn piled(copies: f64) -> f64 {
    libm::cbrt((libm::log2(copies.max(1.0)) / f64::from(DOUBLINGS[0])).min(1.0))
}

/// Draws it; one chip, a parcel of slices, of stages, of copies.
pub fn stack(scene: &mut Scene, cuts: &Cuts, room: Room) -> [Point; 4] {
    let sides = room.of([164.0, 90.0], [176.0, 96.0], [236.0, 128.0]);
    let high = room.of(112.0, 176.0, 186.0);
    let rise = high * piled(cuts.copies);
    let left = room.of(100.0, 104.0, 150.0);
    // Where the left corner of the uppermost plate's top stays.
    let top = room.of(16.0, 16.0, 20.0) + sides[1] / 2.0;
    let stack = Stack {
        view: View::isometric(Point::new(left, top + rise + THICK), 1.0),
        sides,
        rise,
    };
    plates(scene, cuts, &stack);
    let [slices, stages, copies] = parcels(scene, cuts, &stack);
    let chip = chip(scene, cuts, &stack);
    grips(scene, cuts, &stack, high);
    [chip, slices, stages, copies]
}

fn plates(scene: &mut Scene, cuts: &Cuts, stack: &Stack) {
    let Stack {
        view,
        sides: [a, b],
        rise,
    } = stack;
    let count = cuts.copies.clamp(1.0, MOST[0]) as u32;
    let [stages, slices] = [cuts.stages.min(MOST[1]), cuts.slices.min(MOST[2])];
    for plate in 0..count {
        let z = if count > 1 {
            rise * f64::from(plate) / f64::from(count - 1)
        } else {
            0.0
        };
        let solid = view.solid([0.0, 0.0, z], [*a, *b, THICK]);
        let top = plate + 1 == count;
        let above = if top { Look::Model(2) } else { Look::PartFace };
        scene.extend(solid.faces([above, Look::Model(3), Look::Model(4)]));
        let mut lines = Path::new(Look::ModelLine);
        for (pieces, of_stages) in [(stages, true), (slices, false)] {
            for cut in 1..pieces as u32 {
                let part = f64::from(cut) / pieces;
                let at = |far: f64, up: f64| {
                    if of_stages {
                        view.at(part * a, far * b, z + up)
                    } else {
                        view.at(if far > 0.0 { 0.0 } else { *a }, part * b, z + up)
                    }
                };
                lines = lines.then_line(&[at(0.0, 0.0), at(0.0, THICK)]);
                if top {
                    lines = lines.then_line(&[at(0.0, THICK), at(1.0, THICK)]);
                }
            }
        }
        scene.add(lines);
    }
}

/// What chips send one another: upon the uppermost plate, and down its side.
fn parcels(scene: &mut Scene, cuts: &Cuts, stack: &Stack) -> [Point; 3] {
    let Stack {
        view,
        sides: [a, b],
        rise,
    } = stack;
    let on = |x: f64, y: f64| view.at(x * a, y * b, rise + THICK);
    let down = |x: f64, part: f64| view.at(x * a, 0.0, THICK / 2.0 + rise * (1.0 - part));
    let works = cuts.times.is_some();
    let mut send = |on: bool, look: Look, line: &[Point], stops: &[Point]| {
        if on && works {
            scene.add(Path::line(look, line));
            for at in stops {
                let corner = at.by(-PARCEL, -PARCEL);
                scene.add(Path::rectangle(
                    Look::Named,
                    corner,
                    2.0 * PARCEL,
                    2.0 * PARCEL,
                ));
            }
        }
    };
    let stages = [0.06, 0.2, 0.36, 0.52, 0.94].map(|x| on(x, 0.31));
    send(
        cuts.stages > 1.0,
        Look::Limit,
        &[on(0.03, 0.31), on(0.97, 0.31)],
        &stages,
    );
    let slices = [0.08, 0.22, 0.36, 0.5, 0.64, 0.78, 0.92].map(|y| on(0.72, y));
    send(
        cuts.slices > 1.0,
        Look::Cord,
        &[slices[0], slices[6]],
        &slices,
    );
    for (x, part) in [(0.15, 0.3), (0.5, 0.5), (0.9, 0.7)] {
        send(
            cuts.copies > 1.0,
            Look::Limit,
            &[down(x, 0.0), down(x, 1.0)],
            &[down(x, part)],
        );
    }
    [slices[6], stages[4], down(0.9, 0.7)]
}

/// One block lifted out; where it is.
fn chip(scene: &mut Scene, cuts: &Cuts, stack: &Stack) -> Point {
    let Stack {
        view,
        sides: [a, b],
        rise,
    } = stack;
    let [dx, dy] = [
        (a / cuts.stages.min(MOST[1])).min(a * 0.16),
        (b / cuts.slices.min(MOST[2])).min(b * 0.3),
    ];
    let [x, y] = [0.36 * a, 0.68 * b];
    let block = view.solid([x, y, rise + THICK + 5.0], [dx, dy, THICK]);
    let works = cuts.times.is_some();
    scene.extend(block.faces(if works {
        [Look::Model(3), Look::Model(4), Look::Model(4)]
    } else {
        [Look::Heat; 3]
    }));
    scene.add(block.edges(Look::Outline));
    block.top[3]
}

/// A rail of doublings along places.
fn doublings(count: i32, place: impl Fn(f64) -> Point) -> Rail {
    Rail(
        (0..=count)
            .map(|step| {
                (
                    place(f64::from(step) / f64::from(count)),
                    libm::exp2(f64::from(step)),
                )
            })
            .collect(),
    )
}

fn grips(scene: &mut Scene, cuts: &Cuts, stack: &Stack, high: f64) {
    let Stack {
        view,
        sides: [a, b],
        rise,
    } = stack;
    let corner = view.at(0.0, 0.0, rise + THICK);
    let words = |count: f64, one: &str, more: &str| {
        format!("{} {}", whole(count), if count == 1.0 { one } else { more })
    };
    let copies = doublings(DOUBLINGS[0], |part| {
        corner.by(-22.0, 12.0 + high * libm::cbrt(part))
    });
    let name = words(cuts.copies, "copy", "copies");
    let grip = Grip::new(copies, cuts.copies, Axis::Upright, "Copies", name);
    let beside = grip.at.by(-14.0, 4.5);
    scene.say_at(beside, Anchor::End, Voice::Yours, whole(cuts.copies));
    let below = if cuts.copies == 1.0 { "copy" } else { "copies" };
    scene.say_at(beside.by(0.0, 16.0), Anchor::End, Voice::Yours, below);
    let each = cuts.copies / MOST[0];
    if each > 1.0 {
        let each = format!("{} each", whole(each));
        let end = beside.x.max(crate::scene::width(&each, Voice::Note));
        scene.say_at(
            Point::new(end, beside.y + 32.0),
            Anchor::End,
            Voice::Note,
            each,
        );
    }
    scene.grips.push(grip);
    let along = |part: f64| view.at((0.12 + 0.8 * part) * a, 0.0, 0.0).by(-10.0, 20.0);
    let stages = doublings(DOUBLINGS[1], along);
    let grip = Grip::new(
        stages,
        cuts.stages,
        Axis::Sideways,
        "Stages",
        words(cuts.stages, "stage", "stages"),
    );
    scene.say_at(
        grip.at.by(0.0, 26.0),
        Anchor::Middle,
        Voice::Yours,
        &grip.words,
    );
    scene.grips.push(grip);
    let back = |part: f64| {
        view.at(0.0, (0.1 + 0.85 * part) * b, rise + THICK)
            .by(-9.0, -14.0)
    };
    let slices = doublings(DOUBLINGS[2], back);
    let grip = Grip::new(
        slices,
        cuts.slices,
        Axis::Sideways,
        "Slices",
        words(cuts.slices, "slice", "slices"),
    );
    scene.say_at(
        grip.at.by(-14.0, 4.5),
        Anchor::End,
        Voice::Yours,
        &grip.words,
    );
    scene.grips.push(grip);
}
