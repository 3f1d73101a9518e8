//! Numbers as a sentence says them: "three times", "a fifth", "91%".

use super::{Unit, counted, format_quantity, percent, three_digits, to_two_digits};

/// Few enough digits to be read aloud: a share to the whole percent, a plain
/// number below a hundred to two digits, less than a second in milliseconds,
/// everything else as ever.
pub fn in_a_sentence(value: f64, unit: Unit) -> String {
    match unit {
        Unit::Share if (0.1..0.995).contains(&value) => format!("{:.0}%", value * 100.0),
        Unit::Share if value > 0.0 && value < 0.1 => percent(to_two_digits(value)),
        Unit::Pure if value.fract() != 0.0 && value.abs() < 100.0 => {
            three_digits(to_two_digits(value))
        }
        Unit::Seconds if (0.001..1.0).contains(&value) => {
            counted(three_digits(to_two_digits(value * 1e3)), "millisecond")
        }
        _ => format_quantity(value, unit),
    }
}

/// How many times: `3.01` → `three times`, `4.68` → `4.7 times`. For one and more.
pub fn times_in_words(times: f64) -> String {
    const WORDS: [&str; 10] = [
        "once",
        "twice",
        "three times",
        "four times",
        "five times",
        "six times",
        "seven times",
        "eight times",
        "nine times",
        "ten times",
    ];
    let whole = times.round();
    let near = (times / whole - 1.0).abs() < 0.025;
    match WORDS.get(whole as usize - usize::from(whole >= 1.0)) {
        Some(word) if near && whole >= 1.0 => (*word).to_owned(),
        _ if times < 100.0 => format!("{} times", three_digits(to_two_digits(times))),
        _ => format!("{} times", three_digits(times)),
    }
}

/// What part: `0.196` → `a fifth`, `0.42` → `42%`. For less than one.
pub fn part_in_words(part: f64) -> String {
    const PARTS: [(f64, &str); 9] = [
        (0.5, "half"),
        (1.0 / 3.0, "a third"),
        (2.0 / 3.0, "two thirds"),
        (0.25, "a quarter"),
        (0.75, "three quarters"),
        (0.2, "a fifth"),
        (0.1, "a tenth"),
        (0.01, "a hundredth"),
        (0.001, "a thousandth"),
    ];
    PARTS
        .iter()
        .find(|(value, _)| (part / value - 1.0).abs() < 0.03)
        .map_or_else(
            || in_a_sentence(part, Unit::Share),
            |(_, words)| (*words).to_owned(),
        )
}

/// About which part with one above: `0.04` → `a twenty-fifth`; more than two
/// fifths in percent.
pub fn unit_fraction(part: f64) -> String {
    const BELOW_TWENTY: [&str; 20] = [
        "",
        "whole",
        "half",
        "third",
        "quarter",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
    ];
    const TENS: [(&str, &str); 8] = [
        ("twenty", "twentieth"),
        ("thirty", "thirtieth"),
        ("forty", "fortieth"),
        ("fifty", "fiftieth"),
        ("sixty", "sixtieth"),
        ("seventy", "seventieth"),
        ("eighty", "eightieth"),
        ("ninety", "ninetieth"),
    ];
    const UNITS: [&str; 10] = [
        "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    ];
    let count = (1.0 / part).round() as usize;
    let words = match count {
        2..20 if part < 0.4 => BELOW_TWENTY[count].to_owned(),
        20..100 => {
            let (many, last) = TENS[count / 10 - 2];
            match UNITS[count % 10] {
                "" => last.to_owned(),
                unit => format!("{many}-{unit}"),
            }
        }
        _ => return in_a_sentence(part, Unit::Share),
    };
    let article = if count == 8 || count == 11 || count == 18 || (80..90).contains(&count) {
        "an"
    } else {
        "a"
    };
    format!("{article} {words}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_have_no_third_digit() {
        let said = [
            (0.284, Unit::Share, "28%"),
            (0.9079, Unit::Share, "91%"),
            (0.00412, Unit::Share, "0.41%"),
            (1.0, Unit::Share, "100%"),
            (0.998, Unit::Share, "99.8%"),
            (4.678, Unit::Pure, "4.7"),
            (0.927, Unit::Pure, "0.93"),
            (2_917.0, Unit::Pure, "2,917"),
            (63.0, Unit::Pure, "63"),
            (40_800.0, Unit::Watts, "40.8 kW"),
        ];
        for (value, unit, words) in said {
            assert_eq!(in_a_sentence(value, unit), words);
        }
    }

    #[test]
    fn times_and_parts_have_words() {
        for (times, words) in [
            (1.0, "once"),
            (1.2, "1.2 times"),
            (2.01, "twice"),
            (3.01, "three times"),
            (4.68, "4.7 times"),
            (10.1, "ten times"),
            (14_643.0, "14,600 times"),
        ] {
            assert_eq!(times_in_words(times), words);
        }
        for (part, words) in [
            (0.196, "a fifth"),
            (0.5, "half"),
            (0.42, "42%"),
            (0.0, "0%"),
        ] {
            assert_eq!(part_in_words(part), words);
        }
    }

    #[test]
    fn a_part_with_one_above() {
        for (part, words) in [
            (0.04, "a twenty-fifth"),
            (0.1, "a tenth"),
            (0.33, "a third"),
            (0.125, "an eighth"),
            (0.05, "a twentieth"),
            (0.01235, "an eighty-first"),
            (0.45, "45%"),
            (0.005, "0.5%"),
            (0.0, "0%"),
        ] {
            assert_eq!(unit_fraction(part), words);
        }
    }
}
