//! Colours by meaning. The values are the style sheet's: marks carry the names
//! of classes.

use super::Ink;
use plotters::style::RGBColor;

/// Every ink with its token's name.
pub const INKS: [(Ink, &str); 19] = [
    (Ink::Ink, "ink"),
    (Ink::Soft, "soft"),
    (Ink::Accent, "accent"),
    (Ink::Positive, "positive"),
    (Ink::Negative, "negative"),
    (Ink::Card, "card"),
    (Ink::Size(1), "size-1"),
    (Ink::Size(2), "size-2"),
    (Ink::Size(3), "size-3"),
    (Ink::Size(4), "size-4"),
    (Ink::Size(5), "size-5"),
    (Ink::Size(6), "size-6"),
    (Ink::Size(7), "size-7"),
    (Ink::Class(3), "class-3"),
    (Ink::Class(4), "class-4"),
    (Ink::Class(5), "class-5"),
    (Ink::Class(6), "class-6"),
    (Ink::Class(7), "class-7"),
    (Ink::Class(8), "class-8"),
];

impl Ink {
    /// The name of its token.
    pub fn name(self) -> &'static str {
        INKS.iter()
            .find(|(ink, _)| *ink == self)
            .map_or("ink", |(_, name)| name)
    }
}

/// An ink as plotters knows it: not a colour but its place in [`INKS`], which
/// [`class_of`] turns into the name of a class.
pub fn stand_in(ink: Ink) -> RGBColor {
    let known = INKS.iter().position(|(known, _)| *known == ink);
    RGBColor(0, 0, known.unwrap_or_default() as u8)
}

/// The ink's name behind a [`stand_in`].
pub fn class_of((_, _, index): (u8, u8, u8)) -> &'static str {
    INKS.get(usize::from(index)).map_or("ink", |(_, name)| name)
}

/// Reads `#rrggbb`.
pub fn parse_hex(text: &str) -> Option<RGBColor> {
    let digits = text
        .trim()
        .strip_prefix('#')
        .filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some(RGBColor(channel(0)?, channel(2)?, channel(4)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_colours_are_read() {
        assert_eq!(parse_hex(" #1f6fb4"), Some(RGBColor(0x1f, 0x6f, 0xb4)));
        for text in ["", "#fff", "#1f6fbé", "rgb(1, 2, 3)"] {
            assert_eq!(parse_hex(text), None);
        }
    }
}
