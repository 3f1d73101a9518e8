//! The air or the water that carries heat away.

use crate::units::Watts;

/// Cubic metres in a cubic foot (0.3048³, exact).
const CUBIC_FOOT: f64 = 0.028_316_846_592;

/// A flow of air or water, in cubic metres per second.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Flow(pub f64);

impl Flow {
    /// In cubic feet per minute, the trade's unit for air.
    pub fn cubic_feet_per_minute(self) -> f64 {
        self.0 * 60.0 / CUBIC_FOOT
    }

    /// In cubic metres per minute.
    pub fn cubic_metres_per_minute(self) -> f64 {
        self.0 * 60.0
    }

    /// In litres per minute, the trade's unit for water.
    pub fn litres_per_minute(self) -> f64 {
        self.0 * 60_000.0
    }
}

/// What carries the heat.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coolant {
    /// Density in kg/m³.
    pub density: f64,
    /// Heat capacity in J/(kg K).
    pub heat_capacity: f64,
}

/// The flow that carries `heat` away while warming by `warming` kelvin:
/// `heat / (density × heat capacity × warming)`.
///
/// Energy balance of a steady flow; the constants are in the table of
/// constants, for dry air and water near room temperature.
pub fn flow(heat: Watts, coolant: Coolant, warming: f64) -> Flow {
    Flow(heat.0 / (coolant.density * coolant.heat_capacity * warming))
}

/// What fans draw at another flow, by the fan law: `power × (flow ratio)³`.
///
/// Holds for the same fans in the same duct, far from stalling.
pub fn fan_power(power: Watts, flow_ratio: f64) -> Watts {
    power * (flow_ratio * flow_ratio * flow_ratio)
}

/// A way to cool a rack, and the heat it suits. Bands are soft and overlap;
/// they are vendors' guides, not a standard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Method {
    /// As people call it.
    pub name: &'static str,
    /// From here on it is worth its price.
    pub from: Watts,
    /// It carries this without trouble.
    pub comfortable: Watts,
    /// And this at the utmost.
    pub most: Watts,
    /// Typical PUE of a building cooled so.
    pub pue: f64,
}

/// The cheapest method that carries `heat` comfortably, or, failing that, at all.
pub fn method(methods: &[Method], heat: Watts) -> Option<Method> {
    let find = |limit: fn(&Method) -> Watts| methods.iter().copied().find(|m| heat <= limit(m));
    find(|m| m.comfortable).or_else(|| find(|m| m.most))
}

#[cfg(test)]
mod tests {
    use super::*;

    const AIR: Coolant = Coolant {
        density: 1.2,
        heat_capacity: 1005.0,
    };
    const WATER: Coolant = Coolant {
        density: 997.0,
        heat_capacity: 4180.0,
    };

    #[test]
    fn a_kilowatt_of_heat() {
        for (warming, cfm) in [(10.0, 176.0), (15.0, 117.0), (20.0, 88.0)] {
            assert!((flow(Watts(1e3), AIR, warming).cubic_feet_per_minute() - cfm).abs() < 0.5);
        }
        assert!((flow(Watts(1e3), WATER, 10.0).litres_per_minute() - 1.44).abs() < 0.005);
    }

    #[test]
    fn the_rack_of_four_servers() {
        let air = flow(Watts(40_800.0), AIR, 15.0);
        assert!((air.cubic_metres_per_minute() - 135.3).abs() < 0.1);
        assert!((flow(Watts(40_800.0), WATER, 10.0).litres_per_minute() - 58.7).abs() < 0.1);
    }
}
