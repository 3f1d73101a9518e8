//! The two columns: what the servers draw under the breaker's lid, and the same
//! as heat under the cooling's.

use super::{Rack, kilowatts};
use crate::scene::{Anchor, Axis, Grip, Look, Path, Point, Rail, Room, Scene, Stage, Voice, width};
use crate::units::Watts;

/// The ends that the columns' scale can have.
const ENDS: [f64; 6] = [15e3, 30e3, 60e3, 150e3, 300e3, 600e3];

struct Column {
    /// Its lower left.
    foot: Point,
    wide: f64,
    high: f64,
    scale: f64,
}

impl Column {
    fn y(&self, power: f64) -> f64 {
        self.foot.y - self.high * (power / self.scale).clamp(0.0, 1.0)
    }
}

pub fn columns(scene: &mut Scene, rack: &Rack, stage: Stage) {
    let room = stage.room;
    let most = rack
        .load()
        .0
        .max(rack.breaker.0)
        .max(rack.cooling.0.min(2.0 * rack.breaker.0 + 2e4));
    let scale = stage.scale(&ENDS, most);
    scene.scale = scale;
    let (wide, high) = (room.of(26.0, 52.0, 84.0), room.of(132.0, 330.0, 336.0));
    let feet = room.of([206.0, 262.0], [368.0, 500.0], [560.0, 728.0]);
    let foot = |index: usize| Point::new(feet[index], room.of(366.0, 384.0, 388.0));
    let column = |index: usize| Column {
        foot: foot(index),
        wide,
        high,
        scale,
    };
    let names = room.of(
        ["power", "heat"],
        ["power drawn", "heat to carry"],
        ["power drawn", "heat to carry off"],
    );
    let limits = [rack.breaker, rack.cooling];
    let lids = [("breaker", "Breaker"), ("cooling", "Cooling")];
    for index in [0, 1] {
        let column = column(index);
        if index == 0 {
            ticks(scene, &column);
        }
        blocks(scene, rack, &column, limits[index], room);
        caption(scene, rack, &column, names[index], limits[index], room);
        lid(scene, rack, &column, limits[index], lids[index], room);
    }
    if room == Room::Narrow || rack.servers < 1.0 {
        return;
    }
    let other = rack.other * rack.servers;
    let column = column(0);
    let y = column.y(other.0);
    let limit = column.y(rack.breaker.0);
    // Its two lines stay above what stands under the column.
    let words = y.min(column.foot.y - 24.0);
    if other.0 < scale && (words > limit + 34.0 || y < limit - 58.0) {
        let at = Point::new(column.foot.x, y);
        let line = Path::line(
            Look::HeatLine,
            &[at.by(-4.0, 0.0), at.by(column.wide + 4.0, 0.0)],
        );
        scene.add(line);
        let side = Point::new(at.x + column.wide + 10.0, words + 1.0);
        let [first, second] = rack.other_when;
        scene.say(
            side,
            Voice::HeatNote,
            format!("{} {first}", kilowatts(other)),
        );
        scene.say(side.by(0.0, 16.0), Voice::HeatNote, second);
    }
}

fn ticks(scene: &mut Scene, column: &Column) {
    let step = match column.scale {
        scale if scale <= 15e3 => 5e3,
        scale if scale <= 60e3 => 10e3,
        scale if scale <= 150e3 => 50e3,
        scale if scale <= 300e3 => 100e3,
        _ => 200e3,
    };
    let step = if column.high < 200.0 {
        step * 2.0
    } else {
        step
    };
    let mut value = 0.0;
    while value <= column.scale {
        let at = Point::new(column.foot.x - 4.0, column.y(value));
        scene.add(Path::line(Look::Hair, &[at.by(-5.0, 0.0), at]));
        scene.say_at(
            at.by(-9.0, 4.5),
            Anchor::End,
            Voice::Note,
            kilowatts(Watts(value)),
        );
        value += step;
    }
}

fn blocks(scene: &mut Scene, rack: &Rack, column: &Column, limit: Watts, room: Room) {
    let Column {
        foot, wide, high, ..
    } = *column;
    scene.add(Path::rectangle(Look::Hair, foot.by(0.0, -high), wide, high));
    let over = rack.load().0 > limit.0 + 1e-6;
    let size = (wide - 8.0, high * rack.each.0 / column.scale);
    let count = rack.servers as u32;
    let block = |index: u32| {
        let top = column.y(rack.each.0 * f64::from(index + 1));
        (
            Point::new(foot.x + 4.0, top + 1.0),
            (size.0, column.y(rack.each.0 * f64::from(index)) - top - 1.5),
        )
    };
    let shown = (0..count).filter(|index| rack.each.0 * f64::from(*index) < column.scale);
    for index in shown.clone() {
        let (at, size) = block(index);
        scene.add(Path::rounded(
            Look::HeatWash,
            at,
            (size.0, size.1.max(0.5)),
            2.0,
        ));
    }
    if over {
        let (top, lid) = (column.y(rack.load().0), column.y(limit.0));
        scene.add(Path::rectangle(
            Look::Heat,
            Point::new(foot.x + 4.0, top),
            size.0,
            lid - top,
        ));
    }
    if size.1 >= 19.0 && room != Room::Narrow {
        let lid = column.y(limit.0);
        for index in shown {
            let (at, size) = block(index);
            let base = at.y + size.1 / 2.0 + 4.5;
            // A number that the lid would cross, or that its block cut off at the
            // column's end has no room for, is left to the others.
            let clear = base - 12.0 > lid + 2.0 || base + 3.0 < lid - 2.0;
            if clear && size.1 >= 15.0 {
                let voice = if base < lid { Voice::Upon } else { Voice::Note };
                let at = Point::new(foot.x + wide / 2.0, base);
                scene.say_at(at, Anchor::Middle, voice, kilowatts(rack.each));
            }
        }
    }
}

fn caption(scene: &mut Scene, rack: &Rack, column: &Column, name: &str, limit: Watts, room: Room) {
    let at = column.foot.by(column.wide / 2.0, room.of(22.0, 21.0, 21.0));
    let over = rack.load().0 > limit.0 + 1e-6;
    scene.say_at(at, Anchor::Middle, Voice::Name, name);
    let voice = if over { Voice::HeatNote } else { Voice::Note };
    let (load, limit) = (kilowatts(rack.load()), kilowatts(limit));
    let lines = if room == Room::Narrow {
        vec![load, format!("of {limit}")]
    } else {
        vec![format!("{load} of {limit} kW")]
    };
    for (index, line) in lines.into_iter().enumerate() {
        let below = 17.0 * (index + 1) as f64;
        scene.say_at(at.by(0.0, below), Anchor::Middle, voice, line);
    }
}

fn lid(
    scene: &mut Scene,
    rack: &Rack,
    column: &Column,
    limit: Watts,
    names: (&'static str, &'static str),
    room: Room,
) {
    let Column {
        foot,
        wide,
        high,
        scale,
    } = *column;
    let y = column.y(limit.0);
    let reach = foot.x + wide + room.of(5.0, 12.0, 14.0);
    if limit.0 <= scale {
        let line = [Point::new(foot.x - 4.0, y), Point::new(reach, y)];
        scene.add(Path::line(Look::Limit, &line));
    }
    let x = reach + room.of(7.0, 7.0, 10.0);
    let rail = Rail::straight(
        (Point::new(x, foot.y), 0.0),
        (Point::new(x, foot.y - high), scale),
    );
    let words = format!(
        "{} kilowatts; {} servers want {}",
        kilowatts(limit),
        crate::scene::word(rack.servers),
        kilowatts(rack.load())
    );
    scene.grips.push(Grip::new(
        rail,
        limit.0.min(scale),
        Axis::Upright,
        names.1,
        words,
    ));
    if room == Room::Wide {
        // Over the grip, beside the column.
        // A limit beyond the scale is said, as its grip is not where it belongs.
        let name = if limit.0 > scale {
            format!("{} {} ↑", names.0, kilowatts(limit))
        } else {
            names.0.to_owned()
        };
        let words = width(&name, Voice::Yours);
        let left = (x - words / 2.0)
            .max(foot.x + wide + 4.0)
            .min(scene.size.0 - words);
        scene.say(Point::new(left, y - 16.0), Voice::Yours, name);
    }
}
