//! Models as dots with their names, and the record of each time as a stair that
//! is drawn on, year by year, by dragging its end.
//!
//! To scale: upwards each line of the grid is the same ratio above the one below;
//! across, years, those before the bend drawn closer together.

use super::field::{Dot, Field};
use crate::scene::{Anchor, Axis, Grip, Look, Path, Point, Rail, Room, Scene, Stage, Voice, width};
use crate::units::power_of_ten;

/// Models, and how far the years have gone.
#[derive(Clone, Debug, PartialEq)]
pub struct Records {
    /// The models; those first find room for their names first.
    pub dots: Vec<Dot>,
    /// The year up to which they are named.
    pub until: f64,
    /// That year in words.
    pub words: String,
    /// The first and the last year that it can be.
    pub years: [f64; 2],
    /// The year from which the dragged number counts.
    pub since: f64,
    /// What the grip moves.
    pub grip: &'static str,
    /// What is counted.
    pub counted: &'static str,
    /// The least and the most that is drawn, as powers of ten.
    pub powers: [i32; 2],
    /// From one line of the grid to the next, as a power of ten.
    pub every: i32,
}

/// Years before this one are drawn closer together, in this part of the width.
const BEND: (f64, f64) = (2010.0, 0.24);
/// Where the grip is.
const GRIP: f64 = 44.0;
/// The top of the field.
const TOP: f64 = 66.0;

/// The figure. Its grip is the end of the years that are looked at.
pub fn records(records: &Records, stage: Stage) -> Scene {
    let room = stage.room;
    let mut scene = Scene::new(room, room.of(400.0, 392.0, 408.0));
    let corner = Point::new(room.of(38.0, 42.0, 44.0), scene.size.1 - 24.0);
    let field = Field {
        corner,
        size: (scene.size.0 - corner.x - 16.0, corner.y - TOP),
        years: records.years,
        span: records
            .powers
            .map(|power| libm::pow(10.0, f64::from(power))),
        bend: Some(BEND),
    };
    grid(&mut scene, records, &field, room);
    let (past, future): (Vec<Dot>, Vec<Dot>) =
        (records.dots.iter()).partition(|dot| dot.year <= records.until);
    field.dots(&mut scene, &future, Look::Dead, Look::PartFace);
    let at = Point::new(field.at(records.until, 1.0).x, GRIP);
    let upright = [at, Point::new(at.x, corner.y)];
    scene.add(Path::line(Look::AccentDash, &upright));
    let (stair, holder) = stair(&past, records.until, &field);
    scene.add(Path::line(Look::AccentLine, &stair));
    field.dots(&mut scene, &past, Look::Model(3), Look::Named);
    let year = side(at, 18.0, width(&records.words, Voice::Yours), &scene, 0.0);
    scene.say_at(year.0.by(0.0, 4.5), year.1, Voice::Yours, &records.words);
    if let (Some(holder), Some(end)) = (holder, stair.last()) {
        let wide = width(holder, Voice::Name);
        let place = Point::new(at.x, (end.y - 13.0).max(TOP + 14.0));
        let (place, anchor) = side(place, 7.0, wide, &scene, corner.x);
        scene.say_at(place, anchor, Voice::Name, holder);
    }
    let mut lines: Vec<[Point; 2]> = (stair.windows(2)).map(|pair| [pair[0], pair[1]]).collect();
    lines.push(upright);
    let others: Vec<Dot> = (past.into_iter())
        .map(|dot| Dot {
            name: if Some(dot.name) == holder {
                ""
            } else {
                dot.name
            },
            ..dot
        })
        .collect();
    field.names(&mut scene, &others, &lines, (at, at.x));
    let place = |year: f64| Point::new(field.at(year, 1.0).x, GRIP);
    let [first, last] = records.years;
    let stops = [first.max(records.since), BEND.0, last];
    let rail = Rail(
        stops
            .map(|year| (place(year), year - records.since))
            .to_vec(),
    );
    let value = records.until - records.since;
    let mut grip = Grip::new(
        rail,
        value,
        Axis::Sideways,
        records.grip,
        records.words.clone(),
    );
    grip.at = at;
    scene.grips.push(grip);
    scene
}

/// Left of a place where there is room, else right of it; a name that is too wide
/// for either begins at the left edge.
fn side(at: Point, away: f64, wide: f64, scene: &Scene, left: f64) -> (Point, Anchor) {
    if at.x - away - wide > left {
        (at.by(-away, 0.0), Anchor::End)
    } else if at.x + away + wide <= scene.size.0 {
        (at.by(away, 0.0), Anchor::Start)
    } else {
        (Point::new(left + 3.0, at.y), Anchor::Start)
    }
}

/// The record of each time up to a year, and who holds it then.
fn stair(past: &[Dot], until: f64, field: &Field) -> (Vec<Point>, Option<&'static str>) {
    let mut dots: Vec<&Dot> = past.iter().collect();
    dots.sort_by(|a, b| a.year.total_cmp(&b.year));
    let mut points: Vec<Point> = Vec::new();
    let mut record: Option<&Dot> = None;
    for dot in dots {
        if record.is_some_and(|record| record.value >= dot.value) {
            continue;
        }
        let at = field.at(dot.year, dot.value);
        if let Some(last) = points.last() {
            points.push(Point::new(at.x, last.y));
        }
        points.push(at);
        record = Some(dot);
    }
    if let Some(last) = points.last() {
        points.push(Point::new(field.at(until, 1.0).x, last.y));
    }
    (points, record.map(|record| record.name))
}

fn grid(scene: &mut Scene, records: &Records, field: &Field, room: Room) {
    let bend = field.at(BEND.0, field.span[0]);
    scene.add(Path::rectangle(
        Look::Ground,
        field.corner.by(0.0, -field.size.1),
        bend.x - field.corner.x,
        field.size.1,
    ));
    scene.say(Point::new(0.0, 14.0), Voice::Note, records.counted);
    let times = crate::units::whole(libm::pow(10.0, f64::from(records.every)));
    let said = if room == Room::Narrow {
        format!("each line × {times}")
    } else {
        format!("each line × {times}; years before 2010 closer together")
    };
    let right = Point::new(scene.size.0, 14.0);
    scene.say_at(right, Anchor::End, Voice::Note, said);
    let mut lines = Path::new(Look::Hair);
    let [low, high] = records.powers;
    for power in (low + 1..high).step_by(records.every.unsigned_abs().max(1) as usize) {
        let value = libm::pow(10.0, f64::from(power));
        let from = field.at(field.years[0], value);
        lines = lines.then_line(&[from, from.by(field.size.0, 0.0)]);
        let beside = from.by(-6.0, 4.5);
        scene.say_at(beside, Anchor::End, Voice::Note, power_of_ten(value));
    }
    let mut free = f64::INFINITY;
    for year in (1960..=field.years[1] as u32).rev() {
        let squeezed = f64::from(year) < BEND.0;
        if !year.is_multiple_of(if squeezed { 20 } else { 2 }) || year == BEND.0 as u32 {
            continue;
        }
        let foot = field.at(f64::from(year), field.span[0]);
        lines = lines.then_line(&[foot, foot.by(0.0, 5.0)]);
        let half = width("2000", Voice::Note) / 2.0;
        if foot.x + half < free.min(scene.size.0) {
            let below = foot.by(0.0, 19.0);
            scene.say_at(below, Anchor::Middle, Voice::Note, year.to_string());
            free = foot.x - half - 9.0;
        }
    }
    let foot = field.corner;
    scene.extend([
        lines,
        Path::line(Look::Part, &[foot, foot.by(field.size.0, 0.0)]),
    ]);
}
