//! Bars: a list of rows on one axis.
//!
//! Knows values and words, not what they mean; [`super::bars_html`] sets them. A solid bar is a figure, a
//! hollow one an estimate, a pale end the rest of a range.

use crate::chart::{Scale, Tick};
use crate::data::Cell;
use crate::site::cell_words::cell_text;
use crate::units::{Unit, format_quantity, three_digits};

/// How a piece of a bar is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fill {
    /// The plain bar.
    Plain,
    /// A second quantity, or the rest of a range.
    Pale,
    /// What the article says, or the context.
    Grey,
    /// An estimate: an outline.
    Hollow,
}

/// A piece of a bar.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub from: f64,
    pub to: f64,
    pub fill: Fill,
}

/// One row.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub label: String,
    /// A few more words under the label.
    pub note: String,
    /// The value in words.
    pub value: String,
    pub pieces: Vec<Piece>,
}

impl Row {
    /// A bar from the axis's start to a value.
    pub fn new(label: impl Into<String>, value: f64, text: impl Into<String>) -> Self {
        let pieces = vec![Piece {
            from: f64::NEG_INFINITY,
            to: value,
            fill: Fill::Plain,
        }];
        Self {
            label: label.into(),
            note: String::new(),
            value: text.into(),
            pieces,
        }
    }

    /// A bar for a figure: its range, its unit and whether it is an estimate.
    pub fn of(label: impl Into<String>, cell: &Cell) -> Self {
        let mut row = Self::new(label, cell.value, cell_text(cell));
        if let Some(high) = cell.high {
            row.pieces.push(Piece {
                from: cell.value,
                to: high,
                fill: Fill::Pale,
            });
        }
        if cell.estimate {
            row.fill(Fill::Hollow)
        } else {
            row
        }
    }

    /// The row with words under its label.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// The row with its first piece drawn otherwise.
    pub fn fill(mut self, fill: Fill) -> Self {
        if let Some(piece) = self.pieces.first_mut() {
            piece.fill = fill;
        }
        self
    }

    /// The row with a further piece after the last.
    pub fn then(mut self, to: f64, fill: Fill) -> Self {
        let from = self
            .pieces
            .last()
            .map_or(f64::NEG_INFINITY, |piece| piece.to);
        self.pieces.push(Piece { from, to, fill });
        self
    }
}

/// A value worth a line across all bars.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    pub value: f64,
    pub label: String,
}

/// Rows on an axis.
#[derive(Clone, Debug)]
pub(super) struct BarChart {
    pub scale: Scale,
    pub ticks: Vec<Tick>,
    /// What the axis measures, with its unit.
    pub axis: String,
    /// Groups of rows, each under a heading unless that is empty.
    pub groups: Vec<(String, Vec<Row>)>,
    pub references: Vec<Reference>,
}

impl BarChart {
    /// Rows on a linear axis from 0, ticks about every `1 / wanted`.
    pub fn linear(axis: impl Into<String>, high: f64, wanted: usize, rows: Vec<Row>) -> Self {
        let scale = Scale::Linear { low: 0.0, high };
        Self {
            scale,
            ticks: scale.ticks(wanted),
            axis: axis.into(),
            groups: vec![(String::new(), rows)],
            references: Vec::new(),
        }
    }

    /// Rows on a logarithmic axis, which the axis's title says; ticks by decades.
    pub fn logarithmic(axis: &str, (low, high): (f64, f64), unit: Unit, rows: Vec<Row>) -> Self {
        let scale = Scale::Logarithmic { low, high };
        let ticks = scale
            .ticks(4)
            .into_iter()
            .map(|tick| Tick {
                label: format_quantity(tick.value, unit),
                ..tick
            })
            .collect();
        Self {
            scale,
            ticks,
            axis: format!("{axis}, logarithmic: each line is 10 times the one before"),
            groups: vec![(String::new(), rows)],
            references: Vec::new(),
        }
    }

    /// The chart with a line across it.
    pub fn reference(mut self, value: f64, label: impl Into<String>) -> Self {
        self.references.push(Reference {
            value,
            label: label.into(),
        });
        self
    }
}

/// Kilowatts: `40.8 kW`.
pub(super) fn kilowatts(watts: f64) -> String {
    format!("{} kW", three_digits(watts / 1e3))
}
