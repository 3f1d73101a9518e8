//! Figures in prose: `{{table.row.column}}` of the data, `{{widget.output}}`,
//! what a widget works out from its defaults, and `{{widget:preset.output}}`,
//! what it works out from one of its presets; `{{lesson.NAME}}`, what a class's
//! networks came to.

use super::cell_words::value_text;
use super::lesson_facts;
use crate::data;
use crate::registry::{find, outputs};
use crate::spec::{Reason, Value};
use crate::state::State;
use crate::units::in_a_sentence;
use thiserror::Error;

/// Why a reference prints nothing.
#[derive(Debug, Error)]
pub(super) enum Unknown {
    #[error("content/data has no entry {0}")]
    Entry(String),
    #[error("the widget {0} has no output {1}")]
    NoOutput(String, String),
    #[error("the widget {0} has no preset {1}")]
    NoPreset(String, String),
    #[error("the widget {0} cannot work it out: {1}")]
    Refused(String, Reason),
    #[error("the widget {0} works nothing out before it is used")]
    Nothing(String),
}

/// What a reference names, as prose prints it.
pub(super) fn printed(path: &str) -> Result<String, Unknown> {
    if let Some(found) = data::lookup(path) {
        return Ok(figure(&found.value));
    }
    let unknown = || Unknown::Entry(path.to_owned());
    let (id, name) = path.split_once('.').ok_or_else(unknown)?;
    if id == "lesson" {
        return lesson_facts::find(name).ok_or_else(unknown);
    }
    let (id, preset) = id
        .split_once(':')
        .map_or((id, None), |(id, preset)| (id, Some(preset)));
    let spec = find(id).ok_or_else(unknown)?;
    let index = spec.outputs.iter().position(|output| output.name == name);
    let output = index.and_then(|index| Some((index, spec.outputs.get(index)?)));
    let (index, output) = output.ok_or_else(|| Unknown::NoOutput(id.into(), name.into()))?;
    let mut state = State::default();
    if let Some(name) = preset {
        let preset = spec.presets.iter().find(|preset| preset.name == name);
        let preset = preset.ok_or_else(|| Unknown::NoPreset(id.into(), name.into()))?;
        state.apply(spec, preset.params);
    }
    let worked = outputs(&state.values(spec)).unwrap_or_default();
    match worked.get(index) {
        Some(Ok(Value::Number(number))) => Ok(in_a_sentence(*number, output.unit)),
        Some(Ok(value)) => Ok(value.to_string()),
        Some(Err(why)) => Err(Unknown::Refused(id.into(), why.clone())),
        None => Err(Unknown::Nothing(id.into())),
    }
}

/// A range keeps both ends, an estimate says so.
fn figure(value: &data::Value) -> String {
    match value {
        data::Value::Text(text) => (*text).to_owned(),
        data::Value::Number(cell) => {
            let about = if cell.estimate { "about " } else { "" };
            format!("{about}{}", value_text(cell))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_prints_what_a_widget_works_out() {
        let print = |path| printed(path).unwrap_or_else(|why| why.to_string());
        assert_eq!(print("capex.total"), "$47.4 million");
        assert_eq!(print("gpu-server.memory"), "640 GB");
        assert_eq!(print("chips.h100_sxm.memory"), "80 GB");
        assert_eq!(print("bill.electricity_share"), "28%");
        assert_eq!(print("gpu-server:nvl72.memory"), "13.4 TB");
        assert_eq!(
            print("gpu-server:none.memory"),
            "the widget gpu-server has no preset none"
        );
        assert_eq!(print("capex.sum"), "the widget capex has no output sum");
        assert!(print("nothing.total").contains("no entry nothing.total"));
        assert!(print("race.large").contains("works nothing out"));
    }
}
