//! A cabinet of servers on its breaker, and the two limits that it meets as columns.
//!
//! To scale: rack units, servers' heights, both columns. Sketched: how many
//! fans a server has, how far the breaker hangs from the rack.

mod cabinet;
mod columns;

use crate::scene::{Anchor, Look, Path, Point, Scene, Stage, Voice, width};
use crate::units::{Watts, three_digits};

/// What stands in the rack, and what the rack allows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rack {
    /// Its height, in rack units.
    pub units: f64,
    /// A server's.
    pub server_units: f64,
    /// Servers in it.
    pub servers: f64,
    /// What each is planned to draw.
    pub each: Watts,
    /// What each draws by the other way of counting.
    pub other: Watts,
    /// When that is: "on most days".
    pub other_when: [&'static str; 2],
    /// What the breaker allows.
    pub breaker: Watts,
    /// What the cooling carries off.
    pub cooling: Watts,
}

impl Rack {
    /// Servers that its height takes.
    pub fn slots(&self) -> f64 {
        (self.units / self.server_units.max(1.0))
            .floor()
            .clamp(0.0, 60.0)
    }

    /// What its servers are planned to draw together.
    pub fn load(&self) -> Watts {
        self.each * self.servers
    }

    /// Whether the breaker opens.
    pub fn trips(&self) -> bool {
        self.load().0 > self.breaker.0 + 1e-6
    }

    /// Whether its heat stays in it.
    pub fn overheats(&self) -> bool {
        self.load().0 > self.cooling.0 + 1e-6
    }
}

/// Kilowatts as a column says them: "10.2", "50", and "0.05" below one.
pub fn kilowatts(power: Watts) -> String {
    let kilowatts = power.0 / 1e3;
    if kilowatts < 1.0 {
        let hundredths = (kilowatts * 100.0).round() / 100.0;
        return hundredths.to_string();
    }
    three_digits(kilowatts)
}

/// The figure. Its grips are the breaker's limit and the cooling's; its presses
/// the slots from below, each setting the servers that are then in the rack.
pub fn rack(rack: &Rack, stage: Stage) -> Scene {
    let room = stage.room;
    let mut scene = Scene::new(room, room.of(428.0, 430.0, 434.0));
    let wide = room.of(80.0, 92.0, 98.0);
    let corner = Point::new(room.of(24.0, 157.0, 262.0), room.of(400.0, 398.0, 402.0));
    let cabinet = cabinet::Cabinet::new(rack, corner, (wide, room.of(323.0, 330.0, 345.0)));
    let breaker = Point::new(room.of(190.0, 8.0, 86.0), room.of(46.0, 108.0, 112.0));
    let foot = cabinet.foot();
    cord(&mut scene, rack, breaker, foot, room.of(true, false, false));
    cabinet.draw(&mut scene);
    breaker_box(&mut scene, rack, breaker);
    columns::columns(&mut scene, rack, stage);
    scene
}

/// A power to two digits.
fn about(watts: f64) -> String {
    let step = libm::pow(10.0, libm::log10(watts.max(1.0)).floor() - 1.0);
    Watts((watts / step).round() * step).to_string()
}

/// The size of the breaker's front.
const BOX: (f64, f64) = (80.0, 166.0);

fn cord(scene: &mut Scene, rack: &Rack, breaker: Point, foot: Point, above: bool) {
    let from = breaker.by(BOX.0 / 2.0, BOX.1);
    let inside = if rack.trips() || rack.servers < 1.0 {
        Look::Idle
    } else {
        Look::Live
    };
    for look in [Look::CordWide, inside] {
        let path = Path::new(look).to(from);
        scene.add(if above {
            let to = Point::new(foot.x + 58.0, from.y + 46.0);
            let mid = from.by(-8.0, 11.0);
            path.curve(from.by(0.0, 8.0), mid.by(4.0, 0.0), mid)
                .on(Point::new(to.x + 16.0, mid.y))
                .curve(Point::new(to.x + 2.0, mid.y), to.by(0.0, -24.0), to)
        } else {
            let low = Point::new(from.x, foot.y - 16.0);
            path.on(low)
                .curve(low.by(0.0, 17.0), low.by(20.0, 18.0), low.by(36.0, 18.0))
                .on(foot.by(-30.0, 2.0))
                .curve(foot.by(-14.0, 2.0), foot.by(-6.0, 1.0), foot)
        });
    }
}

fn breaker_box(scene: &mut Scene, rack: &Rack, at: Point) {
    let (wide, high) = BOX;
    let tripped = rack.trips();
    let depth = 11.0;
    let side = [
        at.by(wide, 0.0),
        at.by(wide + depth, -6.0),
        at.by(wide + depth, high - 6.0),
        at.by(wide, high),
    ];
    let top = [
        at,
        at.by(depth, -6.0),
        at.by(wide + depth, -6.0),
        at.by(wide, 0.0),
    ];
    scene.add(Path::area(Look::NamedSide, &side));
    scene.add(Path::area(Look::Named, &top));
    scene.add(Path::rounded(Look::Named, at, BOX, 3.0));
    let middle = at.x + wide / 2.0;
    let slot = Point::new(middle - 14.0, at.y + 32.0);
    scene.add(Path::rounded(Look::Trough, slot, (28.0, 84.0), 4.0));
    let lever = if tripped { slot.y + 62.0 } else { slot.y + 8.0 };
    let shaft = Point::new(middle - 4.0, slot.y + 7.0);
    let shaft_look = if tripped { Look::Heat } else { Look::Ink };
    scene.add(Path::rounded(shaft_look, shaft, (8.0, 70.0), 4.0));
    let knob = Point::new(middle - 22.0, lever);
    scene.add(Path::rounded(Look::Ink, knob, (44.0, 19.0), 5.0));
    let grooves = [-8.0, 0.0, 8.0].map(|x| {
        let top = Point::new(middle + x, lever + 5.0);
        Path::line(Look::OnAccent, &[top, top.by(0.0, 9.0)])
    });
    scene.extend(grooves);
    let mark = |y: f64| Point::new(middle, at.y + y);
    scene.say_at(mark(24.0), Anchor::Middle, Voice::Note, "I");
    let off = if tripped { Voice::Heat } else { Voice::Note };
    scene.say_at(mark(134.0), Anchor::Middle, off, "O");
    let allows = format!("{} kW", kilowatts(rack.breaker));
    scene.say_at(mark(156.0), Anchor::Middle, Voice::Name, allows);
    if tripped {
        let edge = Point::new(at.x + wide + depth + 3.0, lever + 9.0);
        let rays = [
            (2.0, -9.0, 9.0, -15.0),
            (4.0, -4.0, 13.0, -7.0),
            (4.0, 1.0, 14.0, 1.0),
            (4.0, 6.0, 13.0, 9.0),
            (2.0, 11.0, 9.0, 17.0),
        ];
        for (x, y, to_x, to_y) in rays {
            scene.add(Path::line(
                Look::HeatLine,
                &[edge.by(x, y), edge.by(to_x, to_y)],
            ));
        }
    }
    let (name, note, voice) = if tripped {
        (
            "Tripped",
            format!("{} over", about(rack.load().0 - rack.breaker.0)),
            Voice::Heat,
        )
    } else {
        (
            "It holds",
            format!("{} free", about(rack.breaker.0 - rack.load().0)),
            Voice::Name,
        )
    };
    scene.say(at.by(0.0, -32.0), voice, name);
    // A long note begins a little before the box.
    let last = scene.size.0 - width(&note, Voice::Note);
    let beneath = Point::new(at.x.min(last), at.y - 15.0);
    scene.say(beneath, Voice::Note, note);
}
