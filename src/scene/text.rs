//! Words on a sheet.

use super::Point;

/// How words are set; each is a class of `style/scene.css`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// A name.
    Name,
    /// A line of a list.
    Plain,
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
    /// A name in a pale band.
    Inside,
    /// Upon a solid colour.
    Upon,
    /// The same, a note.
    UponNote,
}

impl Voice {
    /// Its class.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Plain => "plain",
            Self::Note => "note",
            Self::Number => "number",
            Self::Heat => "name hot",
            Self::HeatNote => "note hot",
            Self::Water => "name wet",
            Self::Model => "name sized",
            Self::Yours => "name yours",
            Self::Inside => "name inside",
            Self::Upon => "name upon",
            Self::UponNote => "note upon",
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
        !matches!(
            self,
            Self::Plain | Self::Note | Self::HeatNote | Self::UponNote
        )
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
