//! What else draws as much: homes, kettles, cars, turbines, each block of the
//! same area, each silhouette as large as what it draws.

use super::Power;
use crate::scene::{Look, Path, Point, Room, Scene, Voice};
use crate::units::three_digits;

/// Silhouettes smaller than that are a pattern, shown under a magnifier.
const FINE: f64 = 7.0;
/// Silhouettes of a block that are drawn one by one.
const MOST: f64 = 420.0;

struct Kind {
    name: [&'static str; 2],
    draw: fn(Path, Point, f64) -> Path,
    /// Width over height.
    ratio: f64,
}

const KINDS: [Kind; 4] = [
    Kind {
        name: ["homes", ""],
        draw: house,
        ratio: 1.0,
    },
    Kind {
        name: ["kettles", ""],
        draw: kettle,
        ratio: 1.0,
    },
    Kind {
        name: ["cars filled", "an hour"],
        draw: car,
        ratio: 1.9,
    },
    Kind {
        name: ["wind", "turbines"],
        draw: turbine,
        ratio: 0.7,
    },
];

pub fn skyline(scene: &mut Scene, power: &Power, room: Room, top: f64) {
    let side = room.of(82.0, 92.0, 132.0);
    let places = room.of(
        [[0.0, 10.0], [160.0, 10.0], [0.0, 128.0], [160.0, 128.0]],
        [[0.0, 66.0], [150.0, 66.0], [300.0, 66.0], [450.0, 66.0]],
        [[20.0, 6.0], [238.0, 6.0], [456.0, 6.0], [674.0, 6.0]],
    );
    for (index, kind) in KINDS.iter().enumerate() {
        let [x, y] = places[index];
        let at = Point::new(x, top + y);
        let count = power.meter / power.each[index];
        block(scene, kind, at, side, count);
        let words = three_digits(count);
        let beside = if room == Room::Middle {
            at.by(0.0, -42.0)
        } else {
            at.by(side + 8.0, side - 40.0)
        };
        scene.say(beside, Voice::Number, words);
        scene.say(beside.by(0.0, 18.0), Voice::Note, kind.name[0]);
        scene.say(beside.by(0.0, 34.0), Voice::Note, kind.name[1]);
    }
    scene
        .shapes
        .retain(|shape| !matches!(shape, crate::scene::Shape::Text(text) if text.words.is_empty()));
}

fn block(scene: &mut Scene, kind: &Kind, at: Point, side: f64, count: f64) {
    // One silhouette's cell has this share of the block's area.
    let cell = side * side / count.max(1e-6);
    let (wide, high) = ((cell * kind.ratio).sqrt(), (cell / kind.ratio).sqrt());
    if count < 1.0 {
        // Part of one: its whole stands behind, as far as it is drawn.
        let scale = 1.0_f64.min(1.6 / wide.max(high) * side);
        scene.add(Path::rectangle(Look::Hair, at, side, side));
        let size = high * scale;
        let foot = at.by(side / 2.0, side);
        scene.add((kind.draw)(
            Path::new(Look::Dead),
            foot,
            size.min(side * 1.1),
        ));
        return;
    }
    let columns = (side / wide).round().max(1.0);
    let rows = (count / columns).ceil().max(1.0);
    let (wide, high) = (side / columns, side / rows.max(side / high).max(1.0));
    let small = wide.min(high) < FINE || count > MOST;
    if small {
        pattern(scene, kind, at, side);
        return;
    }
    let mut path = Path::new(Look::Grey);
    let glyph = (high * 0.92).min(wide / kind.ratio * 0.96);
    for index in 0..count.floor() as u32 {
        let (row, column) = (
            (f64::from(index) / columns).floor(),
            f64::from(index) % columns,
        );
        let foot = at.by((column + 0.5) * wide, side - row * high);
        path = (kind.draw)(path, foot, glyph);
    }
    scene.add(path);
    let rest = count.fract();
    if rest > 0.15 && count < 12.0 {
        let row = (count.floor() / columns).floor();
        let foot = at.by((count.floor() % columns + 0.5) * wide, side - row * high);
        scene.add((kind.draw)(Path::new(Look::Dead), foot, glyph));
    }
}

/// Too small to see: a block of dots, and some of them under a magnifier.
fn pattern(scene: &mut Scene, kind: &Kind, at: Point, side: f64) {
    let mut path = Path::new(Look::Grey);
    let step = 4.0;
    let count = (side / step).floor() as u32;
    for row in 0..count {
        let y = f64::from(row) * step;
        path = path.then_area(&[
            at.by(0.0, y),
            at.by(side, y),
            at.by(side, y + 2.6),
            at.by(0.0, y + 2.6),
        ]);
    }
    scene.add(path);
    let radius = side * 0.24;
    let middle = at.by(side - radius * 0.3, radius * 1.1);
    scene.add(Path::line(
        Look::CordWide,
        &[
            middle.by(radius * 0.72, radius * 0.72),
            middle.by(radius * 1.25, radius * 1.25),
        ],
    ));
    scene.add(Path::circle(Look::Named, middle, radius));
    let glyph = radius * 0.5;
    let mut path = Path::new(Look::Grey);
    for (x, y) in [
        (-0.45, -0.1),
        (0.45, -0.1),
        (0.0, 0.62),
        (0.0, -0.62 + 0.2),
        (-0.5, 0.62),
        (0.5, 0.62),
    ] {
        if (y as f64).abs() > 0.6 && (x as f64).abs() > 0.4 {
            continue;
        }
        path = (kind.draw)(
            path,
            middle.by(x * radius, y * radius + glyph * 0.3),
            glyph / kind.ratio.max(1.0),
        );
    }
    scene.add(path);
}

/// Silhouettes stand on a point, so high.
fn house(path: Path, foot: Point, high: f64) -> Path {
    let at = |x: f64, y: f64| foot.by(x * high, -y * high);
    path.then_area(&[
        at(-0.36, 0.0),
        at(-0.36, 0.5),
        at(-0.46, 0.5),
        at(0.0, 0.95),
        at(0.46, 0.5),
        at(0.36, 0.5),
        at(0.36, 0.0),
        at(0.1, 0.0),
        at(0.1, 0.32),
        at(-0.1, 0.32),
        at(-0.1, 0.0),
    ])
}

fn kettle(path: Path, foot: Point, high: f64) -> Path {
    let at = |x: f64, y: f64| foot.by(x * high, -y * high);
    path.to(at(-0.3, 0.0))
        .on(at(-0.24, 0.55))
        .on(at(-0.46, 0.66))
        .on(at(-0.46, 0.74))
        .on(at(-0.16, 0.74))
        .curve(at(-0.08, 0.84), at(0.08, 0.84), at(0.16, 0.74))
        .curve(at(0.6, 0.74), at(0.52, 0.2), at(0.3, 0.12))
        .on(at(0.28, 0.22))
        .curve(at(0.42, 0.3), at(0.44, 0.62), at(0.22, 0.62))
        .on(at(0.3, 0.0))
        .close()
        .then_area(&[at(-0.05, 0.8), at(0.05, 0.8), at(0.05, 0.9), at(-0.05, 0.9)])
}

fn car(path: Path, foot: Point, high: f64) -> Path {
    let at = |x: f64, y: f64| foot.by(x * high, -y * high);
    path.to(at(-0.9, 0.18))
        .on(at(-0.9, 0.46))
        .curve(at(-0.9, 0.52), at(-0.6, 0.56), at(-0.52, 0.56))
        .on(at(-0.28, 0.86))
        .on(at(0.28, 0.86))
        .on(at(0.54, 0.56))
        .curve(at(0.9, 0.54), at(0.92, 0.44), at(0.92, 0.18))
        .close()
        .then_ellipse(at(-0.5, 0.16), 0.16 * high, 0.16 * high)
        .then_ellipse(at(0.52, 0.16), 0.16 * high, 0.16 * high)
}

fn turbine(path: Path, foot: Point, high: f64) -> Path {
    let at = |x: f64, y: f64| foot.by(x * high, -y * high);
    let hub = (0.0, 0.62);
    let mut path = path.then_area(&[
        at(-0.022, 0.0),
        at(-0.01, 0.62),
        at(0.01, 0.62),
        at(0.022, 0.0),
    ]);
    for turn in [0.25, 2.344, 4.438] {
        let (sin, cos) = (libm::sin(turn), libm::cos(turn));
        let blade = |along: f64, across: f64| {
            at(
                hub.0 + sin * along + cos * across,
                hub.1 + cos * along - sin * across,
            )
        };
        path = path.then_area(&[
            blade(0.0, -0.01),
            blade(0.06, 0.028),
            blade(0.37, 0.004),
            blade(0.37, -0.004),
            blade(0.05, -0.014),
        ]);
    }
    path.then_ellipse(at(hub.0, hub.1), 0.025 * high, 0.025 * high)
}
