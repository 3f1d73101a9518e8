//! From the meter to the chips: a band as wide as the power it carries.

use super::Power;
use crate::scene::{Anchor, Axis, Grip, Look, Path, Point, Rail, Room, Scene, Voice};
use crate::units::{Watts, counted, three_digits, whole};

/// A band from one upright edge to another, bent like an S.
fn band(look: Look, [a, b]: [Point; 2], [c, d]: [Point; 2]) -> Path {
    let half = (c.x - a.x) / 2.0;
    Path::new(look)
        .to(a)
        .curve(a.by(half, 0.0), c.by(-half, 0.0), c)
        .on(d)
        .curve(d.by(-half, 0.0), b.by(half, 0.0), b)
        .close()
}

pub fn flow(scene: &mut Scene, power: &Power, room: Room) {
    let height = room.of(104.0, 140.0, 146.0);
    let top = room.of(30.0, 34.0, 30.0);
    let share = |part: Watts| (part / power.meter).clamp(0.0, 1.0) * height;
    let hall = share(power.hall);
    let chips = share(power.chips).min(hall);
    let [x0, x1, x2, x3] = room.of(
        [44.0, 140.0, 186.0, 232.0],
        [68.0, 240.0, 330.0, 430.0],
        [74.0, 280.0, 500.0, 694.0],
    );
    let at = Point::new;
    meter(
        scene,
        power,
        at(room.of(0.0, 2.0, 4.0), top + height * 0.3),
        room,
    );
    // Widening from the meter's wire.
    let wire = top + height * 0.3 + room.of(26.0, 40.0, 44.0);
    let mouth = x0 + room.of(12.0, 16.0, 18.0);
    scene.add(band(
        Look::HeatMid,
        [at(x0, wire - 5.0), at(x0, wire + 5.0)],
        [at(mouth, top), at(mouth, top + height)],
    ));
    scene.add(Path::area(
        Look::HeatMid,
        &[
            at(mouth - 0.3, top),
            at(x1, top),
            at(x1, top + height),
            at(mouth - 0.3, top + height),
        ],
    ));
    scene.add(Path::area(
        Look::HeatMid,
        &[
            at(x1 - 0.3, top),
            at(x2, top),
            at(x2, top + hall),
            at(x1 - 0.3, top + hall),
        ],
    ));
    // Cooling leaves below.
    let away = room.of(24.0, 30.0, 26.0);
    let cooling = height - hall;
    let end = x2 + room.of(-4.0, 14.0, 6.0);
    let low = [at(end, top + hall + away), at(end, top + height + away)];
    scene.add(band(
        Look::WaterMid,
        [at(x1, top + hall), at(x1, top + height)],
        low,
    ));
    let tip = at(end + 12.0, low[0].y + cooling / 2.0);
    if cooling > 1.0 {
        scene.add(Path::area(
            Look::WaterMid,
            &[low[0].by(-0.3, -3.0), tip, low[1].by(-0.3, 3.0)],
        ));
    }
    // Chips above, the rest below them.
    scene.add(Path::area(
        Look::Heat,
        &[
            at(x2, top),
            at(x3, top),
            at(x3, top + chips),
            at(x2, top + chips),
        ],
    ));
    let apart = room.of(10.0, 12.0, 13.0);
    let rest = [at(x3, top + chips + apart), at(x3, top + hall + apart)];
    scene.add(band(
        Look::HeatMid,
        [at(x2, top + chips), at(x2, top + hall)],
        rest,
    ));
    chip_block(scene, power, at(x3 + 8.0, top), chips.max(16.0), room);
    words(
        scene,
        power,
        room,
        [mouth, x1, x2, x3],
        top,
        [height, hall, chips, away],
    );
    servers(scene, power, at(mouth + 2.0, top), height);
    pue(scene, power, at(x1, top), height);
}

/// The grip of the servers, at the band's upper edge: it stays there, and the rail
/// moves beneath it.
fn servers(scene: &mut Scene, power: &Power, at: Point, height: f64) {
    let (low, high) = (at.by(0.0, height * 1.4), at.by(0.0, -height * 0.7));
    let rail = Rail::logarithmic((low, 1.0), (high, 1e5));
    let words = counted(whole(power.servers), "server");
    scene.say(at.by(16.0, -8.0), Voice::Yours, &words);
    let mut grip = Grip::new(rail, power.servers, Axis::Upright, "Servers", words);
    let up = at.y - grip.at.y;
    for (place, _) in &mut grip.rail.0 {
        place.y += up;
    }
    grip.at = at;
    scene.grips.push(grip);
}

/// The grip of the PUE, where the lower edge of the servers' band begins.
fn pue(scene: &mut Scene, power: &Power, top: Point, height: f64) {
    let place = |pue: f64| (top.by(0.0, height / pue), pue);
    let places = [1.0, 1.02, 1.1, 1.25, 1.5, 2.0, 3.0].map(place);
    let words = format!("PUE {}", three_digits(power.pue));
    let label = top.by(-16.0, height + 18.0);
    scene.say_at(label, Anchor::End, Voice::Yours, &words);
    let rail = Rail(places.to_vec());
    let grip = Grip::new(rail, power.pue, Axis::Upright, "PUE", words);
    scene.grips.push(grip);
}

/// "1.34 MW".
fn shown(power: Watts) -> String {
    power.to_string()
}

fn words(
    scene: &mut Scene,
    power: &Power,
    room: Room,
    [mouth, x1, x2, x3]: [f64; 4],
    top: f64,
    [height, hall, chips, away]: [f64; 4],
) {
    let rest = Watts((power.hall.0 - power.chips.0).max(0.0));
    let cooling = Watts((power.meter.0 - power.hall.0).max(0.0));
    let two = |scene: &mut Scene, at: Point, name: &str, value: Watts, voice: Voice| {
        scene.say(at, voice, name);
        scene.say(at.by(0.0, 19.0), Voice::Number, shown(value));
    };
    let middle = |high: f64| top + high / 2.0 - 3.0;
    let at = Point::new;
    if room == Room::Narrow {
        scene.say(at(mouth + 3.0, middle(height)), Voice::Inside, "meter");
        scene.say(
            at(mouth + 3.0, middle(height) + 16.0),
            Voice::Inside,
            shown(power.meter),
        );
        scene.say(at(x3 + 6.0, top - 12.0 + 8.0), Voice::Heat, "chips");
        scene.say(at(x3 + 6.0, top + 12.0), Voice::Note, shown(power.chips));
        let low = (top + chips + 22.0).max(top + 34.0);
        scene.say(at(x3 + 6.0, low), Voice::Name, "the rest");
        scene.say(at(x3 + 6.0, low + 16.0), Voice::Note, shown(rest));
        let below = (top + hall + away + (height - hall) / 2.0 + 4.0).max(low + 40.0);
        scene.say(at(x2 + 16.0, below), Voice::Water, "cooling, losses");
        scene.say(at(x2 + 16.0, below + 16.0), Voice::Note, shown(cooling));
        return;
    }
    two(
        scene,
        at(mouth + 14.0, middle(height)),
        "at the meter",
        power.meter,
        Voice::Inside,
    );
    if hall > 48.0 && room == Room::Wide {
        two(
            scene,
            at(x1 + 40.0, middle(hall)),
            "servers",
            power.hall,
            Voice::Inside,
        );
    }
    if chips > 46.0 {
        scene.say(at(x2 + 20.0, middle(chips)), Voice::Upon, "chips");
        scene.say(
            at(x2 + 20.0, middle(chips) + 19.0),
            Voice::Upon,
            shown(power.chips),
        );
    } else {
        scene.say(
            at(x2 + 20.0, top - 10.0),
            Voice::Heat,
            format!("chips {}", shown(power.chips)),
        );
    }
    let below = (top + chips + 30.0).clamp(top + 60.0, top + height - 20.0);
    let lines: &[&str] = room.of(
        &["the rest"],
        &["memory, fans,", "network"],
        &["memory, CPUs,", "fans, network"],
    );
    for (index, line) in lines.iter().enumerate() {
        scene.say(
            at(x3 + 10.0, below + 16.0 * index as f64),
            Voice::Note,
            *line,
        );
    }
    let after = below + 16.0 * lines.len() as f64;
    scene.say(at(x3 + 10.0, after), Voice::Name, shown(rest));
    let beside = at(
        x2 + room.of(0.0, 38.0, 30.0),
        top + hall + away + (height - hall) / 2.0,
    );
    let beside = at(
        beside.x,
        beside
            .y
            .max(after + if room == Room::Middle { 20.0 } else { -8.0 }),
    );
    scene.say(beside, Voice::Water, "cooling and losses");
    scene.say(beside.by(0.0, 16.0), Voice::Note, shown(cooling));
}

/// The chips that the heat comes from.
fn chip_block(scene: &mut Scene, power: &Power, at: Point, side: f64, room: Room) {
    if room == Room::Narrow {
        return;
    }
    let side = side.min(86.0);
    scene.add(Path::rounded(Look::HeatWash, at, (side, side), 3.0));
    let across = power.count.sqrt().ceil().clamp(1.0, 16.0);
    let step = (side - 6.0) / across;
    let mut left = power.count.min(across * across) as u32;
    for row in 0..across as u32 {
        for column in 0..across as u32 {
            if left == 0 {
                break;
            }
            left -= 1;
            let corner = at.by(
                3.0 + step * f64::from(column) + step * 0.15,
                3.0 + step * f64::from(row) + step * 0.15,
            );
            scene.add(Path::rectangle(Look::Heat, corner, step * 0.7, step * 0.7));
        }
    }
    for index in 0..5 {
        let foot = at.by(side * (0.14 + 0.18 * f64::from(index)), -3.0);
        let up = |y: f64, x: f64| foot.by(x, -y * 22.0);
        scene.add(
            Path::new(Look::HeatAir)
                .to(foot)
                .curve(up(0.2, 5.0), up(0.35, 4.0), up(0.5, 0.0))
                .curve(up(0.65, -5.0), up(0.8, -4.0), up(1.0, 0.0)),
        );
    }
    let words = format!("{} chips", whole(power.count));
    if room == Room::Wide {
        let (shown, unit) = if power.count < 1e6 {
            (whole(power.count), ["chips", ""])
        } else {
            (three_digits(power.count / 1e6), ["million", "chips"])
        };
        let beside = at.by(side + 8.0, side / 2.0);
        scene.say(beside, Voice::Name, shown);
        let lines = unit.iter().filter(|line| !line.is_empty());
        for (index, line) in lines.enumerate() {
            let below = 16.0 * (index + 1) as f64;
            scene.say(beside.by(0.0, below), Voice::Note, line);
        }
    } else {
        scene.say_at(
            Point::new(scene.size.0, at.y - 22.0 + 4.0),
            Anchor::End,
            Voice::Note,
            words,
        );
    }
}

fn meter(scene: &mut Scene, power: &Power, at: Point, room: Room) {
    let (wide, high) = (room.of(38.0, 58.0, 62.0), room.of(56.0, 82.0, 86.0));
    scene.add(Path::rounded(Look::Named, at, (wide, high), 5.0));
    let middle = at.by(wide / 2.0, high * 0.36);
    let radius = wide * 0.33;
    scene.add(Path::circle(Look::Top, middle, radius));
    scene.add(Path::line(
        Look::HeatLine,
        &[middle, middle.by(radius * 0.6, -radius * 0.6)],
    ));
    let plate = at.by(wide * 0.12, high * 0.7);
    scene.add(Path::rectangle(Look::Left, plate, wide * 0.76, 17.0));
    if room != Room::Narrow {
        let kilowatts = power.meter.0 / 1e3;
        let shown = if kilowatts < 99_999.5 {
            kilowatts
        } else {
            kilowatts / 1e3
        };
        let digits = whole(shown).replace(',', "");
        if digits.len() <= 5 {
            scene.say_at(
                plate.by(wide * 0.38, 13.0),
                Anchor::Middle,
                Voice::Name,
                digits,
            );
        }
    }
}
