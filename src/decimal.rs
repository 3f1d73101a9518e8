//! Decimal text to the nearest `f64`.
//!
//! Knows which texts are decimal numbers, and leaves their value to the
//! platform: the standard library's parser natively, and JavaScript's in the
//! page, where the standard one would carry ten kilobytes of tables. Both round
//! correctly. Knows no words, units or separators.

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
    match code {
        0x066A => '%',
        0x066B => '.',
        0x066C => ',',
        0x2212 => '-',
        0x3000 => ' ',
        0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(character),
        _ => {
            let zero = ZEROS
                .iter()
                .find(|zero| (**zero..**zero + 10).contains(&code));
            let digit = zero.and_then(|zero| char::from_digit(code - zero, 10));
            digit.unwrap_or(character)
        }
    }
}

/// Reads `-12.5e3` and the like; `None` for anything else and for what is not
/// finite.
pub fn parse(text: &str) -> Option<f64> {
    if !is_decimal(text) {
        return None;
    }
    Some(nearest(text)?).filter(|number| number.is_finite())
}

/// Digits with at most one point among them, perhaps a sign before and an
/// exponent behind.
fn is_decimal(text: &str) -> bool {
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent = exponent.map(|text| text.strip_prefix(['-', '+']).unwrap_or(text));
    digits(whole)
        && digits(fraction)
        && whole.len() + fraction.len() > 0
        && exponent.is_none_or(|exponent| !exponent.is_empty() && digits(exponent))
}

#[cfg(feature = "web")]
fn nearest(text: &str) -> Option<f64> {
    Some(js_sys::parse_float(text))
}

#[cfg(not(feature = "web"))]
fn nearest(text: &str) -> Option<f64> {
    text.parse().ok()
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
                prop_assert_eq!(parse(&text), Some(number), "{}", text);
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
