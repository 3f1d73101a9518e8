//! The view of `neuron`: the network, its map, its score, and nine sliders.

mod map;

use super::Frame;
use super::controls::{controls, presets};
use super::net_diagram::{Connection, Drawing, Emphasis, Neuron as Node, depicted, net_diagram};
use super::shown::Depiction;
use crate::markup::escape;
use crate::spec::Value;
use crate::ui::{Element, Widget, element, live};
use crate::widget::neuron::{EXAMPLES, Example, answer, compute, workings};
use crate::widget::small_net::{GROUPS, SmallNet, digits, short};
use leptos::prelude::*;

/// The widget.
pub(super) fn neuron(widget: Widget) -> Element {
    let net = move || widget.values.with(SmallNet::of);
    let example = move || widget.values.with(|values| *Example::chosen(values));
    let output = move |index: usize| {
        let outputs = widget.values.with(compute);
        outputs
            .get(index)
            .and_then(Value::number)
            .unwrap_or_default()
    };
    let lines = move || -> String {
        let lines = workings(&net(), &example());
        lines
            .iter()
            .map(|line| format!("<li>{}</li>", escape(line)))
            .collect()
    };
    let score = element("p")
        .class("score")
        .child(
            element("strong")
                .attr("role", "status")
                .text(move || format!("{} of 4 right", output(0))),
        )
        .child(
            element("span")
                .class("score-loss")
                .text(move || format!("loss {}", digits(output(1)))),
        );
    let group = |(title, names): (&str, [&'static str; 3])| {
        element("fieldset")
            .class("weights-group")
            .child(element("legend").text(title))
            .children(controls(widget, &names))
    };
    let groups = GROUPS.into_iter().map(group).collect();
    Frame::new(widget)
        .tag(|| "XOR, by hand".to_owned())
        // The score alone is announced, and only when it changes.
        .quiet(|| true)
        .picture(vec![
            element("div")
                .class("lesson")
                .child(
                    element("div")
                        .class("lesson-net")
                        .child(net_diagram(false, live(move || draw(&net(), &example()))))
                        .child(element("ul").class("workings").inner_html(lines)),
                )
                .child(
                    element("div")
                        .class("lesson-side")
                        .child(score)
                        .children(map::map(widget)),
                ),
        ])
        .controls(vec![
            element("div").class("weights").children(groups),
            presets(widget, "Weights to start from"),
        ])
        .more(controls(widget, &["activation"]))
        .table(move || examples(&net()))
        .shows(|| {
            Some(Depiction::Drawing(depicted(
                false,
                &draw(&net(), &example()),
            )))
        })
        .finish()
}

/// All four examples in numbers.
fn examples(net: &SmallNet) -> String {
    let rows = EXAMPLES.iter().map(|example| {
        let pass = net.pass(example.inputs);
        let [x1, x2] = example.inputs;
        let [h1, h2] = pass.hidden;
        vec![
            digits(x1),
            digits(x2),
            format!("{} ({})", answer(example.wanted), digits(example.wanted)),
            digits(h1),
            digits(h2),
            digits(pass.output),
            answer(pass.output).to_string(),
            if example.is_right(net) { "✓" } else { "✗" }.to_owned(),
        ]
    });
    crate::markup::table(
        &["x₁", "x₂", "Wanted", "h₁", "h₂", "y", "It says", "Right"],
        rows,
    )
}

/// One example in the network: on each connection weight × value.
fn draw(net: &SmallNet, example: &Example) -> Drawing {
    let pass = net.pass(example.inputs);
    let [x1, x2] = example.inputs;
    let [h1, h2] = pass.hidden;
    let [w1, w2, w3, w4, b1, b2, w5, w6, b3] = net.weights;
    let node = |name, value, beside, note| Node {
        name,
        text: short(value),
        value,
        beside,
        note,
        emphasis: Emphasis::Plain,
    };
    let connection = |weight: f64, value: f64| Connection {
        weight,
        label: format!("{} × {}", short(weight), short(value)),
        // What carries nothing stands back.
        emphasis: if weight * value == 0.0 {
            Emphasis::Quiet
        } else {
            Emphasis::Plain
        },
        flow: None,
    };
    let bias = |value| format!("bias {}", short(value));
    let wanted = format!("wanted {}", short(example.wanted));
    Drawing {
        neurons: [
            node("x₁", x1, String::new(), String::new()),
            node("x₂", x2, String::new(), String::new()),
            node("h₁", h1, bias(b1), String::new()),
            node("h₂", h2, bias(b2), String::new()),
            node("y", pass.output, bias(b3), wanted),
        ],
        connections: [
            connection(w1, x1),
            connection(w2, x2),
            connection(w3, x1),
            connection(w4, x2),
            connection(w5, h1),
            connection(w6, h2),
        ],
        words: format!(
            "The network with {}: h₁ is {}, h₂ is {}, the output y is {}, which says {}; wanted: {}.",
            example.words,
            short(h1),
            short(h2),
            short(pass.output),
            answer(pass.output),
            answer(example.wanted),
        ),
    }
}
