//! What a cluster costs to buy and to run.

use super::{Invalid, positive};
use crate::units::{Joules, Usd};

/// The price of a cluster, in its parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClusterPrice {
    /// The servers.
    pub servers: Usd,
    /// The network between them.
    pub network: Usd,
}

impl ClusterPrice {
    /// Both together.
    pub fn total(&self) -> Usd {
        self.servers + self.network
    }
}

/// Servers at a price each, and a network for a share of that on top:
/// `nodes × price`, `nodes × price × share`.
pub fn cluster(nodes: f64, price: Usd, network_share: f64) -> ClusterPrice {
    let servers = price * nodes;
    ClusterPrice {
        servers,
        network: servers * network_share,
    }
}

/// An electricity bill: `energy in kWh × dollars per kWh`.
pub fn electricity(energy: Joules, usd_per_kilowatt_hour: f64) -> Usd {
    Usd(energy.kilowatt_hours() * usd_per_kilowatt_hour)
}

/// Straight-line depreciation for a year: `price / lifetime`.
///
/// # Errors
/// A lifetime that is not positive.
pub fn straight_line(price: Usd, lifetime_years: f64) -> Result<Usd, Invalid> {
    Ok(Usd(price.0 / positive("the lifetime", lifetime_years)?))
}

/// What is left of a price after some years in which it falls by `orders` of
/// magnitude a year: `price × 10^(−orders × years)`.
pub fn economic_value(price: Usd, orders: f64, years: f64) -> Usd {
    price * libm::pow(10.0, -orders * years)
}

/// What is left in the books after some years of a straight line; nothing
/// after the lifetime.
///
/// # Errors
/// A lifetime that is not positive.
pub fn book_value(price: Usd, lifetime_years: f64, years: f64) -> Result<Usd, Invalid> {
    let left = 1.0 - years / positive("the lifetime", lifetime_years)?;
    Ok(price * left.clamp(0.0, 1.0))
}

/// Renting: `GPU-hours × dollars per GPU-hour`.
pub fn rental(gpu_hours: f64, usd_per_gpu_hour: f64) -> Usd {
    Usd(gpu_hours * usd_per_gpu_hour)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calc::power::{DAY, YEAR, energy};
    use crate::units::Watts;

    #[test]
    fn the_articles_cluster() {
        let low = cluster(127.0, Usd(300_000.0), 0.3);
        assert_eq!(low.servers, Usd(38.1e6));
        assert!((low.total().0 / 1e6 - 49.53).abs() < 1e-9);
        assert!((cluster(127.0, Usd(400_000.0), 0.3).total().0 / 1e6 - 66.04).abs() < 1e-9);
    }

    #[test]
    fn the_articles_bill_without_and_with_its_pue() {
        let day = |watts| electricity(energy(Watts(watts), DAY), 0.4);
        assert!((day(1.6e6).0 - 15_360.0).abs() < 1e-6);
        assert!((day(1.6e6 * 1.1).0 - 16_896.0).abs() < 1e-6);
        let year = electricity(energy(Watts(1.6e6 * 1.1), YEAR), 0.4);
        assert!((year.0 / 1e6 - 6.167).abs() < 0.001);
    }
}
