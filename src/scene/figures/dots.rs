//! Models as dots with their names, over the years, and a line that is dragged
//! at its end.
//!
//! To scale: upwards each line of the grid is a thousand times the one below.

pub use super::field::Dot;
use super::field::Field;
use crate::scene::{Anchor, Axis, Grip, Look, Path, Point, Rail, Room, Scene, Stage, Voice};

/// A straight line, by its two ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Year and value at its beginning.
    pub from: (f64, f64),
    /// Year and value at its end.
    pub to: (f64, f64),
    /// What it is called there.
    pub name: String,
}

/// Models, lines, and the line that is dragged.
#[derive(Clone, Debug, PartialEq)]
pub struct Dots {
    /// The models; those first find room for their names first.
    pub dots: Vec<Dot>,
    /// Lines of others.
    pub lines: Vec<Line>,
    /// The reader's line.
    pub yours: Line,
    /// What is dragged: its value at the line's end, for each of these numbers,
    /// from above.
    pub rail: Vec<(f64, f64)>,
    /// What the number is now, what it is called, and itself in words.
    pub number: (f64, &'static str, String),
    /// What is counted.
    pub counted: &'static str,
}

/// The least that is drawn, and the most.
const SPAN: [f64; 2] = [1e16, 1e33];

/// The part of a line that is in the field.
fn cut(field: &Field, line: &Line) -> [Point; 2] {
    let [from, to] = [
        field.at(line.from.0, line.from.1),
        field.at(line.to.0, line.to.1),
    ];
    let top = field.corner.y - field.size.1;
    let over = ((top - to.y) / (from.y - to.y)).clamp(0.0, 1.0);
    [from, to.towards(from, over)]
}

/// The figure. Its grip is the end of the reader's line.
pub fn dots(dots: &Dots, stage: Stage) -> Scene {
    let room = stage.room;
    let mut scene = Scene::new(room, room.of(400.0, 392.0, 408.0));
    let left = room.of(38.0, 42.0, 44.0);
    let right = room.of(12.0, 124.0, 140.0);
    let corner = Point::new(left, scene.size.1 - 24.0);
    let size = (scene.size.0 - left - right, corner.y - 40.0);
    let field = Field {
        corner,
        size,
        years: [2010.0, dots.yours.to.0.max(2012.0)],
        span: SPAN,
        bend: None,
    };
    grid(&mut scene, dots, &field, room);
    let mut cuts: Vec<[Point; 2]> = dots.lines.iter().map(|line| cut(&field, line)).collect();
    let lines = cuts
        .iter()
        .fold(Path::new(Look::Dash), |path, cut| path.then_line(cut));
    scene.add(lines);
    let grip = grip(dots, &field);
    let reach = [grip.rail.0.first(), grip.rail.0.last()];
    if let [Some((high, _)), Some((low, _))] = reach
        && room != Room::Narrow
    {
        scene.add(Path::line(Look::Track, &[*high, *low]));
    }
    let mine = cut(&field, &dots.yours);
    scene.add(Path::line(Look::AccentLine, &mine));
    cuts.push(mine);
    field.dots(&mut scene, &dots.dots, Look::Model(3), Look::Named);
    ends(&mut scene, dots, &cuts, &grip, room);
    field.names(&mut scene, &dots.dots, &cuts, (grip.at, corner.x + size.0));
    scene.grips.push(grip);
    scene
}

fn grid(scene: &mut Scene, dots: &Dots, field: &Field, room: Room) {
    scene.say(Point::new(0.0, 14.0), Voice::Note, dots.counted);
    let said = room.of(
        "each line × 1,000",
        "each line × 1,000",
        "each line is a thousand times the one below",
    );
    scene.say_at(
        Point::new(field.corner.x + field.size.0, 14.0),
        Anchor::End,
        Voice::Note,
        said,
    );
    let mut lines = Path::new(Look::Hair);
    for step in 0..6 {
        let power = 17 + 3 * step;
        let value = libm::pow(10.0, f64::from(power));
        let from = field.at(field.years[0], value);
        lines = lines.then_line(&[from, from.by(field.size.0, 0.0)]);
        scene.say_at(
            from.by(-6.0, 4.5),
            Anchor::End,
            Voice::Note,
            crate::units::power_of_ten(value),
        );
    }
    let year = field.size.0 / (field.years[1] - field.years[0]);
    let apart = |every: &usize| *every as f64 * year >= 42.0;
    let every = [1, 2, 4, 5].into_iter().find(apart).unwrap_or(10);
    for year in (2010..=field.years[1] as u32).step_by(every) {
        let foot = field.at(f64::from(year), SPAN[0]);
        lines = lines.then_line(&[foot, foot.by(0.0, 5.0)]);
        if foot.x + 18.0 < scene.size.0 {
            scene.say_at(
                foot.by(0.0, 19.0),
                Anchor::Middle,
                Voice::Note,
                year.to_string(),
            );
        }
    }
    let foot = field.corner;
    scene.extend([
        lines,
        Path::line(Look::Part, &[foot, foot.by(field.size.0, 0.0)]),
    ]);
}

fn grip(dots: &Dots, field: &Field) -> Grip {
    let end = dots.yours.to.0;
    let places = (dots.rail.iter()).map(|(value, number)| {
        (
            field.at(end, value.clamp(SPAN[0] * 10.0, SPAN[1] / 10.0)),
            *number,
        )
    });
    let rail = Rail(places.collect());
    let (value, name, words) = dots.number.clone();
    Grip::new(rail, value, Axis::Upright, name, words)
}

/// What lines are called, at their ends; where there is no room beside the field,
/// the reader's alone, above its grip.
fn ends(scene: &mut Scene, dots: &Dots, cuts: &[[Point; 2]], grip: &Grip, room: Room) {
    if room == Room::Narrow {
        let up = if grip.at.y < 80.0 { 30.0 } else { -16.0 };
        let at = Point::new(scene.size.0, grip.at.y + up);
        return scene.say_at(at, Anchor::End, Voice::Yours, &dots.yours.name);
    }
    let mut all: Vec<(Point, &str, Voice)> = (dots.lines.iter().zip(cuts))
        .map(|(line, cut)| (cut[1].by(10.0, 4.5), line.name.as_str(), Voice::Note))
        .collect();
    all.insert(0, (grip.at.by(18.0, 4.5), &dots.yours.name, Voice::Yours));
    let mut taken: Vec<Point> = Vec::new();
    for (at, name, voice) in all {
        let near = |other: &Point| (other.y - at.y).abs() < 17.0;
        if !taken.iter().any(near) {
            taken.push(at);
            scene.say(at, voice, name);
        }
    }
}
