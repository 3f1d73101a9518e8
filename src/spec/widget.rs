//! A widget, its outputs and its presets.

use super::{ParamSpec, Value, Values};
use crate::units::Unit;

/// One thing a widget computes.
pub struct OutputSpec {
    /// Key in messages and tables.
    pub name: &'static str,
    /// What the reader sees it called.
    pub title: &'static str,
    /// Its unit; a pure number's for text.
    pub unit: Unit,
}

/// A named set of parameter values.
pub struct Preset {
    /// Key, stable for ever.
    pub name: &'static str,
    /// What the button says.
    pub title: &'static str,
    /// Parameter names and values, as a link would write them. A preset of the
    /// scenario names all of its parameters, also those this widget does not show.
    pub params: &'static [(&'static str, &'static str)],
}

impl OutputSpec {
    /// One thing a widget works out.
    pub const fn new(name: &'static str, title: &'static str, unit: Unit) -> Self {
        Self { name, title, unit }
    }
}

impl Preset {
    /// A named set of values.
    pub const fn new(
        name: &'static str,
        title: &'static str,
        params: &'static [(&'static str, &'static str)],
    ) -> Self {
        Self {
            name,
            title,
            params,
        }
    }
}

/// Everything the rest of the program knows about a widget.
pub struct WidgetSpec {
    /// Stable identifier, used in links and addresses.
    pub id: &'static str,
    /// What the frame's heading says.
    pub title: &'static str,
    /// The number of the section it stands in.
    pub section: u8,
    /// What a reader can change.
    pub params: &'static [&'static ParamSpec],
    /// The controls in reach, in this order, where others stand behind a fold.
    pub in_reach: &'static [&'static ParamSpec],
    /// What it works out.
    pub outputs: &'static [OutputSpec],
    /// Starting points worth a click.
    pub presets: &'static [Preset],
    /// The outputs for these parameters, in the order of `outputs`; none for a
    /// trained widget, whose outputs come from its run, and for a calculator.
    pub compute: Option<fn(&Values) -> Vec<Value>>,
    /// One sentence in words about these parameters and outputs; none for a
    /// calculator, and where the view has its own about a run.
    pub summary: Option<fn(&Values, &[Value]) -> String>,
    /// Whether it is a calculator, whose [`calculation`](crate::registry::calculation) works everything out.
    pub calculated: bool,
    /// What a link to this widget cannot hold, if anything.
    pub link_leaves_out: Option<&'static str>,
}
