//! Dates as precise as they are known: a year, a month or a day.

const DAYS: [u32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// The middle of the period that `YYYY`, `YYYY-MM` or `YYYY-MM-DD` names, as a
/// decimal year; nothing if there is no such date.
pub(crate) fn decimal_year(date: &str) -> Option<f64> {
    let mut parts = date.split('-');
    let year = digits(parts.next()?, 4)?;
    let month = optional(parts.next())?;
    let day = optional(parts.next())?;
    if parts.next().is_some() {
        return None;
    }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = |month: usize| DAYS[month] + u32::from(leap && month == 1);
    let year_length: u32 = (0..12).map(length).sum();
    let Some(month) = month else {
        return Some(f64::from(year) + 0.5);
    };
    let month = usize::try_from(month.checked_sub(1)?).ok()?;
    if month >= 12 {
        return None;
    }
    let before: u32 = (0..month).map(length).sum();
    let within = match day {
        None => f64::from(length(month)) / 2.0,
        Some(day) if (1..=length(month)).contains(&day) => f64::from(day) - 0.5,
        Some(_) => return None,
    };
    Some(f64::from(year) + (f64::from(before) + within) / f64::from(year_length))
}

/// A number of exactly so many digits.
fn digits(text: &str, count: usize) -> Option<u32> {
    let plain = text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// Absent is well; present it must be two digits.
#[allow(
    clippy::option_option,
    reason = "absent and wrong are different answers"
)]
fn optional(part: Option<&str>) -> Option<Option<u32>> {
    match part {
        None => Some(None),
        Some(text) => digits(text, 2).map(Some),
    }
}
