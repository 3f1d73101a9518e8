//! Power and energy of computers and the building around them.

use crate::units::{Joules, Seconds, Watts};

/// A day.
pub const DAY: Seconds = Seconds(86_400.0);

/// A year of 365 days.
pub const YEAR: Seconds = Seconds(365.0 * 86_400.0);

/// What computers draw: `count × each`.
pub fn computers(count: f64, each: Watts) -> Watts {
    each * count
}

/// What the building draws for them: `computers × PUE`.
///
/// The power usage effectiveness is the energy that enters the building over
/// the energy that reaches the computers, at least 1 (ISO/IEC 30134-2).
pub fn site(computers: Watts, pue: f64) -> Watts {
    computers * pue
}

/// Energy of a steady power: `power × time`.
pub fn energy(power: Watts, time: Seconds) -> Joules {
    power * time
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_cluster() {
        // 128 servers of 8.4 kW in a building with a PUE of 1.1.
        let site = site(computers(128.0, Watts(8_400.0)), 1.1);
        assert!((site.0 - 1_182_720.0).abs() < 1e-6);
        assert!((energy(site, DAY).kilowatt_hours() - 28_385.28).abs() < 1e-6);
        assert!((energy(site, YEAR).kilowatt_hours() / 1e6 - 10.36).abs() < 0.005);
    }
}
