//! The product as a table that fills, each way at its own speed.
//!
//! Every way fills the same table of [`ROWS`] × [`COLUMNS`] squares, all slowed
//! down by the same factor. Knows numbers and inert SVG; no clock.

use crate::lab::product::WIDTH;
use crate::markup::escape;
use std::fmt::Write as _;

/// Rows of a table.
pub const ROWS: usize = 16;
/// Columns of a table.
pub const COLUMNS: usize = 32;
const CELLS: usize = ROWS * COLUMNS;
/// Numbers that SIMD treats as one.
const LANES: usize = 4;
/// Rows and columns of a tile; the graphics card works on larger ones.
const TILE: usize = 8;
/// The slowest way fills its table in about so many seconds.
const SECONDS: f64 = 16.0;
/// Arithmetic of a square: it is one number of the article's product.
const FLOPS: f64 = 2.0 * WIDTH as f64;

/// How a way goes about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One square after another.
    Cell,
    /// Four squares at a time.
    Lanes,
    /// A row for each of so many cores, four squares at a time.
    Rows(usize),
    /// A tile at a time.
    Tile,
}

/// A way with its speed.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// What stands below its table.
    pub name: String,
    /// The speed in words, or why there is none.
    pub text: String,
    /// Arithmetic a second; `None` where it was not measured.
    pub speed: Option<f64>,
    /// How it goes about it.
    pub step: Step,
}

impl Way {
    /// Squares a second, when slowed down.
    fn rate(&self, factor: f64) -> f64 {
        self.speed.unwrap_or(0.0) / FLOPS / factor
    }

    /// Seconds until its table is full, when slowed down.
    pub fn seconds(&self, factor: f64) -> f64 {
        CELLS as f64 / self.rate(factor)
    }

    /// The table after so many seconds, as an outline of what is full.
    fn outline(&self, factor: f64, seconds: f64) -> String {
        let done = (self.rate(factor) * seconds).min(CELLS as f64) as usize;
        match self.step {
            Step::Cell => row_by_row(done),
            Step::Lanes => row_by_row(done - done % LANES),
            Step::Rows(cores) => together(done, cores.clamp(1, ROWS)),
            Step::Tile => tiles(done / (TILE * TILE)),
        }
    }

    /// The table as HTML, with its words.
    pub fn html(&self, factor: f64, seconds: f64) -> String {
        let outline = self.outline(factor, seconds);
        format!(
            "<div class=\"filling\"><svg viewBox=\"0 0 {COLUMNS} {ROWS}\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
             <path class=\"filling-done\" d=\"{outline}\"/><path class=\"filling-lines\" d=\"{}\"/></svg>\
             <p><b>{}</b> <span>{}</span></p></div>",
            lines(),
            escape(&self.name),
            escape(&self.text),
        )
    }
}

/// How many times all are slowed down, to one digit, so that the slowest takes
/// about as long as one likes to watch.
pub fn slowed(ways: &[Way]) -> f64 {
    let speeds = ways.iter().filter_map(|way| way.speed);
    let slowest = speeds
        .filter(|speed| *speed > 0.0)
        .fold(f64::INFINITY, f64::min);
    if !slowest.is_finite() {
        return 1.0;
    }
    let exact = SECONDS * slowest / FLOPS / CELLS as f64;
    let mut digit = 1.0;
    while digit * 10.0 <= exact {
        digit *= 10.0;
    }
    ((exact / digit).round() * digit).max(1.0)
}

fn rectangle(x: usize, y: usize, width: usize, height: usize) -> String {
    if width == 0 || height == 0 {
        return String::new();
    }
    format!("M{x} {y}h{width}v{height}h-{width}z")
}

fn row_by_row(done: usize) -> String {
    let (full, rest) = (done / COLUMNS, done % COLUMNS);
    rectangle(0, 0, COLUMNS, full) + &rectangle(0, full, rest, 1)
}

/// Rows that are filled side by side, as many as there are cores or are left.
fn together(done: usize, cores: usize) -> String {
    let round = done / (cores * COLUMNS);
    let first = (round * cores).min(ROWS);
    let rows = cores.min(ROWS - first).max(1);
    let each = (done - first * COLUMNS) / rows;
    rectangle(0, 0, COLUMNS, first) + &rectangle(0, first, each - each % LANES, rows)
}

fn tiles(done: usize) -> String {
    let across = COLUMNS / TILE;
    let (full, rest) = (done / across, done % across);
    rectangle(0, 0, COLUMNS, full * TILE) + &rectangle(0, full * TILE, rest * TILE, TILE)
}

/// The lines between the squares.
fn lines() -> String {
    let mut path = String::new();
    for x in 1..COLUMNS {
        // Writing to a string does not fail.
        let _ = write!(path, "M{x} 0v{ROWS}");
    }
    for y in 1..ROWS {
        let _ = write!(path, "M0 {y}h{COLUMNS}");
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(step: Step, speed: f64) -> Way {
        Way {
            name: "a way".into(),
            text: String::new(),
            speed: Some(speed),
            step,
        }
    }

    /// Squares within an outline.
    fn area(outline: &str) -> usize {
        let rectangles = outline.split('M').filter(|part| !part.is_empty());
        let size = |part: &str| {
            let (_, rest) = part.split_once('h').unwrap();
            let (width, rest) = rest.split_once('v').unwrap();
            let height = rest.split_once('h').unwrap().0;
            width.parse::<usize>().unwrap() * height.parse::<usize>().unwrap()
        };
        rectangles.map(size).sum()
    }

    #[test]
    fn tables_fill_in_proportion_to_the_speeds() {
        for step in [
            Step::Cell,
            Step::Lanes,
            Step::Rows(3),
            Step::Rows(99),
            Step::Tile,
        ] {
            for speed in [1e9, 3.3e9, 7e10] {
                let way = way(step, speed);
                let factor = slowed(std::slice::from_ref(&way));
                for part in [0.0, 0.1, 0.37, 0.5, 0.93, 1.0, 4.0] {
                    // A moment later, as a product of fractions may fall just short.
                    let seconds = way.seconds(factor) * part * (1.0 + 1e-9);
                    let full = area(&way.outline(factor, seconds)) as f64;
                    let exact = CELLS as f64 * part.min(1.0);
                    // What is begun is not seen: four squares in each row, or a tile.
                    assert!(
                        full <= exact + 1e-3 && full > exact - 65.0,
                        "{step:?} {part}: {full} of {exact}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_slowest_sets_the_pace_and_a_way_without_a_speed_stays_empty() {
        let mut none = way(Step::Tile, 0.0);
        none.speed = None;
        let ways = [way(Step::Cell, 8.27e9), way(Step::Lanes, 38.8e9), none];
        let factor = slowed(&ways);
        assert_eq!(factor, 500_000.0);
        assert!((10.0..25.0).contains(&ways[0].seconds(factor)));
        assert_eq!(ways[2].outline(factor, 1e9), "");
        assert_eq!(slowed(&[]), 1.0);
    }
}
