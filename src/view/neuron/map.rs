//! What the network answers over the plane, with the four examples on it.

use crate::view::Widget;
use crate::view::charts::{Field, HeatMap};
use crate::widget::Value;
use crate::widget::neuron::{EXAMPLES, Example, RANGE, fold, map};
use crate::widget::small_net::SmallNet;
use leptos::prelude::*;

/// Points along a side of the map.
const RESOLUTION: usize = 48;

/// What the network says of every pair of inputs, with the four examples on it.
#[component]
pub(super) fn Map(widget: Widget, net: Memo<SmallNet>) -> impl IntoView {
    let field = Signal::derive(move || {
        Some(Field {
            resolution: RESOLUTION,
            values: map(&net.get(), RESOLUTION).into(),
        })
    });
    let label = Signal::derive(|| {
        "Map of the output: x₁ to the right, x₂ upwards; blue where it says yes, orange where it says no."
            .to_owned()
    });
    view! {
        <div class="lesson-map">
            <HeatMap field picture="map" label/>
            <svg class="folds" viewBox="0 0 100 100" aria-hidden="true">
                {move || [0, 1].map(|neuron| fold_line(&net.get(), neuron)).collect_view()}
            </svg>
            <fieldset class="corners" disabled=!widget.live>
                <legend class="visually-hidden">"Example shown"</legend>
                {EXAMPLES.iter().map(|example| view! { <Corner widget net example/> }).collect_view()}
            </fieldset>
        </div>
        <p class="map-key">
            <span class="key"><Mark wanted=1.0/>"should say yes"</span>
            <span class="key"><Mark wanted=-1.0/>"should say no"</span>
            <span class="key">
                <svg class="mark" viewBox="0 0 20 20" aria-hidden="true"><line class="fold" x1="1" x2="19" y1="10" y2="10"/></svg>
                "a hidden neuron’s line"
            </span>
        </p>
    }
}

/// A class's shape: a disc for yes, a square for no.
#[component]
fn Mark(wanted: f64) -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 20 20" aria-hidden="true">
            {if wanted > 0.0 {
                view! { <circle class="mark-yes" cx="10" cy="10" r="7.5"/> }.into_any()
            } else {
                view! { <rect class="mark-no" x="3.5" y="3.5" width="13" height="13"/> }.into_any()
            }}
        </svg>
    }
}

/// One example on the map: press it to see it in the network.
#[component]
fn Corner(widget: Widget, net: Memo<SmallNet>, example: &'static Example) -> impl IntoView {
    let chosen = Memo::new(move |_| {
        widget
            .values
            .with(|values| Example::chosen(values) == example)
    });
    let right = Memo::new(move |_| example.is_right(&net.get()));
    let [x1, x2] = example.inputs;
    view! {
        <label class=format!("corner corner-{}", example.key)>
            <input
                type="radio"
                name=widget.element_id("example")
                checked=chosen.get_untracked()
                prop:checked=move || chosen.get()
                on:change=move |_| widget.set("example", Value::Text(example.key.into()))
            />
            <Mark wanted=example.wanted/>
            <span class="corner-text">
                {format!("{x1}, {x2} ")}
                <span class:is-wrong=move || !right.get()>
                    {move || if right.get() { "✓ right" } else { "✗ wrong" }}
                </span>
            </span>
        </label>
    }
}

/// A hidden neuron's line, named where it leaves the map.
fn fold_line(net: &SmallNet, neuron: usize) -> impl IntoView + use<> {
    let (low, high) = RANGE;
    let place = |(x1, x2): (f64, f64)| {
        let part = |x: f64| 100.0 * (x - low) / (high - low);
        (part(x1), 100.0 - part(x2))
    };
    fold(net, neuron).map(|ends| {
        let [(x1, y1), (x2, y2)] = ends.map(place);
        let name = ["h₁", "h₂"][neuron];
        // By one end of the first line and the other end of the second, well inside the map.
        let end = if neuron == 0 { (x1, y1) } else { (x2, y2) };
        let (x, y) = (end.0.clamp(5.0, 95.0), end.1.clamp(6.0, 94.0));
        view! {
            <line class="fold" x1=x1 y1=y1 x2=x2 y2=y2/>
            <text class="fold-name" x=x y=y + 1.6 text-anchor="middle">{name}</text>
        }
    })
}
