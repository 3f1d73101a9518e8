//! Quantities as people say them: "three years", "a fifth", "one hour in seventy".

use crate::scene::word;
use crate::units::{Seconds, Usd, three_digits, to_two_digits};

const YEAR: f64 = 31_557_600.0;

/// A time: "three years", "nine days", "two and a half hours".
pub fn spoken(time: Seconds) -> String {
    // From what multiple on, and whether it has a plural.
    let units = [
        (1e3 * YEAR, "thousand years", 0.95, ""),
        (100.0 * YEAR, "hundred years", 0.95, ""),
        (YEAR, "year", 1.9, "s"),
        (YEAR / 12.0, "month", 1.9, "s"),
        (86_400.0, "day", 1.9, "s"),
        (3_600.0, "hour", 1.9, "s"),
        (60.0, "minute", 1.9, "s"),
        (1.0, "second", 1.9, "s"),
    ];
    for (length, name, least, plural) in units {
        let count = time.0 / length;
        if (count - 1.0).abs() < 0.04 && !plural.is_empty() {
            return format!("one {name}");
        }
        if count >= least {
            let half = (count * 2.0).round() / 2.0;
            let shown = if count >= 1e4 {
                three_digits(count)
            } else if half.fract() == 0.0 || count >= 5.0 {
                word(count.round())
            } else {
                format!("{} and a half", word(half.floor()))
            };
            return format!("{shown} {name}{plural}");
        }
    }
    "no time at all".to_owned()
}

/// A part of something: "a fifth".
pub fn part(share: f64) -> &'static str {
    match share {
        share if share < 0.03 => "hardly anything",
        share if share < 0.08 => "a twentieth",
        share if share < 0.145 => "a tenth",
        share if share < 0.225 => "a fifth",
        share if share < 0.29 => "a quarter",
        share if share < 0.42 => "a third",
        share if share < 0.58 => "half",
        share if share < 0.71 => "two thirds",
        share if share < 0.85 => "three quarters",
        _ => "nearly all",
    }
}

/// A part of the time: "one hour in seventy".
pub fn hours(share: f64) -> String {
    match share {
        share if share > 0.45 => "more than half".to_owned(),
        share if share > 0.29 => "a third".to_owned(),
        share => {
            let hours = 1.0 / share;
            let step = match hours {
                hours if hours < 12.0 => 1.0,
                hours if hours < 200.0 => 10.0,
                _ => 100.0,
            };
            format!("one hour in {}", word((hours / step).round() * step))
        }
    }
}

/// "$39 million": two digits, which is what one remembers.
pub fn dollars(amount: Usd) -> String {
    if amount.0 < 100.0 {
        return amount.to_string();
    }
    Usd(to_two_digits(amount.0)).to_string()
}

/// The same with a capital letter.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_said_in_words() {
        assert_eq!(spoken(Seconds(2.97 * YEAR)), "three years");
        assert_eq!(spoken(Seconds(1.5 * YEAR)), "18 months");
        assert_eq!(spoken(Seconds(31_536_000.0)), "one year");
        assert_eq!(spoken(Seconds(9_000.0)), "two and a half hours");
        assert_eq!(
            spoken(Seconds(250.0 * YEAR)),
            "two and a half hundred years"
        );
        assert_eq!(part(0.21), "a fifth");
        assert_eq!(hours(1.0 / 71.0), "one hour in seventy");
        assert_eq!(hours(1.0 / 7.2), "one hour in seven");
        assert_eq!(dollars(Usd(39_260_000.0)), "$39 million");
        assert_eq!(capital("four"), "Four");
    }
}
