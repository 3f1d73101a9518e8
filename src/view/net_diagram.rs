//! The small network as a picture: five neurons, six connections, and what a
//! widget wants written on them.
//!
//! Knows where things lie; what they mean and say comes in a [`Drawing`].

use super::shown;
use crate::markup::escape;
use crate::ui::{Element, Live, element};

/// The emphasis of a neuron or connection in what is being shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Emphasis {
    /// It stands by.
    #[default]
    Plain,
    /// It has no emphasis: faint.
    Quiet,
    /// Something happens here.
    Active,
}

/// One neuron: x₁, x₂, h₁, h₂ or y.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Neuron {
    /// Its name now: h₁, or z₁ while only its sum is known.
    pub name: &'static str,
    /// The text inside.
    pub text: String,
    /// Its value, for the tint; 0 for none.
    pub value: f64,
    /// The text beside its name.
    pub beside: String,
    /// The text below, or above for the upper row.
    pub note: String,
    /// Its emphasis.
    pub emphasis: Emphasis,
}

/// One connection, w₁ to w₆.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Connection {
    /// Its weight: width and colour.
    pub weight: f64,
    /// The text on it.
    pub label: String,
    /// Its emphasis.
    pub emphasis: Emphasis,
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

const WIDTH: f64 = 436.0;
const RADIUS: f64 = 29.0;
/// Centres of the neurons, in pixels.
const PLACES: [(f64, f64); 5] = [
    (38.0, 88.0),
    (38.0, 236.0),
    (204.0, 88.0),
    (204.0, 236.0),
    (370.0, 162.0),
];
/// Top and height of the picture, without and with notes on the hidden neurons.
const TIGHT: (f64, f64) = (26.0, 272.0);
const ROOMY: (f64, f64) = (8.0, 308.0);
/// From which neuron to which.
const ENDS: [(usize, usize); 6] = [(0, 2), (1, 2), (0, 3), (1, 3), (2, 4), (3, 4)];
/// Centres of the labels: outside the level connections, on the crossing ones
/// before they cross, and between those that lead to the output.
const LABELS: [(f64, f64); 6] = [
    (121.0, 70.0),
    (94.0, 186.0),
    (94.0, 138.0),
    (121.0, 254.0),
    (261.0, 146.0),
    (261.0, 178.0),
];

/// The picture, redrawn as its drawing changes; `roomy` leaves room for notes
/// on the hidden neurons.
pub(super) fn net_diagram(roomy: bool, drawing: Live<Drawing>) -> Element {
    let (top, height) = if roomy { ROOMY } else { TIGHT };
    let words = drawing.clone();
    element("svg")
        .class("net")
        .attr("viewBox", &format!("0 {top} {WIDTH} {height}"))
        .attr("role", "img")
        .attr("aria-label", move || words().words)
        .inner_html(move || parts(&drawing()))
}

/// The same as a drawing that stays as it is.
pub(super) fn depicted(roomy: bool, drawing: &Drawing) -> shown::Drawing {
    let (top, height) = if roomy { ROOMY } else { TIGHT };
    shown::Drawing {
        class: "net",
        view_box: [0.0, top, WIDTH, height],
        svg: parts(drawing),
    }
}

/// Lines first, so that labels and neurons lie on them.
fn parts(drawing: &Drawing) -> String {
    let connections = || drawing.connections.iter().enumerate();
    let neurons = drawing.neurons.iter().enumerate();
    connections()
        .map(line)
        .chain(connections().map(label))
        .chain(neurons.map(neuron))
        .collect()
}

fn classes(name: &str, value: f64, emphasis: Emphasis) -> String {
    let sign = if value > 0.0 {
        "is-positive"
    } else if value < 0.0 {
        "is-negative"
    } else {
        "is-zero"
    };
    let emphasis = match emphasis {
        Emphasis::Plain => "",
        Emphasis::Quiet => " is-quiet",
        Emphasis::Active => " is-active",
    };
    format!("{name} {sign}{emphasis}")
}

fn distance((x0, y0): (f64, f64), (x1, y1): (f64, f64)) -> f64 {
    ((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0)).sqrt()
}

/// The point of one neuron's rim that faces another.
fn rim(from: usize, to: usize) -> (f64, f64) {
    let ((x0, y0), (x1, y1)) = (PLACES[from], PLACES[to]);
    let part = RADIUS / distance(PLACES[from], PLACES[to]);
    (x0 + (x1 - x0) * part, y0 + (y1 - y0) * part)
}

fn line((index, connection): (usize, &Connection)) -> String {
    let (from, to) = ENDS[index];
    let (start, end) = (rim(from, to), rim(to, from));
    let width = 1.0 + 1.5 * connection.weight.abs().min(5.0);
    let head = match connection.flow {
        Some(Flow::Forward) => Some(arrow_head(start, end)),
        Some(Flow::Back) => Some(arrow_head(end, start)),
        None => None,
    };
    let class = classes("net-connection", connection.weight, connection.emphasis);
    let head = head
        .map(|points| format!("<polygon points=\"{points}\"/>"))
        .unwrap_or_default();
    format!(
        "<g class=\"{class}\"><line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke-width=\"{width:.1}\"/>{head}</g>",
        start.0, start.1, end.0, end.1,
    )
}

/// A triangle whose tip is at `to`.
fn arrow_head(from: (f64, f64), to: (f64, f64)) -> String {
    const LENGTH: f64 = 17.0;
    const HALF: f64 = 9.0;
    let length = distance(from, to);
    let (dx, dy) = ((to.0 - from.0) / length, (to.1 - from.1) / length);
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

fn label((index, connection): (usize, &Connection)) -> String {
    /// About the width of a character at the picture's size of type.
    const CHARACTER: f64 = 9.2;
    let (x, y) = LABELS[index];
    let width = connection.label.chars().count() as f64 * CHARACTER + 4.0;
    let class = classes("net-label", connection.weight, connection.emphasis);
    format!(
        "<g class=\"{class}\"><rect x=\"{:.1}\" y=\"{:.1}\" width=\"{width:.1}\" height=\"22\" rx=\"4\"/>{}</g>",
        x - width / 2.0,
        y - 11.0,
        text("", (x, y + 6.0), &connection.label),
    )
}

/// Words centred on a place.
fn text(class: &str, (x, y): (f64, f64), words: &str) -> String {
    let words = escape(words);
    format!(
        "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"middle\">{words}</text>"
    )
}

fn neuron((index, neuron): (usize, &Neuron)) -> String {
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
    let class = classes("net-neuron", neuron.value, neuron.emphasis);
    let disc = |class: &str, extra: &str| {
        format!("<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{RADIUS}\"{extra}/>")
    };
    [
        format!("<g class=\"{class}\">"),
        disc("net-card", ""),
        disc("net-tint", &format!(" fill-opacity=\"{opacity}\"")),
        text("net-value", (x, y + 6.0), &neuron.text),
        text("net-name", (x, name_y), &name),
        text("net-note", (x, note_y), &neuron.note),
        "</g>".to_owned(),
    ]
    .concat()
}
