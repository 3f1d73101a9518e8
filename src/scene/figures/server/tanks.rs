//! The tanks, the pipe between them, the processors beside them.

use super::{SIDE, STEP, Server, Tray};
use crate::scene::{Look, Path, Scene, Solid};

/// The tanks of a row, filled this far.
pub fn row(scene: &mut Scene, tray: &Tray, row: u32, level: f64) {
    let (view, high) = (&tray.view, tray.high);
    let count = tray.in_row(row);
    let corners = || (0..count).map(|column| tray.corner(row, column));
    let small = tray.rows > 2;
    if !small {
        let pads: Vec<_> = corners()
            .map(|[x, y, z]| view.solid([x - 0.18, y - 0.18, z], [SIDE + 0.36, SIDE + 0.36, 0.18]))
            .collect();
        for [top, left, right] in pads.iter().map(Solid::grey) {
            scene.extend([right, left, top]);
        }
    }
    let foot = if small { 0.0 } else { 0.18 };
    let at = |[x, y, z]: [f64; 3], dz: f64| view.solid([x, y, z + foot], [SIDE, SIDE, dz]);
    if level > 0.002 {
        let filled: Vec<_> = corners().map(|corner| at(corner, high * level)).collect();
        scene.extend(
            filled
                .iter()
                .map(|solid| Path::area(Look::Model(4), &solid.right)),
        );
        scene.extend(
            filled
                .iter()
                .map(|solid| Path::area(Look::Model(3), &solid.left)),
        );
        scene.extend(
            filled
                .iter()
                .map(|solid| Path::area(Look::Model(2), &solid.top)),
        );
        if !small {
            let stacks = (1..5)
                .map(|stack| f64::from(stack) / 5.0)
                .filter(|stack| *stack < level);
            for stack in stacks {
                scene.extend(corners().map(|corner| {
                    let [_, _, right, front] = at(corner, high * stack).right;
                    let left = at(corner, high * stack).left[3];
                    Path::line(Look::ModelLine, &[left, front, right])
                }));
            }
        }
    }
    let look = if level >= 1.0 {
        Look::Outline
    } else {
        Look::Part
    };
    let glass = if small { Look::Hair } else { look };
    scene.extend(corners().map(|corner| at(corner, high).edges(glass)));
    if !small && level < 0.999 {
        // Marks of the five stacks on empty glass.
        for stack in (1..5)
            .map(|stack| f64::from(stack) / 5.0)
            .filter(|stack| *stack >= level)
        {
            scene.extend(corners().map(|corner| {
                let [_, _, right, front] = at(corner, high * stack).right;
                let left = at(corner, high * stack).left[3];
                Path::line(
                    Look::Hair,
                    &[left.towards(front, 0.75), front, front.towards(right, 0.25)],
                )
            }));
        }
    }
}

/// The pipe that keeps one level in all tanks.
pub fn pipes(scene: &mut Scene, server: &Server, tray: &Tray) {
    if server.link.is_none() || tray.chips < 2 || tray.rows > 2 {
        return;
    }
    let view = &tray.view;
    let [first, y, _] = tray.corner(0, 0);
    let last = tray.corner(0, tray.columns - 1)[0];
    let middle = if tray.rows == 1 {
        y + SIDE + 0.4
    } else {
        y + SIDE / 2.0 + tray.row / 2.0
    };
    let pipe = |from: [f64; 2], size: [f64; 2]| {
        view.solid([from[0], from[1], 0.05], [size[0], size[1], 0.2])
            .faces([Look::Model(2), Look::Model(3), Look::Model(4)])
    };
    scene.extend(pipe([first + 0.5, middle], [last - first + SIDE, 0.22]));
    for column in 0..tray.columns {
        let [x, y, _] = tray.corner(0, column);
        scene.extend(pipe([x + 0.52, y + SIDE], [0.2, middle - y - SIDE + 0.22]));
    }
}

pub fn processors(scene: &mut Scene, tray: &Tray) {
    if tray.rows > 2 {
        return;
    }
    let view = &tray.view;
    let x = 0.9 + f64::from(tray.columns) * STEP + 0.75;
    let deep = tray.size[1];
    for part in [0.68, 0.2] {
        let y = deep * part;
        let sticks = (0..5).map(|stick| {
            view.solid(
                [x - 0.75, y - 0.4 + f64::from(stick) * 0.42, 0.0],
                [0.22, 0.2, 0.42],
            )
        });
        for stick in sticks.collect::<Vec<_>>().iter().rev() {
            let [top, left, right] = stick.grey();
            scene.extend([right, left, top]);
        }
        scene.extend(view.solid([x, y - 0.25, 0.0], [1.5, 1.5, 0.16]).grey());
        scene.extend(view.solid([x + 0.25, y, 0.16], [1.0, 1.0, 0.3]).faces([
            Look::PartFace,
            Look::Left,
            Look::Right,
        ]));
    }
}
