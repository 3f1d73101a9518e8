//! The reader's own points: drawn, typed, pasted or loaded.

use super::context::PlaygroundContext;
use crate::nn::Task;
use crate::nn::limits::EXTENT;
use crate::ui::{Element, button, element};
use crate::units::{counted, whole};
use leptos::prelude::*;

/// Controls to make points without a pointer, and to bring many.
pub(super) fn controls(context: PlaygroundContext) -> Vec<Element> {
    let widget = context.widget;
    let typed = RwSignal::new(String::new());
    let pasted = RwSignal::new(String::new());
    let error = RwSignal::new(String::new());
    let add = move || match read_point(&typed.get_untracked()) {
        Some((x, y, label)) => {
            error.set(String::new());
            context.add(x, y, label);
            typed.set(String::new());
        }
        None => error.set(format!(
            "A point is two numbers from −{EXTENT} to {EXTENT}, such as 1.5, −2."
        )),
    };
    let id = |part: &str| widget.element_id(part);
    let (point_id, error_id, paste_id) = (id("point"), id("point-error"), id("paste"));
    let count = move || {
        context.own.with(|own| match (own.label.len(), own.task) {
            (0, _) => "No points yet.".to_owned(),
            (count, task) => {
                let points = counted(whole(count as f64), "point");
                match task {
                    Task::Classes(classes) => format!("{points}, {}.", counted(classes, "class")),
                    Task::Regression => format!("{points} with numbers."),
                }
            }
        })
    };
    vec![
        element("p").class("hint").attr("id", &id("own-hint")).text("Choose “Your own points” as the data, then press on the map; or go there with Tab: arrows move a cursor, with Shift further, Enter or a class from 1 to 8 puts a point, Delete takes the nearest away; or type a point; or paste a table, a point a line: two numbers and a label, at most 10,000 points."),
        element("div").class("control")
            .child(element("label").attr("for", &point_id).text("Point: x, y"))
            .child(
                element("input").class("field")
                    .attr("id", &point_id)
                    .attr("type", "text")
                    .attr("autocomplete", "off")
                    .attr("aria-describedby", &error_id)
                    .prop_value(move || typed.get())
                    .on("input", move |event| typed.set(event_target_value(&event))),
            )
            .child(
                element("p").class("error")
                    .attr("id", &error_id)
                    .attr("role", "status")
                    .text(move || error.get()),
            ),
        button(add).text("Add the point"),
        button(move || context.clear())
            .attr("disabled", move || context.own.with(|own| own.label.is_empty()))
            .text("Clear points"),
        element("p").class("hint").text(count),
        element("div").class("control wide")
            .child(element("label").attr("for", &paste_id).text("Points or a model, as text"))
            .child(
                element("textarea").class("field")
                    .attr("id", &paste_id)
                    .attr("rows", "4")
                    .attr("spellcheck", "false")
                    .prop_value(move || pasted.get())
                    .on("input", move |event| pasted.set(event_target_value(&event))),
            ),
        button(move || context.take(&pasted.get_untracked())).text("Use this text"),
    ]
}

/// "1.5, −2" or "1.5 −2 0.7": two coordinates, and a number to predict.
fn read_point(text: &str) -> Option<(f32, f32, Option<f32>)> {
    let text = text.replace('−', "-");
    let parts = text
        .split([',', ';', ' ', '\t'])
        .filter(|part| !part.is_empty());
    let numbers: Option<Vec<f32>> = parts
        .map(|part| crate::decimal::parse(part).map(|n| n as f32))
        .collect();
    let (x, y, label) = match numbers?.as_slice() {
        [x, y] => (*x, *y, None),
        [x, y, label] => (*x, *y, Some(*label).filter(|label| label.is_finite())),
        _ => return None,
    };
    (x.abs() <= EXTENT && y.abs() <= EXTENT).then_some((x, y, label))
}

#[cfg(test)]
mod tests {
    use super::read_point;

    #[test]
    fn a_point_is_two_numbers_on_the_map() {
        assert_eq!(read_point("1.5, −2"), Some((1.5, -2.0, None)));
        assert_eq!(read_point(" 1 2 -0.5 "), Some((1.0, 2.0, Some(-0.5))));
        for text in ["", "1", "7, 0", "1, x", "1,2,3,4", "nan, 1"] {
            assert_eq!(read_point(text), None, "{text}");
        }
    }
}
