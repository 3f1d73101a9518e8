//! Every calculator that is drawn, in the three parts in which they are fetched.

use crate::spec::WidgetSpec;
use crate::widget::drawing::Drawing;
use crate::widget::{
    answer, bill, bottleneck, capex, cluster, compute_growth, cooling, datasets, failures,
    gpu_server, milestones, model_size, parallelism, power, rack, serving, will_it_fit,
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
    &milestones::DRAWING,
    &datasets::DRAWING,
    &capex::DRAWING,
    &cooling::DRAWING,
    &bill::DRAWING,
    &bottleneck::DRAWING,
];

/// What a model is and does.
pub static MODELS: &[&Drawing] = &[
    &model_size::DRAWING,
    &will_it_fit::DRAWING,
    &serving::DRAWING,
    &answer::DRAWING,
];

/// The drawing of a widget, if it is one of these.
pub fn drawing_of(drawings: &[&'static Drawing], spec: &WidgetSpec) -> Option<&'static Drawing> {
    let mut all = drawings.iter().copied();
    all.find(|drawing| drawing.calculation.spec.id == spec.id)
}

/// The drawing of a widget.
pub fn drawing(spec: &WidgetSpec) -> Option<&'static Drawing> {
    [MACHINES, ACCOUNTS, MODELS]
        .into_iter()
        .find_map(|drawings| drawing_of(drawings, spec))
}
