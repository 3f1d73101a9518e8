//! A hall in which chips fail, the run in which they do, and one failure seen
//! closely.
//!
//! To scale: the run, its failures, the close look. Sketched: which rack it is.

use super::cluster::servers;
use super::hall::{Ground, Hall, Laid};
use crate::scene::{
    Anchor, Axis, Callout, Column, Grip, Look, Path, Point, Rail, Room, Scene, Stage, Voice, key,
    width,
};
use crate::units::{Seconds, counted, whole};

/// How a cluster fails, and one run of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Failures {
    /// Servers.
    pub servers: f64,
    /// Servers in a rack.
    pub per_rack: f64,
    /// Chips in all.
    pub chips: f64,
    /// Every failure: when, as a part of the run, and where, as a part of the chips.
    pub times: Vec<(f64, f64)>,
    /// Of each piece of the run, the share that does not count.
    pub gone: Vec<f64>,
    /// Length of the run.
    pub length: Seconds,
    /// Work lost in each piece of it, in seconds.
    pub lost: Vec<f64>,
    /// From one save to the next.
    pub interval: Seconds,
    /// To start again.
    pub restart: Seconds,
}

/// How much of the run the close look can show.
const LOOKS: [f64; 13] = [
    60.0,
    300.0,
    900.0,
    3_600.0,
    7_200.0,
    10_800.0,
    21_600.0,
    43_200.0,
    86_400.0,
    259_200.0,
    864_000.0,
    2_592_000.0,
    10_368_000.0,
];

/// The figure. Its grips are the servers, the time between saves, and the day,
/// which is the part of the run that is over.
pub fn failures(run: &Failures, stage: Stage) -> Scene {
    let room = stage.room;
    let mut scene = Scene::new(room, room.of(404.0, 414.0, 436.0));
    let hall = Hall::new(run.servers, run.per_rack);
    let within = room.of(
        [0.0, 0.0, 312.0, 176.0],
        [60.0, 0.0, 530.0, 216.0],
        [0.0, 0.0, 560.0, 248.0],
    );
    let laid = Laid::new(hall, Ground::below(within, hall.legend().is_some()));
    let so_far = run.times.partition_point(|(time, _)| *time <= stage.part);
    let last = so_far.checked_sub(1).and_then(|index| run.times.get(index));
    let dark = last.map(|(_, place)| {
        let blocks = f64::from(hall.blocks());
        (place * blocks).floor().clamp(0.0, blocks - 1.0) as u32
    });
    laid.draw(&mut scene, dark);
    let right = room.of(312.0, 590.0, 560.0);
    servers(&mut scene, run.servers, room.of(214.0, 252.0, 278.0), right);
    let top = room.of(250.0, 288.0, 314.0);
    close(&mut scene, run, stage, top);
    band(&mut scene, run, stage.part, so_far, top);
    let mut callouts = Vec::new();
    if let Some(dark) = dark {
        let day = last.map_or(0.0, |(time, _)| time * run.length.days());
        let name = format!(
            "day {}: one chip of {} stops",
            whole(day.ceil().max(1.0)),
            whole(run.chips)
        );
        let notes = [
            "the others wait, go back to the last",
            "save, and do the last minutes again",
        ];
        callouts.push(Callout::new(laid.front(dark), name, &notes));
    }
    callouts.push(Callout::new(
        laid.above(),
        "one network joins them all",
        &["so what stops one stops all"],
    ));
    if room == Room::Wide {
        Column {
            x: 590.0,
            anchor: Anchor::Start,
            between: (40.0, 220.0),
        }
        .set(&mut scene, callouts);
    } else {
        let top = scene.size.1;
        key(&mut scene, &callouts, top);
    }
    if let Some(legend) = hall.legend() {
        scene.say(Point::new(0.0, 12.0), Voice::Note, legend);
    }
    scene
}

/// The whole run up to here, a stroke for each failure; where they are too many,
/// a band as high as the share that is lost.
fn band(scene: &mut Scene, run: &Failures, part: f64, so_far: usize, top: f64) {
    let (wide, high) = (scene.size.0, 22.0);
    let start = Point::new(0.0, top);
    scene.add(Path::rectangle(Look::Left, start, wide, high));
    scene.add(Path::rectangle(Look::Dead, start, wide * part, high));
    if (run.times.len() as f64) < wide / 4.0 {
        let strokes = run.times.iter().take(so_far).map(|(time, _)| {
            let at = Point::new((time * wide).clamp(1.0, wide - 1.0), top);
            Path::line(Look::HeatLine, &[at, at.by(0.0, high)])
        });
        scene.extend(strokes);
    } else {
        let pieces = run.gone.len().max(1) as f64;
        let step = wide / pieces;
        let over = (pieces * part).round() as usize;
        let bars = run.gone.iter().take(over).enumerate().map(|(index, gone)| {
            let tall = (high * gone).clamp(0.5, high);
            let at = Point::new(step * index as f64, top + high - tall);
            Path::rectangle(Look::Heat, at, step + 0.3, tall)
        });
        scene.extend(bars);
    }
    let pieces = (run.lost.len() as f64 * part).round() as usize;
    let lost: f64 = run.lost.iter().take(pieces).sum();
    let count = counted(whole(so_far as f64), "failure");
    let far = if part < 1.0 { " so far" } else { "" };
    let words = format!("{count}{far}, {} of work lost", Seconds(lost));
    scene.say_at(
        Point::new(wide, top - 14.0),
        Anchor::End,
        Voice::Heat,
        words,
    );
    let under = top + high + 15.0;
    scene.say(Point::new(0.0, under), Voice::Note, "day 1");
    let last = format!("day {}", whole(run.length.days()));
    scene.say_at(Point::new(wide, under), Anchor::End, Voice::Note, last);
    let middle = top + high / 2.0;
    let ends = [0.0, wide].map(|x| Point::new(x.clamp(11.0, wide - 11.0), middle));
    let rail = Rail::straight((ends[0], 0.0), (ends[1], 1.0));
    let day = format!("day {}", whole(part * run.length.days()));
    let grip = Grip::new(rail, part, Axis::Sideways, "The day", day);
    scene.grips.push(grip);
}

/// One failure, seen closely: what was saved, what is lost, what is done again.
fn close(scene: &mut Scene, run: &Failures, stage: Stage, above: f64) {
    let wide = scene.size.0;
    let (top, high) = (above + 56.0, 28.0);
    let interval = run.interval.0.max(1e-3);
    let look = stage.scale(&LOOKS, interval * 3.4 + run.restart.0.min(interval * 3.0));
    scene.scale = look;
    let x = |time: f64| (time / look * wide).clamp(0.0, wide);
    // From the last failure's place in the run, down to the whole width.
    let seen = run.times.iter().rev().find(|(time, _)| *time <= stage.part);
    let from = seen.map_or(0.5, |(time, _)| *time) * wide;
    let funnel = [
        Point::new(from - 3.0, above + 23.0),
        Point::new(from + 3.0, above + 23.0),
        Point::new(wide, top - 1.0),
        Point::new(0.0, top - 1.0),
    ];
    scene.shapes.insert(
        0,
        crate::scene::Shape::Path(Path::area(Look::Shadow, &funnel)),
    );
    let box_of = |look: Look, from: f64, to: f64| {
        Path::rectangle(
            look,
            Point::new(x(from), top),
            (x(to) - x(from)).max(0.0),
            high,
        )
    };
    scene.add(box_of(Look::Dead, 0.0, look));
    let first = 0.06 * look;
    let saved = first + interval;
    let fails = saved + 0.62 * interval;
    let again = fails + run.restart.0;
    let done = again + (fails - saved);
    if seen.is_some() {
        scene.add(box_of(Look::Heat, saved, fails));
        scene.add(box_of(Look::Named, fails, again.min(look)));
        if again < look {
            scene.add(box_of(Look::HeatWash, again, done.min(look)));
        }
    }
    let mut pins = vec![first, saved];
    let mut next = done + 0.38 * interval;
    while next < look && pins.len() < 24 {
        pins.push(next);
        next += interval;
    }
    for pin in pins.iter().filter(|pin| **pin < look) {
        let at = Point::new(x(*pin), top);
        scene.add(Path::line(Look::Outline, &[at, at.by(0.0, high + 5.0)]));
    }
    scene.extend(
        pins.iter()
            .filter(|pin| **pin < look)
            .map(|pin| Path::circle(Look::Ink, Point::new(x(*pin), top + high + 6.0), 3.5)),
    );
    let mut say_in = |from: f64, to: f64, voice: Voice, words: &str| {
        let middle = Point::new(f64::midpoint(x(from), x(to)), top + high / 2.0 + 4.5);
        if x(to) - x(from) > width(words, voice) + 6.0 {
            scene.say_at(middle, Anchor::Middle, voice, words);
        }
    };
    if seen.is_some() {
        say_in(saved, fails, Voice::Upon, "lost");
        say_in(fails, again.min(look), Voice::Note, "restart");
        say_in(
            again.min(look),
            done.min(look),
            Voice::HeatNote,
            "done again",
        );
    }
    let y = top + high + 6.0;
    // The grip stands on the second pin.
    let start = Point::new(x(first), y);
    let rail = Rail::straight((start, 0.0), (start.by(wide * 0.6, 0.0), look * 0.6));
    let words = format!("every {}", run.interval);
    scene.grips.push(Grip::new(
        rail,
        interval,
        Axis::Sideways,
        "Time between saves",
        words,
    ));
    let line = [
        Point::new(x(first) + 5.0, y),
        Point::new(x(saved) - 10.0, y),
    ];
    if line[1].x > line[0].x {
        scene.add(Path::line(Look::AccentLine, &line));
    }
    let under = y + 26.0;
    let label = format!("save every {}", run.interval);
    scene.say(Point::new(0.0, under), Voice::Yours, label.clone());
    let stretch = format!("{} of it", Seconds(look));
    if width(&label, Voice::Yours) + width(&stretch, Voice::Note) + 10.0 < wide {
        scene.say_at(Point::new(wide, under), Anchor::End, Voice::Note, stretch);
    }
}
