//! Every calculator that is drawn.

use crate::spec::WidgetSpec;
use crate::widget::drawing::Drawing;
use crate::widget::{
    bill, bottleneck, capex, cluster, cooling, datasets, failures, gpu_server, parallelism, power,
    rack,
};

/// Every drawing.
pub static DRAWINGS: &[&Drawing] = &[
    &datasets::DRAWING,
    &rack::DRAWING,
    &gpu_server::DRAWING,
    &cluster::DRAWING,
    &parallelism::DRAWING,
    &failures::DRAWING,
    &capex::DRAWING,
    &power::DRAWING,
    &cooling::DRAWING,
    &bill::DRAWING,
    &bottleneck::DRAWING,
];

/// The drawing of a widget.
pub fn drawing(spec: &WidgetSpec) -> Option<&'static Drawing> {
    let mut all = DRAWINGS.iter().copied();
    all.find(|drawing| drawing.calculation.spec.id == spec.id)
}
