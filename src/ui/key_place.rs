//! Where a key was pressed: keys have other uses in fields and on buttons.

/// What had the focus when a key was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyPlace {
    /// A field, where letters are letters.
    Field,
    /// A button or a link, which the space bar presses.
    Button,
    /// Nothing of the kind.
    Page,
}
