//! A barrel of six staves, each as high as what there is over what a plan
//! needs; the water runs out over the shortest.
//!
//! To scale: the staves up to one and a half plans, the water. Higher staves
//! are broken and go on. Sketched: the bulge, the hoops, the break.

mod cask;
mod labels;

use crate::scene::{Look, Path, Point, Room, Scene, Stage};
use cask::{Cask, SIDE, TILT};

/// One limit.
#[derive(Clone, Debug, PartialEq)]
pub struct Stave {
    /// What it is of.
    pub name: &'static str,
    /// The grip's name.
    pub moves: &'static str,
    /// What there is over what is needed.
    pub ratio: f64,
    /// That, in a few words.
    pub note: String,
    /// Need and stock in words.
    pub words: String,
}

/// A plan within its limits.
#[derive(Clone, Debug, PartialEq)]
pub struct Barrel {
    /// The limits.
    pub staves: [Stave; 6],
    /// What the plan is, a line each.
    pub plan: Vec<String>,
    /// What stays in: the best model, a line each.
    pub stays: Vec<String>,
}

impl Barrel {
    /// The shortest stave.
    pub fn shortest(&self) -> usize {
        let mut least = 0;
        for (index, stave) in self.staves.iter().enumerate() {
            if stave.ratio < self.staves[least].ratio {
                least = index;
            }
        }
        least
    }
}

/// From here on a stave is broken; where it then ends, at 30 times.
const BREAK: f64 = 1.5;
const END: f64 = 1.62;
/// How high a stave is drawn, in plans.
fn height(ratio: f64) -> f64 {
    if ratio <= BREAK {
        ratio.max(0.02)
    } else {
        let over = libm::log(ratio / BREAK) / libm::log(30.0 / BREAK);
        BREAK + (END - BREAK) * over.min(1.0)
    }
}

/// The figure. Its grips are the staves' heads, each the ratio.
pub fn barrel(barrel: &Barrel, stage: Stage) -> Scene {
    let room = stage.room;
    let mut scene = Scene::new(room, room.of(318.0, 446.0, 436.0));
    let cask = Cask::of(room);
    let leak = barrel.shortest();
    let level = barrel.staves[leak].ratio.min(1.04);
    let shadow = Point::new(cask.middle, cask.foot + TILT * cask.radius * 0.6);
    scene.add(Path::ellipse(
        Look::Shadow,
        shadow,
        cask.reach(0.0) * 1.06,
        cask.radius * 0.16,
    ));
    inside(&mut scene, &cask, level);
    for (index, stave) in barrel.staves.iter().enumerate() {
        front(&mut scene, &cask, index, stave.ratio, level);
    }
    if level > 0.03 {
        scene.add(cask.round(Look::WaterDash, level.min(1.0)));
    }
    hoops(&mut scene, &cask, barrel);
    scene.add(cask.round(Look::Limit, 1.0));
    if level > 0.04 && level < 1.035 {
        stream(&mut scene, &cask, leak, level, room);
    }
    labels::heads(&mut scene, &cask, barrel, leak, room);
    labels::labels(&mut scene, &cask, barrel, level, room);
    scene
}

/// Two bands of iron around the staves that reach them.
fn hoops(scene: &mut Scene, cask: &Cask, barrel: &Barrel) {
    for up in [0.1, 0.26] {
        let reach = |(_, stave): &(usize, &Stave)| stave.ratio > up + 0.08;
        let staves = barrel.staves.iter().enumerate().filter(reach);
        scene.extend(staves.map(|(index, _)| {
            cask.patch(Look::Hoop, Cask::sides(index), (up, up + 0.05), [false; 2])
        }));
    }
}

/// The back wall, and the water in front of it.
fn inside(scene: &mut Scene, cask: &Cask, level: f64) {
    const STEPS: i32 = 24;
    let side = |step: i32| SIDE * f64::from(step) / f64::from(STEPS / 2) - SIDE;
    let mut wall: Vec<Point> = (0..=STEPS)
        .map(|step| cask.behind(side(step), 1.0))
        .collect();
    wall.extend((0..=STEPS).rev().map(|step| cask.at(side(step), 0.0)));
    scene.add(Path::area(Look::Right, &wall));
    let joints = [-0.72, -0.4, -0.08, 0.24, 0.56, 0.82].map(|side| {
        let points: Vec<Point> = [1.0, 0.75, 0.5, 0.25, 0.0]
            .iter()
            .map(|up| cask.behind(side, *up))
            .collect();
        Path::line(Look::Hair, &points)
    });
    scene.extend(joints);
    if level > 0.02 {
        let up = level.min(1.0);
        let reach = cask.reach(up) * SIDE;
        let middle = Point::new(cask.middle, cask.foot - up * cask.high);
        scene.add(Path::ellipse(Look::WaterWash, middle, reach, TILT * reach));
        let ripple = |part: f64| {
            let arc = [-0.2, 0.15, 0.5, 0.75].map(|side: f64| {
                let back = (1.0 - side * side).max(0.0).sqrt();
                middle.by(reach * side * part, -TILT * reach * back * part)
            });
            Path::new(Look::WaterLine)
                .to(arc[0])
                .curve(arc[1], arc[2], arc[3])
        };
        scene.extend([0.55, 0.8].map(ripple));
    }
}

/// A stave from outside: the wood, what the water behind it wets, its grain, its head.
fn front(scene: &mut Scene, cask: &Cask, index: usize, ratio: f64, level: f64) {
    let sides = Cask::sides(index);
    let up = height(ratio);
    let look = if index.is_multiple_of(2) {
        Look::Stave
    } else {
        Look::Named
    };
    if ratio > BREAK {
        scene.add(cask.patch(look, sides, (0.0, BREAK - 0.16), [false, true]));
        scene.add(cask.patch(look, sides, (BREAK - 0.09, up), [true, false]));
    } else {
        scene.add(cask.patch(look, sides, (0.0, up), [false; 2]));
    }
    let wet = level.min(up).min(1.0);
    if wet > 0.03 {
        scene.add(cask.patch(Look::Cold, sides, (0.0, wet), [false; 2]));
        scene.add(cask.patch(Look::Outline, sides, (0.0, wet), [false; 2]));
    }
    let grain = [(0.3, 0.1, 0.55), (0.55, 0.35, 0.85), (0.75, 0.05, 0.4)];
    for (part, from, to) in grain {
        let (from, to) = (from * up.min(BREAK - 0.2), to * up.min(BREAK - 0.2));
        let side = sides.0 + (sides.1 - sides.0) * part;
        scene.add(Path::line(
            Look::Hair,
            &[
                cask.at(side, from),
                cask.at(side, f64::midpoint(from, to)),
                cask.at(side, to),
            ],
        ));
    }
    scene.add(cask.head(sides, up));
}

/// Over the shortest stave and down to the ground.
fn stream(scene: &mut Scene, cask: &Cask, leak: usize, level: f64, room: Room) {
    let (left, right) = Cask::sides(leak);
    let side = |part: f64| left + (right - left) * part;
    let (from, to) = (cask.at(side(0.3), level), cask.at(side(0.78), level));
    let ground = cask.foot + TILT * cask.radius + room.of(14.0, 20.0, 22.0);
    let out = room.of(9.0, 16.0, 18.0);
    let centre = Point::new(f64::midpoint(from.x, to.x), ground);
    let wide = (to.x - from.x) / 2.0;
    let puddle = (wide * 3.4, room.of(7.0, 10.0, 11.0));
    // The puddle stays on the sheet.
    let near = centre
        .x
        .clamp(puddle.0 * 0.8, cask.middle * 2.0 - puddle.0 * 0.8);
    scene.add(Path::ellipse(
        Look::WaterMid,
        Point::new(near, ground),
        puddle.0,
        puddle.1,
    ));
    scene.add(Path::ellipse(
        Look::Glint,
        centre,
        puddle.0 * 0.5,
        puddle.1 * 0.45,
    ));
    let mut fall = Path::new(Look::WaterMid)
        .to(from.by(0.0, -5.0))
        .on(to.by(0.0, -6.0));
    fall = fall.curve(
        to.by(out, 2.0),
        centre.by(wide, -90.0_f64.min(ground - to.y) * 0.6),
        centre.by(wide, 0.0),
    );
    fall = fall.curve(
        centre.by(wide * 0.5, 4.0),
        centre.by(-wide * 0.5, 4.0),
        centre.by(-wide, 0.0),
    );
    fall = fall.curve(
        centre.by(-wide, -70.0_f64.min(ground - from.y) * 0.6),
        from.by(out * 0.4, 10.0),
        from.by(0.0, -5.0),
    );
    scene.add(fall.close());
    let glint = |part: f64| {
        let top = from.towards(to, part).by(3.0, 0.0);
        let foot = centre.by(wide * (part * 2.0 - 1.0) * 0.9, -8.0);
        Path::new(Look::Glint).to(top).curve(
            top.by(6.0, 6.0),
            foot.by(0.0, (top.y - foot.y) * 0.5),
            foot,
        )
    };
    scene.extend([0.25, 0.5, 0.75].map(glint));
}
