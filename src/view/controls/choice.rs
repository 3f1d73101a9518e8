//! Choices: one of several, several of several, and on or off.

use crate::view::Widget;
use crate::widget::{Kind, Value};
use leptos::prelude::*;

/// A select for one choice parameter.
#[component]
pub fn Choose(
    /// Whose parameter.
    widget: Widget,
    /// Which.
    name: &'static str,
) -> impl IntoView {
    let Some(param) = widget.param(name) else {
        return ().into_any();
    };
    let Kind::Choice { options, .. } = param.kind else {
        return ().into_any();
    };
    let value = widget.text(name);
    let id = widget.element_id(name);
    view! {
        <div class="control">
            <label for=id.clone()>{param.title}</label>
            <select
                id=id
                prop:value=move || value.get()
                on:change=move |event| widget.set(name, Value::Text(event_target_value(&event)))
            >
                {options.iter().map(|option| view! {
                    <option value=option.value selected=move || value.get() == option.value>{option.title}</option>
                }).collect_view()}
            </select>
        </div>
    }
    .into_any()
}

/// Check boxes for one set parameter; the last one stays on.
#[component]
pub fn PickSet(
    /// Whose parameter.
    widget: Widget,
    /// Which.
    name: &'static str,
) -> impl IntoView {
    let Some(param) = widget.param(name) else {
        return ().into_any();
    };
    let Kind::Set { options, .. } = param.kind else {
        return ().into_any();
    };
    let value = widget.text(name);
    let has = move |option: &str| value.with(|value| value.split(',').any(|part| part == option));
    let toggle = move |option: &'static str| {
        let chosen: Vec<&str> = options
            .iter()
            .map(|o| o.value)
            .filter(|o| has(o) != (*o == option))
            .collect();
        if !chosen.is_empty() {
            widget.set(name, Value::Text(chosen.join(",")));
        }
    };
    view! {
        <fieldset class="control set">
            <legend>{param.title}</legend>
            {options.iter().map(|option| {
                let option_value = option.value;
                let only = move || value.with(|value| value == option_value);
                view! {
                    <label class="tick">
                        <input
                            type="checkbox"
                            checked=has(option_value)
                            prop:checked=move || has(option_value)
                            disabled=only
                            on:change=move |_| toggle(option_value)
                        />
                        {option.title}
                    </label>
                }
            }).collect_view()}
        </fieldset>
    }
    .into_any()
}

/// A check box for one switch parameter.
#[component]
pub fn Tick(
    /// Whose parameter.
    widget: Widget,
    /// Which.
    name: &'static str,
) -> impl IntoView {
    let title = widget.param(name).map_or("", |param| param.title);
    let on = Memo::new(move |_| widget.values.with(|values| values.switch(name)));
    view! {
        <label class="tick">
            <input
                type="checkbox"
                checked=on.get_untracked()
                prop:checked=move || on.get()
                on:change=move |event| widget.set(name, Value::Switch(event_target_checked(&event)))
            />
            {title}
        </label>
    }
}
