//! The units that figures come in.

/// The units a figure may have. A closed list, so that a slip of the pen is
/// not a new unit.
pub(crate) const UNITS: &[&str] = &[
    "text",
    "1",
    "parameters",
    "tokens",
    "B",
    "B/s",
    "FLOP",
    "FLOP/s",
    "samples/s",
    "steps/s",
    "W",
    "J",
    "USD",
    "s",
    // Where a base unit would be absurd, the one that people print.
    "day",
    "month",
    "year",
    "1/year",
    "PF-day",
    "GPU-h",
    "USD/GPU-h",
    "USD/kWh",
    "EUR/kWh",
    "USD/EUR",
    "USD/GBP",
    "gCO2/kWh",
    "kWh",
    "mile/kWh",
    "B/parameter",
    "bit/parameter",
    "CFM/kW",
    "L/min/kW",
    "kg/m3",
    "J/(kg K)",
    // Height in a rack: 44.45 mm.
    "U",
];
