//! An open server: a tank of memory for each chip, and the model poured into them.
//!
//! To scale: the tanks, the model's level, how high it would stand up to 1.3
//! times the tanks, the pool's area up to the room there is. Sketched: the
//! processors, the pool's shape.

use crate::scene::{
    Anchor, Axis, Callout, Column, Grip, Look, Path, Point, Rail, Room, Scene, Stage, View, Voice,
    key, word,
};
use crate::units::{Bytes, BytesPerSecond, whole};

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
/// How high the model stands over full tanks: as many times as much, where.
const ABOVE: [(f64, f64); 6] =
    [(1.0, 1.0), (1.3, 1.3), (2.0, 1.37), (5.0, 1.43), (20.0, 1.48), (20_000.0, 1.55)];

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
        let high = if rows > 2 { HIGH * 31.0 / scale.max(4.0) * 0.8 } else { HIGH.min(112.0 / scale) };
        let left = room.of(40.0, 100.0, 226.0) + spare / 3.0;
        let top = room.of(176.0, 192.0, 212.0);
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
        [0.7 + f64::from(column) * STEP, 0.75 + f64::from(row) * self.row, 0.0]
    }

    fn in_row(&self, row: u32) -> u32 {
        // The front row is full; a shorter one is the last.
        (self.chips - (row * self.columns).min(self.chips)).min(self.columns)
    }
}

/// The figure. Its grip is the model's size in bytes.
pub fn server(server: &Server, stage: Stage) -> Scene {
    let room = stage.room;
    let mut scene = Scene::new(room, room.of(292.0, 392.0, 424.0));
    let tray = Tray::of(server, room);
    let view = &tray.view;
    let share = server.share();
    let pool = pool(&mut scene, server, &tray);
    let board = view.solid([0.0, 0.0, -THICK], [tray.size[0], tray.size[1], THICK]);
    scene.extend(board.faces([Look::Named, Look::Left, Look::Right]));
    scene.add(board.edges(Look::Outline));
    for row in (0..tray.rows).rev() {
        if row == 0 {
            pipes(&mut scene, server, &tray);
        }
        tanks(&mut scene, &tray, row, share.min(1.0));
    }
    processors(&mut scene, &tray);
    if share > 1.0 {
        spill(&mut scene, &tray);
        would_be(&mut scene, &tray, share);
    }
    measure(&mut scene, server, &tray, room);
    labels(&mut scene, server, &tray, room, pool);
    scene
}

/// The tanks of a row, filled this far.
fn tanks(scene: &mut Scene, tray: &Tray, row: u32, level: f64) {
    let (view, high) = (&tray.view, tray.high);
    let count = tray.in_row(row);
    let corners = || (0..count).map(|column| tray.corner(row, column));
    let small = tray.rows > 2;
    if !small {
        let pads: Vec<_> = corners()
            .map(|[x, y, z]| view.solid([x - 0.18, y - 0.18, z], [SIDE + 0.36, SIDE + 0.36, 0.18]))
            .collect();
        for [top, left, right] in pads.iter().map(crate::scene::Solid::grey) {
            scene.extend([right, left, top]);
        }
    }
    let foot = if small { 0.0 } else { 0.18 };
    let at = |[x, y, z]: [f64; 3], dz: f64| view.solid([x, y, z + foot], [SIDE, SIDE, dz]);
    if level > 0.002 {
        let filled: Vec<_> = corners().map(|corner| at(corner, high * level)).collect();
        scene.extend(filled.iter().map(|solid| Path::area(Look::Model(4), &solid.right)));
        scene.extend(filled.iter().map(|solid| Path::area(Look::Model(3), &solid.left)));
        scene.extend(filled.iter().map(|solid| Path::area(Look::Model(2), &solid.top)));
        if !small {
            let stacks = (1..5).map(|stack| f64::from(stack) / 5.0).filter(|stack| *stack < level);
            for stack in stacks {
                scene.extend(corners().map(|corner| {
                    let [_, _, right, front] = at(corner, high * stack).right;
                    let left = at(corner, high * stack).left[3];
                    Path::line(Look::ModelLine, &[left, front, right])
                }));
            }
        }
    }
    let look = if level >= 1.0 { Look::Outline } else { Look::Part };
    let glass = if small { Look::Hair } else { look };
    scene.extend(corners().map(|corner| at(corner, high).edges(glass)));
    if !small && level < 0.999 {
        // Marks of the five stacks on empty glass.
        for stack in (1..5).map(|stack| f64::from(stack) / 5.0).filter(|stack| *stack >= level) {
            scene.extend(corners().map(|corner| {
                let [_, _, right, front] = at(corner, high * stack).right;
                let left = at(corner, high * stack).left[3];
                Path::line(Look::Hair, &[left.towards(front, 0.75), front, front.towards(right, 0.25)])
            }));
        }
    }
}

/// The pipe that keeps one level in all tanks.
fn pipes(scene: &mut Scene, server: &Server, tray: &Tray) {
    if server.link.is_none() || tray.chips < 2 || tray.rows > 2 {
        return;
    }
    let view = &tray.view;
    let [first, y, _] = tray.corner(0, 0);
    let last = tray.corner(0, tray.columns - 1)[0];
    let middle = if tray.rows == 1 { y + SIDE + 0.4 } else { y + SIDE / 2.0 + tray.row / 2.0 };
    let pipe = |from: [f64; 2], size: [f64; 2]| {
        view.solid([from[0], from[1], 0.05], [size[0], size[1], 0.2]).faces([Look::Model(2), Look::Model(3), Look::Model(4)])
    };
    scene.extend(pipe([first + 0.5, middle], [last - first + SIDE, 0.22]));
    for column in 0..tray.columns {
        let [x, y, _] = tray.corner(0, column);
        scene.extend(pipe([x + 0.52, y + SIDE], [0.2, middle - y - SIDE + 0.22]));
    }
}

fn processors(scene: &mut Scene, tray: &Tray) {
    if tray.rows > 2 {
        return;
    }
    let view = &tray.view;
    let x = 0.9 + f64::from(tray.columns) * STEP + 0.75;
    let deep = tray.size[1];
    for part in [0.68, 0.2] {
        let y = deep * part;
        let sticks = (0..5).map(|stick| view.solid([x - 0.75, y - 0.4 + f64::from(stick) * 0.42, 0.0], [0.22, 0.2, 0.42]));
        for stick in sticks.collect::<Vec<_>>().iter().rev() {
            let [top, left, right] = stick.grey();
            scene.extend([right, left, top]);
        }
        scene.extend(view.solid([x, y - 0.25, 0.0], [1.5, 1.5, 0.16]).grey());
        scene.extend(view.solid([x + 0.25, y, 0.16], [1.0, 1.0, 0.3]).faces([Look::PartFace, Look::Left, Look::Right]));
    }
}

/// What runs over: down the front tanks, over the tray, off its edge.
fn spill(scene: &mut Scene, tray: &Tray) {
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
        scene.add(Path::area(Look::Model(2), &[lip, lip.towards(b, 1.0), b, a]));
        scene.add(Path::area(Look::Model(2), &[c, d, f, e]));
        scene.add(Path::area(Look::Model(3), &[a, b, d, c]));
        let sag = (view.at(0.0, 0.0, 0.0).y - view.at(0.0, 0.0, 0.12).y).abs();
        scene.add(
            Path::new(Look::Model(2)).to(e).on(f).on(h).curve(h.by(0.0, sag * 2.0), g.by(0.0, sag * 2.0), g).close(),
        );
        let glint = |part: f64| {
            let [p, q] = [a.towards(b, part), c.towards(d, part)];
            Path::line(Look::ModelLine, &[p.towards(q, 0.06), p.towards(q, 0.7)])
        };
        scene.extend([0.35, 0.7].map(glint));
        let drop = |part: f64| Path::line(Look::ModelLine, &[e.towards(f, part).by(0.0, 6.0), g.towards(h, part).by(0.0, -8.0)]);
        scene.extend([0.35, 0.7].map(drop));
    }
}

/// What has run over stands on the table: a pool of as much; a point of its edge.
fn pool(scene: &mut Scene, server: &Server, tray: &Tray) -> Option<Point> {
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
    const WOBBLE: [(f64, f64); 12] = [
        (1.0, 0.0), (0.93, 0.27), (0.52, 0.42), (0.05, 0.55), (-0.5, 0.42), (-0.9, 0.3),
        (-1.05, 0.02), (-0.86, -0.3), (-0.45, -0.46), (0.02, -0.5), (0.55, -0.46), (0.9, -0.26),
    ];
    let blob = |look: Look, size: f64| {
        let at = |index: usize| {
            let (x, y) = WOBBLE[index % 12];
            view.at(middle[0] + x * radius * size, middle[1] + y * radius * size, TABLE)
        };
        let mut path = Path::new(look).to(at(0));
        for index in 0..12 {
            let (before, from, to, after) = (at(index + 11), at(index), at(index + 1), at(index + 2));
            let lead = |a: Point, b: Point, c: Point| b.by((c.x - a.x) / 6.0, (c.y - a.y) / 6.0);
            path = path.curve(lead(before, from, to), lead(after, to, from), to);
        }
        path.close()
    };
    scene.add(blob(Look::Model(2), 1.0));
    scene.add(blob(Look::ModelLine, 0.78));
    Some(view.at(middle[0] - radius * 0.98, middle[1], TABLE))
}

/// The part of the tanks' height that this share of their memory takes.
fn level(share: f64) -> f64 {
    let mut before = (0.0, 0.0);
    for (times, height) in ABOVE {
        if share <= times {
            let part = (share - before.0) / (times - before.0);
            return before.1 + (height - before.1) * part;
        }
        before = (times, height);
    }
    before.1
}

/// How high the model would stand.
fn would_be(scene: &mut Scene, tray: &Tray, share: f64) {
    let [x, y, _] = tray.corner(0, 0);
    let [far, deep, _] = tray.corner(tray.rows - 1, tray.columns - 1);
    let base = if tray.rows > 2 { 0.0 } else { 0.18 };
    let low = base + tray.high;
    let size = [far + SIDE - x, deep + SIDE - y, tray.high * (level(share) - 1.0)];
    let solid = tray.view.solid([x, y, low], size);
    scene.add(
        Path::new(Look::ModelDash)
            .then_area(&[solid.left[0], solid.left[1], solid.right[1], solid.right[2], solid.top[3], solid.left[3]])
            .then_line(&[solid.left[3], solid.top[1], solid.right[2]])
            .then_line(&[solid.left[1], solid.top[1]]),
    );
}

/// The measure beside the first tank, with the model's grip.
fn measure(scene: &mut Scene, server: &Server, tray: &Tray, room: Room) {
    let view = &tray.view;
    let base = if tray.rows > 2 { 0.0 } else { 0.18 };
    let [_, y, _] = tray.corner(0, 0);
    let x = view.at(0.0, y, 0.0).x.min(view.at(0.7, y, 0.0).x) - room.of(8.0, 14.0, 18.0);
    let height = |part: f64| view.at(0.7, y, base + tray.high * part).y;
    let at = |part: f64| Point::new(x, height(part));
    scene.add(Path::line(Look::Part, &[at(0.0), at(1.55)]));
    for part in [0.0, 0.5, 1.0] {
        scene.add(Path::line(Look::Part, &[at(part).by(-4.0, 0.0), at(part).by(4.0, 0.0)]));
    }
    let memory = server.memory();
    let mut rail = vec![(at(0.0), 1e8)];
    rail.extend(ABOVE.map(|(times, height)| (at(height), memory.0 * times)));
    let stand = level(server.share());
    let words = format!("{}; the tanks hold {memory}", server.model);
    scene.grips.push(Grip::new(Rail(rail), server.model.0, Axis::Upright, "The model’s size", words));
    let label = at(stand).by(-16.0, -1.0);
    if room == Room::Narrow {
        // Above everything.
        let top = Point::new(0.0, at(1.55).y - 4.0);
        scene.say(top, Voice::Yours, format!("the model, {}", server.model));
        return;
    }
    scene.say_at(label, Anchor::End, Voice::Yours, "the model");
    scene.say_at(label.by(0.0, 15.0), Anchor::End, Voice::Yours, server.model.to_string());
    let away = |part: f64| (height(part) - label.y).abs() > 30.0;
    if away(1.0) {
        let full = format!("{memory}: full");
        if room == Room::Wide {
            scene.say_at(at(1.0).by(-8.0, 4.5), Anchor::End, Voice::Note, full);
        } else {
            scene.say_at(at(1.0).by(-8.0, 4.5), Anchor::End, Voice::Note, "full");
        }
    }
    if away(0.0) {
        scene.say_at(at(0.0).by(-8.0, 4.5), Anchor::End, Voice::Note, "0");
    }
}

fn labels(scene: &mut Scene, server: &Server, tray: &Tray, room: Room, pool: Option<Point>) {
    let view = &tray.view;
    let [x, y, _] = tray.corner(0, tray.in_row(0).saturating_sub(1));
    let (back_x, back_y) = (tray.corner(tray.rows - 1, 0)[0], tray.corner(tray.rows - 1, 0)[1]);
    let last = back_x + f64::from(tray.in_row(tray.rows - 1).saturating_sub(1)) * STEP;
    let tank = Callout::new(
        view.at(last + SIDE, back_y + SIDE * 0.55, tray.high * 0.6),
        if tray.chips == 1 { "one tank, one chip" } else { "a tank for each chip" },
        &[&format!("{} in five stacks", server.each)],
    );
    let mut callouts = vec![tank];
    if let Some(link) = server.link.filter(|_| tray.chips > 1) {
        let thing = if tray.rows > 2 { view.at(tray.size[0], tray.size[1] * 0.5, 0.0) } else { view.at(x + SIDE + 0.15, y + SIDE / 2.0 + tray.row / 2.0 + 0.11, 0.2) };
        let speed = format!("{link} each way:");
        let level = format!("one level in all {}", word(server.chips));
        callouts.push(Callout::new(thing, "a link joins them", &[&speed, &level]));
    }
    if tray.rows <= 2 {
        let thing = view.at(0.9 + f64::from(tray.columns) * STEP + 2.0, tray.size[1] * 0.2 + 0.5, 0.46);
        callouts.push(Callout::new(thing, "two processors", &["with slower memory"]));
    }
    let spilt = pool.map(|edge| {
        let over = Bytes(server.model.0 - server.memory().0);
        let tanks = (over / server.each).ceil();
        let more = format!("{} more tanks’ worth", if tanks < 13.0 { word(tanks) } else { whole(tanks) });
        Callout::new(edge, format!("spilt: {over}"), &[&more]).voiced(Voice::Model)
    });
    match room {
        Room::Narrow => {
            callouts.extend(spilt);
            let top = scene.size.1;
            key(scene, &callouts, top);
        }
        Room::Middle => {
            callouts.extend(spilt);
            let top = scene.size.1;
            key(scene, &callouts, top);
        }
        Room::Wide => {
            let right = Column { x: 704.0, anchor: Anchor::Start, between: (90.0, 330.0) };
            right.set(scene, callouts);
            let left = Column { x: 158.0, anchor: Anchor::End, between: (300.0, 420.0) };
            left.set(scene, spilt.into_iter().collect());
        }
    }
}
