//! What people type, and what is read.

use super::*;
use crate::units::{Unit, field_text};

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
        let close = read.is_ok_and(|n| (n / number - 1.0).abs() < 1e-12);
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
        let read = parse_quantity(text, unit);
        assert_eq!(read, Err(ReadError::NotANumber), "{text} in {unit:?}");
    }
}

#[test]
fn what_has_two_meanings_is_asked_about() {
    let asked = |text: &str, unit: Unit| parse_quantity(text, unit).unwrap_err().to_string();
    let time = "“m” could be minutes, months or millions: write “min”, “months” or “million”";
    for text in ["10 m", "10m", "10 M", "1.5mn"] {
        assert_eq!(asked(text, Unit::Seconds), time, "{text}");
    }
    for unit in [Unit::Months, Unit::Years] {
        let months = "“m” could be months or millions: write “months” or “million”";
        assert_eq!(asked("6 m", unit), months);
    }
    for text in ["400 Gb/s", "400 gb/s"] {
        let bits = "“b/s” could be bits or bytes: write “bit/s” or “B/s”";
        assert_eq!(asked(text, Unit::BytesPerSecond), bits, "{text}");
    }
    for (text, unit, number) in [
        ("10 min", Unit::Seconds, 600.0),
        ("2 months", Unit::Seconds, 5_259_600.0),
        ("10 million", Unit::Seconds, 1e7),
        ("5 ms", Unit::Seconds, 5e-3),
        ("6 months", Unit::Years, 0.5),
        ("400 Gbit/s", Unit::BytesPerSecond, 50e9),
        ("400 GB/s", Unit::BytesPerSecond, 400e9),
        ("80 gb", Unit::Bytes, 80e9),
        ("$10 m", Unit::Usd, 1e7),
        ("7m", Unit::Parameters, 7e6),
    ] {
        assert_eq!(parse_quantity(text, unit), Ok(number), "{text} in {unit:?}");
    }
    assert_eq!(
        parse_quantity("m", Unit::Seconds),
        Err(ReadError::NotANumber)
    );
}

#[test]
fn digits_of_any_script_are_read() {
    for (text, unit, number) in [
        ("７B", Unit::Parameters, 7e9),
        ("１２kW", Unit::Watts, 12e3),
        ("０．３", Unit::Share, 0.3),
        ("٣٫٥", Unit::Pure, 3.5),
        ("۴۰٪", Unit::Share, 0.4),
        ("१२", Unit::Pure, 12.0),
        ("＄３００ｋ", Unit::Usd, 300e3),
    ] {
        assert_eq!(parse_quantity(text, unit), Ok(number), "{text}");
    }
}

#[test]
fn a_bare_number_means_what_the_field_shows() {
    for (value, unit, typed, number) in [
        (8_400.0, Unit::Watts, "12", 12e3),
        (8_400.0, Unit::Watts, "１２", 12e3),
        (10_200.0, Unit::Watts, "10.2", 10_200.0),
        (600.0, Unit::Seconds, "15", 900.0),
        (80e9, Unit::Bytes, "24", 24e9),
        (405e9, Unit::Parameters, "7", 7e9),
        (0.4, Unit::Share, "40", 0.4),
        (0.235, Unit::Share, "1", 0.01),
        (49.5e6, Unit::Usd, "50", 50e6),
        (0.32, Unit::UsdPerKilowattHour, "0.1", 0.1),
        (3.8e25, Unit::Flop, "2", 2e25),
        (50_677.0, Unit::GpuHours, "60,000", 60e3),
    ] {
        let shown = field_text(value, unit);
        let meant = in_words_of(&shown, typed);
        let read = parse_quantity(meant.as_deref().unwrap_or(typed), unit);
        let close = read.is_ok_and(|read| (read / number - 1.0).abs() < 1e-12);
        assert!(close, "{typed} over {shown}: {read:?}");
    }
    for (shown, typed) in [
        ("8.4 kW", "12 W"),
        ("8.4 kW", "12 k"),
        ("405 billion", "7e9"),
        ("8,192", "12"),
        ("$300,000", "12"),
        ("8.4 kW", ""),
        ("8.4 kW", "twelve"),
    ] {
        assert_eq!(in_words_of(shown, typed), None, "{typed} over {shown}");
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
fn what_a_field_shows_reads_back() {
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
            let read = parse_quantity(&text, unit);
            // Off by what arithmetic leaves in the last digit, at most.
            let same = read.is_ok_and(|read| (read - value).abs() <= value * 1e-14);
            assert!(same, "{text} in {unit:?}: {read:?}");
        }
    }
    assert_eq!(field_text(405e9, Unit::Parameters), "405 billion");
    assert_eq!(field_text(60_965_224.0, Unit::Parameters), "60,965,224");
    assert_eq!(field_text(49_530_000.0, Unit::Usd), "$49,530,000");
    assert_eq!(field_text(0.235, Unit::Share), "23.5%");
    assert_eq!(field_text(0.4, Unit::Share), "40%");
    assert_eq!(field_text(80e9, Unit::Bytes), "80 GB");
    assert_eq!(field_text(1.0 - 0.9, Unit::Share), "10%");
    assert_eq!(field_text(0.1 + 0.2, Unit::Pure), "0.3");
    assert_eq!(field_text(0.004, Unit::UsdPerKilowattHour), "$0.004/kWh");
}
