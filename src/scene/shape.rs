//! Shapes: outlines in a look, and words in a voice.

/// A place on the sheet, in its own pixels, from the top left.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

impl Point {
    /// A place.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The place so far to the right and down.
    #[must_use]
    pub fn by(self, x: f64, y: f64) -> Self {
        Self::new(self.x + x, self.y + y)
    }

    /// The place this part of the way to another.
    #[must_use]
    pub fn towards(self, to: Self, part: f64) -> Self {
        self.by((to.x - self.x) * part, (to.y - self.y) * part)
    }
}

/// How an outline is drawn; each is a class of `style/scene.css`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// A face that looks up.
    Top,
    /// A face that looks to the front left.
    Left,
    /// A face that looks to the front right.
    Right,
    /// A face of the thing that is named: the card with a strong outline.
    Named,
    /// A face of the thing that is named, turned away from the light.
    NamedSide,
    /// A strong outline.
    Outline,
    /// A thin line of a part.
    Part,
    /// A hairline.
    Hair,
    /// A part's small face: the card with a thin outline.
    PartFace,
    /// A limit, dashed.
    Limit,
    /// The line from a label to its thing.
    Leader,
    /// The dot where such a line ends.
    Dot,
    /// Filled with ink.
    Ink,
    /// A line of ink, thick as a cord.
    Cord,
    /// The same, thicker: room for what it carries.
    CordWide,
    /// The inside of a cord that carries something.
    Live,
    /// The inside of a cord that does not.
    Idle,
    /// Heat, solid.
    Heat,
    /// Heat, half.
    HeatMid,
    /// Heat, a wash with an outline.
    HeatWash,
    /// A wash of heat without an outline.
    Warm,
    /// A line of heat.
    HeatLine,
    /// A pale line of heat.
    HeatAir,
    /// Water, solid.
    Water,
    /// Water, half.
    WaterMid,
    /// A wash of water with an outline.
    WaterWash,
    /// A wash of water without an outline.
    Cold,
    /// A line of water.
    WaterLine,
    /// Water's level behind things, dashed.
    WaterDash,
    /// Light upon water.
    Glint,
    /// Violet, 1 to 4: of the model, pale to dark.
    Model(u8),
    /// A line upon the model.
    ModelLine,
    /// How high the model would stand: a dashed outline.
    ModelDash,
    /// What can be pressed: filled.
    Accent,
    /// What can be pressed: a dashed outline.
    AccentDash,
    /// A line of what can be pressed.
    AccentLine,
    /// Marks upon it.
    OnAccent,
    /// Grey of the context.
    Grey,
    /// Switched off, people.
    Dead,
    /// The floor.
    Ground,
    /// A shadow on it.
    Shadow,
    /// The empty part of a measure.
    Trough,
}

impl Look {
    /// Its class.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Top => "top",
            Self::Left => "left",
            Self::Right => "right",
            Self::Named => "named",
            Self::NamedSide => "named-side",
            Self::Outline => "outline",
            Self::Part => "part",
            Self::Hair => "hair",
            Self::PartFace => "part-face",
            Self::Limit => "limit",
            Self::Leader => "leader",
            Self::Dot => "dot",
            Self::Ink => "ink",
            Self::Cord => "cord",
            Self::CordWide => "cord-wide",
            Self::Live => "live",
            Self::Idle => "idle",
            Self::Heat => "heat",
            Self::HeatMid => "heat-mid",
            Self::HeatWash => "heat-wash",
            Self::Warm => "warm",
            Self::HeatLine => "heat-line",
            Self::HeatAir => "heat-air",
            Self::Water => "water",
            Self::WaterMid => "water-mid",
            Self::WaterWash => "water-wash",
            Self::Cold => "cold",
            Self::WaterLine => "water-line",
            Self::WaterDash => "water-dash",
            Self::Glint => "glint",
            Self::Model(1) => "model-1",
            Self::Model(2) => "model-2",
            Self::Model(3) => "model-3",
            Self::Model(_) => "model-4",
            Self::ModelLine => "model-line",
            Self::ModelDash => "model-dash",
            Self::Accent => "accent",
            Self::AccentDash => "accent-dash",
            Self::AccentLine => "accent-line",
            Self::OnAccent => "on-accent",
            Self::Grey => "grey",
            Self::Dead => "dead",
            Self::Ground => "ground",
            Self::Shadow => "shadow",
            Self::Trough => "trough",
        }
    }
}

/// A piece of an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    /// The pen is put down.
    Move(Point),
    /// A straight line.
    Line(Point),
    /// A curve with two control points.
    Curve(Point, Point, Point),
    /// Back to where the pen was put down.
    Close,
}

/// How far a circle's control points stand out, in parts of its radius.
const ROUND: f64 = 0.5523;

/// An outline in one look.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// How it is drawn.
    pub look: Look,
    /// Its pieces.
    pub segments: Vec<Segment>,
}

impl Path {
    /// Nothing yet.
    pub fn new(look: Look) -> Self {
        Self {
            look,
            segments: Vec::new(),
        }
    }

    /// A line through points.
    pub fn line(look: Look, points: &[Point]) -> Self {
        Self::new(look).then_line(points)
    }

    /// A closed outline through points.
    pub fn area(look: Look, points: &[Point]) -> Self {
        Self::new(look).then_area(points)
    }

    /// A rectangle from its top left.
    pub fn rectangle(look: Look, at: Point, width: f64, height: f64) -> Self {
        let corners = [at, at.by(width, 0.0), at.by(width, height), at.by(0.0, height)];
        Self::area(look, &corners)
    }

    /// A rectangle with rounded corners.
    pub fn rounded(look: Look, at: Point, (width, height): (f64, f64), radius: f64) -> Self {
        let r = radius.min(width / 2.0).min(height / 2.0).max(0.0);
        let k = r * (1.0 - ROUND);
        let (w, h) = (width, height);
        Self::new(look)
            .to(at.by(r, 0.0))
            .on(at.by(w - r, 0.0))
            .curve(at.by(w - k, 0.0), at.by(w, k), at.by(w, r))
            .on(at.by(w, h - r))
            .curve(at.by(w, h - k), at.by(w - k, h), at.by(w - r, h))
            .on(at.by(r, h))
            .curve(at.by(k, h), at.by(0.0, h - k), at.by(0.0, h - r))
            .on(at.by(0.0, r))
            .curve(at.by(0.0, k), at.by(k, 0.0), at.by(r, 0.0))
            .close()
    }

    /// An ellipse.
    pub fn ellipse(look: Look, middle: Point, across: f64, down: f64) -> Self {
        Self::new(look).then_ellipse(middle, across, down)
    }

    /// A circle.
    pub fn circle(look: Look, middle: Point, radius: f64) -> Self {
        Self::ellipse(look, middle, radius, radius)
    }

    /// Another line in the same path.
    #[must_use]
    pub fn then_line(mut self, points: &[Point]) -> Self {
        for (index, point) in points.iter().enumerate() {
            self.segments.push(if index == 0 {
                Segment::Move(*point)
            } else {
                Segment::Line(*point)
            });
        }
        self
    }

    /// Another closed outline in the same path.
    #[must_use]
    pub fn then_area(self, points: &[Point]) -> Self {
        self.then_line(points).close()
    }

    /// Another ellipse in the same path.
    #[must_use]
    pub fn then_ellipse(self, m: Point, a: f64, b: f64) -> Self {
        let (ka, kb) = (a * ROUND, b * ROUND);
        self.to(m.by(a, 0.0))
            .curve(m.by(a, kb), m.by(ka, b), m.by(0.0, b))
            .curve(m.by(-ka, b), m.by(-a, kb), m.by(-a, 0.0))
            .curve(m.by(-a, -kb), m.by(-ka, -b), m.by(0.0, -b))
            .curve(m.by(ka, -b), m.by(a, -kb), m.by(a, 0.0))
            .close()
    }

    /// Puts the pen down.
    #[must_use]
    pub fn to(mut self, point: Point) -> Self {
        self.segments.push(Segment::Move(point));
        self
    }

    /// On in a straight line.
    #[must_use]
    pub fn on(mut self, point: Point) -> Self {
        self.segments.push(Segment::Line(point));
        self
    }

    /// On in a curve.
    #[must_use]
    pub fn curve(mut self, first: Point, second: Point, point: Point) -> Self {
        self.segments.push(Segment::Curve(first, second, point));
        self
    }

    /// Back to where the pen was put down.
    #[must_use]
    pub fn close(mut self) -> Self {
        self.segments.push(Segment::Close);
        self
    }

    /// The same with every point moved: onto a face, say.
    #[must_use]
    pub fn mapped(mut self, place: impl Fn(Point) -> Point) -> Self {
        for segment in &mut self.segments {
            *segment = match *segment {
                Segment::Move(a) => Segment::Move(place(a)),
                Segment::Line(a) => Segment::Line(place(a)),
                Segment::Curve(a, b, c) => Segment::Curve(place(a), place(b), place(c)),
                Segment::Close => Segment::Close,
            };
        }
        self
    }
}

/// How words are set; each is a class of `style/scene.css`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// A name.
    Name,
    /// The line beneath it, an axis.
    Note,
    /// A large number.
    Number,
    /// Of heat, or of what is exceeded.
    Heat,
    /// The same, a note.
    HeatNote,
    /// Of water.
    Water,
    /// Of the model.
    Model,
    /// Of what the reader moves.
    Yours,
    /// Upon a solid colour.
    Upon,
}

impl Voice {
    /// Its class.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Note => "note",
            Self::Number => "number",
            Self::Heat => "name hot",
            Self::HeatNote => "note hot",
            Self::Water => "name wet",
            Self::Model => "name sized",
            Self::Yours => "name yours",
            Self::Upon => "name upon",
        }
    }

    /// The height of its letters, in the sheet's pixels.
    pub const fn size(self) -> f64 {
        match self {
            Self::Number => 17.0,
            _ => 13.0,
        }
    }

    /// Whether it is bold.
    pub const fn is_bold(self) -> bool {
        !matches!(self, Self::Note | Self::HeatNote)
    }
}

/// Which end of the words stands at their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Their beginning.
    Start,
    /// Their middle.
    Middle,
    /// Their end.
    End,
}

/// Words on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The end of the line on which they stand.
    pub at: Point,
    /// What is there.
    pub anchor: Anchor,
    /// How they are set.
    pub voice: Voice,
    /// What they say.
    pub words: String,
}

impl Text {
    /// Words from a place on.
    pub fn new(at: Point, voice: Voice, words: impl Into<String>) -> Self {
        Self {
            at,
            anchor: Anchor::Start,
            voice,
            words: words.into(),
        }
    }

    /// The same, the end or middle of the words there.
    #[must_use]
    pub fn anchored(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    /// The box that the words take: left, top, right, bottom.
    pub fn extent(&self) -> [f64; 4] {
        let wide = super::width(&self.words, self.voice);
        let left = match self.anchor {
            Anchor::Start => self.at.x,
            Anchor::Middle => self.at.x - wide / 2.0,
            Anchor::End => self.at.x - wide,
        };
        let size = self.voice.size();
        [
            left,
            self.at.y - 0.78 * size,
            left + wide,
            self.at.y + 0.22 * size,
        ]
    }
}

/// Anything on a sheet.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// An outline.
    Path(Path),
    /// Words.
    Text(Text),
}
