//! A total as a pile of hundred-dollar notes on pallets, a person beside it.

use super::{Part, Receipt};
use crate::scene::figures::people::{TALL, person};
use crate::scene::{Anchor, Face, Look, Path, Point, Room, Scene, View, Voice};
use crate::units::{Usd, count_in_words, counted, three_digits, whole};

/// What a pallet carries, in dollars: about a metre high.
const PALLET: f64 = 1e8;
/// Its sides, in metres.
const SIDES: [f64; 2] = [1.2, 1.0];
/// Pallets that are drawn.
const MOST: f64 = 25.0;
/// Pallets whose bundles are drawn.
const FINE: f64 = 4.0;
/// From one to the next, in parts of its sides.
const APART: f64 = 1.25;
/// A pile lower than that, in parts of a pallet's side, keeps its shape and
/// shrinks.
const LOW: f64 = 0.2;
/// The most pixels of a metre.
const METRE: f64 = 130.0;

/// Draws them, the ground's left end at a point.
pub fn notes(scene: &mut Scene, receipt: &Receipt, [left, ground]: [f64; 2]) {
    let total = receipt.total();
    let room = scene.size.0 - left;
    let count = total / 100.0;
    scene.say(
        Point::new(left, 14.0),
        Voice::Name,
        "In hundred-dollar notes",
    );
    let tens = [1.0, 10.0, 100.0, 1e3, 1e4];
    let fits = |tens: &&f64| total / PALLET / **tens <= MOST;
    let each = tens.iter().find(fits).copied().unwrap_or(1e5);
    let pallets = (total / PALLET / each).ceil().max(1.0);
    let said = if each > 1.0 {
        let each = Usd(PALLET * each);
        format!("each pallet here is {each}")
    } else if pallets > 1.0 {
        format!("{} pallets, and you", whole(pallets))
    } else {
        let notes = if count < 1e6 {
            three_digits(count.round())
        } else {
            count_in_words(count)
        };
        format!("{}, and you", counted(notes, "note"))
    };
    scene.say(Point::new(left, 30.0), Voice::Note, said);
    // As many to the front as to the back, as near as can be.
    let deep = pallets.sqrt().floor().max(1.0);
    let wide = (pallets / deep).ceil();
    let spans = [
        SIDES[0] * (1.0 + APART * (wide - 1.0)),
        SIDES[1] * (1.0 + APART * (deep - 1.0)),
    ];
    let across = (spans[0] + spans[1]) * 0.866;
    let beside = 0.42 * TALL;
    let tall = f64::midpoint(spans[0], spans[1]) + 1.1;
    let metre = ((room - 8.0) / (across + beside))
        .min((ground - 60.0) / tall)
        .min(METRE);
    let start = left + beside * metre;
    let front = spans[0] * 0.5 * metre;
    let view = View::isometric(Point::new(start, ground - front - 16.0), metre);
    if each == 1.0 {
        let foot = Point::new(left + 0.19 * TALL * metre, ground - 0.25 * metre);
        scene.extend(person(foot, TALL * metre));
    }
    let shares = receipt.parts.each_ref().map(|part| part.amount() / total);
    let load = total / PALLET / each;
    let mut order: Vec<(u32, u32)> = (0..wide as u32)
        .flat_map(|x| (0..deep as u32).map(move |y| (x, y)))
        .filter(|(x, y)| f64::from(x * deep as u32 + y) < pallets)
        .collect();
    order.sort_by_key(|(x, y)| (i64::from(*x) - i64::from(*y), *x));
    let mut things = [Point::default(); 2];
    let fine = pallets <= FINE;
    for (x, y) in order {
        let index = f64::from(x * deep as u32 + y);
        let part = (load - index).clamp(0.0, 1.0);
        let volume = part * PALLET / 100.0 * receipt.note_volume;
        let corner = [
            f64::from(x) * SIDES[0] * APART,
            f64::from(y) * SIDES[1] * APART,
        ];
        things = pile(scene, &receipt.parts, shares, &view, corner, (volume, fine));
    }
    labels(scene, receipt, things, ground);
}

/// One pallet: notes of a volume, in layers; a point of each layer.
fn pile(
    scene: &mut Scene,
    parts: &[Part; 2],
    shares: [f64; 2],
    view: &View,
    [x, y]: [f64; 2],
    (volume, fine): (f64, bool),
) -> [Point; 2] {
    const BOARD: f64 = 0.12;
    let [a, b] = SIDES;
    let feet = if fine { 3 } else { 0 };
    for [dx, dy] in [[0.0, 0.0], [a - 0.15, 0.0], [a - 0.15, b - 0.15]]
        .into_iter()
        .take(feet)
    {
        scene.extend(
            view.solid([x + dx, y + dy, 0.0], [0.15, 0.15, BOARD - 0.03])
                .grey(),
        );
    }
    scene.extend(view.solid([x, y, BOARD - 0.03], [a, b, 0.03]).grey());
    let full = volume / (a * b);
    let shrunk = libm::cbrt((full / LOW).min(1.0));
    let [da, db] = [a * shrunk, b * shrunk];
    let high = volume / (da * db);
    let [x, y] = [x + (a - da) / 2.0, y + (b - db) / 2.0];
    let mut z = BOARD;
    let mut things = [Point::default(); 2];
    for (index, (part, share)) in parts.iter().zip(shares).enumerate() {
        let tall = high * share;
        if tall * -view.z.1 < 0.3 {
            things[index] = view.at(x + da, y + db / 2.0, z);
            continue;
        }
        let solid = view.solid([x, y, z], [da, db, tall]);
        scene.extend(solid.faces(part.looks(index == 1)));
        if fine {
            let lines = bundles(part.hot, [da, db, tall], |right, down, side| {
                let corner = if side {
                    view.at(x + da, y, z + tall)
                } else {
                    view.at(x, y, z + tall)
                };
                let along = if side { view.y } else { view.x };
                Face {
                    corner,
                    right: along,
                    down: (0.0, -view.z.1),
                }
                .at(right, down)
            });
            scene.add(lines);
            if index == 1 || shares[1] * high * -view.z.1 < 0.3 {
                let top = Face {
                    corner: view.at(x, y, z + tall),
                    right: view.x,
                    down: view.y,
                };
                let look = if part.hot { Look::HeatAir } else { Look::Hair };
                scene.add(grid(look, [da, db], [0.156, 0.0663], |right, down| {
                    top.at(right, down)
                }));
            }
        }
        z += tall;
        things[index] = view.at(x + da, y + db * 0.75, z - tall / 2.0);
    }
    things
}

/// Lines between bundles on the two sides.
fn bundles(hot: bool, [a, b, tall]: [f64; 3], at: impl Fn(f64, f64, bool) -> Point) -> Path {
    let look = if hot { Look::HeatAir } else { Look::Hair };
    // A hundred notes are eleven millimetres; lines are drawn for ten such bundles.
    let steps = [0.156, 0.109];
    let mut path = grid(look, [a, tall], steps, |right, down| at(right, down, false));
    let side = grid(look, [b, tall], steps, |right, down| at(right, down, true));
    path.segments.extend(side.segments);
    path
}

/// Lines across a face, so far apart.
fn grid(look: Look, sides: [f64; 2], steps: [f64; 2], at: impl Fn(f64, f64) -> Point) -> Path {
    let [a, b] = sides;
    let mut path = Path::new(look);
    // Never so many that they run together.
    let count = |side: f64, step: f64| ((side / step) as u32).min(9);
    let across = count(a, steps[0]);
    for index in 1..=across {
        let x = a * f64::from(index) / f64::from(across + 1);
        path = path.then_line(&[at(x, 0.0), at(x, b)]);
    }
    let down = count(b, steps[1]);
    for index in 1..=down {
        let y = b * f64::from(index) / f64::from(down + 1);
        path = path.then_line(&[at(0.0, y), at(a, y)]);
    }
    path
}

fn labels(scene: &mut Scene, receipt: &Receipt, things: [Point; 2], ground: f64) {
    let right = scene.size.0;
    let beside = scene.size.0 < Room::Wide.width();
    let low = ground + if beside { 18.0 } else { -34.0 };
    let high = (things[1].y - 80.0).clamp(58.0, 90.0);
    let places = [Point::new(right, low), Point::new(right, high)];
    for ((part, thing), place) in receipt.parts.iter().zip(things).zip(places) {
        if part.amount() <= 0.0 {
            continue;
        }
        let below = place.y > thing.y;
        let from = place.by(-18.0, if below { -14.0 } else { 22.0 });
        scene.add(Path::line(Look::Leader, &[thing, from]));
        scene.add(Path::circle(Look::Dot, thing, 2.0));
        let voice = if part.hot { Voice::Heat } else { Voice::Name };
        scene.say_at(place, Anchor::End, voice, part.layer);
        let amount = Usd(part.amount()).to_string();
        scene.say_at(place.by(0.0, 16.0), Anchor::End, Voice::Note, amount);
    }
}
