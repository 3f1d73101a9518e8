//! Bars as HTML and percentages, so that they reflow and their text does not shrink.
//!
//! Knows the classes of `style/charts.css`; no figures.

use super::bars::{BarChart, Fill, Reference, Row};
use maud::{Markup, html};

/// Letters of an axis's labels together that a narrow screen has room for.
const ROOM_FOR_LABELS: usize = 24;

/// Letters of a note that stands beside its label; a longer one stands below.
const SHORT_NOTE: usize = 14;

impl BarChart {
    /// The bars as HTML: names of the lines, rows over a grid, the axis.
    pub fn html(&self) -> Markup {
        // A narrow screen shows every other label of these.
        let letters = self.ticks.iter().map(|tick| tick.label.chars().count());
        let dense = letters.sum::<usize>() > ROOM_FOR_LABELS;
        html! {
            div class="bars" {
                @if !self.references.is_empty() {
                    svg class="bar-names" aria-hidden="true" {
                        @for (index, line) in self.references.iter().enumerate() {
                            (self.name(index, line))
                        }
                    }
                }
                div class="bar-body" {
                    svg class="bar-grid" aria-hidden="true" {
                        @for tick in &self.ticks { (self.upright("grid", tick.value)) }
                        @for line in &self.references { (self.upright("reference", line.value)) }
                    }
                    @for (heading, rows) in &self.groups {
                        @if !heading.is_empty() { h4 class="bar-group" { (heading) } }
                        ul class="bar-rows" { @for row in rows { (self.row(row)) } }
                    }
                }
                svg class={ "bar-axis" @if dense { " dense" } } aria-hidden="true" {
                    @for tick in &self.ticks {
                        @let place = self.place(tick.value);
                        text x=(percent(place)) y="1em" text-anchor=(anchor(place)) { (tick.label) }
                    }
                }
                p class="bar-title" { (self.axis) }
            }
        }
    }

    /// What a line is called, above it.
    fn name(&self, index: usize, line: &Reference) -> Markup {
        let place = self.place(line.value);
        // One stands where there is room; two stand on the outer sides of their lines.
        let left = if self.references.len() == 1 {
            place > 0.6
        } else {
            index == 0
        };
        let (anchor, shift) = if left { ("end", 4) } else { ("start", -4) };
        html! {
            text x=(percent(place)) dx=(shift) y="0.9em" text-anchor=(anchor) { (line.label) }
        }
    }

    /// The value stands twice: at the bar's end for wide screens, above the bar for narrow ones.
    fn row(&self, row: &Row) -> Markup {
        let ends = row.pieces.iter().map(|piece| piece.to);
        let end = ends.fold(f64::NEG_INFINITY, f64::max);
        // A line that runs behind the bar shows through it.
        let behind = self.references.iter().filter(|line| line.value < end);
        html! {
            li class="bar" {
                span class="bar-label" {
                    (row.label.replace('\'', "’"))
                    @if !row.note.is_empty() {
                        @let below = row.note.chars().count() > SHORT_NOTE;
                        " " small class=[below.then_some("below")] { (row.note) }
                    }
                }
                svg class="bar-track" aria-hidden="true" {
                    @for piece in &row.pieces {
                        @let (from, to) = (self.place(piece.from), self.place(piece.to));
                        rect class=(piece.fill.class()) x=(percent(from)) width=(percent(to - from)) height="100%" {}
                    }
                    @for line in behind { (self.upright("reference-gap", line.value)) }
                    text x=(percent(self.place(end))) dx="7" y="50%" dy="0.35em" { (row.value) }
                }
                span class="bar-value" { (row.value) }
            }
        }
    }

    fn upright(&self, class: &str, value: f64) -> Markup {
        let x = percent(self.place(value));
        html! { line class=(class) x1=(x) x2=(x) y2="100%" {} }
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

/// Which end of a label lies at its tick: none leaves the axis.
fn anchor(place: f64) -> &'static str {
    match place {
        place if place < 0.02 => "start",
        place if place > 0.98 => "end",
        _ => "middle",
    }
}

/// A share of the width, to a hundredth of a percent.
fn percent(share: f64) -> String {
    format!("{}%", (share * 1e4).round() / 100.0)
}
