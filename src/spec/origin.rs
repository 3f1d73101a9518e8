//! Where a value comes from.

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Origin {
    /// The reader changed it.
    Yours,
    /// It is our choice.
    Ours,
    /// A published model of this name has it.
    Model(&'static str),
    /// Sources of the list, by their keys.
    Sources(&'static [&'static str]),
}
