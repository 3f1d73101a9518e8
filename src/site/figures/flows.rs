//! Squares whose areas are flows: air and water beside one another.
//!
//! Knows the classes of `style/charts.css`; not where the flows come from.

use crate::calc::cooling::Flow;
use crate::units::three_digits;
use maud::{Markup, html};

/// The side of the largest square, in pixels.
const LARGEST: f64 = 170.0;

/// A row for each rack.
pub(super) struct Flows {
    pub rows: Vec<Rack>,
}

/// What must pass through a rack.
pub(super) struct Rack {
    pub name: &'static str,
    pub power: String,
    pub air: Flow,
    pub water: Flow,
}

impl Rack {
    /// Air in the trade's unit, cubic feet a minute, to three digits.
    pub fn air_in_cfm(&self) -> String {
        three_digits(self.air.cubic_feet_per_minute())
    }
}

impl Flows {
    /// The squares, a row for each rack.
    pub fn html(&self) -> Markup {
        let most = self.rows.iter().map(|rack| rack.air.0).fold(0.0, f64::max);
        let square = |flow: Flow, class: &str| {
            let side = (LARGEST * (flow.0 / most).sqrt() * 10.0).round() / 10.0;
            html! {
                svg class="flow-square" width=(side) height=(side) aria-hidden="true" {
                    rect class=(class) width=(side) height=(side) {}
                }
            }
        };
        html! {
            ul class="flows" {
                @for rack in &self.rows {
                    li class="flow" {
                        span class="flow-rack" { (rack.name) " " small { (rack.power) } }
                        span class="flow-of" {
                            (square(rack.air, "flow-air"))
                            span {
                                b { (rack.air_in_cfm()) " CFM" } " of air "
                                small { (three_digits(rack.air.cubic_metres_per_minute())) " m³ a minute" }
                            }
                        }
                        span class="flow-of" {
                            (square(rack.water, "flow-water"))
                            span {
                                b { (three_digits(rack.water.litres_per_minute())) " litres" } " of water "
                                small { "a minute" }
                            }
                        }
                    }
                }
            }
        }
    }
}
