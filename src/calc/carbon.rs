//! Carbon dioxide from electricity.

use crate::units::{Joules, Unit, format_quantity};
use std::fmt;

/// A mass of carbon dioxide, other greenhouse gases counted by their effect,
/// in kilograms.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Carbon(pub f64);

impl fmt::Display for Carbon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&format_quantity(self.0, Unit::Kilograms))
    }
}

impl Carbon {
    /// In tonnes of 1,000 kg.
    pub fn tonnes(self) -> f64 {
        self.0 / 1e3
    }
}

/// `energy in kWh × grams per kWh`, at a grid's average intensity.
pub fn emitted(energy: Joules, grams_per_kilowatt_hour: f64) -> Carbon {
    Carbon(energy.kilowatt_hours() * grams_per_kilowatt_hour / 1e3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_our_cluster_in_britain() {
        let carbon = emitted(Joules::from_kilowatt_hours(10.36e6), 238.0);
        assert!((carbon.tonnes() - 2465.7).abs() < 0.1);
    }
}
