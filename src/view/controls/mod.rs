//! Native controls bound to parameters of the registry. A control's name is
//! its visible label; a refused value stays in the field with the reason
//! beside it, and the last good value stays in force.

mod choice;
mod number;
mod presets;
mod ratio;

pub use number::count;
pub use presets::{alone, presets, row, rows};
pub use ratio::ratio_slider;

use crate::spec::Kind;
use crate::ui::{Element, Widget, element};

/// The control of a parameter, as its kind asks for: a slider, a select, check
/// boxes or one check box. Lists of counts have none of their own.
pub fn control(widget: Widget, name: &'static str) -> Element {
    let Some(param) = widget.param(name) else {
        return element("span");
    };
    let control = match param.kind {
        Kind::Number { .. } | Kind::Whole { .. } => number::slider(widget, param),
        Kind::Choice { options, .. } => choice::choose(widget, param, options),
        Kind::Set { options, .. } => choice::pick_set(widget, param, options),
        Kind::Switch { .. } => choice::tick(widget, param),
        Kind::Counts { .. } => return element("span"),
    };
    named(widget, name, control)
}

/// A choice as tiles, each a small picture of what it stands for.
pub fn tiles(widget: Widget, name: &'static str, picture: fn(&str) -> String) -> Element {
    match widget.param(name) {
        Some(param) => match param.kind {
            Kind::Choice { options, .. } => {
                named(widget, name, choice::tiles(widget, param, options, picture))
            }
            _ => control(widget, name),
        },
        None => element("span"),
    }
}

/// Why a control cannot be changed.
pub const LOCKED: &str = "set by your teacher";

/// A control as the flags of the page's address find it: by its name where it
/// is to be hidden, and dead where it is locked.
fn named(widget: Widget, name: &'static str, control: Element) -> Element {
    if widget.locks(name) {
        element("fieldset")
            .class("control locked")
            .attr("disabled", true)
            .attr("data-param", name)
            .child(control)
            .child(element("p").class("locked-by").text(LOCKED))
    } else {
        control.attr("data-param", name)
    }
}

/// The controls of several parameters.
pub fn controls(widget: Widget, names: &[&'static str]) -> Vec<Element> {
    names.iter().map(|name| control(widget, name)).collect()
}

/// A field or a select of the rendered page: its value as text, in the
/// same room. It could not be changed there, and browsers look for fields to
/// fill in on every page they load, for which they lay all of it out.
fn still(class: &str, title: &str, value: &str) -> Element {
    element("div")
        .class(class)
        .child(element("span").class("label").text(title))
        .child(still_value("select", value))
}

fn still_value(class: &str, value: &str) -> Element {
    element("span").class(&format!("{class} still")).text(value)
}
