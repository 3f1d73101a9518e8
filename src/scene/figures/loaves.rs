//! Loaves from which a part is cut: how much less of something there is after a
//! step, as it was measured and as the reader says.
//!
//! To scale: the length of each part; a slice is a tenth.

use crate::scene::{Axis, Grip, Look, Path, Point, Rail, Scene, Stage, View, Voice, width};
use crate::units::percent;

/// A loaf.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaf {
    /// Whose.
    pub name: &'static str,
    /// What is said of it.
    pub note: String,
    /// The part that is gone, from 0 to 1.
    pub gone: f64,
}

/// The reader's loaf, and those that were measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaves {
    /// The reader's; its part is dragged.
    pub yours: Loaf,
    /// What was measured.
    pub measured: [Loaf; 2],
    /// The grip's name.
    pub grip: &'static str,
}

/// A loaf's width and height.
const DEEP: f64 = 26.0;
const HIGH: f64 = 24.0;
/// How far away what was cut off lies.
const APART: f64 = 14.0;
/// Between two slices of it.
const BETWEEN: f64 = 4.0;

/// The figure. Its grip is the part that is gone in the reader's, in percent.
pub fn loaves(loaves: &Loaves, stage: Stage) -> Scene {
    let room = stage.room;
    let step = room.of(104.0, 104.0, 108.0);
    let row = room.of(70.0, 70.0, 74.0);
    let mut scene = Scene::new(room, 2.0 * step + row + 30.0);
    let long = room.width() - 2.0 * DEEP - APART;
    let mut y = 0.0;
    for (loaf, is_yours) in [
        (&loaves.yours, true),
        (&loaves.measured[0], false),
        (&loaves.measured[1], false),
    ] {
        let foot = Point::new(0.0, y + row);
        one(&mut scene, loaf, foot, long, is_yours);
        if is_yours {
            let at = |part: f64| foot.by(long * (1.0 - part) + APART / 2.0, 12.0);
            let rail = Rail::straight((at(0.0), 0.0), (at(1.0), 100.0));
            let words = format!(
                "{} of the loss goes",
                percent((loaf.gone * 100.0).round() / 100.0)
            );
            let mut grip = Grip::new(rail, loaf.gone * 100.0, Axis::Sideways, loaves.grip, words);
            grip.at = at(loaf.gone);
            scene.grips.push(grip);
        }
        y += step;
    }
    scene
}

fn one(scene: &mut Scene, loaf: &Loaf, foot: Point, long: f64, is_yours: bool) {
    let voice = if is_yours { Voice::Yours } else { Voice::Name };
    let top = foot.by(0.0, -HIGH - 34.0);
    scene.say(top, voice, loaf.name);
    let mut beside = width(loaf.name, voice) + 10.0;
    if loaf.gone > 0.0 {
        let words = percent((loaf.gone * 100.0).round() / 100.0);
        let voice = if is_yours { Voice::Yours } else { Voice::Model };
        scene.say(top.by(beside, 0.0), voice, &words);
        beside += width(&words, voice) + 10.0;
    }
    if beside + width(&loaf.note, Voice::Note) < scene.size.0 {
        scene.say(top.by(beside, 0.0), Voice::Note, &loaf.note);
    }
    let view = View {
        origin: foot,
        x: (1.0, 0.0),
        y: (0.62, -0.5),
        z: (0.0, -1.0),
    };
    let left = long * (1.0 - loaf.gone);
    let kept = [Look::Model(2), Look::Model(3), Look::Model(4)];
    if left > 0.5 {
        scene.extend(view.solid([0.0, 0.0, 0.0], [left, DEEP, HIGH]).faces(kept));
        let cuts = (1..10).map(|slice| f64::from(slice) * long / 10.0);
        let lines = cuts
            .filter(|x| *x < left - 1.0)
            .fold(Path::new(Look::ModelLine), |path, x| {
                path.then_line(
                    &[[0.0, 0.0], [0.0, HIGH], [DEEP, HIGH]].map(|[y, z]| view.at(x, y, z)),
                )
            });
        scene.add(lines);
    }
    let cut = long - left;
    if cut > 0.5 {
        let edges = if is_yours {
            Look::AccentDash
        } else {
            Look::ModelDash
        };
        // From the cut on, a tenth each, the last one first: each stands before the next.
        let slice = long / 10.0;
        let mut slices: Vec<f64> = (1..10)
            .map(|index| f64::from(index) * slice)
            .filter(|x| *x > left + 1.0)
            .collect();
        slices.insert(0, left);
        slices.push(long);
        for pair in slices.windows(2).rev() {
            let at = [pair[0] + APART, 0.0, 0.0];
            let thick = (pair[1] - pair[0] - BETWEEN).max(0.5);
            let piece = view.solid(at, [thick, DEEP, HIGH]);
            scene.extend(piece.faces([Look::PartFace; 3]));
            scene.add(piece.edges(edges));
        }
    }
}
