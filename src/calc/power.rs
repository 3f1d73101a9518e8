//! Power and energy of computers and the building around them.

use super::{Invalid, positive};
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

/// The power from the chip to the meter at the gate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chain {
    /// The accelerators alone.
    pub chips: Watts,
    /// One server.
    pub server: Watts,
    /// One rack of servers.
    pub rack: Watts,
    /// All servers and the switches between them.
    pub hall: Watts,
    /// The building.
    pub facility: Watts,
}

/// What the chain is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Machines {
    /// Servers.
    pub nodes: f64,
    /// Accelerators in each.
    pub chips_per_node: f64,
    /// What one accelerator may draw.
    pub chip: Watts,
    /// What one server draws, accelerators included.
    pub node: Watts,
    /// Servers in a rack.
    pub nodes_per_rack: f64,
    /// Switches, over the power of the servers.
    pub switches: f64,
    /// Power usage effectiveness, at least 1.
    pub pue: f64,
}

/// From chips to the facility: `hall = nodes × node × (1 + switches)`,
/// `facility = hall × PUE`.
pub fn chain(machines: &Machines) -> Chain {
    let servers = computers(machines.nodes, machines.node);
    let hall = servers * (1.0 + machines.switches);
    Chain {
        chips: computers(machines.nodes * machines.chips_per_node, machines.chip),
        server: machines.node,
        rack: machines.node * machines.nodes_per_rack,
        hall,
        facility: site(hall, machines.pue),
    }
}

/// Turbines whose nameplates add up to a power: capacity alone.
///
/// # Errors
/// A turbine without power.
pub fn turbines_by_capacity(power: Watts, turbine: Watts) -> Result<f64, Invalid> {
    Ok(power.0 / positive("the turbine’s power", turbine.0)?)
}

/// Turbines that deliver the same energy over a year: `power / (turbine ×
/// capacity factor)`.
///
/// # Errors
/// A turbine without power, or one that never turns.
pub fn turbines_by_energy(
    power: Watts,
    turbine: Watts,
    capacity_factor: f64,
) -> Result<f64, Invalid> {
    let factor = positive("the capacity factor", capacity_factor)?;
    Ok(turbines_by_capacity(power, turbine)? / factor)
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
