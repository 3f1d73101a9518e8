//! Units as people write them behind a number.

use super::ReadError;
use crate::units::Unit;

/// How a unit is written after a number, longest first, and what that is in the unit.
pub(super) fn spellings(unit: Unit) -> &'static [(&'static str, f64)] {
    const KIBI: f64 = 1024.0;
    match unit {
        Unit::Bytes => &[
            ("kib", KIBI),
            ("mib", KIBI * KIBI),
            ("gib", KIBI * KIBI * KIBI),
            ("tib", KIBI * KIBI * KIBI * KIBI),
            ("bytes", 1.0),
            ("b", 1.0),
        ],
        Unit::BytesPerSecond => &[("bit/s", 0.125), ("b/s", 1.0)],
        Unit::Flop => &[
            ("pf-days", 8.64e19),
            ("pf-day", 8.64e19),
            ("flops", 1.0),
            ("flop", 1.0),
        ],
        Unit::FlopPerSecond => &[("flop/s", 1.0), ("flops", 1.0), ("f", 1.0)],
        Unit::Watts => &[("watts", 1.0), ("watt", 1.0), ("w", 1.0)],
        Unit::Seconds => &[
            ("minutes", 60.0),
            ("minute", 60.0),
            ("min", 60.0),
            ("hours", 3_600.0),
            ("hour", 3_600.0),
            ("h", 3_600.0),
            ("days", 86_400.0),
            ("day", 86_400.0),
            ("d", 86_400.0),
            ("months", 2_629_800.0),
            ("month", 2_629_800.0),
            ("years", 31_557_600.0),
            ("year", 31_557_600.0),
            ("y", 31_557_600.0),
            ("ms", 1e-3),
            ("µs", 1e-6),
            ("seconds", 1.0),
            ("second", 1.0),
            ("s", 1.0),
        ],
        Unit::Years => &[
            ("months", 1.0 / 12.0),
            ("month", 1.0 / 12.0),
            ("years", 1.0),
            ("year", 1.0),
            ("y", 1.0),
        ],
        Unit::Months => &[
            ("months", 1.0),
            ("month", 1.0),
            ("years", 12.0),
            ("year", 12.0),
        ],
        Unit::Kelvin => &[("°c", 1.0), ("k", 1.0)],
        Unit::Usd => &[
            ("usdollars", 1.0),
            ("dollars", 1.0),
            ("usd", 1.0),
            ("$", 1.0),
        ],
        Unit::UsdPerKilowattHour => &[
            ("usd/kwh", 1.0),
            ("$/kwh", 1.0),
            ("/kwh", 1.0),
            ("usd/mwh", 1e-3),
            ("$/mwh", 1e-3),
            ("/mwh", 1e-3),
        ],
        Unit::UsdPerGpuHour => &[("pergpu-hour", 1.0), ("usd/gpu-h", 1.0), ("$/gpu-h", 1.0)],
        Unit::GpuHours => &[
            ("gpu-hours", 1.0),
            ("gpu-h", 1.0),
            ("hours", 1.0),
            ("h", 1.0),
        ],
        Unit::Parameters => &[("parameters", 1.0), ("parameter", 1.0), ("params", 1.0)],
        Unit::Tokens => &[("tokens", 1.0), ("token", 1.0)],
        _ => &[],
    }
}

/// What is written behind a number of this unit and has two meanings, each of
/// which somebody will have in mind.
pub(super) fn ambiguity(words: &str, unit: Unit) -> Option<ReadError> {
    let is_million = ["m", "mn"].contains(&words.to_lowercase().as_str());
    let (letters, meanings, instead) = match unit {
        Unit::Seconds if is_million => (
            "m",
            "minutes, months or millions",
            "“min”, “months” or “million”",
        ),
        Unit::Months | Unit::Years if is_million => {
            ("m", "months or millions", "“months” or “million”")
        }
        // Networks are sold by the bit; memories, whose unit is B, never.
        Unit::BytesPerSecond if words.ends_with("b/s") => {
            ("b/s", "bits or bytes", "“bit/s” or “B/s”")
        }
        _ => return None,
    };
    Some(ReadError::Ambiguous {
        letters,
        meanings,
        instead,
    })
}
