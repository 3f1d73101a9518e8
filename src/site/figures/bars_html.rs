//! Bars as HTML and percentages, so that they reflow and their text does not shrink.
//!
//! Knows the classes of `style/charts.css`; no figures.

use super::bars::{BarChart, Fill, Row};
use crate::markup::escape;

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
        let crowded = self
            .ticks
            .iter()
            .map(|tick| tick.label.chars().count())
            .sum::<usize>()
            > 24;
        format!(
            "<div class=\"bars\">{names}<div class=\"bar-body\">{}{groups}</div>{}<p class=\"bar-title\">{}</p></div>",
            svg("bar-grid", &(grid + &lines)),
            svg(
                if crowded {
                    "bar-axis dense"
                } else {
                    "bar-axis"
                },
                &labels
            ),
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
