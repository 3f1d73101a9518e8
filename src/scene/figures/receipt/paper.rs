//! The receipt itself: lines, sums, and a torn edge.

use super::{Line, Piece, Receipt};
use crate::scene::{Anchor, Look, Path, Point, Scene, Voice, width};
use crate::units::whole;

/// The paper's edge to its words.
const MARGIN: f64 = 18.0;
/// Beneath a part's sign, its lines.
const INDENT: f64 = 18.0;
/// A tooth of the torn edge.
const TOOTH: f64 = 12.0;

/// Amounts in one unit with so many decimals that the total has three digits,
/// rounded so that they add up.
struct Rounded {
    unit: &'static str,
    decimals: usize,
    ticks: Vec<i64>,
}

fn rounded(amounts: &[f64]) -> Rounded {
    let total: f64 = amounts.iter().sum();
    let (size, unit) = [
        (1e12, "trillion dollars"),
        (1e9, "billion dollars"),
        (1e6, "million dollars"),
        (1e3, "thousand dollars"),
    ]
    .into_iter()
    .find(|(size, _)| total >= 0.9995 * size)
    .unwrap_or((1.0, "dollars"));
    let decimals = match total / size {
        few if few < 9.995 => 2,
        few if few < 99.95 => 1,
        _ => 0,
    };
    let tick = size / libm::pow(10.0, decimals as f64);
    let mut ticks: Vec<i64> = amounts.iter().map(|part| (part / tick) as i64).collect();
    let mut order: Vec<usize> = (0..amounts.len()).collect();
    let rest = |index: usize| amounts[index] / tick % 1.0;
    order.sort_by(|a, b| rest(*b).total_cmp(&rest(*a)));
    let missing = (total / tick).round() as i64 - ticks.iter().sum::<i64>();
    for index in order.into_iter().take(missing.max(0) as usize) {
        ticks[index] += 1;
    }
    Rounded {
        unit,
        decimals,
        ticks,
    }
}

impl Rounded {
    fn shown(&self, ticks: i64) -> String {
        let one = 10_i64.pow(self.decimals as u32);
        let whole = whole((ticks / one) as f64);
        if self.decimals == 0 {
            return whole;
        }
        format!("{whole}.{:0width$}", ticks % one, width = self.decimals)
    }
}

/// Draws it from the top left, so wide; where it ends.
pub fn paper(scene: &mut Scene, receipt: &Receipt, wide: f64) -> f64 {
    let back = scene.shapes.len();
    let amounts: Vec<f64> = (receipt.parts.iter())
        .flat_map(|part| part.lines.iter().map(|line| line.amount.0))
        .collect();
    let rounded = rounded(&amounts);
    let middle = wide / 2.0;
    let right = wide - MARGIN;
    let at = Point::new;
    scene.say_at(
        at(middle, 26.0),
        Anchor::Middle,
        Voice::Number,
        receipt.title,
    );
    scene.say_at(at(middle, 44.0), Anchor::Middle, Voice::Note, &receipt.of);
    let fold = |scene: &mut Scene, look: Look, y: f64| {
        scene.add(Path::line(look, &[at(MARGIN, y), at(right, y)]));
    };
    let mut y = 57.0;
    let mut ticks = rounded.ticks.iter().copied();
    for (index, part) in receipt.parts.iter().enumerate() {
        fold(scene, Look::Dash, y);
        y += 20.0;
        let look = part.looks(index == 1)[2];
        scene.add(Path::rectangle(look, at(MARGIN, y - 10.0), 11.0, 11.0));
        let (name, sum) = (at(MARGIN + INDENT, y), at(right, y));
        scene.say(name, Voice::Name, part.name);
        let mine: Vec<i64> = ticks.by_ref().take(part.lines.len()).collect();
        scene.say_at(
            sum,
            Anchor::End,
            Voice::Name,
            rounded.shown(mine.iter().sum()),
        );
        for (line, amount) in part.lines.iter().zip(mine) {
            // A part of one line is that line.
            if part.lines.len() > 1 {
                y += 20.0;
                scene.say(at(MARGIN + INDENT, y), Voice::Plain, line.name);
                scene.say_at(
                    at(right, y),
                    Anchor::End,
                    Voice::Plain,
                    rounded.shown(amount),
                );
            }
            y += 17.0;
            how(scene, line, at(MARGIN + INDENT, y), right);
        }
        y += 10.0;
    }
    fold(scene, Look::Outline, y);
    fold(scene, Look::Outline, y + 3.5);
    y += 26.0;
    let total = rounded.shown(rounded.ticks.iter().sum());
    scene.say(
        at(MARGIN, y),
        Voice::Name,
        format!("Total, {}", rounded.unit),
    );
    scene.say_at(at(right, y), Anchor::End, Voice::Number, total);
    if let Some((name, value)) = &receipt.note {
        y += 19.0;
        scene.say(at(MARGIN, y), Voice::Note, name);
        scene.say_at(at(right, y), Anchor::End, Voice::Note, value);
    }
    y += 11.0;
    fold(scene, Look::Dash, y);
    y += 18.0;
    scene.say(at(MARGIN, y), Voice::Note, &receipt.free);
    let left = right - MARGIN - width(&receipt.free, Voice::Note);
    let free = if left > width(" not charged", Voice::Note) {
        "not charged"
    } else {
        "free"
    };
    scene.say_at(at(right, y), Anchor::End, Voice::Note, free);
    y += 16.0;
    let teeth = (wide / TOOTH).round();
    let tooth = |index: u32| {
        let up = if index % 2 == 1 { 0.0 } else { 7.0 };
        at(f64::from(index) * wide / teeth / 2.0, y + up)
    };
    let mut edge = vec![at(wide, 0.5), at(0.0, 0.5)];
    edge.extend((0..=teeth as u32 * 2).map(tooth));
    let sheet = Path::area(Look::PartFace, &edge);
    scene.shapes.insert(back, crate::scene::Shape::Path(sheet));
    y + 8.0
}

/// How a line's amount comes about, as far as there is room.
fn how(scene: &mut Scene, line: &Line, mut at: Point, right: f64) {
    let mut said = String::new();
    for piece in &line.how {
        match piece {
            Piece::Words(words) => {
                let longer = format!("{said}{}{words}", if said.is_empty() { "" } else { " " });
                if at.x + width(&longer, Voice::Note) > right {
                    break;
                }
                said = longer;
            }
            Piece::Number(name, words, reach) => {
                scene.say(at, Voice::Note, &said);
                if !said.is_empty() {
                    at.x += width(&said, Voice::Note) + 2.0;
                    said.clear();
                }
                at.x = scene.number(at, words, name, |part| reach.at(part)) + 2.0;
            }
        }
    }
    scene.say(at, Voice::Note, &said);
}
