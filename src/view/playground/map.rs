//! The output over the plane, large, with the points on it; or the neuron that
//! is inspected.

use super::context::PlaygroundContext;
use super::cursor::cursor;
use super::place::{Place, key_of};
use crate::browser;
use crate::nn::limits::EXTENT;
use crate::nn::{DataKind, Task};
use crate::spec::Switch;
use crate::ui::{Element, Field, Live, button, element, live};
use crate::units::three_digits;
use crate::view::charts::heat_map;
use crate::view::points::{points, points_plot};
use crate::view::shown::Map;
use crate::widget::playground::tables::{DISCRETISE, SHOW_TEST};
use leptos::prelude::*;

/// The map with its heading.
pub(super) fn output(context: PlaygroundContext) -> Element {
    let last = move || {
        context
            .config(|config| config.network.hidden.len() + 1)
            .unwrap_or(1)
    };
    let outputs = move || context.config(|config| config.network.outputs).unwrap_or(1);
    let heads = move || {
        let head = |row: usize| {
            let name = if outputs() == 1 {
                "Output".to_owned()
            } else {
                (row + 1).to_string()
            };
            button(move || context.chosen.set(Some((last(), row))))
                .class("quiet")
                .attr(
                    "aria-label",
                    &format!("{}: weights", context.place_name((last(), row))),
                )
                .attr("disabled", !context.widget.live)
                .text(&name)
        };
        (0..outputs()).map(head).collect()
    };
    let large = move || match context.inspected.get() {
        Some((column, row)) => {
            let name = context.place_name((column, row));
            let label = format!("What {name} answers over the plane: blue or orange.");
            heat_map(
                enlarged(context, (column, row)),
                &context.picture_key((column, row)),
                live(move || label.clone()),
            )
        }
        None => Vec::new(),
    };
    let (cursor, pressed) = cursor(context);
    let map = element("div")
        .class("map")
        .attr("data-drawing", move || {
            (context.data_kind() == DataKind::Own).then_some("1")
        })
        .children(heat_map(
            live(move || shown(context)),
            "output",
            live(move || label(context)),
        ))
        .child(
            element("div")
                .class("map-look")
                .keyed(move || key_of(context.inspected.get()), large),
        )
        .child(points(context.run, live(move || on(context, &SHOW_TEST))))
        .child(
            element("p")
                .class("map-empty")
                .attr("aria-hidden", "true")
                .attr("hidden", move || !context.lacks_points())
                .text("An empty map, for points of your own: press anywhere."),
        )
        .child(cursor)
        .on("click", move |event| {
            if let Some((x, y)) = browser::place(&event)
                && context.data_kind() == DataKind::Own
            {
                let coordinate =
                    |part: f64| ((2.0 * part - 1.0) as f32 * EXTENT).clamp(-EXTENT, EXTENT);
                context.add(coordinate(x), -coordinate(y), None);
            }
        });
    let name = move || match context.inspected.get() {
        Some(place) => context.place_name(place),
        None => String::new(),
    };
    element("div")
        .class("bench-output")
        .child(
            element("p")
                .class("net-head")
                .child(
                    element("span")
                        .class("net-buttons")
                        .keyed(move || format!("{} {}", last(), outputs()), heads),
                )
                .child(element("span").class("map-name").text(name)),
        )
        .child(map)
        .child(pressed)
}

fn on(context: PlaygroundContext, switch: &Switch) -> bool {
    context.widget.values.with(|values| switch.of(values))
}

/// The output's picture as it is to be shown.
pub(super) fn shown(context: PlaygroundContext) -> Option<Field> {
    let field = context
        .run
        .with_pictures(0, |network| network?.output.clone())?;
    Some(as_chosen(context, field))
}

/// The output's picture with the points on it.
pub(super) fn depicted(context: PlaygroundContext) -> Map {
    Map {
        field: shown(context),
        points: points_plot(context.run, live(move || on(context, &SHOW_TEST)))(),
    }
}

/// How sure it is too, or only the answer.
fn as_chosen(context: PlaygroundContext, field: Field) -> Field {
    if on(context, &DISCRETISE) {
        field.discrete()
    } else {
        field
    }
}

/// A neuron's own picture; none while the network on show has another shape.
pub(super) fn thumbnail(context: PlaygroundContext, place: Place) -> Live<Option<Field>> {
    live(move || {
        let shape = context.config(|config| config.network.clone())?;
        let field = context.run.with_pictures(0, |network| {
            let network = network.filter(|network| network.config.network == shape)?;
            network.neurons.get(context.picture_number(place)).cloned()
        })?;
        Some(as_chosen(context, field))
    })
}

/// The same as finely as the output, once the trainer has drawn that.
fn enlarged(context: PlaygroundContext, place: Place) -> Live<Option<Field>> {
    let thumbnail = thumbnail(context, place);
    live(move || {
        let coarse = thumbnail()?;
        let number = context.picture_number(place);
        let fine = context.run.shown.with_untracked(|shown| {
            let fine = shown.inspected.as_ref().filter(|(of, _)| *of == number);
            fine.map(|(_, field)| as_chosen(context, field.clone()))
        });
        Some(fine.unwrap_or(coarse))
    })
}

fn label(context: PlaygroundContext) -> String {
    let metrics = context
        .run
        .with(0, |network| network.and_then(|n| n.progress.metrics));
    let task = context.config(|config| config.data.task());
    let flat = context.config(|config| config.data.point_dimensions()) == Some(2);
    let percent = |share: Option<f64>| three_digits(share.unwrap_or_default() * 100.0);
    let mut label = match task {
        Some(Task::Regression) => format!(
            "What the network answers over the plane: blue above 0, orange below; it explains {}% of how the test points differ.",
            percent(metrics.and_then(|m| m.test_r2))
        ),
        Some(Task::Classes(3..)) => format!(
            "What the network answers over the plane: a colour for each class; {}% of the test points are right.",
            percent(metrics.and_then(|m| m.test_accuracy))
        ),
        _ => format!(
            "What the network answers over the plane: blue or orange; {}% of the test points are right.",
            percent(metrics.and_then(|m| m.test_accuracy))
        ),
    };
    if !flat {
        label += " All other coordinates are 0.";
    }
    label
}
