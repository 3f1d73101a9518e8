//! The registry: every widget, described once.
//!
//! Articles, embeds, the link codec, help, `widgets.json` and the tests all
//! read it. What calculators work out stands apart from their specs: the page
//! knows every spec; the calculations come with the part of the app that shows
//! them.

mod drawings;
#[cfg(any(feature = "site", test))]
mod json;

pub use drawings::{ACCOUNTS, MACHINES, MODELS, drawing, drawing_of};
#[cfg(any(feature = "site", test))]
pub use json::{registry_json, widget_json};

use crate::spec::{Output, Reason, Value, Values, WidgetSpec};
use crate::widget::calculation::Calculation;
use crate::widget::{
    accelerate, answer, backprop, bill, bottleneck, browser_cluster, capex, cluster,
    compute_growth, cooling, datasets, failures, gpu_server, guess, language_lab, milestones,
    model_size, neuron, parallelism, playground, power, race, rack, scaling_lab, serving, speed,
    will_it_fit,
};

/// Every widget, in the order of the article.
pub static REGISTRY: &[&WidgetSpec] = &[
    &race::SPEC,
    &guess::SPEC,
    &compute_growth::SPEC,
    &neuron::SPEC,
    &backprop::SPEC,
    &playground::SPEC,
    &scaling_lab::SPEC,
    &language_lab::SPEC,
    &model_size::SPEC,
    &will_it_fit::SPEC,
    &milestones::SPEC,
    &datasets::SPEC,
    &rack::SPEC,
    &accelerate::SPEC,
    &gpu_server::SPEC,
    &cluster::SPEC,
    &browser_cluster::SPEC,
    &parallelism::SPEC,
    &failures::SPEC,
    &capex::SPEC,
    &power::SPEC,
    &cooling::SPEC,
    &bill::SPEC,
    &serving::SPEC,
    &bottleneck::SPEC,
    &answer::SPEC,
    &speed::SPEC,
];

/// The widget of this id.
pub fn find(id: &str) -> Option<&'static WidgetSpec> {
    REGISTRY.iter().copied().find(|spec| spec.id == id)
}

/// The calculation of a widget.
pub fn calculation(spec: &WidgetSpec) -> Option<&'static Calculation> {
    drawing(spec).map(|drawing| drawing.calculation)
}

/// The outputs that a widget works out from its values alone.
pub fn outputs(values: &Values) -> Option<Vec<Output>> {
    let spec = values.spec();
    match (spec.compute, calculation(spec)) {
        (Some(compute), _) => Some(compute(values).into_iter().map(output).collect()),
        (None, calculation) => Some(calculation?.report(values).outputs),
    }
}

fn output(value: Value) -> Output {
    match value {
        Value::Unknown(why) => Err(Reason::new(why)),
        value => Ok(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn ids_and_names_are_unique() {
        let mut ids = HashSet::new();
        for spec in REGISTRY {
            assert!(ids.insert(spec.id), "{} twice", spec.id);
            let mut names = HashSet::new();
            assert!(
                spec.params.iter().copied().all(|p| names.insert(p.name)),
                "{}",
                spec.id
            );
            let mut names = HashSet::new();
            assert!(
                spec.outputs.iter().all(|o| names.insert(o.name)),
                "{}",
                spec.id
            );
        }
    }

    #[test]
    fn defaults_and_presets_are_accepted_as_they_stand() {
        for spec in REGISTRY {
            for param in spec.params {
                let written = param.default_value().to_string();
                assert_eq!(
                    param.read(&written),
                    Ok(param.default_value()),
                    "{}.{}",
                    spec.id,
                    param.name
                );
            }
            for preset in spec.presets {
                for (name, text) in preset.params {
                    let shared = crate::scenario::PARAMS.iter().copied();
                    let param = spec
                        .params
                        .iter()
                        .copied()
                        .chain(shared)
                        .find(|p| p.name == *name);
                    let param = param.unwrap_or_else(|| panic!("{}: no {name}", spec.id));
                    assert!(param.read(text).is_ok(), "{}.{name} = {text}", spec.id);
                }
            }
        }
    }

    #[test]
    fn defaults_compute_and_say_something() {
        for spec in REGISTRY {
            let values = Values::defaults(spec);
            let Some(outputs) = outputs(&values) else {
                continue;
            };
            assert_eq!(outputs.len(), spec.outputs.len(), "{}", spec.id);
            let calculation = calculation(spec);
            assert_eq!(calculation.is_some(), spec.calculated, "{}", spec.id);
            let said = match (calculation, spec.summary, spec.compute) {
                (Some(calculation), ..) => calculation.report(&values).summary,
                (None, Some(summary), Some(compute)) => summary(&values, &compute(&values)),
                _ => continue,
            };
            assert!(said.ends_with(['.', '?']), "{}", spec.id);
        }
    }
}
