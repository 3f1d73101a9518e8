//! The controls of the playground that few need, in groups.

use super::context::PlaygroundContext;
use super::{files, own};
use crate::chart::Plot;
use crate::nn::{DataKind, Task};
use crate::ui::{Element, Live, button, element};
use crate::view::controls::{control, count, presets};
use leptos::prelude::*;

/// The groups.
pub(super) fn groups(context: PlaygroundContext, loss: Live<Plot>) -> Vec<Element> {
    let widget = context.widget;
    let counts = |names: &[&'static str]| -> Vec<Element> {
        names
            .iter()
            .map(|name| count(widget, name, false))
            .collect()
    };
    let controls = |names: &[&'static str]| crate::view::controls::controls(widget, names);
    let kind = move || context.data_kind();
    let regression = move || context.config(|config| config.data.task()) == Some(Task::Regression);
    let only = |control: Element, wanted: Box<dyn Fn() -> bool + Send>| {
        control.attr("hidden", move || !wanted())
    };

    let mut data = vec![
        only(
            count(widget, "points", false),
            Box::new(move || kind() != DataKind::Own),
        ),
        only(
            count(widget, "classes", false),
            Box::new(move || kind().takes_classes()),
        ),
        only(
            control(widget, "dimensions"),
            Box::new(move || kind() == DataKind::Teacher),
        ),
        only(
            control(widget, "noise"),
            Box::new(move || kind() != DataKind::Own),
        ),
        only(
            control(widget, "label_noise"),
            Box::new(move || !regression()),
        ),
        control(widget, "train_share"),
        count(widget, "seed", false),
        button(move || regenerate(context)).text("Other points"),
        control(widget, "show_test"),
    ];
    // Said where it would be missed.
    data.push(note(move || match kind() {
        DataKind::Teacher => "The noise has a known size: no network's squared error on new points is lower than its square.".into(),
        DataKind::Own => "Wrong labels and the share to train on are drawn with the seed; your points stay as they are.".into(),
        _ => String::new(),
    }));
    let mut network = controls(&["features", "initialisation"]);
    network.push(count(widget, "weights_seed", false));
    network.extend(controls(&["dropout", "discretise"]));
    network.push(note(|| {
        "Press a neuron, a line or “Output” in the picture to change weights by hand.".into()
    }));
    let mut training = controls(&["loss", "optimiser"]);
    training.push(count(widget, "batch", false));
    training.extend(controls(&["l1", "l2"]));
    training.push(only(
        control(widget, "weight_decay"),
        Box::new(move || widget.text("optimiser") == "adam_w"),
    ));
    training.extend(counts(&["warm_up", "cosine"]));
    training.push(control(widget, "log_loss"));
    training.push(note(move || {
        if regression() {
            "Numbers are learned by half the squared error.".into()
        } else if context.config(|config| config.network.outputs) > Some(2) {
            "More than two classes are learned by softmax.".into()
        } else {
            String::new()
        }
    }));
    let mut stop = counts(&[
        "stop_steps",
        "stop_epochs",
        "stop_seconds",
        "stop_loss",
        "stop_window",
    ]);
    stop.push(control(widget, "stop_watch"));
    stop.push(note(|| {
        "At whichever comes first; 0 is never. A run whose loss runs away always stops.".into()
    }));
    let mut groups = vec![
        presets(widget, "Starting points"),
        group("Data", data),
        group("Network", network),
        group("Training", training),
        group("When to stop", stop),
    ];
    // Of no use in a page that cannot run, and fields there cost time.
    if widget.live {
        groups.push(group("Your own points", own::controls(context)));
        groups.push(group("Earlier runs", earlier(context)));
        groups.push(group("Export and import", files::controls(context, loss)));
    }
    groups
}

fn group(title: &str, controls: Vec<Element>) -> Element {
    element("fieldset")
        .class("group")
        .child(element("legend").text(title))
        .child(element("div").class("controls").children(controls))
}

fn note(text: impl Fn() -> String + Send + 'static) -> Element {
    element("p").class("hint").text(text)
}

/// Other points of the same kind.
fn regenerate(context: PlaygroundContext) {
    let next = context.widget.number("seed") % 9999.0 + 1.0;
    // The next seed is a seed.
    let _ = context.widget.write("seed", &next.to_string());
}

/// Runs before this one, each to be removed.
fn earlier(context: PlaygroundContext) -> Vec<Element> {
    let past = context.run.history;
    let now = move || {
        let name = past.name.get();
        if past.earlier.with(Vec::is_empty) {
            "When something changes, the run before stays in the plot, named by what it changed."
                .to_owned()
        } else {
            format!("Now: {name}. Before:")
        }
    };
    let names = move || {
        past.earlier.with(|earlier| {
            earlier
                .iter()
                .map(|run| run.name.clone())
                .collect::<Vec<_>>()
        })
    };
    let list = move || {
        let remove = |(index, name): (usize, String)| {
            let forget = move || {
                past.earlier.update(|earlier| {
                    if index < earlier.len() {
                        earlier.remove(index);
                    }
                });
            };
            button(forget)
                .class("quiet")
                .text(&format!("Remove “{name}”"))
        };
        names().into_iter().enumerate().map(remove).collect()
    };
    vec![
        note(now),
        element("div")
            .class("presets")
            .keyed(move || names().join("\n"), list),
    ]
}
