//! The units that figures, parameters and outputs come in: SI base units, and
//! the one that people print where a base unit would be absurd.
//!
//! Knows symbols only; the build script includes this file, so that a slip of
//! the pen in a table is not a new unit.

macro_rules! units {
    ($($(#[$doc:meta])* $name:ident = $symbol:literal,)*) => {
        /// A unit.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Unit {
            $($(#[$doc])* $name,)*
        }

        impl Unit {
            /// Every unit.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// As tables and messages write it.
            pub const fn symbol(self) -> &'static str {
                match self {
                    $(Self::$name => $symbol,)*
                }
            }
        }
    };
}

units! {
    /// A pure number, such as a count in a control.
    Pure = "",
    /// A count or a ratio, in tables.
    One = "1",
    /// Parameters.
    Parameters = "parameters",
    /// Tokens.
    Tokens = "tokens",
    /// Bytes.
    Bytes = "B",
    /// Bytes per second.
    BytesPerSecond = "B/s",
    /// Flop.
    Flop = "FLOP",
    /// Flop per second.
    FlopPerSecond = "FLOP/s",
    /// Samples per second.
    SamplesPerSecond = "samples/s",
    /// Steps per second.
    StepsPerSecond = "steps/s",
    /// Tokens per second.
    TokensPerSecond = "tokens/s",
    /// Watts.
    Watts = "W",
    /// Joules.
    Joules = "J",
    /// Watt hours.
    WattHours = "Wh",
    /// Usd.
    Usd = "USD",
    /// Seconds.
    Seconds = "s",
    /// Days.
    Days = "day",
    /// Months.
    Months = "month",
    /// Years.
    Years = "year",
    /// Per year.
    PerYear = "1/year",
    /// Petaflop days.
    PetaflopDays = "PF-day",
    /// Gpu hours.
    GpuHours = "GPU-h",
    /// Usd per gpu hour.
    UsdPerGpuHour = "USD/GPU-h",
    /// Usd per kilowatt hour.
    UsdPerKilowattHour = "USD/kWh",
    /// Eur per kilowatt hour.
    EurPerKilowattHour = "EUR/kWh",
    /// Usd per eur.
    UsdPerEur = "USD/EUR",
    /// Usd per gbp.
    UsdPerGbp = "USD/GBP",
    /// Grams per kilowatt hour.
    GramsPerKilowattHour = "gCO2/kWh",
    /// Kilowatt hours.
    KilowattHours = "kWh",
    /// Miles per kilowatt hour.
    MilesPerKilowattHour = "mile/kWh",
    /// Bytes per parameter.
    BytesPerParameter = "B/parameter",
    /// Bits per parameter.
    BitsPerParameter = "bit/parameter",
    /// Cubic feet per minute per kilowatt.
    CubicFeetPerMinutePerKilowatt = "CFM/kW",
    /// Litres per minute per kilowatt.
    LitresPerMinutePerKilowatt = "L/min/kW",
    /// Kilograms per cubic metre.
    KilogramsPerCubicMetre = "kg/m3",
    /// Joules per kilogram kelvin.
    JoulesPerKilogramKelvin = "J/(kg K)",
    /// Height in a rack: 44.45 mm.
    RackUnits = "U",
    /// Share.
    Share = "share",
    /// Kelvin.
    Kelvin = "K",
    /// Kilograms.
    Kilograms = "kg",
    /// Examples.
    Examples = "examples",
    /// Images.
    Images = "images",
    /// Steps.
    Steps = "steps",
    /// Examples per second.
    ExamplesPerSecond = "examples/s",
}
