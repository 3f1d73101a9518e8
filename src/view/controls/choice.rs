//! Choices: one of several, several of several, and on or off.

use super::still;
use crate::markup::escape;
use crate::spec::{Option_, ParamSpec, Value, Values};
use crate::ui::{Element, Widget, element};
use leptos::prelude::*;

/// A select for one choice parameter.
pub(super) fn choose(
    widget: Widget,
    param: &'static ParamSpec,
    options: &'static [Option_],
) -> Element {
    let name = param.name;
    let id = widget.element_id(name);
    let chosen = widget.text(name);
    if !widget.live {
        let title = options.iter().find(|option| option.value == chosen);
        let title = title.map_or("", |option| option.title);
        return still("control", param.title, title);
    }
    let option = |option: &Option_| {
        let selected = if option.value == chosen {
            " selected"
        } else {
            ""
        };
        format!(
            "<option value=\"{}\"{selected}>{}</option>",
            escape(option.value),
            escape(option.title)
        )
    };
    let options: String = options.iter().map(option).collect();
    element("div")
        .class("control")
        .child(element("label").attr("for", &id).text(param.title))
        .child(
            element("select")
                .attr("id", &id)
                .inner_html(&options)
                .prop_value(move || widget.text(name))
                .on("change", move |event| {
                    widget.set(name, Value::Text(event_target_value(&event)));
                }),
        )
}

/// Radio buttons that are pictures; the chosen one's name stands beside them.
pub(super) fn tiles(
    widget: Widget,
    param: &'static ParamSpec,
    options: &'static [Option_],
    picture: fn(&str) -> String,
) -> Element {
    let name = param.name;
    let group = widget.element_id(name);
    let tile = |option: &'static Option_| {
        let value = option.value;
        let tile = element("label")
            .class("tile")
            .attr("title", option.title)
            .child(
                element("svg")
                    .attr("viewBox", "0 0 40 40")
                    .attr("aria-hidden", "true")
                    .inner_html(&picture(value)),
            );
        // The page has no fields before the app; the chosen one is marked all the same.
        if !widget.live {
            let chosen = widget.text(name) == value;
            return tile.attr("data-chosen", chosen);
        }
        let radio = element("input")
            .attr("type", "radio")
            .attr("name", &group)
            .attr("value", value)
            .prop_checked(move || widget.text(name) == value)
            .on("change", move |_| {
                widget.set(name, Value::Text(value.to_owned()));
            });
        tile.child(radio)
            .child(element("span").class("visually-hidden").text(option.title))
    };
    let chosen = move || {
        let value = widget.text(name);
        let option = options.iter().find(|option| option.value == value);
        option.map_or("", |option| option.title).to_owned()
    };
    element("div")
        .class("tiles")
        .attr("role", "radiogroup")
        .attr("aria-label", param.title)
        .children(options.iter().map(tile).collect())
        .child(element("span").class("tile-name").text(chosen))
}

/// Check boxes for one set parameter; the last one stays on.
pub(super) fn pick_set(
    widget: Widget,
    param: &'static ParamSpec,
    options: &'static [Option_],
) -> Element {
    let name = param.name;
    let has = move |option: &str| widget.text(name).split(',').any(|part| part == option);
    let toggle = move |option: &str| {
        let chosen: Vec<&str> = options
            .iter()
            .map(|o| o.value)
            .filter(|o| has(o) != (*o == option))
            .collect();
        if !chosen.is_empty() {
            widget.set(name, Value::Text(chosen.join(",")));
        }
    };
    let tick = |option: &'static Option_| {
        let value = option.value;
        let tick = tick_box(move || has(value))
            .attr("disabled", move || widget.text(name) == value)
            .on("change", move |_| toggle(value));
        titled(tick, option.title)
    };
    element("fieldset")
        .class("control set")
        .child(element("legend").text(param.title))
        .children(options.iter().map(tick).collect())
}

/// A check box for one switch parameter.
pub(super) fn tick(widget: Widget, param: &'static ParamSpec) -> Element {
    let name = param.name;
    let on = move || {
        let on = |values: &Values| values.get(name) == Some(&Value::Switch(true));
        widget.values.with(on)
    };
    let tick = tick_box(on).on("change", move |_| widget.set(name, Value::Switch(!on())));
    titled(tick, param.title)
}

fn tick_box(on: impl Fn() -> bool + Send + 'static) -> Element {
    element("input").attr("type", "checkbox").prop_checked(on)
}

fn titled(tick: Element, title: &str) -> Element {
    element("label")
        .class("tick")
        .child(tick)
        .child(element("span").text(title))
}
