//! Devices as silhouettes, whose areas are what they hold, filled from below.

use super::place::Place;
use super::{Anchor, File, Look, Path, Point, Scene, Voice};
use crate::units::Bytes;

/// What a device looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A phone.
    Phone,
    /// A laptop.
    Laptop,
    /// A graphics card.
    Card,
    /// A chip with its memory.
    Chip,
    /// A server of eight chips.
    Server,
}

impl Kind {
    /// Width over height.
    const fn ratio(self) -> f64 {
        match self {
            Self::Phone => 0.62,
            Self::Laptop => 1.4,
            Self::Card => 2.3,
            Self::Chip => 1.15,
            Self::Server => 1.09,
        }
    }
}

/// Something with memory.
#[derive(Clone, Debug, PartialEq)]
pub struct Device {
    /// What it looks like.
    pub kind: Kind,
    /// What it is called.
    pub name: &'static str,
    /// What it holds.
    pub memory: Bytes,
}

/// Below this many pixels a face has no details.
const DETAILED: f64 = 16.0;

pub fn devices(scene: &mut Scene, file: &File, place: &Place, scale: f64) {
    for [y, from, to] in place.floors {
        let ends = [Point::new(from, y), Point::new(to, y)];
        scene.add(Path::line(Look::Part, &ends));
    }
    let first = file
        .devices
        .iter()
        .find(|device| file.size <= device.memory);
    for (device, foot) in file.devices.iter().zip(place.devices) {
        let kind = device.kind;
        let high = (device.memory.0 * scale / kind.ratio()).sqrt();
        let wide = high * kind.ratio();
        let is_server = kind == Kind::Server;
        let left = foot.x - if is_server { wide } else { wide / 2.0 };
        let body = Body {
            top: Point::new(left, foot.y - high),
            wide,
            high,
        };
        let full = file.size > device.memory;
        if full && high > 2.0 * DETAILED {
            body.over(scene);
        }
        let part = (file.size / device.memory).min(1.0);
        match kind {
            Kind::Server => body.server(scene, part),
            _ => body.one(scene, kind, part),
        }
        let holds = first.is_some_and(|first| first.name == device.name);
        let voice = if holds { Voice::Model } else { Voice::Name };
        let memory = device.memory.to_string();
        let note = if holds && place.close && !is_server {
            "holds it".to_owned()
        } else if holds {
            format!("{memory}: holds it")
        } else if is_server && full {
            let over = Bytes(file.size.0 - device.memory.0);
            format!("{memory}: full, {over} run over")
        } else {
            memory
        };
        // Those on the lowest floor have their names above them.
        let low = foot.y > place.height - 8.0;
        let (x, anchor) = if is_server {
            (foot.x, Anchor::End)
        } else {
            (foot.x, Anchor::Middle)
        };
        let y = if low {
            body.top.y - 27.0
        } else {
            foot.y + 16.0
        };
        scene.say_at(Point::new(x, y), anchor, voice, device.name);
        scene.say_at(Point::new(x, y + 16.0), anchor, Voice::Note, note);
    }
}

/// The outline of what a device holds.
struct Body {
    top: Point,
    wide: f64,
    high: f64,
}

impl Body {
    fn at(&self, x: f64, y: f64) -> Point {
        self.top.by(x * self.wide, y * self.high)
    }

    /// A part of the body, filled from below.
    fn filled(&self, scene: &mut Scene, look: Look, part: f64) {
        let high = self.high * part;
        let from = self.top.by(0.0, self.high - high);
        scene.add(Path::rectangle(look, from, self.wide, high));
    }

    /// What does not fit runs over the rim and down the side.
    fn over(&self, scene: &mut Scene) {
        let w = (self.wide * 0.05).clamp(4.0, 14.0);
        let (top, down) = (self.top, self.high);
        scene.add(
            Path::new(Look::Model(2))
                .to(top.by(2.6 * w, 0.0))
                .curve(
                    top.by(2.2 * w, -1.1 * w),
                    top.by(-w, -1.3 * w),
                    top.by(-w, w),
                )
                .on(top.by(-w, down - w))
                .curve(
                    top.by(-w, down - 0.4 * w),
                    top.by(-2.0 * w, down - 0.3 * w),
                    top.by(-2.4 * w, down),
                )
                .on(top.by(0.0, down))
                .on(top.by(0.0, 0.0))
                .close(),
        );
    }

    /// Eight tanks.
    fn server(&self, scene: &mut Scene, part: f64) {
        self.filled(scene, Look::Named, 1.0);
        let gap = (self.wide * 0.008).min(2.0);
        let (wide, high) = (self.wide / 4.0, self.high / 2.0);
        let tank = |index: u8| {
            let (column, row) = (f64::from(index % 4), f64::from(index / 4));
            self.top.by(column * wide + gap, row * high + gap)
        };
        let (wide, high) = (wide - 2.0 * gap, high - 2.0 * gap);
        let tanks = (0..8).fold(Path::new(Look::PartFace), |path, index| {
            let at = tank(index);
            path.then_area(&[at, at.by(wide, 0.0), at.by(wide, high), at.by(0.0, high)])
        });
        let level = high * part;
        let filled = (0..8).fold(Path::new(Look::Model(3)), |path, index| {
            let at = tank(index).by(0.0, high - level);
            path.then_area(&[at, at.by(wide, 0.0), at.by(wide, level), at.by(0.0, level)])
        });
        scene.extend([tanks, filled]);
    }

    /// A device of one piece.
    fn one(&self, scene: &mut Scene, kind: Kind, part: f64) {
        self.filled(scene, Look::Named, 1.0);
        self.filled(scene, Look::Model(3), part);
        let edge = |points: &[Point]| Path::line(Look::Outline, points);
        let foot = self.at(0.0, 1.0);
        scene.add(Path::rounded(
            Look::Outline,
            self.top,
            (self.wide, self.high),
            (self.high * 0.08).min(5.0),
        ));
        if self.high < DETAILED {
            return;
        }
        match kind {
            Kind::Phone | Kind::Server => {}
            Kind::Laptop => {
                let out = self.wide * 0.05;
                let corners = [
                    foot.by(-out, 0.0),
                    foot.by(0.0, -4.0),
                    foot.by(self.wide, -4.0),
                    foot.by(self.wide + out, 0.0),
                ];
                scene.add(Path::area(Look::Ink, &corners));
            }
            Kind::Card => {
                let bracket = self.top.by(-3.0, -4.0);
                scene.add(edge(&[bracket, bracket.by(0.0, self.high + 4.0)]));
                for x in [0.27, 0.73] {
                    let middle = self.at(x, 0.5);
                    let radius = self.high * 0.34;
                    scene.add(Path::circle(Look::Part, middle, radius));
                    let blades = (0..5).fold(Path::new(Look::Part), |path, blade| {
                        let angle = f64::from(blade) * 1.2566;
                        let (sin, cos) = libm::sincos(angle);
                        path.then_line(&[middle, middle.by(cos * radius, sin * radius)])
                    });
                    scene.add(blades);
                }
            }
            Kind::Chip => {
                let die = Path::rectangle(
                    Look::Part,
                    self.at(0.36, 0.3),
                    self.wide * 0.32,
                    self.high * 0.4,
                );
                let stacks = [
                    (0.1, 0.15),
                    (0.1, 0.42),
                    (0.1, 0.69),
                    (0.74, 0.15),
                    (0.74, 0.42),
                ]
                .map(|(x, y)| {
                    let size = self.wide * 0.16;
                    Path::rectangle(Look::Part, self.at(x, y), size, size)
                });
                scene.add(die);
                scene.extend(stacks);
            }
        }
    }
}
