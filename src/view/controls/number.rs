//! Numbers: a slider paired with a field, or a field alone.

use super::{still, still_value};
use crate::spec::{Kind, ParamSpec, Refusal, Scale, Value};
use crate::ui::{Element, Widget, element};
use crate::units::{field_text, format_quantity};
use leptos::prelude::*;
use libm::{log, pow};

/// Positions of a slider whose scale is logarithmic.
const LOG_STEPS: f64 = 1000.0;

/// A slider and a field for one number parameter.
pub(super) fn slider(widget: Widget, param: &'static ParamSpec) -> Element {
    let (min, max, step, scale) = match param.kind {
        Kind::Number {
            min,
            max,
            step,
            scale,
            ..
        } => (min, max, step, scale),
        Kind::Whole {
            min, max, scale, ..
        } => (min, max, 1.0, scale),
        _ => return element("span"),
    };
    let unit = param.unit();
    let name = param.name;
    let error = RwSignal::new(String::new());
    let range_id = widget.element_id(name);
    let label_id = format!("{range_id}-label");

    let position = move || {
        let value = widget.number(name);
        match scale {
            Scale::Linear => value,
            Scale::Logarithmic => log(value / min) / log(max / min) * LOG_STEPS,
        }
    };
    let at_position = move |position: f64| match scale {
        Scale::Linear => position,
        Scale::Logarithmic => {
            round_to_two_digits(min * pow(max / min, position / LOG_STEPS)).clamp(min, max)
        }
    };
    let (range_min, range_max, range_step) = match scale {
        Scale::Linear => (min, max, step),
        Scale::Logarithmic => (0.0, LOG_STEPS, 1.0),
    };
    let range = bounded("range", (range_min, range_max), range_step)
        .attr("id", &range_id)
        .prop_value(move || position().to_string())
        .attr("aria-valuetext", move || {
            format_quantity(widget.number(name), unit)
        })
        .on("input", move |event| {
            if let Some(position) = crate::decimal::parse(&event_target_value(&event)) {
                error.set(String::new());
                widget.set(name, Value::Number(at_position(position)));
            }
        });
    let field = element("input")
        .attr("type", "text")
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-labelledby", &label_id)
        .prop_value(move || field_text(widget.number(name), unit));
    let (field, refused) = if widget.live {
        refusing(widget, name, field, error, Widget::type_over)
    } else {
        let value = field_text(widget.number(name), unit);
        (still_value("field", &value), element("p").class("error"))
    };
    element("div")
        .class("control")
        .child(
            element("label")
                .attr("for", &range_id)
                .attr("id", &label_id)
                .text(param.title),
        )
        .child(element("div").class("slider").child(range).child(field))
        .child(refused)
}

/// A small whole or decimal number: a field with the browser's own stepper.
///
/// `rounded` shows three decimals at most; the value itself stays exact until
/// typed over.
pub fn count(widget: Widget, name: &'static str, rounded: bool) -> Element {
    let Some(param) = widget.param(name) else {
        return element("span");
    };
    let (min, max, step) = match param.kind {
        Kind::Number { min, max, step, .. } => (min, max, step),
        Kind::Whole { min, max, .. } => (min, max, 1.0),
        _ => return element("span"),
    };
    let id = widget.element_id(name);
    let shown = move || {
        let value = widget.number(name);
        if rounded {
            ((value * 1e3).round() / 1e3).to_string()
        } else {
            value.to_string()
        }
    };
    if !widget.live {
        return still("control control-count", param.title, &shown());
    }
    let field = bounded("number", (min, max), step)
        .attr("id", &id)
        .prop_value(shown);
    let error = RwSignal::new(String::new());
    let (field, refused) = refusing(widget, name, field, error, Widget::write);
    let control = element("div")
        .class("control control-count")
        .child(element("label").attr("for", &id).text(param.title))
        .child(field)
        .child(refused);
    super::named(widget, name, control)
}

fn bounded(kind: &str, (min, max): (f64, f64), step: f64) -> Element {
    element("input")
        .attr("type", kind)
        .attr("min", &min.to_string())
        .attr("max", &max.to_string())
        .attr("step", &step.to_string())
}

/// The field to type in, and the place where a refusal is explained.
fn refusing(
    widget: Widget,
    name: &'static str,
    field: Element,
    error: RwSignal<String>,
    write: fn(Widget, &'static str, &str) -> Result<(), Refusal>,
) -> (Element, Element) {
    let id = widget.element_id(name) + "-error";
    let field = field
        .class("field")
        .attr("aria-describedby", &id)
        .attr("aria-invalid", move || {
            error.with(|why| !why.is_empty()).then_some("true")
        })
        .on("change", move |event| {
            let read = write(widget, name, &event_target_value(&event));
            error.set(read.err().map(|refusal| refusal.why).unwrap_or_default());
        });
    let refused = element("p")
        .class("error")
        .attr("id", &id)
        .attr("role", "status")
        .text(move || error.get());
    (field, refused)
}

/// Through text: a multiple of a step is off in the last digits, and links would show it.
fn round_to_two_digits(value: f64) -> f64 {
    crate::decimal::parse(&format!("{value:.1e}")).unwrap_or(value)
}
