//! Numbers as people type them, with or without a unit.
//!
//! Knows spelling; what range a value may have is its parameter's business.

mod spellings;

use super::Unit;
use spellings::{ambiguity, spellings};
use thiserror::Error;

/// Why a text is not a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ReadError {
    /// It is no finite number, or has a unit that is not this one.
    #[error("this is not a number")]
    NotANumber,
    /// What stands behind the number has more than one meaning.
    #[error("“{letters}” could be {meanings}: write {instead}")]
    Ambiguous {
        /// What stands there.
        letters: &'static str,
        /// What it could mean.
        meanings: &'static str,
        /// How each is written.
        instead: &'static str,
    },
}

/// Reads a pure number: `7B`, `1.5e9`, `405 billion`, `60,965,224`, `40%`.
/// `None` for anything else, and for what is not finite.
pub fn parse_number(text: &str) -> Option<f64> {
    parse_quantity(text, Unit::Pure).ok()
}

/// Reads a quantity of a unit: `80 GB` and `80 GiB` in bytes, `10.2 kW` in
/// watts, `$300k` in dollars, `10 min` in seconds, `40%` as a share. The unit
/// may be left out; another unit is not understood.
///
/// Thousands may be set apart by commas, points, spaces or apostrophes, and
/// fractions by a point or a comma: `1,234.5`, `1.234,5`, `1 234,5`. A single
/// point always begins a fraction; a single comma before exactly three digits
/// sets thousands apart.
///
/// # Errors
/// What cannot be read, and what could be read in two ways.
pub fn parse_quantity(text: &str, unit: Unit) -> Result<f64, ReadError> {
    let text: String = text.chars().map(crate::decimal::plain).collect();
    let text = text
        .trim()
        .trim_start_matches("US$")
        .trim_start_matches(if in_dollars(unit) { "$" } else { "" });
    let (number, rest) = split_number(text);
    let number = read_digits(number).ok_or(ReadError::NotANumber)?;
    if let Some(ambiguous) = ambiguity(rest.trim(), unit) {
        return Err(ambiguous);
    }
    scaled(number, rest, unit)
        .filter(|number| number.is_finite())
        .ok_or(ReadError::NotANumber)
}

/// A bare number with the words of another, as they stand in the field it was
/// typed into: `12` over `8.4 kW` is `12 kW`. `None` where the text has words or
/// an exponent of its own, or the field shows none.
pub fn in_words_of(shown: &str, text: &str) -> Option<String> {
    let text: String = text.chars().map(crate::decimal::plain).collect();
    let (number, own) = split_number(text.trim());
    let (_, words) = split_number(shown.trim_start_matches('$'));
    let bare = own.is_empty() && !number.contains(['e', 'E']) && !number.is_empty();
    (bare && !words.is_empty()).then(|| format!("{number} {words}"))
}

/// The number, multiplied by what stands behind it.
fn scaled(number: f64, rest: &str, unit: Unit) -> Option<f64> {
    let (rest, power) = split_power(rest)?;
    let factor = factor(rest, unit)?;
    // Read again as digits, 40.4% is what 0.404 is.
    Some(if rest.trim() == "%" {
        crate::decimal::parse(&format!("{number}e-2"))? * power
    } else {
        number * power * factor
    })
}

fn in_dollars(unit: Unit) -> bool {
    matches!(
        unit,
        Unit::Usd | Unit::UsdPerKilowattHour | Unit::UsdPerGpuHour
    )
}

/// Splits after the digits, their separators and an exponent such as `e9`.
fn split_number(text: &str) -> (&str, &str) {
    let part_of_number = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+-.,'’_".contains(c);
    let end = text.find(|c| !part_of_number(c)).unwrap_or(text.len());
    let (head, tail) = text.split_at(end);
    // An e with a number behind it is an exponent; other letters are a unit.
    let exponent = tail.strip_prefix(['e', 'E']).map_or(0, |digits| {
        let unsigned = digits.strip_prefix(['+', '-']).unwrap_or(digits);
        let count = unsigned.bytes().take_while(u8::is_ascii_digit).count();
        if count == 0 {
            0
        } else {
            1 + digits.len() - unsigned.len() + count
        }
    });
    if head.ends_with(char::is_whitespace) || exponent == 0 {
        return (head, tail);
    }
    text.split_at(end + exponent)
}

/// Splits off a power of ten as this page prints it: `× 10²³`, or `x 10^23`.
fn split_power(rest: &str) -> Option<(&str, f64)> {
    let Some(power) = rest.strip_prefix(['×', 'x', '*']) else {
        return Some((rest, 1.0));
    };
    let power = power.trim_start().strip_prefix("10")?;
    let power = power.strip_prefix('^').unwrap_or(power);
    let mut exponent = String::new();
    let mut end = 0;
    for (at, c) in power.char_indices() {
        let plain = match c {
            '⁻' | '-' => '-',
            '¹' => '1',
            '²' => '2',
            '³' => '3',
            '⁰' | '⁴'..='⁹' => char::from_digit(c as u32 - 0x2070, 10)?,
            c if c.is_ascii_digit() => c,
            _ => break,
        };
        exponent.push(plain);
        end = at + c.len_utf8();
    }
    let exponent: f64 = crate::decimal::parse(&format!("1e{exponent}"))?;
    Some((power.get(end..)?, exponent))
}

/// The number in digits, separators and an optional exponent.
fn read_digits(text: &str) -> Option<f64> {
    let text = text.trim();
    let mantissa_end = text.find(['e', 'E']).unwrap_or(text.len());
    let (mantissa, exponent) = text.split_at(mantissa_end);
    let plain = without_separators(mantissa)?;
    crate::decimal::parse(&format!("{plain}{exponent}"))
}

/// `1,234.5`, `1.234,5` and `1 234,5` as `1234.5`; `None` where the groups are
/// no thousands.
fn without_separators(text: &str) -> Option<String> {
    let last = |mark: char| text.rfind(mark);
    let count = |mark: char| text.matches(mark).count();
    let decimal = match (last('.'), last(',')) {
        // Both: the last one begins the fraction.
        (Some(point), Some(comma)) => Some(point.max(comma)),
        (Some(point), None) if count('.') == 1 => Some(point),
        (None, Some(comma)) if count(',') == 1 && !groups_thousands(text, comma) => Some(comma),
        _ => None,
    };
    let (whole, fraction) = match decimal {
        Some(at) => (text.get(..at)?, text.get(at + 1..)?),
        None => (text, ""),
    };
    let sign = whole.starts_with('-');
    let whole = whole.trim_start_matches(['+', '-']);
    if text.len() - whole.len() > 1 + fraction.len() + usize::from(decimal.is_some()) {
        return None;
    }
    let groups: Vec<&str> = whole
        .split(|c: char| c.is_whitespace() || ".,'’_".contains(c))
        .collect();
    if let [first, middle @ .., last] = groups.as_slice() {
        // Groups of three; two between them, as India writes.
        let fits = (1..=3).contains(&first.len())
            && last.len() == 3
            && middle.iter().all(|group| matches!(group.len(), 2 | 3));
        if !fits {
            return None;
        }
    }
    let digits = groups.concat();
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if digits.len() + fraction.len() == 0 || !all_digits(&digits) || !all_digits(fraction) {
        return None;
    }
    let sign = if sign { "-" } else { "" };
    Some(format!("{sign}{digits}.{fraction}"))
}

/// Whether a lone comma sets thousands apart: `60,965`, but not `0,125`.
fn groups_thousands(text: &str, comma: usize) -> bool {
    let (before, after) = (&text[..comma], &text[comma + 1..]);
    after.len() == 3 && !before.trim_start_matches(['+', '-']).starts_with('0')
}

/// What the words behind a number multiply it by: a size, the unit, or both.
fn factor(words: &str, unit: Unit) -> Option<f64> {
    let words: String = words
        .to_lowercase()
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    // The unit first: behind a number of bytes, B is a byte and not a billion.
    spellings(unit)
        .iter()
        .find_map(|(spelling, factor)| Some(size(words.strip_suffix(spelling)?)? * factor))
        .or_else(|| size(&words))
}

/// The size of a prefix or number word; 1 for none.
fn size(word: &str) -> Option<f64> {
    Some(match word {
        "" => 1.0,
        "%" => 0.01,
        "k" | "thousand" => 1e3,
        "m" | "mn" | "million" => 1e6,
        "b" | "bn" | "g" | "billion" => 1e9,
        "t" | "tn" | "trillion" => 1e12,
        "p" | "quadrillion" => 1e15,
        "e" => 1e18,
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
