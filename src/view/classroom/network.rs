//! A pupil's network as a small picture: every neuron, and while they can be told
//! apart every connection.

/// Width and height of the picture.
const SIZE: (f64, f64) = (152.0, 92.0);
/// Wider layers get no lines of their own.
const LINES: usize = 13;

/// `viewBox` of the picture.
pub(super) fn view_box() -> String {
    format!("0 0 {} {}", SIZE.0, SIZE.1)
}

/// Four inputs, two layers of `width` neurons, one output.
pub(super) fn svg(width: usize) -> String {
    let layers = [4, width, width, 1];
    let place = |layer: usize, neuron: usize| {
        let count = layers[layer];
        let gap = (SIZE.1 / count as f64).min(12.0);
        let y = SIZE.1 / 2.0 + (neuron as f64 - (count - 1) as f64 / 2.0) * gap;
        (8.0 + layer as f64 * (SIZE.0 - 16.0) / 3.0, y)
    };
    let mut svg = String::new();
    for layer in 0..3 {
        let (from, to) = (layers[layer], layers[layer + 1]);
        if from.max(to) > LINES {
            let corners = [
                place(layer, 0),
                place(layer + 1, 0),
                place(layer + 1, to - 1),
                place(layer, from - 1),
            ];
            let corners = corners.map(|(x, y)| format!("{x:.1},{y:.1}"));
            svg += &format!(
                "<polygon class=\"net-many\" points=\"{}\"/>",
                corners.join(" ")
            );
            continue;
        }
        for start in 0..from {
            for end in 0..to {
                let ((x1, y1), (x2, y2)) = (place(layer, start), place(layer + 1, end));
                svg += &format!(
                    "<line class=\"net-line\" x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\"/>"
                );
            }
        }
    }
    for (layer, count) in layers.into_iter().enumerate() {
        let radius = (0.42 * SIZE.1 / count as f64).min(4.5);
        for neuron in 0..count {
            let (x, y) = place(layer, neuron);
            svg += &format!(
                "<circle class=\"net-dot\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.2}\"/>"
            );
        }
    }
    svg
}
