//! The output over the plane, large, with the points on it; or the neuron that
//! is looked at.

use super::bench::{Bench, Place, key_of};
use super::cursor::cursor;
use crate::nn::data::EXTENT;
use crate::nn::{DataKind, Task};
use crate::spec::Switch;
use crate::units::three_digits;
use crate::view::charts::{Field, heat_map};
use crate::view::element::{Element, button, classed};
use crate::view::points::{points, points_plot};
use crate::view::shown::Map;
use crate::view::{Live, live};
use crate::widget::playground::feature_title;
use crate::widget::playground::tables::{DISCRETISE, SHOW_TEST};
use leptos::prelude::*;

/// The map with its heading.
pub(super) fn output(bench: Bench) -> Element {
    let last = move || {
        bench
            .config(|config| config.network.hidden.len() + 1)
            .unwrap_or(1)
    };
    let outputs = move || bench.config(|config| config.network.outputs).unwrap_or(1);
    let heads = move || {
        let head = |row: usize| {
            let name = if outputs() == 1 {
                "Output".to_owned()
            } else {
                (row + 1).to_string()
            };
            button(move || bench.chosen.set(Some((last(), row))))
                .set("class", "quiet")
                .set(
                    "aria-label",
                    &format!("{}: weights", place_name(bench, (last(), row))),
                )
                .flag("disabled", !bench.widget.live)
                .text(&name)
        };
        (0..outputs()).map(head).collect()
    };
    let large = move || match bench.look.get() {
        Some((column, row)) => {
            let name = place_name(bench, (column, row));
            let label = format!("What {name} answers over the plane: blue or orange.");
            heat_map(
                enlarged(bench, (column, row)),
                &picture_key(bench, (column, row)),
                live(move || label.clone()),
            )
        }
        None => Vec::new(),
    };
    let (cursor, pressed) = cursor(bench);
    let map = classed("div", "map")
        .set_while("data-drawing", "1", move || {
            bench.data_kind() == DataKind::Own
        })
        .children(heat_map(
            live(move || shown(bench)),
            "output",
            live(move || label(bench)),
        ))
        .child(classed("div", "map-look").keyed(move || key_of(bench.look.get()), large))
        .child(points(bench.run, live(move || on(bench, &SHOW_TEST))))
        .child(cursor)
        .on("click", move |event| {
            #[cfg(feature = "web")]
            if let Some((x, y)) = crate::browser::place(&event)
                && bench.data_kind() == DataKind::Own
            {
                let coordinate =
                    |part: f64| ((2.0 * part - 1.0) as f32 * EXTENT).clamp(-EXTENT, EXTENT);
                bench.add(coordinate(x), -coordinate(y), None);
            }
            #[cfg(not(feature = "web"))]
            let _ = (event, EXTENT);
        });
    let name = move || match bench.look.get() {
        Some(place) => place_name(bench, place),
        None => String::new(),
    };
    classed("div", "bench-output")
        .child(
            classed("p", "net-head")
                .child(
                    classed("span", "net-buttons")
                        .keyed(move || format!("{} {}", last(), outputs()), heads),
                )
                .child(classed("span", "map-name").text_live(name)),
        )
        .child(map)
        .child(pressed)
}

fn on(bench: Bench, switch: &Switch) -> bool {
    bench.widget.values.with(|values| switch.of(values))
}

/// The output's picture as it is to be shown.
pub(super) fn shown(bench: Bench) -> Option<Field> {
    let field = bench
        .run
        .with_pictures(0, |network| network?.output.clone())?;
    Some(as_chosen(bench, field))
}

/// The output's picture with the points on it.
pub(super) fn depicted(bench: Bench) -> Map {
    Map {
        field: shown(bench),
        points: points_plot(bench.run, live(move || on(bench, &SHOW_TEST)))(),
    }
}

/// How sure it is too, or only the answer.
fn as_chosen(bench: Bench, field: Field) -> Field {
    if on(bench, &DISCRETISE) {
        field.discrete()
    } else {
        field
    }
}

/// A neuron's own picture; none while the network on show has another shape.
pub(super) fn thumbnail(bench: Bench, place: Place) -> Live<Option<Field>> {
    live(move || {
        let shape = bench.config(|config| config.network.clone())?;
        let field = bench.run.with_pictures(0, |network| {
            let network = network.filter(|network| network.config.network == shape)?;
            network.neurons.get(index(bench, place)).cloned()
        })?;
        Some(as_chosen(bench, field))
    })
}

/// The same as finely as the output, once the trainer has drawn that.
fn enlarged(bench: Bench, place: Place) -> Live<Option<Field>> {
    let thumbnail = thumbnail(bench, place);
    live(move || {
        let coarse = thumbnail()?;
        let number = index(bench, place);
        let fine = bench.run.shown.with_untracked(|shown| {
            let fine = shown.look.as_ref().filter(|(of, _)| *of == number);
            fine.map(|(_, field)| as_chosen(bench, field.clone()))
        });
        Some(fine.unwrap_or(coarse))
    })
}

/// The number of a neuron's picture.
pub(super) fn index(bench: Bench, (column, row): Place) -> usize {
    let before = |config: &crate::nn::RunConfig| {
        crate::protocol::pictured(&config.network)
            .take(column)
            .sum::<usize>()
    };
    bench.config(before).unwrap_or_default() + row
}

/// What its recorded picture is called.
pub(super) fn picture_key(bench: Bench, place: Place) -> String {
    format!("neuron-{}", index(bench, place))
}

/// "layer 1, neuron 2", "input x", "output".
pub(super) fn place_name(bench: Bench, (column, row): Place) -> String {
    let name = bench.config(|config| {
        let network = &config.network;
        match column {
            0 => {
                let feature = network.features.get(row);
                format!(
                    "input {}",
                    feature.map_or("", |feature| feature_title(*feature))
                )
            }
            _ if column <= network.hidden.len() => format!("layer {column}, neuron {}", row + 1),
            _ if network.outputs == 1 => "output".into(),
            _ => format!("output {}", row + 1),
        }
    });
    name.unwrap_or_default()
}

fn label(bench: Bench) -> String {
    let metrics = bench
        .run
        .with(0, |network| network.and_then(|n| n.progress.metrics));
    let task = bench.config(|config| config.data.task());
    let flat = bench.config(|config| config.data.point_dimensions()) == Some(2);
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
