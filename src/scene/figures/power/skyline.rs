//! What else draws as much: homes, kettles, cars, turbines, each block of the
//! same area, each silhouette as large as what it draws.

use super::Power;
use super::silhouettes::{car, house, kettle, turbine};
use crate::scene::{Look, Path, Point, Room, Scene, Voice, width};
use crate::units::three_digits;

/// Silhouettes smaller than that are a pattern, shown under a magnifier.
const FINE: f64 = 8.0;
/// Silhouettes of a block that are drawn one by one.
const MOST: f64 = 160.0;

struct Kind {
    name: &'static str,
    draw: fn(Path, Point, f64) -> Path,
    /// Width over height.
    ratio: f64,
}

const KINDS: [Kind; 4] = [
    Kind {
        name: "homes",
        draw: house,
        ratio: 1.0,
    },
    Kind {
        name: "kettles",
        draw: kettle,
        ratio: 1.0,
    },
    Kind {
        name: "cars filled an hour",
        draw: car,
        ratio: 1.9,
    },
    Kind {
        name: "wind turbines",
        draw: turbine,
        ratio: 0.7,
    },
];

pub fn skyline(scene: &mut Scene, power: &Power, room: Room, top: f64) {
    let side = room.of(76.0, 92.0, 132.0);
    let places = room.of(
        [[0.0, 10.0], [158.0, 10.0], [0.0, 128.0], [158.0, 128.0]],
        [[0.0, 66.0], [150.0, 66.0], [300.0, 66.0], [450.0, 66.0]],
        [[8.0, 6.0], [228.0, 6.0], [448.0, 6.0], [668.0, 6.0]],
    );
    for (index, kind) in KINDS.iter().enumerate() {
        let [x, y] = places[index];
        let at = Point::new(x, top + y);
        let count = power.meter / power.each[index];
        block(scene, kind, at, side, count);
        let beside = room.of(
            at.by(side + 7.0, side - 18.0),
            at.by(0.0, -42.0),
            at.by(side + 8.0, side - 42.0),
        );
        let most = room.of(72.0, 132.0, 78.0);
        let (number, name) = said(count, kind.name);
        scene.say(beside, Voice::Number, number);
        for (index, line) in wrapped(&name, most).into_iter().enumerate() {
            let below = 18.0 + 16.0 * index as f64;
            scene.say(beside.by(0.0, below), Voice::Note, line);
        }
    }
}

/// A count and what it counts, the count of at most four digits, rounded.
fn said(count: f64, name: &str) -> (String, String) {
    match count {
        count if count < 0.01 => ("<0.01".to_owned(), name.to_owned()),
        count if count < 1.0 => (format!("{count:.2}"), name.to_owned()),
        count if count < 9_995.0 => (three_digits(count), name.to_owned()),
        count if count < 999_500.0 => (three_digits(count / 1e3), format!("thousand {name}")),
        count if count < 999.5e6 => (three_digits(count / 1e6), format!("million {name}")),
        count => (three_digits(count / 1e9), format!("billion {name}")),
    }
}

/// Words in lines of at most this width.
fn wrapped(words: &str, most: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ') {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), Voice::Note) <= most => {
                *line += " ";
                *line += word;
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn block(scene: &mut Scene, kind: &Kind, at: Point, side: f64, count: f64) {
    if count < 1.0 {
        // Not even one: pale, as large as the block.
        let high = (side * 0.96).min(side / kind.ratio * 0.96);
        let foot = at.by(side / 2.0, side);
        scene.add((kind.draw)(Path::new(Look::Dead), foot, high));
        return;
    }
    // One silhouette's cell has this share of the block's area.
    let across = (side * side / count * kind.ratio).sqrt();
    let columns = if count < 4.0 {
        count.ceil()
    } else {
        (side / across).round().max(1.0)
    };
    let rows = (count / columns).ceil().max(1.0);
    let (wide, high) = (side / columns, side / rows);
    if wide.min(high) < FINE || count > MOST {
        pattern(scene, kind, at, side);
        return;
    }
    let glyph = (high * 0.92).min(wide / kind.ratio * 0.96);
    let foot = |index: f64| {
        let (row, column) = ((index / columns).floor(), index % columns);
        at.by((column + 0.5) * wide, side - row * high)
    };
    let drawn = (0..count.floor() as u32).map(|index| foot(f64::from(index)));
    let path = Path::new(Look::Grey);
    scene.add(drawn.fold(path, |path, foot| (kind.draw)(path, foot, glyph)));
    if count.fract() > 0.15 && count < 12.0 {
        let last = foot(count.floor());
        scene.add((kind.draw)(Path::new(Look::Dead), last, glyph));
    }
}

/// From dot to dot of a pattern.
const STEP: f64 = 4.0;

/// Too small to see: a block of dots, and some of them under a magnifier.
fn pattern(scene: &mut Scene, kind: &Kind, at: Point, side: f64) {
    let rows = (side / STEP).floor() as u32;
    let dots = (0..rows).fold(Path::new(Look::Dotted), |path, row| {
        let start = at.by(0.0, side - 1.5 - f64::from(row) * STEP);
        path.then_line(&[start, start.by(side, 0.0)])
    });
    scene.add(dots);
    let radius = side * 0.23;
    let middle = at.by(side - radius * 0.35, radius * 1.05);
    let handle = [0.72, 1.3].map(|part| middle.by(radius * part, radius * part));
    scene.add(Path::line(Look::CordWide, &handle));
    scene.add(Path::circle(Look::Named, middle, radius));
    let glyph = radius * 0.56 / kind.ratio.max(1.0);
    let places = [(-0.38, -0.02), (0.38, -0.02), (0.0, 0.68)];
    let path = places.iter().fold(Path::new(Look::Grey), |path, (x, y)| {
        let foot = middle.by(x * radius, y * radius);
        (kind.draw)(path, foot, glyph)
    });
    scene.add(path);
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn counts_that_round_up_take_the_next_word() {
        let shown = |count| said(count, "homes").0;
        assert_eq!(shown(9_994.0), "9,990");
        assert_eq!(shown(9_996.0), "10");
        assert_eq!(said(9_996.0, "homes").1, "thousand homes");
        assert_eq!(
            said(999_600.0, "homes"),
            ("1".into(), "million homes".into())
        );
        assert_eq!(said(999.6e6, "homes"), ("1".into(), "billion homes".into()));
    }
}
