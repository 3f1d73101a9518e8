//! The view of `neuron`: the network, its map, its score, and nine sliders.

mod map;

use super::controls::{Choose, NumberSlider, Presets};
use super::net_diagram::{Connection, Drawing, NetDiagram, Neuron as Node, Part};
use super::{Frame, Widget};
use crate::widget::Value;
use crate::widget::neuron::{EXAMPLES, Example, answer, workings};
use crate::widget::small_net::{GROUPS, SmallNet, digits, short};
use leptos::prelude::*;

/// The widget.
#[component]
pub(super) fn Neuron(widget: Widget) -> impl IntoView {
    let net = Memo::new(move |_| widget.values.with(SmallNet::of));
    let example = Memo::new(move |_| widget.values.with(|values| *Example::chosen(values)));
    let outputs = Memo::new(move |_| widget.values.with(crate::widget::neuron::compute));
    let right = Memo::new(move |_| {
        outputs.with(|outputs| outputs.first().and_then(Value::number).unwrap_or_default())
    });
    let summary = Signal::derive(move || {
        widget
            .values
            .with(|values| outputs.with(|outputs| (widget.spec.summary)(values, outputs)))
    });
    let drawing = Signal::derive(move || draw(&net.get(), &example.get()));
    let lines = move || {
        workings(&net.get(), &example.get())
            .map(|line| view! { <li>{line}</li> })
            .collect_view()
    };
    let controls = move || {
        view! {
            <div class="weights">
                {GROUPS.map(|(title, names)| view! {
                    <fieldset class="weights-group">
                        <legend>{title}</legend>
                        {names.map(|name| view! { <NumberSlider widget name/> }).collect_view()}
                    </fieldset>
                }).collect_view()}
            </div>
            <Presets widget title="Weights to start from"/>
        }
    };
    let more = move || view! { <Choose widget name="activation"/> };
    let table = Signal::derive(move || net.with(examples));
    view! {
        <Frame
            widget
            tag="XOR, by hand"
            summary
            // The score alone is announced, and only when it changes.
            running=Signal::derive(|| true)
            controls=ViewFn::from(controls)
            more=ViewFn::from(more)
            table=Some(table)
        >
            <div class="lesson">
                <div class="lesson-net">
                    <NetDiagram drawing/>
                    <ul class="workings">{lines}</ul>
                </div>
                <div class="lesson-side">
                    <p class="score">
                        <strong role="status">{move || format!("{} of 4 right", right.get())}</strong>
                        <span class="score-loss">
                            {move || outputs.with(|outputs| {
                                let loss = outputs.get(1).and_then(Value::number).unwrap_or_default();
                                format!("loss {}", digits(loss))
                            })}
                        </span>
                    </p>
                    <map::Map widget net/>
                </div>
            </div>
        </Frame>
    }
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
        part: Part::Plain,
    };
    let connection = |weight: f64, value: f64| Connection {
        weight,
        label: format!("{} × {}", short(weight), short(value)),
        // What carries nothing stands back.
        part: if weight * value == 0.0 {
            Part::Quiet
        } else {
            Part::Plain
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
