//! Decimal text to the nearest `f64`.
//!
//! The standard parser carries tables of ten kilobytes that do not compress;
//! this one computes what they hold. Knows digits only: no words, units or
//! separators.

use std::cmp::Ordering;

/// Digits beyond these cannot be told apart in what a reader types.
const MOST_DIGITS: u32 = 19;

/// The zeros of the scripts in which people write numbers: Arabic, Persian,
/// Devanagari, Bengali, Gurmukhi, Gujarati, Tamil, Telugu, Kannada, Malayalam,
/// Thai, Lao, Tibetan and Burmese. In each, nine more digits follow.
const ZEROS: [u32; 14] = [
    0x0660, 0x06F0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0,
    0x0F20, 0x1040,
];

/// A character of a number as ASCII writes it: digits of any script, the marks
/// that stand between Arabic ones, and the full-width letters and signs of East
/// Asian keyboards. Others stay as they are.
pub fn plain(character: char) -> char {
    let code = character as u32;
    let ascii = match code {
        0x066A => '%',
        0x066B => '.',
        0x066C => ',',
        0x2212 => '-',
        0x3000 => ' ',
        0xFF01..=0xFF5E => return char::from_u32(code - 0xFEE0).unwrap_or(character),
        _ => {
            let zero = ZEROS
                .iter()
                .find(|zero| (**zero..**zero + 10).contains(&code));
            let digit = zero.and_then(|zero| char::from_digit(code - zero, 10));
            return digit.unwrap_or(character);
        }
    };
    ascii
}

/// Reads `-12.5e3` and the like: the nearest `f64` to the first 19 significant
/// digits. `None` for anything else and for what is not finite.
pub fn parse(text: &str) -> Option<f64> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (digits, exponent) = match text.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.parse::<i32>().ok()?.clamp(-9999, 9999)),
        None => (text, 0),
    };
    let (mut mantissa, mut taken, mut power) = (0u64, 0u32, exponent);
    let (mut any, mut after_point) = (false, false);
    for character in digits.chars() {
        if character == '.' && !after_point {
            after_point = true;
            continue;
        }
        let digit = u64::from(character.to_digit(10)?);
        any = true;
        if taken < MOST_DIGITS {
            mantissa = mantissa * 10 + digit;
            taken += u32::from(mantissa > 0);
            power -= i32::from(after_point);
        } else {
            power += i32::from(!after_point);
        }
    }
    let size = any.then(|| scaled(mantissa, power))?;
    Some(if negative { -size } else { size }).filter(|number| number.is_finite())
}

/// mantissa · 10^power, rounded once.
fn scaled(mantissa: u64, power: i32) -> f64 {
    /// Powers of ten up to this one are exact, and so are whole numbers below 2⁵³.
    const EXACT: u32 = 22;
    if mantissa == 0 {
        return 0.0;
    }
    if mantissa < 1 << 53 && power.unsigned_abs() <= EXACT {
        let factor = (0..power.unsigned_abs()).fold(1.0, |product, _| product * 10.0);
        let mantissa = mantissa as f64;
        return if power < 0 {
            mantissa / factor
        } else {
            mantissa * factor
        };
    }
    match power {
        ..-350 => 0.0,
        -350..=310 => quotient(mantissa, power),
        _ => f64::INFINITY,
    }
}

/// The same by whole numbers of any length, as numerator over denominator.
fn quotient(mantissa: u64, power: i32) -> f64 {
    let mut numerator = Whole(vec![mantissa as u32, (mantissa >> 32) as u32]);
    let mut denominator = Whole(vec![1]);
    let grows = if power < 0 {
        &mut denominator
    } else {
        &mut numerator
    };
    for _ in 0..power.unsigned_abs() {
        grows.multiply(10);
    }
    // Doubled until the quotient lies between 1 and 2: exponent is its logarithm.
    let mut exponent = 0;
    while numerator.compare(&denominator) == Ordering::Less {
        numerator.multiply(2);
        exponent -= 1;
    }
    loop {
        let mut doubled = denominator.clone();
        doubled.multiply(2);
        if numerator.compare(&doubled) == Ordering::Less {
            break;
        }
        denominator = doubled;
        exponent += 1;
    }
    if exponent > 1023 {
        return f64::INFINITY;
    }
    if exponent < -1075 {
        // Less than half of the smallest number there is.
        return 0.0;
    }
    // Numbers below the normal ones have fewer bits.
    let lowest = (exponent - 52).max(-1074);
    let mut bits = 0u64;
    for _ in lowest..=exponent {
        bits <<= 1;
        if numerator.compare(&denominator) != Ordering::Less {
            numerator.subtract(&denominator);
            bits |= 1;
        }
        numerator.multiply(2);
    }
    // What is left, doubled, against the denominator: over or under half.
    let up = match numerator.compare(&denominator) {
        Ordering::Less => false,
        Ordering::Equal => bits & 1 == 1,
        Ordering::Greater => true,
    };
    bits += u64::from(up);
    // bits · 2^lowest; both factors and, but for the last rounding up, the product are exact.
    let half = lowest / 2;
    bits as f64 * power_of_two(half) * power_of_two(lowest - half)
}

/// 2^exponent for a normal number.
fn power_of_two(exponent: i32) -> f64 {
    f64::from_bits(((exponent + 1023) as u64) << 52)
}

/// A whole number of any length, the lowest 32 bits first.
#[derive(Clone)]
struct Whole(Vec<u32>);

impl Whole {
    fn multiply(&mut self, factor: u32) {
        let mut carry = 0;
        for word in &mut self.0 {
            let product = u64::from(*word) * u64::from(factor) + carry;
            *word = product as u32;
            carry = product >> 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    /// Takes away a number that is no larger.
    fn subtract(&mut self, other: &Self) {
        let mut borrow = 0;
        for (index, word) in self.0.iter_mut().enumerate() {
            let taken = u64::from(other.word(index)) + borrow;
            borrow = u64::from(u64::from(*word) < taken);
            *word = u64::from(*word).wrapping_sub(taken) as u32;
        }
    }

    fn word(&self, index: usize) -> u32 {
        self.0.get(index).copied().unwrap_or(0)
    }

    fn compare(&self, other: &Self) -> Ordering {
        let words = (0..self.0.len().max(other.0.len())).rev();
        words
            .map(|index| self.word(index).cmp(&other.word(index)))
            .find(|ordering| ordering.is_ne())
            .unwrap_or(Ordering::Equal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_number_comes_back_as_it_was_written(bits in any::<u64>()) {
            let number = f64::from_bits(bits);
            prop_assume!(number.is_finite());
            for text in [number.to_string(), format!("{number:e}")] {
                // Longer texts than nineteen digits are cut, which may round once more.
                if text.chars().filter(char::is_ascii_digit).count() <= 17 || text.contains('e') {
                    prop_assert_eq!(parse(&text), Some(number), "{}", text);
                }
            }
        }

        #[test]
        fn short_numbers_read_as_the_standard_reads_them(text in "-?[0-9]{0,18}[.]?[0-9]{0,1}(e-?[0-9]{1,3})?") {
            let standard = text.parse::<f64>().ok().filter(|number| number.is_finite());
            prop_assert_eq!(parse(&text), standard, "{}", text);
        }

        #[test]
        fn nothing_panics(text in ".{0,40}") {
            let _ = parse(&text);
        }
    }

    #[test]
    fn digits_of_any_script_are_digits() {
        for (text, ascii) in [
            ("７Ｂ", "7B"),
            ("１２ｋＷ", "12kW"),
            ("０．３", "0.3"),
            ("－２", "-2"),
            ("٣٫٥", "3.5"),
            ("١٬٢٣٤", "1,234"),
            ("۴۰٪", "40%"),
            ("१२", "12"),
            ("৭", "7"),
            ("๔๕", "45"),
            ("12 kW", "12 kW"),
        ] {
            assert_eq!(text.chars().map(plain).collect::<String>(), ascii);
        }
    }

    #[test]
    fn the_ends_of_the_range() {
        for number in [
            f64::MIN_POSITIVE,
            f64::MAX,
            5e-324,
            2.225_073_858_507_201e-308,
            9_007_199_254_740_993.0,
        ] {
            assert_eq!(parse(&format!("{number:e}")), Some(number));
        }
        for text in [
            "", ".", "-", "e5", "1e", "inf", "NaN", "1.2.3", "0x1", "1e400",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse("1e-400"), Some(0.0));
        assert_eq!(parse("1e99999999999"), None);
    }
}
