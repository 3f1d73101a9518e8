//! The signs that texts are made of, each with a number.

use thiserror::Error;

/// Every sign, the end of a line first. A sign's number is its place here.
const ALPHABET: &[u8; SIGNS] = b"\nabcdefghijklmnopqrstuvwxyz .,?!:()[]{}0123456789";

/// How many signs there are.
pub const SIGNS: usize = 49;

/// The number of the sign that ends a line.
pub const LINE_END: u8 = 0;

/// A sign that is not in the alphabet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "“{sign}” is not one of the {SIGNS} signs (small letters, digits and . , ? ! : ( ) [ ] {{ }})"
)]
pub struct ForeignSign {
    /// The sign.
    pub sign: char,
    /// Signs before it.
    pub place: usize,
}

/// The numbers of a text's signs.
///
/// # Errors
/// The first sign that is not in the alphabet.
pub fn encode(text: &str) -> Result<Vec<u8>, ForeignSign> {
    let number = |(place, sign): (usize, char)| {
        let known = u8::try_from(sign).ok().and_then(number_of);
        known.ok_or(ForeignSign { sign, place })
    };
    text.chars().enumerate().map(number).collect()
}

/// The text of signs' numbers; numbers that no sign has are left out.
pub fn decode(signs: &[u8]) -> String {
    let signs = signs
        .iter()
        .filter_map(|sign| ALPHABET.get(usize::from(*sign)));
    signs.map(|sign| char::from(*sign)).collect()
}

/// The number of an ASCII sign.
pub(super) fn number_of(sign: u8) -> Option<u8> {
    ALPHABET
        .iter()
        .zip(0..)
        .find(|(known, _)| **known == sign)
        .map(|(_, number)| number)
}
