//! The registry: every widget described once.
//!
//! Articles, embeds, the link codec, help, `widgets.json` and the tests all
//! read it. Knows parameters, outputs and words; knows no page, browser or
//! Leptos. Adding a widget = a spec here, a view in `view`, an entry in
//! [`REGISTRY`].

pub mod accelerate;
pub mod answer;
pub mod backprop;
pub mod bill;
pub mod bottleneck;
pub mod browser_cluster;
pub mod calculation;
pub mod capex;
pub mod cluster;
pub mod compute_growth;
pub mod cooling;
pub mod datasets;
pub mod failures;
pub mod gpu_server;
pub mod guess;
pub mod milestones;
pub mod model_size;
pub mod neuron;
pub mod parallelism;
pub mod param;
pub mod playground;
pub mod power;
pub mod race;
pub mod rack;
#[cfg(any(feature = "site", test))]
mod registry_json;
pub mod report;
pub mod scaling_lab;
pub mod small_net;
pub mod speed;
pub mod value;
pub mod will_it_fit;

pub use param::{Kind, Option_, Owner, ParamSpec, Refusal, Scale};
#[cfg(any(feature = "site", test))]
pub use registry_json::{registry_json, widget_json};
pub use report::Report;
pub use value::{Value, Values};

/// One thing a widget computes.
pub struct OutputSpec {
    /// Key in messages and tables.
    pub name: &'static str,
    /// What the reader sees it called.
    pub title: &'static str,
    /// Unit symbol; empty for text.
    pub unit: &'static str,
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
    pub const fn new(name: &'static str, title: &'static str, unit: &'static str) -> Self {
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
    pub params: &'static [ParamSpec],
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
    /// Whether it is a calculator, whose [`calculation`] works everything out.
    pub calculated: bool,
    /// What a link to this widget cannot hold, if anything.
    pub link_leaves_out: Option<&'static str>,
}

/// Every widget, in the order of the article.
pub static REGISTRY: &[&WidgetSpec] = &[
    &race::SPEC,
    &guess::SPEC,
    &compute_growth::SPEC,
    &neuron::SPEC,
    &backprop::SPEC,
    &playground::SPEC,
    &scaling_lab::SPEC,
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
    &bottleneck::SPEC,
    &answer::SPEC,
    &speed::SPEC,
];

/// The widget of this id.
pub fn find(id: &str) -> Option<&'static WidgetSpec> {
    REGISTRY.iter().copied().find(|spec| spec.id == id)
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
                spec.params.iter().all(|p| names.insert(p.name)),
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
                    let shared = crate::scenario::PARAMS.iter();
                    let param = spec.params.iter().chain(shared).find(|p| p.name == *name);
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
            let Some(outputs) = calculation::outputs(&values) else {
                continue;
            };
            assert_eq!(outputs.len(), spec.outputs.len(), "{}", spec.id);
            let calculation = calculation::calculation(spec);
            assert_eq!(calculation.is_some(), spec.calculated, "{}", spec.id);
            let summary = calculation.map(|c| c.summary).or(spec.summary).unwrap();
            assert!(summary(&values, &outputs).ends_with('.'), "{}", spec.id);
        }
    }
}
