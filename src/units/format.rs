//! Numbers in words: three digits, prefixes, thousands.

use super::{Unit, counted};

/// Three significant digits, thousands separated by commas: `1234.5` → `1,230`,
/// `0.01234` → `0.0123`, `87.5` → `87.5`; a power of ten where that takes
/// more zeros than anyone would count.
pub fn three_digits(value: f64) -> String {
    if value == 0.0 {
        return "0".into();
    }
    if !value.is_finite() {
        return "not a number".into();
    }
    if !(1e-9..1e18).contains(&value.abs()) {
        return power_of_ten(value);
    }
    let magnitude = libm::log10(value.abs()).floor();
    let step = libm::pow(10.0, magnitude - 2.0);
    let rounded = (value / step).round() * step;
    let decimals = (2.0 - magnitude).clamp(0.0, 12.0) as usize;
    let text = format!("{rounded:.decimals$}");
    let text = if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        &text
    };
    with_thousands(text)
}

/// Rounded to two significant digits, which is what one remembers.
pub fn to_two_digits(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let step = libm::pow(10.0, libm::log10(value.abs()).floor() - 1.0);
    (value / step).round() * step
}

/// A whole number with thousands separated by commas: `60965224` → `60,965,224`.
pub fn whole(value: f64) -> String {
    with_thousands(&format!("{value:.0}"))
}

fn with_thousands(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |d| ("−", d));
    let (whole, fraction) = digits.split_once('.').map_or((digits, ""), |(w, f)| (w, f));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if fraction.is_empty() {
        format!("{sign}{grouped}")
    } else {
        format!("{sign}{grouped}.{fraction}")
    }
}

/// A share of one as people say it: `0.404` → `40.4%`.
pub fn percent(share: f64) -> String {
    format!("{}%", three_digits(share * 100.0))
}

/// What a field shows for a value: words where they read back to this value,
/// digits otherwise. [`super::parse_quantity`] turns either into the value again,
/// but for what arithmetic leaves in the last digits.
pub fn field_text(value: f64, unit: Unit) -> String {
    let words = match unit {
        // Units that stand beside the field, not in it.
        Unit::Pure | Unit::One | Unit::Parameters | Unit::Tokens | Unit::Years | Unit::Kelvin => {
            count_in_words_or_digits(value)
        }
        _ => format_quantity(value, unit),
    };
    let exact = format!(
        "{}{}",
        if unit == Unit::Usd { "$" } else { "" },
        whole(value)
    );
    for text in [words, exact] {
        let read = super::parse_quantity(&text, unit);
        if read.is_ok_and(|read| (read - value).abs() <= value.abs() * ROUNDING) {
            return text;
        }
    }
    let digits = value.to_string();
    if digits.len() <= 16 {
        digits
    } else {
        format!("{value:e}")
    }
}

/// What 1 − 0.9 is off 0.1, and more.
const ROUNDING: f64 = 1e-14;

/// A count in words from a million up: `6.1e7` → `61 million`, `4.05e11` → `405 billion`.
pub fn count_in_words(value: f64) -> String {
    if value.abs() >= 1e18 {
        return power_of_ten(value);
    }
    for (size, word) in [
        (1e15, "quadrillion"),
        (1e12, "trillion"),
        (1e9, "billion"),
        (1e6, "million"),
    ] {
        // Rounding to three digits may carry 999.95 million into the next word.
        if value.abs() >= size * 0.9995 {
            return format!("{} {word}", three_digits(value / size));
        }
    }
    whole(value)
}

/// A value with its unit, prefixed where the unit takes prefixes:
/// `format_quantity(1.4e11, Unit::Bytes)` → `140 GB`, `(40_800.0, Unit::Watts)` → `40.8 kW`.
pub fn format_quantity(value: f64, unit: Unit) -> String {
    if !value.is_finite() {
        return "not a number".into();
    }
    match unit {
        Unit::Bytes
        | Unit::BytesPerSecond
        | Unit::FlopPerSecond
        | Unit::Watts
        | Unit::Joules
        | Unit::WattHours => {
            let (scaled, prefix) = si_prefix(value);
            format!("{} {prefix}{}", three_digits(scaled), unit.symbol())
        }
        Unit::Seconds => format_duration(value),
        Unit::Usd if value.abs() >= 1e6 => format!("${}", count_in_words(value)),
        Unit::Usd if value.fract() == 0.0 => format!("${}", three_digits(value)),
        Unit::Usd => dollars(value),
        Unit::UsdPerKilowattHour => format!("{}/kWh", dollars(value)),
        Unit::GpuHours => format!("{} GPU-h", count_in_words_or_digits(value)),
        Unit::Parameters | Unit::Tokens | Unit::Examples | Unit::Images | Unit::Steps => {
            counted(count_in_words(value), unit.symbol().trim_end_matches('s'))
        }
        Unit::Flop => format!("{} FLOP", power_of_ten(value)),
        Unit::Share => percent(value),
        Unit::Days | Unit::Months | Unit::Years => counted(three_digits(value), unit.symbol()),
        Unit::Kilograms if value.abs() >= 1e3 => counted(three_digits(value / 1e3), "tonne"),
        Unit::UsdPerGpuHour => format!("{}/GPU-hour", dollars(value)),
        Unit::One | Unit::Pure => count_in_words_or_digits(value),
        _ => format!("{} {}", three_digits(value), unit.symbol()),
    }
}

/// Dollars and cents below a hundred; three digits above, and where cents would
/// round more of the price away.
fn dollars(value: f64) -> String {
    let cents = value * 100.0;
    let whole_cents = cents.round() != 0.0 && (cents - cents.round()).abs() < 1e-9;
    let in_cents = value == 0.0 || value.abs() >= 1.0 || whole_cents;
    if in_cents && value.abs() < 100.0 {
        format!("${value:.2}")
    } else {
        format!("${}", three_digits(value))
    }
}

/// A number without a unit: in words from a million up, three digits otherwise,
/// a whole number whole.
pub fn count_in_words_or_digits(value: f64) -> String {
    if value.abs() >= 1e6 {
        count_in_words(value)
    } else if value.fract() == 0.0 {
        whole(value)
    } else if value.abs() < 1e-6 {
        power_of_ten(value)
    } else {
        three_digits(value)
    }
}

fn si_prefix(value: f64) -> (f64, &'static str) {
    for (size, prefix) in [
        (1e18, "E"),
        (1e15, "P"),
        (1e12, "T"),
        (1e9, "G"),
        (1e6, "M"),
        (1e3, "k"),
    ] {
        if value.abs() >= size * 0.9995 {
            return (value / size, prefix);
        }
    }
    (value, "")
}

fn format_duration(seconds: f64) -> String {
    const DAY: f64 = 86_400.0;
    match seconds.abs() {
        s if s >= 730.0 * DAY => counted(three_digits(seconds / (365.25 * DAY)), "year"),
        s if s >= 2.0 * DAY => counted(three_digits(seconds / DAY), "day"),
        s if s >= 7_200.0 => counted(three_digits(seconds / 3_600.0), "hour"),
        s if s >= 120.0 => counted(three_digits(seconds / 60.0), "minute"),
        s if s == 0.0 || s >= 1e-3 => format!("{} s", three_digits(seconds)),
        _ => format!("{} µs", three_digits(seconds * 1e6)),
    }
}

/// Two digits and a power of ten, in superscript characters: `3.1e23` → `3.1 × 10²³`.
pub fn power_of_ten(value: f64) -> String {
    if value == 0.0 || !value.is_finite() {
        return three_digits(value);
    }
    let text = format!("{value:.1e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let superscript: String = exponent
        .chars()
        .map(|c| match c {
            '-' => '⁻',
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            c => c
                .to_digit(10)
                .and_then(|d| char::from_u32(0x2070 + d))
                .unwrap_or(c),
        })
        .collect();
    let mantissa = mantissa.trim_end_matches(".0");
    if mantissa == "1" {
        format!("10{superscript}")
    } else {
        format!("{mantissa} × 10{superscript}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::{Bytes, Flops, Seconds, Usd, Watts};

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(three_digits(1234.5), "1,230");
        assert_eq!(three_digits(0.012_34), "0.0123");
        assert_eq!(three_digits(87.5), "87.5");
        assert_eq!(three_digits(999.6), "1,000");
        assert_eq!(three_digits(-5.0), "−5");
        assert_eq!(three_digits(3e76), "3 × 10⁷⁶");
        assert_eq!(percent(1.2e-20), "1.2 × 10⁻¹⁸%");
        assert_eq!(whole(60_965_224.0), "60,965,224");
    }

    #[test]
    fn quantities_carry_their_unit() {
        assert_eq!(Bytes(1.4e11).to_string(), "140 GB");
        assert_eq!(Bytes(999_999.0).to_string(), "1 MB");
        assert_eq!(Watts(40_800.0).to_string(), "40.8 kW");
        assert_eq!(Usd(38.1e6).to_string(), "$38.1 million");
        assert_eq!(Usd(0.0).to_string(), "$0");
        assert_eq!(Usd(80.6).to_string(), "$80.60");
        assert_eq!(format_quantity(50_677.0, Unit::GpuHours), "50,677 GPU-h");
        assert_eq!(
            format_quantity(2.628e7, Unit::GpuHours),
            "26.3 million GPU-h"
        );
        assert_eq!(Usd(0.0014).to_string(), "$0.0014");
        assert_eq!(Flops(3.1e23).to_string(), "3.1 × 10²³ FLOP");
        assert_eq!(Seconds(5.8e6).to_string(), "67.1 days");
        assert_eq!(
            format_quantity(4.05e11, Unit::Parameters),
            "405 billion parameters"
        );
        for (value, shown) in [
            (0.4, "$0.40/kWh"),
            (0.0, "$0.00/kWh"),
            (0.004, "$0.004/kWh"),
            (0.035, "$0.035/kWh"),
            (0.081, "$0.081/kWh"),
            (0.0812, "$0.0812/kWh"),
            (1.234, "$1.23/kWh"),
        ] {
            assert_eq!(format_quantity(value, Unit::UsdPerKilowattHour), shown);
        }
        assert_eq!(Usd(0.0351).to_string(), "$0.0351");
        assert_eq!(Usd(0.9999).to_string(), "$1");
        assert_eq!(Usd(1e-12).to_string(), "$10⁻¹²");
        let rent = format_quantity(0.125, Unit::UsdPerGpuHour);
        assert_eq!(rent, "$0.125/GPU-hour");
        for (value, unit, shown) in [
            (1.0, Unit::Years, "1 year"),
            (0.5, Unit::Years, "0.5 years"),
            (1.0, Unit::Months, "1 month"),
            (54.0, Unit::Days, "54 days"),
            (1.0, Unit::Tokens, "1 token"),
            (1e9, Unit::Tokens, "1 billion tokens"),
            (1e3, Unit::Kilograms, "1 tonne"),
        ] {
            assert_eq!(format_quantity(value, unit), shown);
        }
        assert_eq!(format_quantity(1.47e-12, Unit::Pure), "1.5 × 10⁻¹²");
        assert_eq!(Seconds(3e-6).to_string(), "3 µs");
        assert_eq!((Watts(1000.0) * Seconds(3600.0)).kilowatt_hours(), 1.0);
    }

    #[test]
    fn nothing_prints_as_nan() {
        for value in [f64::NAN, f64::INFINITY, 0.0, -0.0, 1e-300, 1e300] {
            for unit in Unit::ALL.iter().copied() {
                let text = format_quantity(value, unit);
                assert!(
                    !text.contains("NaN") && !text.contains("inf"),
                    "{value} {unit:?}: {text}"
                );
            }
        }
    }
}
