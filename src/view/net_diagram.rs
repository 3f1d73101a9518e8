//! The small network as a picture: five neurons, six connections, and what a
//! widget wants written on them.
//!
//! Knows where things lie; what they mean and say comes in a [`Drawing`].

use leptos::prelude::*;

/// Whether a part takes part in what is being shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Part {
    /// It stands by.
    #[default]
    Plain,
    /// It has no part: faint.
    Quiet,
    /// Something happens here.
    Active,
}

/// One neuron: x₁, x₂, h₁, h₂ or y.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Neuron {
    /// Its name now: h₁, or z₁ while only its sum is known.
    pub name: &'static str,
    /// What stands inside.
    pub text: String,
    /// Its value, for the tint; 0 for none.
    pub value: f64,
    /// What stands beside its name.
    pub beside: String,
    /// What stands below, or above for the upper row.
    pub note: String,
    /// Its part.
    pub part: Part,
}

/// One connection, w₁ to w₆.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Connection {
    /// Its weight: width and colour.
    pub weight: f64,
    /// What is written on it.
    pub label: String,
    /// Its part.
    pub part: Part,
    /// Which way something flows, if it does: forward or back.
    pub flow: Option<Flow>,
}

/// A direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    /// To the output.
    Forward,
    /// To the inputs.
    Back,
}

/// The whole picture.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Drawing {
    /// x₁, x₂, h₁, h₂, y.
    pub neurons: [Neuron; 5],
    /// w₁ to w₆.
    pub connections: [Connection; 6],
    /// The same in words.
    pub words: String,
}

const WIDTH: f64 = 424.0;
const RADIUS: f64 = 29.0;
/// Where the neurons stand.
const PLACES: [(f64, f64); 5] = [
    (38.0, 88.0),
    (38.0, 236.0),
    (204.0, 88.0),
    (204.0, 236.0),
    (370.0, 162.0),
];
/// What is seen, from top to bottom, without and with notes on the hidden neurons.
const TIGHT: (f64, f64) = (26.0, 272.0);
const ROOMY: (f64, f64) = (8.0, 308.0);
/// From which neuron to which, and how far along the label stands.
const ENDS: [(usize, usize, f64); 6] = [
    (0, 2, 0.5),
    (1, 2, 0.27),
    (0, 3, 0.27),
    (1, 3, 0.5),
    (2, 4, 0.44),
    (3, 4, 0.44),
];

/// The picture, redrawn as its drawing changes.
#[component]
pub(super) fn NetDiagram(
    /// What to draw.
    #[prop(into)]
    drawing: Signal<Drawing>,
    /// Leave room for notes on the hidden neurons.
    #[prop(optional)]
    roomy: bool,
) -> impl IntoView {
    let (top, height) = if roomy { ROOMY } else { TIGHT };
    view! {
        <svg
            class="net"
            viewBox=format!("0 {top} {WIDTH} {height}")
            role="img"
            aria-label=move || drawing.with(|drawing| drawing.words.clone())
        >
            {move || drawing.with(|drawing| {
                let lines: Vec<_> = drawing.connections.iter().enumerate().map(line).collect();
                let labels: Vec<_> = drawing.connections.iter().enumerate().map(label).collect();
                let neurons: Vec<_> = drawing.neurons.iter().enumerate().map(neuron).collect();
                view! { {lines} {labels} {neurons} }
            })}
        </svg>
    }
}

fn classes(name: &str, value: f64, part: Part) -> String {
    let sign = if value > 0.0 {
        "is-positive"
    } else if value < 0.0 {
        "is-negative"
    } else {
        "is-zero"
    };
    let part = match part {
        Part::Plain => "",
        Part::Quiet => " is-quiet",
        Part::Active => " is-active",
    };
    format!("{name} {sign}{part}")
}

/// A point between two neurons' rims, `along` from 0 to 1.
fn between(from: usize, to: usize, along: f64) -> (f64, f64) {
    let ((x0, y0), (x1, y1)) = (PLACES[from], PLACES[to]);
    let length = (x1 - x0).hypot(y1 - y0);
    let distance = RADIUS + along * (length - 2.0 * RADIUS);
    (
        x0 + (x1 - x0) * distance / length,
        y0 + (y1 - y0) * distance / length,
    )
}

fn line((index, connection): (usize, &Connection)) -> impl IntoView + use<> {
    let (from, to, _) = ENDS[index];
    let (start, end) = (between(from, to, 0.0), between(from, to, 1.0));
    let width = 1.0 + 1.5 * connection.weight.abs().min(5.0);
    let head = match connection.flow {
        Some(Flow::Forward) => Some(arrow_head(start, end)),
        Some(Flow::Back) => Some(arrow_head(end, start)),
        None => None,
    };
    view! {
        <g class=classes("net-connection", connection.weight, connection.part)>
            <line x1=start.0 y1=start.1 x2=end.0 y2=end.1 stroke-width=width/>
            {head.map(|points| view! { <polygon points=points/> })}
        </g>
    }
}

/// A triangle whose tip is at `to`.
fn arrow_head(from: (f64, f64), to: (f64, f64)) -> String {
    const LENGTH: f64 = 17.0;
    const HALF: f64 = 9.0;
    let distance = (to.0 - from.0).hypot(to.1 - from.1);
    let (dx, dy) = ((to.0 - from.0) / distance, (to.1 - from.1) / distance);
    let (x, y) = (to.0 - dx * LENGTH, to.1 - dy * LENGTH);
    format!(
        "{:.1},{:.1} {:.1},{:.1} {:.1},{:.1}",
        to.0,
        to.1,
        x - dy * HALF,
        y + dx * HALF,
        x + dy * HALF,
        y - dx * HALF,
    )
}

fn label((index, connection): (usize, &Connection)) -> impl IntoView + use<> {
    /// About the width of a character at the picture's size of type.
    const CHARACTER: f64 = 9.2;
    let (from, to, along) = ENDS[index];
    let (x, y) = between(from, to, along);
    // On a level line the label stands beside it: above the upper, below the lower.
    let y = match index {
        0 => y - 18.0,
        3 => y + 18.0,
        _ => y,
    };
    let width = connection.label.chars().count() as f64 * CHARACTER + 4.0;
    view! {
        <g class=classes("net-label", connection.weight, connection.part)>
            <rect x=x - width / 2.0 y=y - 11.0 width=width height="22" rx="4"/>
            <text x=x y=y + 6.0 text-anchor="middle">{connection.label.clone()}</text>
        </g>
    }
}

fn neuron((index, neuron): (usize, &Neuron)) -> impl IntoView + use<> {
    let (x, y) = PLACES[index];
    let name = if neuron.beside.is_empty() {
        neuron.name.to_owned()
    } else {
        format!("{}, {}", neuron.name, neuron.beside)
    };
    // The upper row has its words above, the lower below, the output on both sides.
    let (name_y, note_y) = match index {
        0 | 2 if neuron.note.is_empty() => (y - RADIUS - 11.0, y),
        0 | 2 => (y - RADIUS - 33.0, y - RADIUS - 11.0),
        4 => (y - RADIUS - 11.0, y + RADIUS + 23.0),
        _ => (y + RADIUS + 22.0, y + RADIUS + 44.0),
    };
    let opacity = format!("{:.2}", 0.42 * neuron.value.abs().min(1.0));
    view! {
        <g class=classes("net-neuron", neuron.value, neuron.part)>
            <circle class="net-card" cx=x cy=y r=RADIUS/>
            <circle class="net-tint" cx=x cy=y r=RADIUS fill-opacity=opacity/>
            <text class="net-value" x=x y=y + 6.0 text-anchor="middle">{neuron.text.clone()}</text>
            <text class="net-name" x=x y=name_y text-anchor="middle">{name}</text>
            <text class="net-note" x=x y=note_y text-anchor="middle">{neuron.note.clone()}</text>
        </g>
    }
}
