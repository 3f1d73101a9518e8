//! What does not fit: over the rim, over the tray, into a pool; and how high it would stand.

use super::{DEPTH, SIDE, Server, TABLE, Tray, level};
use crate::scene::figures::pool;
use crate::scene::{Look, Path, Point, Scene};

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
        let middle = [middle[0], middle[1], TABLE];
        pool::edge(look, view, middle, radius * size)
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
