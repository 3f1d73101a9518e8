//! Every calculator that is drawn, in the two parts in which they are fetched.

use crate::spec::WidgetSpec;
use crate::widget::drawing::Drawing;
use crate::widget::{
    bill, bottleneck, capex, cluster, compute_growth, cooling, datasets, failures, gpu_server,
    parallelism, power, rack,
};

/// Machines.
pub static MACHINES: &[&Drawing] = &[
    &rack::DRAWING,
    &gpu_server::DRAWING,
    &cluster::DRAWING,
    &parallelism::DRAWING,
    &failures::DRAWING,
    &power::DRAWING,
];

/// What they need and cost.
pub static ACCOUNTS: &[&Drawing] = &[
    &compute_growth::DRAWING,
    &datasets::DRAWING,
    &capex::DRAWING,
    &cooling::DRAWING,
    &bill::DRAWING,
    &bottleneck::DRAWING,
];

/// The drawing of a widget, if it is one of these.
pub fn drawing_of(drawings: &[&'static Drawing], spec: &WidgetSpec) -> Option<&'static Drawing> {
    let mut all = drawings.iter().copied();
    all.find(|drawing| drawing.calculation.spec.id == spec.id)
}

/// The drawing of a widget.
pub fn drawing(spec: &WidgetSpec) -> Option<&'static Drawing> {
    drawing_of(MACHINES, spec).or_else(|| drawing_of(ACCOUNTS, spec))
}
