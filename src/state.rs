//! The page's state as one flat, versioned query string.
//!
//! Only values that differ from their defaults are written; unknown keys are
//! ignored; a bad or out-of-range value becomes the default or the bound and
//! a [`Notice`] says so. Nothing panics, whatever the input. Links of version
//! 1 decode for ever.
//!
//! A figure may look at other values of the scenario than the rest of the page:
//! `bill.nodes` is what the bill alone takes, where `s.nodes` holds for all.

mod alone;

use crate::registry::REGISTRY;
use crate::spec::{Owner, ParamSpec, Value, Values, WidgetSpec};
use alone::{SHARED, shares};
use std::collections::BTreeMap;
use std::fmt;

/// The version written to links.
pub const VERSION: &str = "1";

/// What the reader is told of a link of any other version.
const OTHER_VERSION: &str =
    "This link is of another version than this page reads, so some of it may be missing";

/// Longest query read; a link this page writes stays far below.
const LONGEST_QUERY: usize = 32_768;

/// What a reader is told of a key of a link that may not be changed.
const LOCKED: &str = "is locked on this page";

/// The values that differ from their defaults, by link key, and the names of
/// the parameters that may not be changed any more.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    changed: BTreeMap<String, Value>,
    /// Comma-separated.
    locked: String,
}

/// What the reader is told about a value of the link that was not taken as it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The key in the link.
    pub key: String,
    /// The reason, in plain words: a sentence without its point.
    pub why: String,
    /// What is used instead, as its control shows it; none where nothing changes.
    pub instead: Option<String>,
}

impl Notice {
    fn new(key: &str, why: impl Into<String>) -> Self {
        Self {
            key: key.to_owned(),
            why: why.into(),
            instead: None,
        }
    }
}

/// The reason and what is used instead.
impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.instead {
            Some(instead) => write!(f, "{}; using {instead}.", self.why),
            None => write!(f, "{}.", self.why),
        }
    }
}

impl State {
    /// Reads a query string, with or without its leading `?`. Total: any input gives a state.
    pub fn parse(query: &str) -> (Self, Vec<Notice>) {
        let mut state = Self::default();
        let query = query.strip_prefix('?').unwrap_or(query);
        if query.len() > LONGEST_QUERY {
            let why = "The link is too long to read; the page starts from its defaults";
            return (state, vec![Notice::new("", why)]);
        }
        let mut pairs = form_urlencoded::parse(query.as_bytes());
        let other = pairs.find(|(key, version)| key == "v" && version != VERSION);
        let mut notices: Vec<Notice> = other
            .map(|_| Notice::new("v", OTHER_VERSION))
            .into_iter()
            .collect();
        notices.extend(state.read(query));
        (state, notices)
    }

    /// Takes over the values of a query, which other programs may have written:
    /// all of them or none.
    ///
    /// # Errors
    /// Why the first of those that cannot be taken as they stand cannot be; then
    /// nothing changes.
    pub fn take(&mut self, query: &str) -> Result<(), String> {
        let mut changed = self.clone();
        if let Some(notice) = changed.read(query).into_iter().next() {
            return Err(format!("{}.", notice.why));
        }
        // What holds for all holds for every figure.
        for (key, _) in form_urlencoded::parse(query.as_bytes()) {
            if let Some(name) = key.strip_prefix("s.") {
                changed.forget_alone(name);
            }
        }
        *self = changed;
        Ok(())
    }

    fn read(&mut self, query: &str) -> Vec<Notice> {
        let mut notices = Vec::new();
        let mut locked = String::new();
        for (key, text) in form_urlencoded::parse(query.as_bytes()) {
            let Some(param) = find_param(&key) else {
                if key == "lock" {
                    locked += &text;
                    locked += ",";
                }
                continue;
            };
            if self.locks(param.name) {
                notices.push(Notice::new(&key, format!("{} {LOCKED}", param.title)));
                continue;
            }
            notices.push(match param.read(&text) {
                Ok(value) => {
                    self.set(param, &key, value);
                    continue;
                }
                Err(refusal) => {
                    let instead = Some(param.quoted(&refusal.instead));
                    self.set(param, &key, refusal.instead);
                    Notice {
                        instead,
                        ..Notice::new(&key, refusal.why)
                    }
                }
            });
        }
        // Last, so that a link can set what it locks.
        self.locked += &locked;
        notices
    }

    /// Whether the link that opened the page locked the parameters of this name, or
    /// all, and did not except it: `all,-name`.
    pub fn locks(&self, name: &str) -> bool {
        let locked = || self.locked.split(',');
        let excepted = locked().any(|lock| lock.strip_prefix('-') == Some(name));
        !excepted && locked().any(|lock| lock == name || lock == "all")
    }

    /// The query string of this state, without `?`; empty when all is default.
    pub fn encode(&self) -> String {
        if self.changed.is_empty() {
            return String::new();
        }
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("v", VERSION);
        for (key, value) in &self.changed {
            query.append_pair(key, &value.to_string());
        }
        // Commas are legal in a query and make lists readable.
        query.finish().replace("%2C", ",")
    }

    /// Sets one value, to what its parameter can hold, unless it is locked;
    /// setting the default forgets the key.
    pub fn set(&mut self, param: &ParamSpec, key: &str, value: Value) {
        if self.locks(param.name) {
            return;
        }
        let value = param.held(value);
        let alone = param.owner == Owner::Scenario && !key.starts_with(SHARED);
        if value == param.default_value() && !alone {
            self.changed.remove(key);
        } else {
            self.changed.insert(key.to_owned(), value);
        }
    }

    /// Takes over a preset of a widget for all of the page: its own parameters
    /// and, whether it shows them or not, the scenario's. Names that are neither
    /// change nothing.
    pub fn apply(&mut self, spec: &WidgetSpec, preset: &[(&str, &str)]) {
        for (param, key, value) in preset_values(spec, preset) {
            if param.owner == Owner::Scenario {
                self.forget_alone(param.name);
            }
            self.set(param, &key, value);
        }
    }

    /// Whether all of these values of a preset are in force in its widget.
    pub fn holds(&self, spec: &WidgetSpec, preset: &[PresetValue]) -> bool {
        let mut all = preset.iter();
        all.all(|(param, _, value)| self.in_force(spec, param) == *value)
    }

    /// One parameter's value.
    pub fn get(&self, param: &ParamSpec, key: &str) -> Value {
        self.changed
            .get(key)
            .cloned()
            .unwrap_or_else(|| param.default_value())
    }

    /// All of a widget's values.
    pub fn values(&self, spec: &'static WidgetSpec) -> Values {
        spec.params
            .iter()
            .copied()
            .fold(Values::defaults(spec), |values, param| {
                let value = self.in_force(spec, param);
                values.with(param.name, value)
            })
    }
}

/// A parameter that a preset names, its key and its value.
pub type PresetValue = (&'static ParamSpec, String, Value);

/// The parameters that a preset names, its widget's own and the scenario's.
pub fn preset_values(spec: &WidgetSpec, preset: &[(&str, &str)]) -> Vec<PresetValue> {
    let read = |(name, text): &(&str, &str)| {
        let mut known = spec
            .params
            .iter()
            .copied()
            .chain(crate::scenario::PARAMS.iter().copied());
        let param = known.find(|param| param.name == *name)?;
        Some((param, param.key(spec.id), param.read(text).ok()?))
    };
    preset.iter().filter_map(read).collect()
}

fn find_param(key: &str) -> Option<&'static ParamSpec> {
    let (owner, name) = key.split_once('.')?;
    let own = find_own(owner, name);
    own.or_else(|| {
        let mut widgets = REGISTRY.iter().filter(|spec| spec.id == owner);
        let mut scenario = crate::scenario::PARAMS.iter().copied();
        scenario.find(|param| param.name == name && widgets.any(|spec| shares(spec)))
    })
}

fn find_own(owner: &str, name: &str) -> Option<&'static ParamSpec> {
    REGISTRY
        .iter()
        .filter(|spec| owner == "s" || spec.id == owner)
        .flat_map(|spec| spec.params.iter().copied())
        .find(|param| param.name == name && (param.owner == Owner::Scenario) == (owner == "s"))
}
