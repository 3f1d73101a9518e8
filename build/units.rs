//! The units that figures come in: a closed list, the program's own, so that a
//! slip of the pen is not a new unit.

#[path = "../src/units/unit.rs"]
mod unit;

pub(crate) use unit::Unit;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    /// Words.
    Text,
    /// Figures of a unit.
    Figures(Unit),
}

impl Holds {
    /// What a table calls it: "text", or the symbol of a unit.
    pub(crate) fn named(name: &str) -> Option<Self> {
        if name == "text" {
            return Some(Self::Text);
        }
        let unit = Unit::ALL.iter().find(|unit| unit.symbol() == name);
        unit.map(|unit| Self::Figures(*unit))
    }

    /// The same name again.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Figures(unit) => unit.symbol(),
        }
    }
}
