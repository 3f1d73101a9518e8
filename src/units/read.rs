//! Numbers as people type them, with or without a unit.
//!
//! Knows spelling; what range a value may have is its parameter's business.

mod spellings;

use super::Unit;
use spellings::spellings;

/// Reads a pure number: `7B`, `1.5e9`, `405 billion`, `60,965,224`, `40%`.
/// `None` for anything else, and for what is not finite.
pub fn parse_number(text: &str) -> Option<f64> {
    parse_quantity(text, Unit::Pure)
}

/// Reads a quantity of a unit: `80 GB` and `80 GiB` in bytes, `10.2 kW` in
/// watts, `$300k` in dollars, `10 min` in seconds, `40%` as a share. The unit
/// may be left out; another unit is not understood.
///
/// Thousands may be set apart by commas, points, spaces or apostrophes, and
/// fractions by a point or a comma: `1,234.5`, `1.234,5`, `1 234,5`. A single
/// point always begins a fraction; a single comma before exactly three digits
/// sets thousands apart.
pub fn parse_quantity(text: &str, unit: Unit) -> Option<f64> {
    let text: String = text
        .trim()
        .trim_start_matches("US$")
        .trim_start_matches(if in_dollars(unit) { "$" } else { "" })
        .chars()
        .map(|c| if c == '−' { '-' } else { c })
        .collect();
    let (number, rest) = split_number(&text);
    let (rest, power) = split_power(rest)?;
    let factor = factor(rest, unit)?;
    let number = read_digits(number)? * power;
    // Divided, 23.5% is what 0.235 is.
    let number = if rest.trim() == "%" {
        number / 100.0
    } else {
        number * factor
    };
    number.is_finite().then_some(number)
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
mod tests {
    use super::*;
    use crate::units::field_text;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (text, number) in [
            ("7B", 7e9),
            ("1.5e9", 1.5e9),
            ("405 billion", 405e9),
            ("60,965,224", 60_965_224.0),
            ("40%", 0.4),
            ("-0.5", -0.5),
            ("−2", -2.0),
            ("1e-3", 1e-3),
        ] {
            assert_eq!(parse_number(text), Some(number), "{text}");
        }
        for text in [
            "", "seven", "inf", "NaN", "1e999", "7Q", "--1", "é", "1.2.3",
        ] {
            assert_eq!(parse_number(text), None, "{text}");
        }
    }

    #[test]
    fn quantities_are_read_with_their_unit() {
        for (text, unit, number) in [
            ("80 GB", Unit::Bytes, 80e9),
            ("80GB", Unit::Bytes, 80e9),
            ("16 GiB", Unit::Bytes, 17_179_869_184.0),
            ("825 GiB", Unit::Bytes, 885_837_004_800.0),
            ("1.5 TB", Unit::Bytes, 1.5e12),
            ("400 Gbit/s", Unit::BytesPerSecond, 50e9),
            ("900 GB/s", Unit::BytesPerSecond, 900e9),
            ("989 TFLOP/s", Unit::FlopPerSecond, 989e12),
            ("989 TFLOPS", Unit::FlopPerSecond, 989e12),
            ("1 EFLOP/s", Unit::FlopPerSecond, 1e18),
            ("3.1 × 10²³ FLOP", Unit::Flop, 3.1e23),
            ("3.1x10^23", Unit::Flop, 3.1e23),
            ("2 PF-days", Unit::Flop, 1.728e20),
            ("10.2 kW", Unit::Watts, 10_200.0),
            ("1.6MW", Unit::Watts, 1.6e6),
            ("$300k", Unit::Usd, 300e3),
            ("$38.1 million", Unit::Usd, 38.1e6),
            ("300,000 USD", Unit::Usd, 300e3),
            ("$0.32/kWh", Unit::UsdPerKilowattHour, 0.32),
            ("64.57 $/MWh", Unit::UsdPerKilowattHour, 0.064_57),
            ("10 min", Unit::Seconds, 600.0),
            ("5 ms", Unit::Seconds, 5e-3),
            ("3 µs", Unit::Seconds, 3e-6),
            ("2.5 hours", Unit::Seconds, 9_000.0),
            ("90 days", Unit::Seconds, 7_776_000.0),
            ("5 years", Unit::Years, 5.0),
            ("18 months", Unit::Years, 1.5),
            ("40%", Unit::Share, 0.4),
            ("40 %", Unit::Share, 0.4),
            ("7B", Unit::Parameters, 7e9),
            ("7B parameters", Unit::Parameters, 7e9),
            ("15.6 trillion tokens", Unit::Tokens, 15.6e12),
            ("1e9", Unit::Parameters, 1e9),
        ] {
            let read = parse_quantity(text, unit);
            let close = read.is_some_and(|n| (n / number - 1.0).abs() < 1e-12);
            assert!(close, "{text} in {unit:?}: {read:?}");
        }
        for (text, unit) in [
            ("80 GB", Unit::Parameters),
            ("10 kW", Unit::Bytes),
            ("5 apples", Unit::Bytes),
            ("$5", Unit::Watts),
            ("10 min", Unit::Watts),
            ("1x", Unit::Flop),
        ] {
            assert_eq!(parse_quantity(text, unit), None, "{text} in {unit:?}");
        }
    }

    #[test]
    fn thousands_are_set_apart_as_people_do() {
        for (text, number) in [
            ("1,234,567", 1_234_567.0),
            ("1.234.567", 1_234_567.0),
            ("1 234 567", 1_234_567.0),
            ("1\u{202f}234\u{a0}567", 1_234_567.0),
            ("1’234’567", 1_234_567.0),
            ("1'234'567.5", 1_234_567.5),
            ("12,34,567", 1_234_567.0),
            ("1,234.5", 1_234.5),
            ("1.234,5", 1_234.5),
            ("1 234,5", 1_234.5),
            ("1,5", 1.5),
            ("0,125", 0.125),
            ("0.125", 0.125),
            ("1.234", 1.234),
            ("1,234", 1_234.0),
            (".5", 0.5),
            ("5.", 5.0),
        ] {
            assert_eq!(parse_number(text), Some(number), "{text}");
        }
        for text in [
            "1,23,4",
            "1,2345,678",
            "1.2.3",
            "1,,234",
            "1 2",
            "-",
            ".",
            ",",
            "1-2",
            "+-1",
        ] {
            assert_eq!(parse_number(text), None, "{text}");
        }
    }

    #[test]
    fn what_a_field_shows_reads_back_exactly() {
        let values = [
            0.0,
            0.4,
            0.404,
            0.32,
            1.25,
            10.0,
            600.0,
            8_400.0,
            50_677.0,
            300_000.0,
            60_965_224.0,
            405e9,
            1.56e13,
            49.53e6,
            1.0 / 3.0,
            989e12,
            1e14,
            3.79e25,
        ];
        let units = [
            Unit::Pure,
            Unit::One,
            Unit::Share,
            Unit::Bytes,
            Unit::BytesPerSecond,
            Unit::Flop,
            Unit::FlopPerSecond,
            Unit::Watts,
            Unit::Usd,
            Unit::UsdPerKilowattHour,
            Unit::Seconds,
            Unit::Years,
            Unit::GpuHours,
            Unit::Kelvin,
            Unit::Parameters,
            Unit::Tokens,
            Unit::UsdPerGpuHour,
            Unit::Months,
        ];
        for value in values {
            for unit in units {
                let text = field_text(value, unit);
                assert_eq!(
                    parse_quantity(&text, unit),
                    Some(value),
                    "{text} in {unit:?}"
                );
            }
        }
        assert_eq!(field_text(405e9, Unit::Parameters), "405 billion");
        assert_eq!(field_text(60_965_224.0, Unit::Parameters), "60,965,224");
        assert_eq!(field_text(49_530_000.0, Unit::Usd), "$49,530,000");
        assert_eq!(field_text(0.235, Unit::Share), "23.5%");
        assert_eq!(field_text(0.4, Unit::Share), "40%");
        assert_eq!(field_text(80e9, Unit::Bytes), "80 GB");
    }
}
