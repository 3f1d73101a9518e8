//! Bars: a list of rows on one axis, in HTML that reflows.
//!
//! Knows values and words; not what they mean. A solid bar is a figure, a
//! hollow one an estimate, a pale end the rest of a range.

use crate::chart::{Scale, Tick};
use crate::data::Cell;
use crate::markup::escape;
use crate::units::{format_quantity, three_digits};

/// How a piece of a bar is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fill {
    /// The plain bar.
    Plain,
    /// A second quantity, or the rest of a range.
    Pale,
    /// What the article says, or the context.
    Grey,
    /// What the figure is about.
    Strong,
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
    pub fn logarithmic(axis: &str, (low, high): (f64, f64), unit: &str, rows: Vec<Row>) -> Self {
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

/// A figure in words: `8–10 kW`, `44 TB`, `150 GB (estimate)`.
pub(super) fn cell_text(cell: &Cell) -> String {
    let value = match cell.high {
        Some(high) => {
            let high = format_quantity(high, cell.unit);
            let low = format_quantity(cell.value, cell.unit);
            // The unit once, if both ends share it.
            match (low.split_once(' '), high.split_once(' ')) {
                (Some((number, unit)), Some((_, same))) if unit == same => {
                    format!("{number}–{high}")
                }
                _ => format!("{low}–{high}"),
            }
        }
        None => format_quantity(cell.value, cell.unit),
    };
    if cell.estimate {
        format!("{value} (estimate)")
    } else {
        value
    }
}

/// Kilowatts: `40.8 kW`.
pub(super) fn kilowatts(watts: f64) -> String {
    format!("{} kW", three_digits(watts / 1e3))
}

impl BarChart {
    /// The bars as HTML: names of the lines, rows over a grid, the axis.
    pub fn html(&self) -> String {
        let groups: String = self
            .groups
            .iter()
            .map(|(heading, rows)| self.group(heading, rows))
            .collect();
        let grid: String = self
            .ticks
            .iter()
            .map(|tick| self.upright("grid", tick.value))
            .collect();
        let mut lines = String::new();
        let mut names = String::new();
        let count = self.references.len();
        for (index, line) in self.references.iter().enumerate() {
            lines += &self.upright("reference", line.value);
            // One stands where there is room; two stand on the outer sides of their lines.
            let left = if count == 1 {
                self.place(line.value) > 0.6
            } else {
                index == 0
            };
            let (anchor, shift) = if left { ("end", 4) } else { ("start", -4) };
            let at = format!("dx=\"{shift}\" y=\"0.9em\" text-anchor=\"{anchor}\"");
            names += &self.text(line.value, &at, &line.label);
        }
        if !names.is_empty() {
            names = svg("bar-names", &names);
        }
        let labels: String = self
            .ticks
            .iter()
            .map(|tick| {
                let anchor = match self.place(tick.value) {
                    place if place < 0.02 => "start",
                    place if place > 0.98 => "end",
                    _ => "middle",
                };
                self.text(
                    tick.value,
                    &format!("y=\"1em\" text-anchor=\"{anchor}\""),
                    &tick.label,
                )
            })
            .collect();
        // A narrow screen shows every other label of these.
        let crowded = self.ticks.iter().map(|tick| tick.label.chars().count()).sum::<usize>() > 24;
        format!(
            "<div class=\"bars\">{names}<div class=\"bar-body\">{}{groups}</div>{}<p class=\"bar-title\">{}</p></div>",
            svg("bar-grid", &(grid + &lines)),
            svg(if crowded { "bar-axis dense" } else { "bar-axis" }, &labels),
            escape(&self.axis)
        )
    }

    fn group(&self, heading: &str, rows: &[Row]) -> String {
        let heading = match heading {
            "" => String::new(),
            words => format!("<h4 class=\"bar-group\">{}</h4>", escape(words)),
        };
        let rows: String = rows.iter().map(|row| self.row(row)).collect();
        format!("{heading}<ul class=\"bar-rows\">{rows}</ul>")
    }

    /// The value stands twice: at the bar's end for wide screens, above the bar for narrow ones.
    fn row(&self, row: &Row) -> String {
        let mut bar = String::new();
        for piece in &row.pieces {
            let (from, to) = (self.place(piece.from), self.place(piece.to));
            let (x, width) = (percent(from), percent(to - from));
            bar += &format!(
                "<rect class=\"{}\" x=\"{x}\" width=\"{width}\" height=\"100%\"/>",
                piece.fill.class()
            );
        }
        let end = row
            .pieces
            .iter()
            .map(|piece| piece.to)
            .fold(f64::NEG_INFINITY, f64::max);
        // A line that runs behind the bar shows through it.
        for line in self.references.iter().filter(|line| line.value < end) {
            bar += &self.upright("reference-gap", line.value);
        }
        bar += &self.text(end, "dx=\"7\" y=\"50%\" dy=\"0.35em\"", &row.value);
        let note = match row.note.chars().count() {
            0 => String::new(),
            // A year stands beside its label, more words below it.
            1..=14 => format!(" <small>{}</small>", escape(&row.note)),
            _ => format!(" <small class=\"below\">{}</small>", escape(&row.note)),
        };
        format!(
            "<li class=\"bar\"><span class=\"bar-label\">{}{note}</span>{}<span class=\"bar-value\">{}</span></li>",
            escape(&row.label.replace('\'', "’")),
            svg("bar-track", &bar),
            escape(&row.value)
        )
    }

    fn upright(&self, class: &str, value: f64) -> String {
        let x = percent(self.place(value));
        format!("<line class=\"{class}\" x1=\"{x}\" x2=\"{x}\" y2=\"100%\"/>")
    }

    fn text(&self, value: f64, attributes: &str, words: &str) -> String {
        format!(
            "<text x=\"{}\" {attributes}>{}</text>",
            percent(self.place(value)),
            escape(words)
        )
    }

    fn place(&self, value: f64) -> f64 {
        if value == f64::NEG_INFINITY {
            0.0
        } else {
            self.scale.place(value).clamp(0.0, 1.0)
        }
    }
}

impl Fill {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "bar-plain",
            Self::Pale => "bar-pale",
            Self::Grey => "bar-grey",
            Self::Strong => "bar-strong",
            Self::Hollow => "bar-hollow",
        }
    }
}

/// The picture of words that stand beside it.
fn svg(class: &str, content: &str) -> String {
    format!("<svg class=\"{class}\" aria-hidden=\"true\">{content}</svg>")
}

/// A share of the width, to a hundredth of a percent.
fn percent(share: f64) -> String {
    format!("{}%", (share * 1e4).round() / 100.0)
}
