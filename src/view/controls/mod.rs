//! Native controls bound to parameters of the registry. A control's name is
//! its visible label; a refused value stays in the field with the reason
//! beside it, and the last good value stays in force.

mod choice;
mod number;
mod presets;

pub use choice::{Choose, PickSet, Tick};
pub use number::{Count, NumberSlider};
pub use presets::Presets;
