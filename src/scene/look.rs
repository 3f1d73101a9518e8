//! Looks: how outlines are drawn.

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
    /// Iron around wood.
    Hoop,
    /// Wood, a little darker than its neighbour.
    Stave,
    /// Grey of the context.
    Grey,
    /// Switched off, people.
    Dead,
    /// A face of what does not run.
    Out,
    /// A line of fine dots, for too many to tell apart.
    Dotted,
    /// The floor.
    Ground,
    /// A shadow on it.
    Shadow,
    /// The empty part of a measure.
    Trough,
    /// A thin dashed line: an edge behind, a fold.
    Dash,
    /// A pipe of water.
    WaterPipe,
    /// Water or cold air that one looks through.
    Veil,
    /// Where a grip can go.
    Track,
    /// How far along it is.
    TrackOn,
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
            Self::Hoop => "hoop",
            Self::Stave => "stave",
            Self::Grey => "grey",
            Self::Dead => "dead",
            Self::Out => "out",
            Self::Dotted => "dotted",
            Self::Ground => "ground",
            Self::Shadow => "shadow",
            Self::Trough => "trough",
            Self::Dash => "dash",
            Self::WaterPipe => "water-pipe",
            Self::Veil => "veil",
            Self::Track => "track",
            Self::TrackOn => "track-on",
        }
    }
}
