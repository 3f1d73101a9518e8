//! What a widget is, as types: parameters with their kinds, units, defaults and
//! sources, outputs, presets, and values of them.
//!
//! Knows no widget, page or browser: the scenario, every calculator and the
//! registry stand on it.

mod handle;
mod origin;
mod output;
mod param;
mod value;
mod values;
mod widget;

pub use handle::{Choice, Number, Param, Switch};
pub use origin::Origin;
pub use output::{Output, Reason};
pub use param::{Kind, Option_, Owner, ParamSpec, Refusal, Scale, option};
pub use value::Value;
pub use values::Values;
pub use widget::{OutputSpec, Preset, WidgetSpec};
