//! The cabinet: its servers, their cords, what is still empty.

use super::Rack;
use crate::scene::{Anchor, Face, Look, Path, Point, Press, Scene, View, Voice};

/// Of the cabinet's height, in rack units: beneath the lowest server, above the uppermost.
const BASE: f64 = 1.0;
const CAP: f64 = 2.0;
/// Of its width: the rail on each side.
const RAIL: f64 = 0.09;
/// Of its depth: the servers.
const DEEP: f64 = 0.72;
/// Slots up to which each empty one has its own sign.
const SIGNED: f64 = 8.0;

pub struct Cabinet<'a> {
    rack: &'a Rack,
    view: View,
    height: f64,
    /// Pixels of the front's width, and of a rack unit.
    wide: f64,
    unit: f64,
}

impl<'a> Cabinet<'a> {
    /// With its lower left front corner at a point, so wide and high.
    pub fn new(rack: &'a Rack, corner: Point, (wide, high): (f64, f64)) -> Self {
        let height = rack.units.max(1.0) + BASE + CAP;
        let unit = high / height;
        Self {
            rack,
            view: View {
                origin: corner,
                x: (wide, 0.155 * wide),
                y: (0.82 * wide, -0.44 * wide),
                z: (0.0, -unit),
            },
            height,
            wide,
            unit,
        }
    }

    /// Where the cord comes in.
    pub fn foot(&self) -> Point {
        self.view.at(1.0, 0.0, 0.0)
    }

    fn front(&self) -> Face {
        Face {
            corner: self.view.at(0.0, 0.0, self.height),
            right: self.view.x,
            down: (0.0, self.unit),
        }
    }

    /// The upper end of a slot's place, in rack units from the top of the cabinet.
    fn top_of(&self, slot: f64) -> f64 {
        self.height - BASE - (slot + 1.0) * self.rack.server_units
    }

    pub fn draw(&self, scene: &mut Scene) {
        let body = self.view.solid([0.0; 3], [1.0, 1.0, self.height]);
        scene.extend(body.faces([Look::Top, Look::PartFace, Look::Top]));
        self.backs(scene);
        self.rails(scene);
        self.servers(scene);
        self.switch(scene);
        self.empty(scene);
        self.air(scene);
        let cap = [
            self.view.at(0.0, 0.0, self.height - CAP + 0.3),
            self.view.at(1.0, 0.0, self.height - CAP + 0.3),
        ];
        let base = [self.view.at(0.0, 0.0, BASE), self.view.at(1.0, 0.0, BASE)];
        let face = |[a, b]: [Point; 2], to: [f64; 2]| {
            Path::area(
                Look::Left,
                &[
                    a,
                    b,
                    self.view.at(1.0, 0.0, to[0]),
                    self.view.at(0.0, 0.0, to[1]),
                ],
            )
        };
        scene.add(face(cap, [self.height, self.height]));
        scene.add(face(base, [0.0, 0.0]));
        scene.add(body.edges(Look::Outline));
        self.measure(scene);
    }

    /// The servers' sides, the strip behind them, the cords.
    fn backs(&self, scene: &mut Scene) {
        let (view, rack) = (&self.view, self.rack);
        let side = |y: [f64; 2], z: [f64; 2]| {
            [
                view.at(1.0, y[0], z[0]),
                view.at(1.0, y[1], z[0]),
                view.at(1.0, y[1], z[1]),
                view.at(1.0, y[0], z[1]),
            ]
        };
        let places = || {
            (0..self.filled()).map(|slot| {
                let low = BASE + f64::from(slot) * rack.server_units;
                [low + 0.15, low + rack.server_units - 0.1]
            })
        };
        scene.extend(places().map(|z| Path::area(Look::Left, &side([0.02, DEEP], z))));
        if !rack.trips() {
            scene.extend(places().map(|z| Path::area(Look::Warm, &side([DEEP - 0.16, DEEP], z))));
        }
        let strip = side([0.8, 0.87], [BASE + 0.6, self.height - CAP - 0.4]);
        let deep = side([0.87, 0.9], [BASE + 0.6, self.height - CAP - 0.4]);
        scene.add(Path::area(Look::PartFace, &strip));
        scene.add(Path::area(Look::Right, &deep));
        scene.extend(places().map(|[low, high]| {
            let plug = view.at(1.0, 0.835, low + (high - low) * 0.62);
            let socket = view.at(1.0, DEEP, low + (high - low) * 0.3);
            let slack = (high - low) * self.unit * 0.2;
            Path::new(Look::Cord).to(socket).curve(
                socket.by(3.0, slack + 4.0),
                plug.by(1.0, slack + 14.0),
                plug,
            )
        }));
    }

    fn filled(&self) -> u32 {
        self.rack.servers.min(self.rack.slots()) as u32
    }

    /// The two rails with a tick for each unit.
    fn rails(&self, scene: &mut Scene) {
        let face = self.front();
        let (top, bottom) = (CAP, self.height - BASE);
        let lines = [RAIL, 1.0 - RAIL].map(|x| [Point::new(x, top), Point::new(x, bottom)]);
        let mut path = Path::new(Look::Part);
        for line in lines {
            path = path.then_line(&line);
        }
        for unit in 0..=self.rack.units as u32 {
            let y = bottom - f64::from(unit);
            let long = if unit % 8 == 0 { 0.06 } else { 0.03 };
            path = path.then_line(&[Point::new(0.0, y), Point::new(long, y)]);
            path = path.then_line(&[Point::new(1.0, y), Point::new(1.0 - long, y)]);
        }
        scene.add(face.on(path));
    }

    fn servers(&self, scene: &mut Scene) {
        let face = self.front();
        let units = self.rack.server_units;
        let high = units * self.unit;
        let tops = || (0..self.filled()).map(|slot| self.top_of(f64::from(slot)));
        let inner = 1.0 - 2.0 * RAIL;
        scene.extend(tops().map(|y| {
            let at = Point::new(RAIL, y + 0.12);
            face.on(Path::rectangle(Look::Left, at, inner, units - 0.24))
        }));
        // Fans as large as there is room for, in one row or two.
        let rows = if high > 44.0 { 2.0 } else { 1.0 };
        let bays = if high > 26.0 { 0.26 } else { 0.0 };
        let fan = (0.42 * high * (1.0 - bays) / rows).min(0.105 * self.wide);
        if fan < 2.5 {
            return;
        }
        let places: Vec<Point> = tops()
            .flat_map(|y| {
                (0..4 * rows as u32).map(move |index| {
                    let (row, column) = (f64::from(index / 4), f64::from(index % 4));
                    let x = RAIL + inner * (0.5 + column) / 4.0;
                    Point::new(
                        x,
                        y + units * (1.0 - bays) * (0.06 + (0.5 + row) / rows * 0.94),
                    )
                })
            })
            .collect();
        let (across, down) = (fan / self.wide, fan / self.unit);
        scene.extend(
            places
                .iter()
                .map(|place| face.on(Path::ellipse(Look::PartFace, *place, across, down))),
        );
        if fan > 4.0 {
            scene.extend(
                places
                    .iter()
                    .map(|place| face.on(blades(*place, across, down))),
            );
        }
        if bays > 0.0 {
            let (size, y) = (0.078, units * 0.79);
            scene.extend(tops().flat_map(|top| {
                (0..8).map(move |bay| {
                    let at = Point::new(RAIL + 0.03 + f64::from(bay) * 0.083, top + y);
                    face.on(Path::rectangle(Look::PartFace, at, size, units * 0.14))
                })
            }));
            let lamp = if self.rack.trips() {
                Look::Dead
            } else {
                Look::Heat
            };
            scene.extend(tops().map(|top| {
                let at = Point::new(1.0 - RAIL - 0.07, top + y + units * 0.07);
                face.on(Path::ellipse(lamp, at, 2.4 / self.wide, 2.4 / self.unit))
            }));
        }
    }

    /// The network switch, in what is left above.
    fn switch(&self, scene: &mut Scene) {
        let left = self.rack.units - self.rack.slots() * self.rack.server_units;
        if left < 1.0 {
            return;
        }
        let face = self.front();
        let y = CAP + left - left.min(1.6) - 0.1;
        let panel = Path::rectangle(
            Look::PartFace,
            Point::new(RAIL, y),
            1.0 - 2.0 * RAIL,
            left.min(1.6),
        );
        scene.add(face.on(panel));
        scene.extend((0..12).map(|port| {
            let at = Point::new(RAIL + 0.04 + f64::from(port) * 0.062, y + 0.4);
            face.on(Path::rectangle(Look::Grey, at, 0.04, left.min(1.6) * 0.5))
        }));
    }

    /// Slots: what pressing one does, and where nothing is yet.
    fn empty(&self, scene: &mut Scene) {
        let face = self.front();
        let (units, slots) = (self.rack.server_units, self.rack.slots());
        for slot in 0..slots as u32 {
            let y = self.top_of(f64::from(slot));
            let [left, right, bottom] = [RAIL, 1.0 - RAIL, y + units - 0.2];
            let corners = [
                face.at(left, y + 0.2),
                face.at(right, y + 0.2),
                face.at(right, bottom),
                face.at(left, bottom),
            ];
            let on = slot < self.filled();
            let place = f64::from(slot) * units + 1.0;
            let (sets, name) = if on {
                (
                    f64::from(slot),
                    format!("Take out the server at unit {place}"),
                )
            } else {
                (
                    f64::from(slot) + 1.0,
                    format!("Put servers in up to unit {}", place + units - 1.0),
                )
            };
            scene.presses.push(Press {
                corners,
                name,
                on,
                sets,
            });
            if on {
                continue;
            }
            scene.add(Path::area(Look::AccentDash, &corners));
            if slots <= SIGNED || slot == self.filled() {
                let middle = face.at(0.5, y + units / 2.0);
                let size = (units * self.unit * 0.36).clamp(3.0, 9.0);
                let arm = size * 0.55;
                scene.add(Path::circle(Look::Accent, middle, size));
                scene.add(
                    Path::line(Look::OnAccent, &[middle.by(-arm, 0.0), middle.by(arm, 0.0)])
                        .then_line(&[middle.by(0.0, -arm), middle.by(0.0, arm)]),
                );
            }
        }
    }

    /// Warm air above it, the more the more heat there is.
    fn air(&self, scene: &mut Scene) {
        let hot = self.rack.load().0 / 1e4;
        let count = if hot <= 0.0 {
            0
        } else {
            (2.0 + hot).min(7.0) as u32
        };
        let rise = if self.rack.trips() { 18.0 } else { 30.0 };
        for index in 0..count {
            let part = (f64::from(index) + 0.7) / (f64::from(count) + 0.4);
            let foot = self.view.at(
                0.12 + 0.62 * part,
                0.2 + 0.55 * part + if index % 2 == 0 { 0.0 } else { 0.22 },
                self.height,
            );
            let wave = |y: f64, x: f64| foot.by(x, -y * rise);
            scene.add(
                Path::new(if self.rack.trips() {
                    Look::HeatAir
                } else {
                    Look::HeatLine
                })
                .to(foot)
                .curve(wave(0.12, 6.0), wave(0.3, 5.0), wave(0.42, 0.0))
                .curve(wave(0.55, -6.0), wave(0.72, -5.0), wave(0.84, 0.0))
                .curve(wave(0.92, 4.0), wave(1.0, 4.0), wave(1.08, 2.0)),
            );
        }
    }

    /// The numbers of units beside it.
    fn measure(&self, scene: &mut Scene) {
        let top = self.rack.units;
        let mut marks: Vec<f64> = (0..=7)
            .map(|mark| f64::from(mark) * 8.0)
            .filter(|mark| *mark <= top - 2.0)
            .collect();
        if top < 10.0 {
            marks.push(top);
        }
        for mark in marks {
            let unit = mark.max(1.0);
            let at = self.view.at(0.0, 0.0, BASE + unit - 0.5).by(-7.0, 4.5);
            scene.say_at(at, Anchor::End, Voice::Note, crate::units::whole(unit));
        }
    }
}

/// A fan's blades.
fn blades(at: Point, across: f64, down: f64) -> Path {
    const SPOKES: [(f64, f64); 3] = [(0.98, 0.2), (-0.3, 0.95), (-0.66, -0.75)];
    SPOKES.iter().fold(Path::new(Look::Hair), |path, (x, y)| {
        let reach = |part: f64| at.by(x * across * part, y * down * part);
        path.then_line(&[reach(0.9), reach(-0.9)])
    })
}
