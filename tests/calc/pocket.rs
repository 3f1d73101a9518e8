//! A pocket calculator: works out a formula as it stands on the page.
//!
//! Reads what a reader sees, `6 × 405 billion parameters = 2.4 × 10¹² FLOP`,
//! and knows nothing of where it came from. Every number is a range, as wide
//! as its rounding, so that nothing but rounding is forgiven.

use scale_lab::units::{Unit, parse_quantity};

/// From the least to the most a rounded number may stand for.
#[derive(Clone, Copy, Debug)]
pub struct Range {
    least: f64,
    most: f64,
}

impl Range {
    fn exactly(value: f64) -> Self {
        Self {
            least: value,
            most: value,
        }
    }

    /// What `work` makes of all four pairs of ends.
    fn with(self, other: Self, work: impl Fn(f64, f64) -> f64) -> Self {
        let ends = [self.least, self.most].map(|a| [work(a, other.least), work(a, other.most)]);
        let ends = ends.concat();
        Self {
            least: ends.iter().copied().fold(f64::INFINITY, f64::min),
            most: ends.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        }
    }

    /// Whether both may stand for the same number, and are numbers at all.
    pub fn agrees(self, other: Self) -> bool {
        let finite = [self, other].map(|r| r.least.is_finite() && r.most.is_finite());
        finite == [true; 2] && self.least <= other.most && other.least <= self.most
    }
}

/// What stands behind a number and the page's own reader does not know: units
/// of flows and energies, things that are counted; in SI base units.
const WORDS: &[(&str, f64)] = &[
    ("K", 1.0),
    ("kg/m³", 1.0),
    ("J/kg/K", 1.0),
    ("m³ a minute", 1.0 / 60.0),
    ("litres a minute", 1e-3 / 60.0),
    ("litre a minute", 1e-3 / 60.0),
    ("CFM", 0.3048 * 0.3048 * 0.3048 / 60.0),
    ("kWh", 3.6e6),
    ("MWh", 3.6e9),
    ("GWh", 3.6e12),
    ("TWh", 3.6e15),
    ("PWh", 3.6e18),
    ("U", 1.0),
    ("chips", 1.0),
    ("chip", 1.0),
    ("servers", 1.0),
    ("server", 1.0),
    ("layers", 1.0),
    ("layer", 1.0),
    ("wide", 1.0),
    ("heads", 1.0),
    ("head", 1.0),
    ("times", 1.0),
    ("tokens/s", 1.0),
];

/// Units the reader knows, and what they are in SI base units; the bare number
/// last, because 2 B are two billion to it.
const UNITS: &[(Unit, f64)] = &[
    (Unit::Bytes, 1.0),
    (Unit::BytesPerSecond, 1.0),
    (Unit::Flop, 1.0),
    (Unit::FlopPerSecond, 1.0),
    (Unit::Watts, 1.0),
    (Unit::Seconds, 1.0),
    (Unit::Usd, 1.0),
    (Unit::UsdPerKilowattHour, 1.0 / 3.6e6),
    (Unit::GpuHours, 3_600.0),
    (Unit::Parameters, 1.0),
    (Unit::Tokens, 1.0),
    (Unit::Pure, 1.0),
];

const YEAR: f64 = 365.25 * 86_400.0;

/// A number as it stands, with the width of its rounding: three digits, or as
/// many as are shown; two before a power of ten; cents.
fn number(text: &str) -> Option<Range> {
    let (text, per) = match text.trim().strip_suffix(" a year") {
        Some(text) => (text, YEAR),
        None => (text.trim(), 1.0),
    };
    let text = if text.starts_with("10") && text[2..].starts_with(is_superscript) {
        format!("1 × {text}")
    } else {
        text.to_owned()
    };
    let digits = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let start = text.trim_start_matches('$');
    let end = start.find(|c| !digits(c)).unwrap_or(start.len());
    let (shown, rest) = start.split_at(end);
    let mantissa: f64 = shown.replace(',', "").parse().ok()?;
    let word = |(word, factor): &(&str, f64)| {
        let number = text.strip_suffix(word)?.strip_suffix(' ')?;
        Some(parse_quantity(number, Unit::Pure).ok()? * factor)
    };
    let unit = |(unit, factor): &(Unit, f64)| Some(parse_quantity(&text, *unit).ok()? * factor);
    let value = WORDS.iter().find_map(word);
    let value = value.or_else(|| UNITS.iter().find_map(unit))? / per;
    let plain = shown.replace([',', '.'], "");
    let significant = plain.trim_start_matches('0').trim_end_matches('0').len();
    let certain = if rest.contains("× 10") { 2 } else { 3 };
    // The 1 of n − 1 is no rounded number; neither is nothing.
    if text == "1" || mantissa == 0.0 {
        return Some(Range::exactly(value));
    }
    let digits_behind = significant.max(certain) as f64 - libm::log10(mantissa).floor() - 1.0;
    let mut half = 0.5 * libm::pow(10.0, -digits_behind);
    // Cents, unless more of the price is shown.
    let cents = shown
        .split_once('.')
        .is_some_and(|(_, cents)| cents.len() == 2);
    if text.starts_with('$') && cents {
        half = half.max(0.005);
    }
    let half = value * half / mantissa;
    Some(Range {
        least: value - half,
        most: value + half,
    })
}

fn is_superscript(c: char) -> bool {
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁻".contains(c)
}

/// Works an expression out, or says what it stumbles over.
pub fn work_out(text: &str) -> Result<Range, String> {
    let (text, down) = match text.trim().strip_suffix(", rounded down") {
        Some(text) => (text, true),
        None => (text.trim(), false),
    };
    let mut keys = Keys { rest: text };
    let result = keys.sum()?;
    if !keys.rest.trim().is_empty() {
        return Err(format!("“{}” in “{text}”", keys.rest));
    }
    // Before it is rounded down, a count just short of whole is whole.
    let floor = |value: f64| if down { (value + 1e-9).floor() } else { value };
    Ok(result.with(Range::exactly(0.0), |value, _| floor(value)))
}

struct Keys<'a> {
    rest: &'a str,
}

impl Keys<'_> {
    fn press(&mut self, key: &str) -> bool {
        let rest = self.rest.trim_start().strip_prefix(key);
        rest.inspect(|rest| self.rest = rest).is_some()
    }

    fn sum(&mut self) -> Result<Range, String> {
        let mut sum = self.product()?;
        loop {
            if self.press("+ ") {
                sum = sum.with(self.product()?, |a, b| a + b);
            } else if self.press("− ") {
                sum = sum.with(self.product()?, |a, b| a - b);
            } else {
                return Ok(sum);
            }
        }
    }

    fn product(&mut self) -> Result<Range, String> {
        let mut product = self.power()?;
        loop {
            if self.press("× ") {
                product = product.with(self.power()?, |a, b| a * b);
            } else if self.press("/ ") {
                product = product.with(self.power()?, |a, b| a / b);
            } else {
                return Ok(product);
            }
        }
    }

    fn power(&mut self) -> Result<Range, String> {
        let base = self.value()?;
        if self.press("^") {
            return Ok(base.with(self.value()?, libm::pow));
        }
        if self.press("³") {
            return Ok(base.with(Range::exactly(3.0), libm::pow));
        }
        Ok(base)
    }

    fn value(&mut self) -> Result<Range, String> {
        if self.press("√(") {
            return Ok(self.bracket()?.with(Range::exactly(0.5), libm::pow));
        }
        if self.press("e^(") {
            return Ok(self
                .bracket()?
                .with(Range::exactly(0.0), |x, _| libm::exp(x)));
        }
        if self.press("least of (") {
            let mut least = self.sum()?;
            while self.press(", ") {
                least = least.with(self.sum()?, f64::min);
            }
            return self.closed(least);
        }
        if self.press("most of (") {
            let mut most = self.sum()?;
            while self.press(", ") {
                most = most.with(self.sum()?, f64::max);
            }
            return self.closed(most);
        }
        if self.press("(") {
            return self.bracket();
        }
        if self.press("−") {
            return Ok(self.value()?.with(Range::exactly(-1.0), |a, b| a * b));
        }
        let rest = self.rest.trim_start();
        // As far as the number and its unit may reach.
        let mut end = rest.len();
        for stop in [" + ", " − ", " × ", " / ", ")", "(", "^", ", "] {
            let mut found = rest.match_indices(stop).map(|(at, _)| at);
            let power = |at: usize| {
                let behind = rest[at..].strip_prefix(" × 10");
                behind.is_some_and(|behind| behind.starts_with(is_superscript))
            };
            end = end.min(found.find(|at| !power(*at)).unwrap_or(end));
        }
        let (shown, rest) = rest.split_at(end);
        self.rest = rest;
        number(shown).ok_or_else(|| format!("“{shown}” is no number"))
    }

    fn bracket(&mut self) -> Result<Range, String> {
        let inside = self.sum()?;
        self.closed(inside)
    }

    fn closed(&mut self, inside: Range) -> Result<Range, String> {
        if self.press(")") {
            Ok(inside)
        } else {
            Err(format!("no bracket before “{}”", self.rest))
        }
    }
}

#[test]
fn it_works_out_what_it_should_and_nothing_else() {
    let agrees = |a: &str, b: &str| work_out(a).unwrap().agrees(work_out(b).unwrap());
    for (one, other) in [
        (
            "6 × 405 billion parameters × 15.6 trillion tokens",
            "3.8 × 10²⁵ FLOP",
        ),
        ("10.2 kW × 24 h × $0.32/kWh", "$78.3"),
        ("√(2 × 10 s × 49.5 hours)", "31.5 minutes"),
        ("2^(10 years / 5 years) × (1 − 50%)", "2"),
        ("most of (2 GB, 3 GB / 2 + 1 GB)", "2.5 GB"),
        ("least of (42 U / 8 U, 50 kW / 10.2 kW), rounded down", "4"),
        ("1 − 10^(−0.076)", "16.1%"),
        ("e^(0.1) × 10²³ FLOP", "1.1 × 10²³ FLOP"),
        ("(15 K / 30 K)³", "0.125"),
    ] {
        assert!(agrees(one, other), "{one} is {other}");
    }
    assert!(!agrees("6 × 405 billion parameters", "2.5 trillion"));
    assert!(!agrees("10.2 kW × 24 h", "10.2 kWh"));
    for words in [
        "operations × 405 billion",
        "2 × (3 + 4",
        "7 apples",
        "C",
        "",
    ] {
        assert!(work_out(words).is_err(), "{words}");
    }
}
