//! Physical quantities as types, how numbers are set in words ([`format`]),
//! and how they are read as people type them ([`read`]).
//!
//! Knows arithmetic and plain English; knows nothing of widgets or pages.
//! Every quantity is an `f64` in its SI base unit (or the unit its name says).

mod counted;
pub mod format;
pub mod read;
mod unit;
mod words;

pub use counted::counted;
pub use format::{
    count_in_words, count_in_words_or_digits, field_text, format_quantity, percent, power_of_ten,
    three_digits, to_two_digits, whole,
};
pub use read::{ReadError, in_words_of, parse_number, parse_quantity};
pub use unit::Unit;
pub use words::{in_a_sentence, part_in_words, times_in_words, unit_fraction};

use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::{Add, Div, Mul, Sub};

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident, $unit:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub f64);

        impl $name {
            /// Its unit.
            pub const UNIT: Unit = $unit;
        }
        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self { Self(self.0 + other.0) }
        }
        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self { Self(self.0 - other.0) }
        }
        impl Mul<f64> for $name {
            type Output = Self;
            fn mul(self, factor: f64) -> Self { Self(self.0 * factor) }
        }
        impl Div for $name {
            type Output = f64;
            fn div(self, other: Self) -> f64 { self.0 / other.0 }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&format_quantity(self.0, $unit))
            }
        }
    };
}

quantity!(
    /// An amount of memory or storage, in bytes. 1 GB is 10⁹ bytes; 2³⁰ bytes are a GiB.
    Bytes, Unit::Bytes
);
quantity!(
    /// Speed of a memory or of one direction of a link, in bytes per second.
    BytesPerSecond, Unit::BytesPerSecond
);
quantity!(
    /// A count of floating-point operations.
    Flops, Unit::Flop
);
quantity!(
    /// Arithmetic speed, in floating-point operations per second.
    FlopsPerSecond, Unit::FlopPerSecond
);
quantity!(
    /// Power: a rate, in watts.
    Watts, Unit::Watts
);
quantity!(
    /// Energy, in joules.
    Joules, Unit::Joules
);
quantity!(
    /// Money, in United States dollars of the year the source names.
    Usd, Unit::Usd
);
quantity!(
    /// Time, in seconds.
    Seconds, Unit::Seconds
);

impl Bytes {
    /// From binary gigabytes of 2³⁰ bytes.
    pub fn from_gibibytes(gibibytes: f64) -> Self {
        Self(gibibytes * GIBIBYTE)
    }

    /// In binary gigabytes of 2³⁰ bytes.
    pub fn gibibytes(self) -> f64 {
        self.0 / GIBIBYTE
    }
}

/// 2³⁰ bytes.
const GIBIBYTE: f64 = 1_073_741_824.0;

impl BytesPerSecond {
    /// One direction of a link whose data sheet adds both directions.
    pub fn each_way(bidirectional: f64) -> Self {
        Self(bidirectional / 2.0)
    }
}

impl Div<BytesPerSecond> for Bytes {
    type Output = Seconds;
    fn div(self, speed: BytesPerSecond) -> Seconds {
        Seconds(self.0 / speed.0)
    }
}

impl Div<FlopsPerSecond> for Flops {
    type Output = Seconds;
    fn div(self, speed: FlopsPerSecond) -> Seconds {
        Seconds(self.0 / speed.0)
    }
}

impl Seconds {
    /// In hours.
    pub fn hours(self) -> f64 {
        self.0 / 3_600.0
    }

    /// In days of 24 hours.
    pub fn days(self) -> f64 {
        self.0 / 86_400.0
    }
}

impl Joules {
    /// Energy bought by the kilowatt-hour (3.6 MJ).
    pub fn from_kilowatt_hours(kilowatt_hours: f64) -> Self {
        Self(kilowatt_hours * 3.6e6)
    }

    /// The same energy in kilowatt-hours.
    pub fn kilowatt_hours(self) -> f64 {
        self.0 / 3.6e6
    }
}

impl Mul<Seconds> for Watts {
    type Output = Joules;
    fn mul(self, time: Seconds) -> Joules {
        Joules(self.0 * time.0)
    }
}
