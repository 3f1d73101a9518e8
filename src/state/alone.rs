//! What a figure looks at by itself: values of the scenario that hold for one
//! widget, under keys like `bill.nodes`.

use super::{State, preset_values};
use crate::registry::REGISTRY;
use crate::spec::{Owner, ParamSpec, Value, WidgetSpec};

impl State {
    /// Sets one value as a control of a widget does: for the widget alone where
    /// it looks at values of its own, else for all.
    pub fn put(&mut self, spec: &WidgetSpec, param: &ParamSpec, value: Value) {
        if param.owner == Owner::Scenario && self.is_alone(spec) {
            self.set(param, &alone(spec, param.name), value);
        } else {
            self.set(param, &param.key(spec.id), value);
        }
    }

    /// Takes over a preset for its widget alone; what all of the page has
    /// already, the widget goes on sharing. The reader's bet, which sections
    /// share but which is no part of the scenario, stays one and the same.
    pub fn look_at(&mut self, spec: &WidgetSpec, preset: &[(&str, &str)]) {
        for (param, key, value) in preset_values(spec, preset) {
            let own = alone(spec, param.name);
            match param.owner {
                Owner::Scenario if self.get(param, &key) == value => {
                    if !self.locks(param.name) {
                        self.changed.remove(&own);
                    }
                }
                Owner::Scenario if is_in_scenario(param) => self.set(param, &own, value),
                Owner::Scenario | Owner::Widget => self.set(param, &key, value),
            }
        }
    }

    /// Whether a widget looks at other values of the scenario than the rest of the page.
    pub fn is_alone(&self, spec: &WidgetSpec) -> bool {
        self.own_values(spec).next().is_some()
    }

    /// What a widget alone looks at, for all of the page.
    pub fn use_everywhere(&mut self, spec: &WidgetSpec) {
        let own: Vec<_> = self
            .own_values(spec)
            .map(|(param, value)| (param, value.clone()))
            .collect();
        for (param, value) in own {
            self.forget_alone(param.name);
            self.set(param, &param.key(spec.id), value);
        }
    }

    /// A widget looks at what the rest of the page does again.
    pub fn look_back(&mut self, spec: &WidgetSpec) {
        for param in crate::scenario::PARAMS {
            if !self.locks(param.name) {
                self.changed.remove(&alone(spec, param.name));
            }
        }
    }

    /// The scenario's values that a widget shows, as the page began, for all of it.
    pub fn begin_again(&mut self, spec: &WidgetSpec) {
        self.look_back(spec);
        let shared = |param: &&&ParamSpec| param.owner == Owner::Scenario;
        for param in spec.params.iter().filter(shared) {
            self.set(param, &param.key(spec.id), param.default_value());
        }
    }

    /// The values of the scenario that a widget alone looks at.
    fn own_values(&self, spec: &WidgetSpec) -> impl Iterator<Item = (&'static ParamSpec, &Value)> {
        let of = |param: &&'static ParamSpec| {
            let value = self.changed.get(&alone(spec, param.name))?;
            Some((*param, value))
        };
        crate::scenario::PARAMS.iter().filter_map(of)
    }

    /// No widget looks at a value of its own for this parameter any more.
    pub(super) fn forget_alone(&mut self, name: &str) {
        if self.locks(name) {
            return;
        }
        for spec in REGISTRY.iter().filter(|spec| shares(spec)) {
            self.changed.remove(&alone(spec, name));
        }
    }

    /// One parameter's value in a widget.
    pub(super) fn in_force(&self, spec: &WidgetSpec, param: &ParamSpec) -> Value {
        let own = match param.owner {
            Owner::Scenario => self.changed.get(&alone(spec, param.name)),
            Owner::Widget => None,
        };
        own.cloned()
            .unwrap_or_else(|| self.get(param, &param.key(spec.id)))
    }
}

/// What the keys of values that all widgets share begin with.
pub(super) const SHARED: &str = "s.";

/// The key of a scenario's value that a widget alone looks at.
fn alone(spec: &WidgetSpec, name: &str) -> String {
    format!("{}.{name}", spec.id)
}

fn is_in_scenario(param: &ParamSpec) -> bool {
    let mut scenario = crate::scenario::PARAMS.iter();
    scenario.any(|shared| shared.name == param.name)
}

/// Whether a widget shows a part of the scenario.
pub(super) fn shares(spec: &WidgetSpec) -> bool {
    let mut scenario = crate::scenario::PARAMS.iter();
    scenario.any(|shared| spec.params.iter().any(|param| param.name == shared.name))
}
