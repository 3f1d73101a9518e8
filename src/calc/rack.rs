//! How many servers a rack takes, and which of its limits trips first.

use super::{Invalid, positive};
use crate::units::Watts;

/// What a rack offers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rack {
    /// Height, in rack units of 44.45 mm.
    pub units: f64,
    /// Power it is fed.
    pub power: Watts,
    /// Heat its cooling carries away.
    pub cooling: Watts,
}

/// Which limit trips first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trips {
    /// The rack is full.
    Space,
    /// The feed is.
    Power,
    /// The heat cannot leave.
    Cooling,
}

/// Servers that fit, and what keeps out the next one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Filled {
    /// Whole servers.
    pub servers: f64,
    /// What trips first.
    pub trips: Trips,
    /// What they draw together.
    pub power: Watts,
}

/// Fills a rack with servers of `units` height and `power` each; of limits
/// reached together the first of power, cooling, space is named.
///
/// # Errors
/// A server without height or power.
pub fn fill(rack: &Rack, units: f64, power: Watts) -> Result<Filled, Invalid> {
    let units = positive("the server’s height", units)?;
    let each = positive("the server’s power", power.0)?;
    let limits = [
        (Trips::Power, rack.power.0 / each),
        (Trips::Cooling, rack.cooling.0 / each),
        (Trips::Space, rack.units / units),
    ]
    // Four times 10.2 kW is 40.8 kW, whatever the last binary digit says.
    .map(|(trips, servers)| (trips, (servers.max(0.0) + 1e-9).floor()));
    let (trips, servers) = limits
        .into_iter()
        .reduce(|least, next| if next.1 < least.1 { next } else { least })
        .unwrap_or((Trips::Power, 0.0));
    Ok(Filled {
        servers,
        trips,
        power: power * servers,
    })
}
