//! `widgets.json`: the registry as other programs read it.

use super::REGISTRY;
use crate::spec::{Kind, Option_, ParamSpec, WidgetSpec};
use serde_json::{Value as Json, json};

/// The registry as a list, in the shape the design documents.
pub fn registry_json() -> Json {
    REGISTRY.iter().map(|spec| widget_json(spec)).collect()
}

/// One widget of it.
pub fn widget_json(spec: &WidgetSpec) -> Json {
    json!({
        "id": spec.id,
        "title": spec.title,
        "section": spec.section,
        "params": spec.params.iter().map(|p| param_json(spec, p)).collect::<Vec<_>>(),
        "outputs": spec.outputs.iter()
            .map(|o| json!({ "name": o.name, "unit": o.unit.symbol() }))
            .collect::<Vec<_>>(),
        "presets": spec.presets.iter()
            .map(|p| json!({
                "name": p.name,
                "title": p.title,
                "params": p.params.iter().map(|(k, v)| ((*k).to_owned(), Json::from(*v)))
                    .collect::<serde_json::Map<_, _>>(),
            }))
            .collect::<Vec<_>>(),
    })
}

fn param_json(spec: &WidgetSpec, param: &ParamSpec) -> Json {
    let key = param.key(spec.id);
    let mut json = json!({ "name": param.name, "title": param.title, "key": key, "unit": param.unit().symbol() });
    let (kind, extra) = match &param.kind {
        Kind::Number {
            default,
            min,
            max,
            step,
            ..
        } => (
            "number",
            json!({ "default": default, "min": min, "max": max, "step": step }),
        ),
        Kind::Whole {
            default, min, max, ..
        } => (
            "number",
            json!({ "default": default, "min": min, "max": max, "step": 1.0 }),
        ),
        Kind::Choice { default, options } => (
            "choice",
            json!({ "default": default, "options": values(options) }),
        ),
        Kind::Set { default, options } => (
            "set",
            json!({ "default": default, "options": values(options) }),
        ),
        Kind::Counts {
            default, min, max, ..
        } => (
            "counts",
            json!({ "default": default, "min": min, "max": max }),
        ),
        Kind::Switch { default } => ("switch", json!({ "default": default })),
    };
    json["type"] = kind.into();
    if let (Some(target), Json::Object(extra)) = (json.as_object_mut(), extra) {
        target.extend(extra);
    }
    json
}

fn values(options: &[Option_]) -> Vec<&'static str> {
    options.iter().map(|o| o.value).collect()
}
