//! Numbers: a slider paired with a field.

use crate::units::format_quantity;
use crate::view::Widget;
use crate::widget::{Kind, Scale, Value};
use leptos::prelude::*;

/// Positions of a slider whose scale is logarithmic.
const LOG_STEPS: f64 = 1000.0;

/// A slider and a field for one number parameter.
#[component]
pub fn NumberSlider(
    /// Whose parameter.
    widget: Widget,
    /// Which.
    name: &'static str,
) -> impl IntoView {
    let Some(param) = widget.param(name) else {
        return ().into_any();
    };
    let Kind::Number {
        unit,
        min,
        max,
        step,
        scale,
        ..
    } = param.kind
    else {
        return ().into_any();
    };
    let value = widget.number(name);
    let error = RwSignal::new(None::<String>);
    let range_id = widget.element_id(name);
    let label_id = format!("{range_id}-label");
    let error_id = format!("{range_id}-error");

    let to_position = move |value: f64| match scale {
        Scale::Linear => value,
        Scale::Logarithmic => (value / min).ln() / (max / min).ln() * LOG_STEPS,
    };
    let from_position = move |position: f64| match scale {
        Scale::Linear => position,
        Scale::Logarithmic => {
            round_to_two_digits(min * ((max / min).ln() * position / LOG_STEPS).exp())
                .clamp(min, max)
        }
    };
    let (range_min, range_max, range_step) = match scale {
        Scale::Linear => (min, max, step),
        Scale::Logarithmic => (0.0, LOG_STEPS, 1.0),
    };
    let shown = move || written(value.get(), unit);

    let slide = move |event| {
        if let Some(position) = crate::decimal::parse(&event_target_value(&event)) {
            error.set(None);
            widget.set(name, Value::Number(from_position(position)));
        }
    };
    let type_in = move |event| match widget.write(name, &event_target_value(&event)) {
        Ok(()) => error.set(None),
        Err(refusal) => error.set(Some(refusal.why)),
    };
    view! {
        <div class="control">
            <label for=range_id.clone() id=label_id.clone()>{param.title}</label>
            <div class="slider">
                <input
                    type="range"
                    id=range_id
                    min=range_min
                    max=range_max
                    step=range_step
                    value=to_position(value.get_untracked())
                    prop:value=move || to_position(value.get()).to_string()
                    aria-valuetext=move || format_quantity(value.get(), unit)
                    on:input=slide
                />
                <input
                    type="text"
                    class="field"
                    inputmode="decimal"
                    autocomplete="off"
                    spellcheck="false"
                    aria-labelledby=label_id
                    aria-describedby=error_id.clone()
                    aria-invalid=move || error.get().map(|_| "true")
                    value=written(value.get_untracked(), unit)
                    prop:value=shown
                    on:change=type_in
                />
            </div>
            <p class="error" id=error_id role="status">{move || error.get()}</p>
        </div>
    }
    .into_any()
}

/// A number as the field shows it; reads back to what it shows.
fn written(value: f64, unit: &str) -> String {
    match unit {
        "parameters" => crate::units::count_in_words(value),
        _ => Value::Number(value).to_string(),
    }
}

fn round_to_two_digits(value: f64) -> f64 {
    let step = 10f64.powf(value.log10().floor() - 1.0);
    (value / step).round() * step
}

/// A small whole or decimal number: a field with the browser's own stepper.
#[component]
pub fn Count(
    /// Whose parameter.
    widget: Widget,
    /// Which.
    name: &'static str,
    /// Show three decimals at most; the value itself stays exact until typed over.
    #[prop(optional)]
    rounded: bool,
) -> impl IntoView {
    let Some(param) = widget.param(name) else {
        return ().into_any();
    };
    let Kind::Number { min, max, step, .. } = param.kind else {
        return ().into_any();
    };
    let value = widget.number(name);
    let error = RwSignal::new(None::<String>);
    let shown = move |value: f64| {
        if rounded {
            ((value * 1e3).round() / 1e3).to_string()
        } else {
            value.to_string()
        }
    };
    let id = widget.element_id(name);
    let error_id = format!("{id}-error");
    let type_in = move |event| match widget.write(name, &event_target_value(&event)) {
        Ok(()) => error.set(None),
        Err(refusal) => error.set(Some(refusal.why)),
    };
    view! {
        <div class="control control-count">
            <label for=id.clone()>{param.title}</label>
            <input
                type="number"
                class="field"
                id=id
                min=min
                max=max
                step=step
                aria-describedby=error_id.clone()
                aria-invalid=move || error.get().map(|_| "true")
                value=shown(value.get_untracked())
                prop:value=move || shown(value.get())
                on:change=type_in
            />
            <p class="error" id=error_id role="status">{move || error.get()}</p>
        </div>
    }
    .into_any()
}
