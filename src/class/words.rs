//! The lesson's sentences about its numbers, for a class.

use crate::lab::law::Law;
use crate::units::three_digits;

/// By how many percent the loss falls between two sizes, along a law.
pub fn fall(law: &Law, from: f64, to: f64) -> f64 {
    100.0 * (1.0 - law.loss(to) / law.loss(from))
}

/// Sizes ten times apart, of which the lesson speaks.
pub const TENFOLD: [(f64, f64); 3] = [(30.0, 300.0), (100.0, 1000.0), (300.0, 3000.0)];

/// The three falls in whole percent.
pub fn falls(law: &Law) -> [f64; 3] {
    TENFOLD.map(|(from, to)| fall(law, from, to).round())
}

/// What was found, in words.
pub fn found(law: &Law) -> String {
    let [first, second, third] = falls(law);
    format!(
        "Bigger was better, but less and less: from 30 to 300 parameters the loss fell by {first} %, from 100 to 1,000 by \
         {second} %, from 300 to 3,000 by {third} %. The dashed line is chance. No network can get below it."
    )
}

/// How bets did against where the networks landed.
pub fn bets(bets: &[f64], landed: f64) -> String {
    let low = bets.iter().filter(|bet| **bet < 0.95 * landed).count();
    match (bets.len(), low) {
        (0, _) => "no bets".into(),
        (all, low) if low == all => format!("{all} bets,\nall too low"),
        (all, low) => format!("{all} bets,\n{low} too low"),
    }
}

/// The ruler against where the networks landed.
pub fn ruler(bet: f64, landed: f64) -> String {
    let factor = landed / bet;
    if factor > 1.15 {
        format!(
            "The ruler said {}. It landed at {}: {} times as wrong.",
            three_digits(bet),
            three_digits(landed),
            three_digits((factor * 10.0).round() / 10.0),
        )
    } else {
        format!(
            "The ruler said {}. It landed at {}.",
            three_digits(bet),
            three_digits(landed)
        )
    }
}
