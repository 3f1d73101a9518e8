//! A widget's parameters as signals, over the one state all widgets share.

use super::StaticRef;
use crate::spec::{ParamSpec, Preset, Refusal, Value, Values, WidgetSpec};
use crate::state::{State, preset_values};
use leptos::prelude::*;

/// The page's state and whether anything on it can be pressed.
///
/// Reference-counted, because every widget is mounted, and can fail, on its own.
#[derive(Clone)]
pub struct Store {
    /// Everything a link holds.
    pub state: ArcRwSignal<State>,
    /// In the browser; `false` while the page is rendered at build time.
    pub live: bool,
}

/// Whether the figure of a widget is near the screen, for those that wait there;
/// without it in the context, a widget always follows the state.
#[derive(Clone)]
pub struct InSight(pub ArcRwSignal<bool>);

/// Handle to one widget's parameters.
pub type Widget = StaticRef<Parameters>;

/// One widget's parameters.
pub struct Parameters {
    /// Its entry in the registry.
    pub spec: &'static WidgetSpec,
    /// All its values.
    pub values: RwSignal<Values>,
    /// In the browser; `false` while the page is rendered at build time.
    pub live: bool,
    state: RwSignal<State>,
}

impl Widget {
    /// The handle of a widget; expects a [`Store`] in the context, and is
    /// dead at its defaults without one.
    pub fn of(spec: &'static WidgetSpec) -> Self {
        let store = use_context::<Store>().unwrap_or_else(|| Store {
            state: ArcRwSignal::default(),
            live: false,
        });
        let state = RwSignal::from(store.state);
        let near = use_context::<InSight>();
        let values = RwSignal::new(state.with_untracked(|state| state.values(spec)));
        // A memo would have everything that follows it ask whether it changed,
        // in every widget of the page, whichever of them was changed.
        ImmediateEffect::new_scoped(move || {
            if near.as_ref().is_none_or(|near| near.0.get()) {
                let now = state.with(|state| state.values(spec));
                if values.with_untracked(|before| *before != now) {
                    values.set(now);
                }
            }
        });
        StaticRef::new(Parameters {
            spec,
            values,
            live: store.live,
            state,
        })
    }

    /// The spec of one of its parameters.
    pub fn param(self, name: &str) -> Option<&'static ParamSpec> {
        self.spec
            .params
            .iter()
            .copied()
            .find(|param| param.name == name)
    }

    /// Sets one parameter; the value must come from [`ParamSpec::read`].
    pub fn set(self, name: &str, value: Value) {
        if let Some(param) = self.param(name) {
            self.state
                .update(|state| state.put(self.spec, param, value));
        }
    }

    /// Sets one parameter from text.
    ///
    /// # Errors
    /// The refusal of [`ParamSpec::read`]; nothing changes then.
    pub fn write(self, name: &'static str, text: &str) -> Result<(), Refusal> {
        if let Some(param) = self.param(name) {
            let value = param.read(text)?;
            self.state
                .update(|state| state.put(self.spec, param, value));
        }
        Ok(())
    }

    /// Sets one parameter from what was typed into the field that shows it.
    ///
    /// # Errors
    /// The refusal of [`ParamSpec::read_over`]; nothing changes then.
    pub fn type_over(self, name: &'static str, text: &str) -> Result<(), Refusal> {
        if let Some(param) = self.param(name) {
            let shown = Value::Number(self.values.with_untracked(|values| values.number(name)));
            self.set(name, param.read_over(&shown, text)?);
        }
        Ok(())
    }

    /// Sets several parameters from text, all or none.
    ///
    /// # Errors
    /// The first refusal of [`ParamSpec::read`]; nothing changes then.
    pub fn write_all(self, texts: &[(&'static str, String)]) -> Result<(), Refusal> {
        let mut read = Vec::new();
        for (name, text) in texts {
            if let Some(param) = self.param(name) {
                read.push((param, param.read(text)?));
            }
        }
        self.state.update(|state| {
            for (param, value) in read {
                state.put(self.spec, param, value);
            }
        });
        Ok(())
    }

    /// Whether the page's address locks a parameter.
    pub fn locks(self, name: &str) -> bool {
        self.state.with_untracked(|state| state.locks(name))
    }

    /// Takes over a preset's values, for this widget alone; other parameters
    /// stay as they are. The scenario's own presets are for all of the page.
    pub fn apply(self, preset: &Preset) {
        if crate::scenario::WHOLE.contains(&preset.name) {
            self.take(preset.params);
        } else {
            self.state
                .update(|state| state.look_at(self.spec, preset.params));
        }
    }

    /// Whether it looks at other values of the scenario than the rest of the
    /// page; followed inside effects.
    pub fn is_alone(self) -> bool {
        self.state.with(|state| state.is_alone(self.spec))
    }

    /// What it looks at, for all of the page.
    pub fn use_everywhere(self) {
        self.state.update(|state| state.use_everywhere(self.spec));
    }

    /// It looks at what the rest of the page does again.
    pub fn look_back(self) {
        self.state.update(|state| state.look_back(self.spec));
    }

    /// Its part of the scenario as the page began, for all of the page.
    pub fn begin_again(self) {
        self.state.update(|state| state.begin_again(self.spec));
    }

    /// Takes over values by name, as a preset's, for all of the page.
    pub fn take(self, values: &[(&str, &str)]) {
        self.state.update(|state| state.apply(self.spec, values));
    }

    /// A value of the scenario, whether the widget shows it or not, as links
    /// write it; followed inside effects.
    pub fn scenario(self, name: &str) -> String {
        let mut params = crate::scenario::PARAMS.iter().copied();
        let param = params.find(|param| param.name == name);
        param.map_or_else(String::new, |param| {
            let key = param.key(self.spec.id);
            self.state.with(|state| state.get(param, &key).to_string())
        })
    }

    /// Whether all of a preset's values are in force; followed inside effects.
    pub fn holds(self, preset: &Preset) -> impl Fn() -> bool + Send + use<> {
        // Read once: there are many, and they are asked about at every change.
        let values = preset_values(self.spec, preset.params);
        move || self.state.with(|state| state.holds(self.spec, &values))
    }

    /// Every parameter of its own back to its default.
    pub fn restore_defaults(self) {
        self.state.update(|state| {
            for param in self.spec.params {
                state.set(param, &param.key(self.spec.id), param.default_value());
            }
        });
    }

    /// A number parameter now; followed inside effects.
    pub fn number(self, name: &str) -> f64 {
        self.values.with(|values| values.number(name))
    }

    /// A text parameter now; followed inside effects.
    pub fn text(self, name: &str) -> String {
        let text = |values: &Values| {
            values
                .get(name)
                .and_then(Value::text)
                .unwrap_or_default()
                .to_owned()
        };
        self.values.with(text)
    }

    /// An element id unique on the page.
    pub fn element_id(self, part: &str) -> String {
        format!("{}-{part}", self.spec.id)
    }
}
