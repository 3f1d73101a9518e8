//! The class's chart: loss over parameters, both axes in steps of times. Words are
//! as large as a room needs, which is why it is not the article's.
//!
//! Knows where things lie; what they mean comes as marks.

use crate::chart::Scale;
use crate::markup::escape;
use crate::units::three_digits;

/// A chart's measures, in its own pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measures {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Room at the left, the right, the top and the bottom of the marks.
    pub margins: [f64; 4],
    /// Half the width of a point.
    pub point: f64,
    /// How far words stand from what they name.
    pub gap: f64,
    /// Whether every other number stands at the axes.
    pub sparse: bool,
}

/// On the projector.
pub(super) const BOARD: Measures = Measures {
    width: 880.0,
    height: 720.0,
    margins: [112.0, 16.0, 66.0, 106.0],
    point: 9.0,
    gap: 30.0,
    sparse: false,
};
/// On a pupil's computer.
pub(super) const DESK: Measures = Measures {
    width: 728.0,
    height: 388.0,
    margins: [80.0, 36.0, 50.0, 66.0],
    point: 10.0,
    gap: 18.0,
    sparse: true,
};
/// On a telephone.
pub(super) const PHONE: Measures = Measures {
    width: 328.0,
    height: 166.0,
    margins: [52.0, 14.0, 26.0, 42.0],
    point: 8.0,
    gap: 15.0,
    sparse: true,
};

/// How a point is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A disc: round 1.
    Disc,
    /// A square: round 2.
    Square,
    /// A ring: a bet.
    Ring,
    /// A square's outline on its corner: the class's bet.
    Diamond,
    /// A dashed ring with a question mark: a classmate's network.
    Unknown,
    /// A handle of the ruler.
    Handle,
}

/// Something on the chart. Places are (parameters, loss); `aside` is in pixels.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mark {
    /// A point.
    Point {
        /// Where.
        at: (f64, f64),
        /// How far beside it, so that points of one size can be told apart.
        aside: f64,
        /// How it is drawn.
        form: Form,
        /// Its class in the style sheet.
        class: &'static str,
    },
    /// A line through places.
    Line {
        /// The places.
        through: Vec<(f64, f64)>,
        /// Its class in the style sheet.
        class: &'static str,
    },
    /// An arrow upwards or downwards.
    Arrow {
        /// Parameters.
        at: f64,
        /// From one loss to another.
        from_to: (f64, f64),
    },
    /// Words; a line break starts a new line.
    Words {
        /// Beside what.
        at: (f64, f64),
        /// How far from it.
        aside: (f64, f64),
        /// What.
        text: String,
        /// `start`, `middle` or `end`.
        anchor: &'static str,
        /// Their class in the style sheet.
        class: &'static str,
    },
}

/// Sizes at the ends of the horizontal axis.
pub(super) const SIZES: (f64, f64) = (10.0, 6000.0);
/// The least loss there is room for.
pub(super) const LOW: f64 = 0.001;

/// The axes: where a size and a loss lie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Axes {
    /// The chart's measures.
    pub measures: Measures,
    /// The loss at the top.
    pub high: f64,
}

impl Axes {
    /// Axes with room for these losses: to 0.1, 0.3 or 1.
    pub fn around(measures: Measures, losses: impl Iterator<Item = f64>) -> Self {
        let most = losses.fold(0.0, f64::max);
        let high = [0.1, 0.3, 1.0].into_iter().find(|high| most <= *high);
        Self {
            measures,
            high: high.unwrap_or(3.0),
        }
    }

    fn scales(&self) -> (Scale, Scale) {
        let (low, high) = SIZES;
        (
            Scale::Logarithmic { low, high },
            Scale::Logarithmic {
                low: LOW,
                high: self.high,
            },
        )
    }

    fn inner(&self) -> (f64, f64) {
        let [left, right, top, bottom] = self.measures.margins;
        (
            self.measures.width - left - right,
            self.measures.height - top - bottom,
        )
    }

    /// Where a place lies, in pixels; what is outside, at the edge.
    fn pixel(&self, (size, loss): (f64, f64)) -> (f64, f64) {
        let (x, y) = self.scales();
        let [left, _, top, _] = self.measures.margins;
        let (width, height) = self.inner();
        (
            left + x.place(size).clamp(0.0, 1.0) * width,
            top + (1.0 - y.place(loss).clamp(0.0, 1.0)) * height,
        )
    }

    /// The loss at a place of the picture, 0 to 1 from its top, and the size at one
    /// from its left.
    pub fn at(&self, (across, down): (f64, f64)) -> (f64, f64) {
        let (x, y) = self.scales();
        let [left, _, top, _] = self.measures.margins;
        let (width, height) = self.inner();
        let place =
            |pixels: f64, from: f64, length: f64| ((pixels - from) / length).clamp(0.0, 1.0);
        (
            x.value_at(place(across * self.measures.width, left, width)),
            y.value_at(1.0 - place(down * self.measures.height, top, height)),
        )
    }

    /// `viewBox` of the picture.
    pub fn view_box(&self) -> String {
        format!("0 0 {} {}", self.measures.width, self.measures.height)
    }

    /// The whole picture.
    pub fn draw(&self, marks: &[Mark]) -> String {
        let marks: String = marks.iter().map(|mark| self.mark(mark)).collect();
        self.grid() + &marks
    }

    fn grid(&self) -> String {
        let Measures { gap, sparse, .. } = self.measures;
        let every = |ticks: &[f64]| -> Vec<f64> {
            ticks
                .iter()
                .copied()
                .step_by(if sparse { 2 } else { 1 })
                .collect()
        };
        let sizes = every(&[10.0, 30.0, 100.0, 300.0, 1000.0, 3000.0]);
        let losses = every(&[0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0]);
        let ((left, bottom), (right, top)) =
            (self.pixel((SIZES.0, LOW)), self.pixel((SIZES.1, self.high)));
        let mut svg = String::new();
        for size in sizes {
            let (x, _) = self.pixel((size, LOW));
            svg += &line("grid", (x, top), (x, bottom));
            let label = three_digits(size);
            svg += &text("tick", (x, bottom + 0.4 * gap + 16.0), "middle", &label);
        }
        for loss in losses.into_iter().filter(|loss| *loss <= 1.001 * self.high) {
            let (_, y) = self.pixel((SIZES.0, loss));
            svg += &line("grid", (left, y), (right, y));
            let label = three_digits(loss);
            svg += &text("tick", (left - 0.4 * gap, y + 0.28 * gap), "end", &label);
        }
        svg += &text(
            "axis",
            (0.3 * gap, top - 0.7 * gap),
            "start",
            "loss: how wrong it still is",
        );
        let below = bottom + 16.0 + 1.4 * gap;
        svg + &text("axis", (right, below), "end", "parameters")
    }

    fn mark(&self, mark: &Mark) -> String {
        match mark {
            Mark::Point {
                at,
                aside,
                form,
                class,
            } => {
                let (x, y) = self.pixel(*at);
                self.point((x + aside, y), *form, class)
            }
            Mark::Line { through, class } => {
                let points = through.iter().map(|at| {
                    let (x, y) = self.pixel(*at);
                    format!("{x:.1},{y:.1}")
                });
                let points: Vec<String> = points.collect();
                format!(
                    "<polyline class=\"{class}\" points=\"{}\"/>",
                    points.join(" ")
                )
            }
            Mark::Arrow {
                at,
                from_to: (from, to),
            } => {
                let (x, start) = self.pixel((*at, *from));
                let (_, end) = self.pixel((*at, *to));
                let back = if end < start { 14.0 } else { -14.0 };
                line("arrow", (x, start), (x, end))
                    + &line("arrow", (x, end), (x - 9.0, end + back))
                    + &line("arrow", (x, end), (x + 9.0, end + back))
            }
            Mark::Words {
                at,
                aside,
                text: words,
                anchor,
                class,
            } => {
                let (x, y) = self.pixel(*at);
                let lines = words.split('\n').enumerate();
                lines
                    .map(|(row, words)| {
                        let y = y + aside.1 + row as f64 * self.measures.gap;
                        text(class, (x + aside.0, y), anchor, words)
                    })
                    .collect()
            }
        }
    }

    fn point(&self, (x, y): (f64, f64), form: Form, class: &str) -> String {
        let half = self.measures.point;
        let circle = |class: &str, radius: f64| {
            format!("<circle class=\"{class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius}\"/>")
        };
        match form {
            Form::Disc => circle(&format!("point {class}"), half),
            Form::Ring => circle(&format!("ring {class}"), 0.7 * half),
            Form::Square => format!(
                "<rect class=\"point {class}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{2}\" height=\"{2}\"/>",
                x - half,
                y - half,
                2.0 * half,
            ),
            Form::Diamond => format!(
                "<path class=\"diamond {class}\" d=\"M{x:.1} {:.1} {:.1} {y:.1} {x:.1} {:.1} {:.1} {y:.1}Z\"/>",
                y - 1.7 * half,
                x + 1.7 * half,
                y + 1.7 * half,
                x - 1.7 * half,
            ),
            Form::Unknown => {
                circle("unknown", 1.1 * half)
                    + &text("unknown-sign", (x, y + 0.55 * half), "middle", "?")
            }
            Form::Handle => circle("handle", 1.7 * half) + &circle("handle-middle", 0.5 * half),
        }
    }
}

/// How far beside their place points of one size lie, at most ten pixels, so that
/// they can be told apart.
pub(super) fn aside(index: usize) -> f64 {
    const PLACES: [f64; 7] = [0.0, -7.0, 7.0, -3.5, 3.5, -10.0, 10.0];
    PLACES[index % PLACES.len()]
}

/// Bets beside a vertical line, those that are alike in a row.
pub(super) fn strip(bets: &[f64], at: f64) -> Vec<Mark> {
    let mut rows: Vec<(f64, f64)> = Vec::new();
    let mut sorted = bets.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
        .into_iter()
        .map(|bet| {
            let bet = bet.max(LOW);
            match rows.last_mut() {
                Some((loss, count)) if bet < *loss * 1.09 => *count += 1.0,
                _ => rows.push((bet, 0.0)),
            }
            let (loss, count) = rows.last().copied().unwrap_or((bet, 0.0));
            Mark::Point {
                at: (at, loss),
                aside: 30.0 + 16.0 * count,
                form: Form::Ring,
                class: "",
            }
        })
        .collect()
}

fn line(class: &str, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) -> String {
    format!("<line class=\"{class}\" x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\"/>")
}

fn text(class: &str, (x, y): (f64, f64), anchor: &str, words: &str) -> String {
    format!(
        "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{}</text>",
        escape(words)
    )
}
