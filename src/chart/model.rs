//! A chart as data.

use super::{Scale, Tick};

/// What a mark's colour means; the tokens of `style/tokens.css` give the colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Plain ink.
    Ink,
    /// Soft ink: the context.
    Soft,
    /// What the reader can change or has chosen.
    Accent,
    /// Class A, positive.
    Positive,
    /// Class B, negative.
    Negative,
    /// The colour of the card, for outlines.
    Card,
    /// Size, 1 small to 7 large.
    Size(u8),
    /// A class beyond the first two, 3 to 8.
    Class(u8),
}

impl Ink {
    /// The colour of a class, from 0. The first two are the negative and the
    /// positive one.
    pub fn of_class(class: usize) -> Self {
        match class {
            0 => Self::Negative,
            1 => Self::Positive,
            more => Self::Class(more.min(7) as u8 + 1),
        }
    }
}

/// How a point is drawn; never told apart by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A filled disc.
    Disc,
    /// A ring.
    Ring,
    /// A filled square.
    Square,
    /// A filled triangle.
    Triangle,
    /// A filled square on its corner.
    Diamond,
    /// A square's outline.
    Frame,
    /// Two crossing diagonals.
    Cross,
    /// An upright cross.
    Plus,
    /// A triangle's outline.
    Delta,
    /// The outline of a square on its corner.
    Lozenge,
}

impl Shape {
    /// The shape of a class, from 0.
    pub fn of_class(class: usize) -> Self {
        const SHAPES: [Shape; 8] = [
            Shape::Square,
            Shape::Disc,
            Shape::Triangle,
            Shape::Diamond,
            Shape::Ring,
            Shape::Frame,
            Shape::Cross,
            Shape::Plus,
        ];
        SHAPES[class.min(7)]
    }

    /// Corners on a circle around the mark's middle, in parts of its radius, to
    /// be joined in this order; none for a disc and a ring. An outline ends where
    /// it began.
    pub fn corners(self) -> &'static [(f64, f64)] {
        match self {
            Self::Disc | Self::Ring => &[],
            Self::Square => &[(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)],
            Self::Triangle => &[(0.0, -1.3), (1.2, 0.9), (-1.2, 0.9)],
            Self::Diamond => &[(0.0, -1.4), (1.4, 0.0), (0.0, 1.4), (-1.4, 0.0)],
            Self::Frame => &[
                (-1.0, -1.0),
                (1.0, -1.0),
                (1.0, 1.0),
                (-1.0, 1.0),
                (-1.0, -1.0),
            ],
            Self::Cross => &[
                (-1.0, -1.0),
                (1.0, 1.0),
                (0.0, 0.0),
                (-1.0, 1.0),
                (1.0, -1.0),
            ],
            Self::Plus => &[(0.0, -1.3), (0.0, 1.3), (0.0, 0.0), (-1.3, 0.0), (1.3, 0.0)],
            Self::Delta => &[(0.0, -1.3), (1.2, 0.9), (-1.2, 0.9), (0.0, -1.3)],
            Self::Lozenge => &[
                (0.0, -1.4),
                (1.4, 0.0),
                (0.0, 1.4),
                (-1.4, 0.0),
                (0.0, -1.4),
            ],
        }
    }

    /// Whether it is a line, not an area.
    pub fn is_outline(self) -> bool {
        self.outline() == self
    }

    /// Its line alone; what is a line already stays as it is.
    #[must_use]
    pub fn outline(self) -> Self {
        match self {
            Self::Disc => Self::Ring,
            Self::Square => Self::Frame,
            Self::Triangle => Self::Delta,
            Self::Diamond => Self::Lozenge,
            line => line,
        }
    }
}

/// One layer of marks.
#[derive(Clone, Debug, PartialEq)]
pub enum Layer {
    /// A line through points.
    Line {
        /// The points, in the axes' units.
        points: Vec<(f64, f64)>,
        /// Its colour.
        ink: Ink,
        /// Dashed: a floor, limit or reference.
        dashed: bool,
        /// The label at its end.
        label: String,
    },
    /// Points.
    Points {
        /// The points, in the axes' units.
        points: Vec<(f64, f64)>,
        /// Their colour.
        ink: Ink,
        /// Their shape.
        shape: Shape,
        /// What they are, for the description.
        label: String,
    },
    /// Words at a place.
    Note {
        /// Where.
        at: (f64, f64),
        /// What.
        text: String,
    },
    /// Words beside a mark, exactly there even where they cover something.
    Tag {
        /// The mark.
        at: (f64, f64),
        /// What; a line break starts a new line.
        text: String,
        /// On which side of the mark.
        side: Side,
    },
}

/// A side of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// To the right.
    Right,
    /// To the left.
    Left,
    /// Above, centred.
    Above,
    /// Below, centred.
    Below,
}

/// One axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// What it measures, with the unit.
    pub title: String,
    /// From values to places.
    pub scale: Scale,
    /// Its labelled places.
    pub ticks: Vec<Tick>,
}

impl Axis {
    /// An axis with about `wanted` ticks.
    pub fn new(title: impl Into<String>, scale: Scale, wanted: usize) -> Self {
        Self {
            title: title.into(),
            scale,
            ticks: scale.ticks(wanted),
        }
    }

    /// The axis with its ticks written as whole numbers without commas: years.
    #[must_use]
    pub fn plain(mut self) -> Self {
        for tick in &mut self.ticks {
            tick.label = format!("{:.0}", tick.value);
        }
        self
    }
}

/// Room around the marks, in the chart's own pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Margins {
    /// For the vertical axis's labels.
    pub left: f64,
    /// For labels at the ends of lines.
    pub right: f64,
    /// For the vertical axis's title.
    pub top: f64,
    /// For the horizontal axis.
    pub bottom: f64,
}

/// How wide a letter of a tick's label is, in a chart's own pixels.
const LETTER: f64 = 8.0;

/// A chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// Width in its own pixels.
    pub width: f64,
    /// Height in its own pixels.
    pub height: f64,
    /// Room around the marks.
    pub margins: Margins,
    /// The horizontal axis.
    pub x: Axis,
    /// The vertical axis.
    pub y: Axis,
    /// The marks, in drawing order.
    pub layers: Vec<Layer>,
}

impl Plot {
    /// The same chart where there is little room across, as on a phone.
    #[must_use]
    pub fn narrow(mut self) -> Self {
        self.width = 340.0;
        self.height = self.height.min(300.0);
        self.margins.right = self.margins.right.min(100.0);
        // Labels that would run into one another: every other goes.
        let across = self.width - self.margins.left - self.margins.right;
        let room = |ticks: &[Tick]| {
            ticks.windows(2).all(|pair| {
                let [from, to] =
                    [&pair[0], &pair[1]].map(|tick| self.x.scale.place(tick.value) * across);
                let letters = pair[0]
                    .label
                    .chars()
                    .count()
                    .max(pair[1].label.chars().count());
                to - from > LETTER * letters as f64 + 6.0
            })
        };
        let mut ticks = self.x.ticks.clone();
        while ticks.len() > 2 && !room(&ticks) {
            ticks = ticks.into_iter().step_by(2).collect();
        }
        self.x.ticks = ticks;
        self
    }

    /// Where a point lies, in the chart's own pixels, kept within the marks' rectangle.
    pub fn pixel(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let inner_width = self.width - self.margins.left - self.margins.right;
        let inner_height = self.height - self.margins.top - self.margins.bottom;
        let across = self.x.scale.place(x).clamp(-0.02, 1.02);
        let up = self.y.scale.place(y).clamp(-0.02, 1.02);
        (
            self.margins.left + across * inner_width,
            self.margins.top + (1.0 - up) * inner_height,
        )
    }
}
