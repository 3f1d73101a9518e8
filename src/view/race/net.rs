//! A racer's network as a small picture: every neuron, every connection.

use crate::widget::race::Racer;

/// The picture's width and height, in its own units.
pub(super) const SIZE: (u32, u32) = (110, 46);

/// Where the columns stand: inputs, two hidden layers, output.
const COLUMNS: [f64; 4] = [4.0, 30.0, 78.0, 106.0];

/// The picture of a network, as SVG.
pub(super) fn picture(racer: &Racer) -> String {
    let columns = [2, racer.width, racer.width, 1];
    let pairs = columns.windows(2).zip(COLUMNS.windows(2));
    let lines: String = pairs
        .map(|(counts, places)| between((counts[0], places[0]), (counts[1], places[1])))
        .collect();
    let neurons: String = columns
        .iter()
        .zip(COLUMNS)
        .flat_map(|(count, x)| (0..*count).map(move |row| dot(x, place(row, *count))))
        .collect();
    format!("<path class=\"net-lines\" d=\"{lines}\"/><path class=\"net-dots\" d=\"{neurons}\"/>")
}

/// Every line from one column to the next.
fn between((from, left): (usize, f64), (to, right): (usize, f64)) -> String {
    if from == to {
        return across(from, left, right);
    }
    let mut path = String::new();
    for row in 0..from {
        let start = place(row, from);
        for other in 0..to {
            path += &format!("M{left} {start}L{right} {}", place(other, to));
        }
    }
    path
}

/// The same between columns of one height, in zigzags that are alike, as a
/// thousand lines of their own would be the largest part of the page.
fn across(count: usize, left: f64, right: f64) -> String {
    let most = count.cast_signed();
    let step = place(1, count) - place(0, count);
    let hundredth = |value: f64| (value * 100.0).round() / 100.0;
    let width = right - left;
    let mut path = String::new();
    // Each goes down the right column by `drop` and comes back to the row below.
    for drop in (1 - most..=most).rev().step_by(2) {
        let first = (-drop).max(0);
        let there = format!("l{width} {}", hundredth(step * drop as f64));
        let back = format!("l-{width} {}", hundredth(step * (1 - drop) as f64));
        if drop > 0 {
            path += &format!("M{right} {}{back}", place((drop - 1) as usize, count));
        } else {
            path += &format!("M{left} {}", place(first as usize, count));
        }
        for row in first..most {
            if row + drop >= most {
                break;
            }
            path += &there;
            if row + 1 < most {
                path += &back;
            }
        }
    }
    path
}

fn dot(x: f64, y: f64) -> String {
    format!("M{x} {y}h0")
}

/// The height at which a neuron of so many stands.
fn place(row: usize, count: usize) -> f64 {
    let height = f64::from(SIZE.1);
    let room = (height - 6.0).min(11.0 * (count.saturating_sub(1)) as f64);
    let step = if count > 1 {
        room / (count - 1) as f64
    } else {
        0.0
    };
    (((height - room) / 2.0 + step * row as f64) * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// The ends of every line of a path of `M` and `l`, left end first.
    fn lines(path: &str, left: f64) -> Vec<(i64, i64)> {
        let mut all = Vec::new();
        for part in path.split('M').skip(1) {
            let mut steps = part.split('l').map(|pair| {
                let (x, y) = pair.split_once(' ').unwrap();
                (x.parse::<f64>().unwrap(), y.parse::<f64>().unwrap())
            });
            let mut at = steps.next().unwrap();
            for (right, down) in steps {
                let to = (at.0 + right, at.1 + down);
                let tenth = |y: f64| (y * 2.0).round() as i64;
                all.push(if at.0 == left {
                    (tenth(at.1), tenth(to.1))
                } else {
                    (tenth(to.1), tenth(at.1))
                });
                at = to;
            }
        }
        all
    }

    #[test]
    fn every_connection_is_drawn_once() {
        for count in [3, 8, 32] {
            let lines = lines(&across(count, 30.0, 78.0), 30.0);
            assert_eq!(lines.len(), count * count);
            let apart: BTreeSet<_> = lines.into_iter().collect();
            assert_eq!(apart.len(), count * count, "{count}");
        }
    }
}
