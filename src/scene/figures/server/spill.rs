//! What does not fit: over the rim, over the tray, into a pool; and how high it would stand.

use super::{DEPTH, SIDE, Server, TABLE, Tray, level};
use crate::scene::{Look, Path, Point, Scene};

/// A pool's edge: around its middle, in parts of its radius.
const WOBBLE: [(f64, f64); 12] = [
    (1.0, 0.0),
    (0.93, 0.27),
    (0.52, 0.42),
    (0.05, 0.55),
    (-0.5, 0.42),
    (-0.9, 0.3),
    (-1.05, 0.02),
    (-0.86, -0.3),
    (-0.45, -0.46),
    (0.02, -0.5),
    (0.55, -0.46),
    (0.9, -0.26),
];

/// What runs over: down the front tanks, over the tray, off its edge.
pub fn over(scene: &mut Scene, tray: &Tray) {
    let view = &tray.view;
    let wide = 0.42;
    let base = if tray.rows > 2 { 0.0 } else { 0.18 };
    let every = tray.columns.div_ceil(4).max(1);
    let fronts = (0..tray.in_row(0)).filter(|column| column % every == 0);
    for column in fronts {
        let [x, y, _] = tray.corner(0, column);
        let x = x + 0.15;
        let lip = view.at(x, y + 0.3, tray.high + base);
        let across = |x: f64, y: f64, z: f64| [view.at(x, y, z), view.at(x + wide, y, z)];
        let [a, b] = across(x, y, tray.high + base);
        let [c, d] = across(x, y - 0.02, 0.0);
        let [e, f] = across(x, 0.0, 0.0);
        let [g, h] = across(x, -0.05, TABLE + 0.5);
        scene.add(Path::area(
            Look::Model(2),
            &[lip, lip.towards(b, 1.0), b, a],
        ));
        scene.add(Path::area(Look::Model(2), &[c, d, f, e]));
        scene.add(Path::area(Look::Model(3), &[a, b, d, c]));
        let sag = (view.at(0.0, 0.0, 0.0).y - view.at(0.0, 0.0, 0.12).y).abs();
        scene.add(
            Path::new(Look::Model(2))
                .to(e)
                .on(f)
                .on(h)
                .curve(h.by(0.0, sag * 2.0), g.by(0.0, sag * 2.0), g)
                .close(),
        );
        let glint = |part: f64| {
            let [p, q] = [a.towards(b, part), c.towards(d, part)];
            Path::line(Look::ModelLine, &[p.towards(q, 0.06), p.towards(q, 0.7)])
        };
        scene.extend([0.35, 0.7].map(glint));
        let drop = |part: f64| {
            Path::line(
                Look::ModelLine,
                &[
                    e.towards(f, part).by(0.0, 6.0),
                    g.towards(h, part).by(0.0, -8.0),
                ],
            )
        };
        scene.extend([0.35, 0.7].map(drop));
    }
}

/// What has run over stands on the table: a pool of as much; a point of its edge.
pub fn pool(scene: &mut Scene, server: &Server, tray: &Tray) -> Option<Point> {
    let over = server.share() - 1.0;
    if over <= 0.0 {
        return None;
    }
    let tank = SIDE * SIDE * tray.high;
    let area = over * f64::from(tray.chips) * tank / DEPTH;
    let most = (tray.size[0] * 0.52).min(4.6);
    let radius = (area / core::f64::consts::PI / 0.5).sqrt().clamp(0.5, most);
    let view = &tray.view;
    let middle = [tray.size[0] * 0.4, -0.5 - radius * 0.35];
    let blob = |look: Look, size: f64| {
        let at = |index: usize| {
            let (x, y) = WOBBLE[index % 12];
            view.at(
                middle[0] + x * radius * size,
                middle[1] + y * radius * size,
                TABLE,
            )
        };
        let mut path = Path::new(look).to(at(0));
        for index in 0..12 {
            let (before, from, to, after) =
                (at(index + 11), at(index), at(index + 1), at(index + 2));
            let lead = |a: Point, b: Point, c: Point| b.by((c.x - a.x) / 6.0, (c.y - a.y) / 6.0);
            path = path.curve(lead(before, from, to), lead(after, to, from), to);
        }
        path.close()
    };
    scene.add(blob(Look::Model(2), 1.0));
    scene.add(blob(Look::ModelLine, 0.78));
    Some(view.at(middle[0] - radius * 0.98, middle[1], TABLE))
}

/// How high the model would stand.
pub fn would_be(scene: &mut Scene, tray: &Tray, share: f64) {
    let [x, y, _] = tray.corner(0, 0);
    let [far, deep, _] = tray.corner(tray.rows - 1, tray.columns - 1);
    let base = if tray.rows > 2 { 0.0 } else { 0.18 };
    let low = base + tray.high;
    let size = [
        far + SIDE - x,
        deep + SIDE - y,
        tray.high * (level(share) - 1.0),
    ];
    let solid = tray.view.solid([x, y, low], size);
    scene.add(
        Path::new(Look::ModelDash)
            .then_area(&[
                solid.left[0],
                solid.left[1],
                solid.right[1],
                solid.right[2],
                solid.top[3],
                solid.left[3],
            ])
            .then_line(&[solid.left[3], solid.top[1], solid.right[2]])
            .then_line(&[solid.left[1], solid.top[1]]),
    );
}
