//! The two numbers of a lesson: the class's and the pupil's.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The number of a class, 1 to 99: the seed of its task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ClassNumber(u8);

/// The number of a pupil, 1 to 40: the seed of first weights and of the order of
/// examples.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PupilNumber(u8);

/// Why a text is no number of a class or a pupil.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NumberFault {
    /// Nothing was typed.
    #[error("type a number from 1 to {most}")]
    Empty {
        /// The largest there is.
        most: u8,
    },
    /// Other signs than digits.
    #[error("“{text}” is not a number: use the digits 0 to 9")]
    NoNumber {
        /// What was typed.
        text: String,
    },
    /// A number with a part after the point.
    #[error("{text} is not a whole number")]
    Fraction {
        /// What was typed.
        text: String,
    },
    /// Too small or too large.
    #[error("{text} is out of range: numbers go from 1 to {most}")]
    OutOfRange {
        /// What was typed.
        text: String,
        /// The largest there is.
        most: u8,
    },
    /// A class whose task teaches badly.
    #[error("the task of class {text} does not show the law well: take another number")]
    NotOffered {
        /// What was typed.
        text: String,
    },
}

impl ClassNumber {
    /// The largest.
    pub const MOST: u8 = 99;

    /// What was typed, as the number of a class.
    ///
    /// # Errors
    /// Anything but a whole number of a class that is offered.
    pub fn read(text: &str) -> Result<Self, NumberFault> {
        let number = read(text, Self::MOST)?;
        if super::plan::NOT_OFFERED.contains(&number) {
            return Err(NumberFault::NotOffered {
                text: number.to_string(),
            });
        }
        Ok(Self(number))
    }

    /// Every class that is offered.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=Self::MOST)
            .filter(|number| !super::plan::NOT_OFFERED.contains(number))
            .map(Self)
    }

    /// The number.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl PupilNumber {
    /// The smallest.
    pub const FIRST: Self = Self(1);
    /// The largest.
    pub const MOST: u8 = 40;

    /// What was typed, as the number of a pupil.
    ///
    /// # Errors
    /// Anything but a whole number from 1 to 40.
    pub fn read(text: &str) -> Result<Self, NumberFault> {
        read(text, Self::MOST).map(Self)
    }

    /// The pupils of a class of this size; at most 40.
    pub fn first(pupils: u8) -> impl Iterator<Item = Self> {
        (1..=pupils.min(Self::MOST)).map(Self)
    }

    /// The number.
    pub fn get(self) -> u8 {
        self.0
    }
}

/// A whole number from 1 to `most`.
fn read(text: &str, most: u8) -> Result<u8, NumberFault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(NumberFault::Empty { most });
    }
    let written = || text.chars().take(12).collect::<String>();
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        let number: Option<f64> = text.replace(',', ".").parse().ok();
        return Err(match number {
            Some(number) if number.fract() != 0.0 => NumberFault::Fraction { text: written() },
            Some(_) => NumberFault::OutOfRange {
                text: written(),
                most,
            },
            None => NumberFault::NoNumber { text: written() },
        });
    }
    match text.parse() {
        Ok(number) if (1..=most).contains(&number) => Ok(number),
        _ => Err(NumberFault::OutOfRange {
            text: written(),
            most,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_number_is_said_to_be_none() {
        let said = |text: &str| PupilNumber::read(text).map_err(|fault| fault.to_string());
        assert_eq!(said(" 12 ").map(PupilNumber::get), Ok(12));
        assert_eq!(said("007").map(PupilNumber::get), Ok(7));
        for (text, why) in [
            ("", "type a number from 1 to 40"),
            ("0", "0 is out of range: numbers go from 1 to 40"),
            ("41", "41 is out of range: numbers go from 1 to 40"),
            ("-3", "-3 is out of range: numbers go from 1 to 40"),
            (
                "999999999999999",
                "999999999999 is out of range: numbers go from 1 to 40",
            ),
            ("2.5", "2.5 is not a whole number"),
            ("2,5", "2,5 is not a whole number"),
            ("١٢", "“١٢” is not a number: use the digits 0 to 9"),
            ("twelve", "“twelve” is not a number: use the digits 0 to 9"),
        ] {
            assert_eq!(said(text), Err(why.into()), "{text}");
        }
    }
}
