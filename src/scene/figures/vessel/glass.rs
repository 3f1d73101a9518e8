//! The glass, its two layers, and what runs over.

use super::Stand;
use crate::scene::figures::pool;
use crate::scene::{Look, Path, Scene};

/// The glass with the lower layer up to one level and all of it up to another.
pub fn glass(scene: &mut Scene, stand: &Stand, [lower, all]: [f64; 2]) {
    let Stand { view, side, high } = stand;
    let (side, high) = (*side, *high);
    scene.add(Path::area(
        Look::Shadow,
        &view.floor([-6.0, -10.0, 0.0], [side + 14.0, side + 14.0]),
    ));
    if all > 1.0 {
        puddle(scene, stand);
    }
    // The walls behind.
    let at = |x: f64, y: f64, z: f64| view.at(x * side, y * side, z * high);
    scene.add(
        Path::new(Look::Hair)
            .then_line(&[at(0.0, 0.0, 0.0), at(0.0, 1.0, 0.0), at(1.0, 1.0, 0.0)])
            .then_line(&[at(0.0, 1.0, 0.0), at(0.0, 1.0, 1.0)]),
    );
    let layer = |from: f64, to: f64, looks: [Look; 3]| {
        let [from, to] = [from.min(1.0) * high, to.min(1.0) * high];
        (to > from).then(|| {
            view.solid([0.0, 0.0, from], [side, side, to - from])
                .faces(looks)
        })
    };
    scene.extend(
        layer(0.0, lower, [Look::Model(2), Look::Model(3), Look::Model(4)])
            .into_iter()
            .flatten(),
    );
    let pale = [Look::Model(1), Look::Model(1), Look::Model(1)];
    scene.extend(layer(lower, all, pale).into_iter().flatten());
    if all > 1.0 {
        stream(scene, stand);
        let above = view.solid([0.0, 0.0, high], [side, side, (all - 1.0) * high]);
        scene.add(
            Path::new(Look::ModelDash)
                .then_area(&[
                    above.left[0],
                    above.left[1],
                    above.right[1],
                    above.right[2],
                    above.top[3],
                    above.left[3],
                ])
                .then_line(&[above.left[3], above.top[1], above.right[2]])
                .then_line(&[above.left[1], above.top[1]]),
        );
        // What of it is the lower layer.
        if lower > 1.01 && lower < all - 0.02 {
            let z = lower;
            let line = [at(0.0, 0.0, z), at(1.0, 0.0, z), at(1.0, 1.0, z)];
            scene.add(Path::line(Look::Dash, &line));
        }
    }
    // The rim and the edges in front.
    scene.add(
        Path::new(Look::Outline)
            .then_area(&[
                at(0.0, 0.0, 1.0),
                at(1.0, 0.0, 1.0),
                at(1.0, 1.0, 1.0),
                at(0.0, 1.0, 1.0),
            ])
            .then_line(&[
                at(0.0, 0.0, 1.0),
                at(0.0, 0.0, 0.0),
                at(1.0, 0.0, 0.0),
                at(1.0, 1.0, 0.0),
                at(1.0, 1.0, 1.0),
            ])
            .then_line(&[at(1.0, 0.0, 0.0), at(1.0, 0.0, 1.0)]),
    );
    let marks = (1..4).fold(Path::new(Look::Part), |path, quarter| {
        let from = at(0.0, 0.0, f64::from(quarter) / 4.0);
        path.then_line(&[from, from.by(9.0, 5.2)])
    });
    scene.add(marks);
}

/// Down the front, from the rim to the table.
fn stream(scene: &mut Scene, stand: &Stand) {
    let Stand { view, side, high } = stand;
    let at = |x: f64, z: f64| view.at(x * side, 0.0, z * high);
    for (from, wide, low) in [(0.16, 0.16, -0.02), (0.6, 0.2, 0.0)] {
        let [a, b] = [at(from, 1.0), at(from + wide, 1.0)];
        let [c, d] = [at(from + 0.02, low), at(from + wide - 0.01, low)];
        let over = [a, b].map(|point| point.by(8.0, -4.6));
        let sag = 7.0;
        scene.add(
            Path::new(Look::Model(2))
                .to(over[0])
                .on(over[1])
                .on(b)
                .on(d)
                .curve(d.by(0.0, sag), c.by(0.0, sag), c)
                .on(a)
                .close(),
        );
        let shine = a.towards(b, 0.3);
        let foot = c.towards(d, 0.3);
        scene.add(Path::line(
            Look::ModelLine,
            &[shine.towards(foot, 0.08), shine.towards(foot, 0.7)],
        ));
    }
}

/// On the table before the glass.
fn puddle(scene: &mut Scene, stand: &Stand) {
    let side = stand.side;
    let middle = [side * 0.46, -side * 0.1, 0.0];
    for (look, size) in [(Look::Model(2), 0.62), (Look::ModelLine, 0.5)] {
        scene.add(pool::edge(look, &stand.view, middle, side * size));
    }
}
