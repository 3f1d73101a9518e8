//! One widget's values.

use super::{ParamSpec, Value, WidgetSpec};

/// The values of one widget's parameters, in the order of its spec.
#[derive(Clone)]
pub struct Values {
    spec: &'static WidgetSpec,
    values: Vec<Value>,
}

impl PartialEq for Values {
    fn eq(&self, other: &Self) -> bool {
        self.spec.id == other.spec.id && self.values == other.values
    }
}

impl Values {
    /// Every parameter at its default.
    pub fn defaults(spec: &'static WidgetSpec) -> Self {
        Self {
            spec,
            values: spec
                .params
                .iter()
                .map(|param| param.default_value())
                .collect(),
        }
    }

    /// The same values with one of them changed, to what its parameter can
    /// hold; an unknown name changes nothing.
    #[must_use]
    pub fn with(mut self, name: &str, value: Value) -> Self {
        if let Some(index) = self
            .spec
            .params
            .iter()
            .copied()
            .position(|p| p.name == name)
        {
            self.values[index] = self.spec.params[index].held(value);
        }
        self
    }

    /// The value of a parameter of the spec.
    pub fn get(&self, name: &str) -> Option<&Value> {
        let index = self
            .spec
            .params
            .iter()
            .copied()
            .position(|p| p.name == name)?;
        self.values.get(index)
    }

    /// The value of this parameter, if the widget lists it.
    pub fn value(&self, param: &ParamSpec) -> Option<&Value> {
        self.get(param.name)
    }

    /// The number of a parameter that goes by its name, as one of several alike.
    pub fn number(&self, name: &str) -> f64 {
        self.get(name).and_then(Value::number).unwrap_or_default()
    }

    /// The spec these are values of.
    pub fn spec(&self) -> &'static WidgetSpec {
        self.spec
    }
}
