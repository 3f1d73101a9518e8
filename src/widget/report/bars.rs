//! Bars on one axis, as data and as HTML: label, bar, value.
//!
//! Knows the classes of `style/charts.css` that all bars of the page share.

use crate::chart::Scale;
use crate::markup::escape;
use crate::units::{Unit, format_quantity};

/// How a bar is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// A figure.
    Plain,
    /// A second quantity beside the figure.
    Pale,
    /// The context.
    Grey,
    /// What the chart is about.
    Strong,
    /// An estimate: an outline.
    Hollow,
}

impl Fill {
    /// Its class in the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Plain => "bar-plain",
            Self::Pale => "bar-pale",
            Self::Grey => "bar-grey",
            Self::Strong => "bar-strong",
            Self::Hollow => "bar-hollow",
        }
    }
}

/// One bar: from one value to another, with words.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// Where it begins; the axis's start for most.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// The value in words.
    pub text: String,
    /// How it is drawn.
    pub fill: Fill,
}

impl Bar {
    /// A bar from the axis's start.
    pub fn new(label: impl Into<String>, to: f64, text: impl Into<String>, fill: Fill) -> Self {
        Self {
            label: label.into(),
            from: f64::NEG_INFINITY,
            to,
            text: text.into(),
            fill,
        }
    }
}

/// Bars over one axis.
#[derive(Clone, Debug, PartialEq)]
pub struct BarChart {
    /// What the axis shows.
    pub axis: String,
    /// Its unit.
    pub unit: Unit,
    /// How values lie along it.
    pub scale: Scale,
    /// The bars, from the top.
    pub rows: Vec<Bar>,
    /// A line across all of them: where, and its name.
    pub reference: Option<(f64, String)>,
}

impl BarChart {
    /// Bars over an axis, without a line across.
    pub fn new(axis: impl Into<String>, unit: Unit, scale: Scale, rows: Vec<Bar>) -> Self {
        Self {
            axis: axis.into(),
            unit,
            scale,
            rows,
            reference: None,
        }
    }

    /// The same with a line across all of them at a value, and its name.
    #[must_use]
    pub fn with_reference(self, value: f64, name: impl Into<String>) -> Self {
        Self {
            reference: Some((value, name.into())),
            ..self
        }
    }

    /// Where a value lies along the axis, from 0 to 1; the axis's start for
    /// negative infinity.
    pub fn place(&self, value: f64) -> f64 {
        if value.is_finite() {
            self.scale.place(value).clamp(0.0, 1.0)
        } else {
            0.0
        }
    }

    /// The chart as HTML.
    pub fn html(&self) -> String {
        let mut grid = String::new();
        let mut labels = String::new();
        let ticks = self.scale.ticks(4);
        let texts: Vec<String> = ticks
            .iter()
            .map(|tick| format_quantity(tick.value, self.unit))
            .collect();
        // Long labels would run into one another: every other line goes without.
        let letters: usize = texts.iter().map(|text| text.chars().count()).sum();
        let every = 1 + usize::from(letters > 28) + usize::from(letters > 60);
        for (index, (tick, text)) in ticks.iter().zip(&texts).enumerate() {
            let place = self.scale.place(tick.value);
            let x = percent(place);
            grid += &upright("grid", &x);
            if index % every == 0 {
                let anchor = match place {
                    place if place < 0.02 => "start",
                    place if place > 0.98 => "end",
                    _ => "middle",
                };
                labels +=
                    &format!("<text x=\"{x}\" y=\"1em\" text-anchor=\"{anchor}\">{text}</text>");
            }
        }
        let mut names = String::new();
        if let Some((value, name)) = &self.reference {
            let place = self.place(*value);
            let x = percent(place);
            grid += &upright("reference", &x);
            let (anchor, shift) = if place > 0.6 {
                ("end", 4)
            } else {
                ("start", -4)
            };
            let name = escape(name);
            names = svg(
                "bar-names",
                &format!(
                    "<text x=\"{x}\" dx=\"{shift}\" y=\"0.9em\" text-anchor=\"{anchor}\">{name}</text>"
                ),
            );
        }
        let rows: String = self.rows.iter().map(|row| self.bar(row)).collect();
        format!(
            "<div class=\"bars\">{names}<div class=\"bar-body\">{}<ul class=\"bar-rows\">{rows}</ul></div>{}<p class=\"bar-title\">{}</p></div>",
            svg("bar-grid", &grid),
            svg("bar-axis", &labels),
            escape(&self.axis),
        )
    }

    fn bar(&self, row: &Bar) -> String {
        let (from, to) = (self.place(row.from), self.place(row.to));
        let (label, text) = (escape(&row.label), escape(&row.text));
        let (x, end) = (percent(from.min(to)), percent(from.max(to)));
        let width = percent((to - from).abs());
        let class = row.fill.class();
        let track = format!(
            "<rect class=\"{class}\" x=\"{x}\" width=\"{width}\" height=\"100%\"/>\
             <text x=\"{end}\" dx=\"7\" y=\"50%\" dy=\"0.35em\">{text}</text>"
        );
        format!(
            "<li class=\"bar\"><span class=\"bar-label\">{label}</span>{}<span class=\"bar-value\">{text}</span></li>",
            svg("bar-track", &track)
        )
    }
}

fn upright(class: &str, x: &str) -> String {
    format!("<line class=\"{class}\" x1=\"{x}\" x2=\"{x}\" y2=\"100%\"/>")
}

/// The picture of words that stand beside it.
fn svg(class: &str, content: &str) -> String {
    format!("<svg class=\"{class}\" aria-hidden=\"true\">{content}</svg>")
}

/// A share of the width, to a hundredth of a percent.
fn percent(share: f64) -> String {
    format!("{}%", (share * 1e4).round() / 100.0)
}
