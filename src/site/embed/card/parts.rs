//! What can be drawn of a rendered figure: maps of the plane, charts, bars.
//!
//! Reads the HTML that the views of this project write; not HTML in general.

/// A piece of a figure as SVG.
pub enum Part {
    /// A map with its points.
    Square {
        /// The address of the map, a data URL.
        image: String,
        /// The marks over it, as a whole `<svg>`.
        marks: String,
    },
    /// A chart: a grid, marks, text, each a whole `<svg>`.
    Chart {
        /// Width over height.
        ratio: f64,
        /// The drawings, in order.
        layers: Vec<String>,
    },
    /// A row of a list of bars.
    Bar {
        /// The classes of the row.
        class: String,
        /// What it is about.
        label: String,
        /// The content of the bar's `<svg>`, in percent of its size.
        bar: String,
        /// What stands behind it.
        value: String,
    },
}

/// The room for a bar's label, and for what stands behind it.
const LABEL: f64 = 300.0;
const VALUE: f64 = 190.0;
/// Letters of a label that fit.
const LETTERS: usize = 25;

impl Part {
    /// Its width over its height; a row of bars has none of its own.
    pub fn ratio(&self) -> f64 {
        match self {
            Self::Chart { ratio, .. } => *ratio,
            _ => 1.0,
        }
    }

    /// The part in a box.
    pub fn at(&self, x: f64, y: f64, width: f64, height: f64) -> String {
        match self {
            Self::Square { image, marks } => {
                let image = format!(
                    "<image x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" opacity=\"0.85\" \
                     image-rendering=\"optimizeSpeed\" href=\"{image}\"/>"
                );
                image + &placed(marks, x, y, width, height)
            }
            Self::Chart { ratio, layers } => {
                // As wide as it can be; the labels shrink with it.
                let scaled = width.min(height * ratio);
                let place = |layer: &String| placed(layer, x, y, scaled, scaled / ratio);
                layers.iter().map(place).collect()
            }
            Self::Bar {
                class,
                label,
                bar,
                value,
            } => {
                let middle = y + height / 2.0 + 7.0;
                let width = width - LABEL - VALUE;
                let bar_height = (height * 0.55).min(30.0);
                let top = y + (height - bar_height) / 2.0;
                let (start, end) = (x + LABEL, x + LABEL + width + 14.0);
                format!(
                    "<text class=\"card-label\" x=\"{x}\" y=\"{middle}\">{label}</text>\
                     <g class=\"{class}\"><svg x=\"{start}\" y=\"{top}\" width=\"{width}\" height=\"{bar_height}\" overflow=\"visible\">{bar}</svg></g>\
                     <text class=\"card-value\" x=\"{end}\" y=\"{middle}\">{value}</text>"
                )
            }
        }
    }
}

/// An `<svg>` with a view box, put into a box.
fn placed(svg: &str, x: f64, y: f64, width: f64, height: f64) -> String {
    let size = format!(
        "<svg x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" overflow=\"visible\" "
    );
    svg.replacen("<svg ", &size, 1)
}

/// All parts of a figure, in its order. A small map within a diagram is none.
pub fn parts(figure: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for piece in figure.split("<div class=\"map\">").skip(1) {
        if let Some(image) = between(piece, " src=\"", "\"") {
            let marks = whole_svg(piece).unwrap_or_default();
            parts.push(Part::Square { image, marks });
        }
    }
    for piece in figure.split("<div class=\"plot\">").skip(1) {
        let mut rest = piece;
        let mut layers = Vec::new();
        for _ in 0..3 {
            let Some(svg) = whole_svg(rest) else { break };
            rest = rest.split_once("</svg>").map_or("", |(_, rest)| rest);
            layers.push(svg);
        }
        let ratio = layers.last().and_then(|svg| ratio(svg)).unwrap_or(1.6);
        parts.push(Part::Chart { ratio, layers });
    }
    for piece in figure.split("<li class=\"").skip(1) {
        let row = piece.split_once("</li>").map_or(piece, |(row, _)| row);
        if let (Some((class, _)), Some((before, svg, after))) =
            (row.split_once('"'), around_svg(row))
        {
            let bar = svg.split_once('>').map_or("", |(_, bar)| bar).to_owned();
            parts.push(Part::Bar {
                class: class.to_owned(),
                label: shortened(words(before.split_once('>').map_or("", |(_, label)| label))),
                // A bar with words at its end needs no others.
                value: if bar.contains("<text") {
                    String::new()
                } else {
                    words(after)
                },
                bar,
            });
        }
    }
    if parts.is_empty() {
        let rest = whole_svg(figure).filter(|svg| ratio(svg).is_some());
        parts.extend(rest.map(|svg| Part::Chart {
            ratio: ratio(&svg).unwrap_or(1.0),
            layers: vec![svg],
        }));
    }
    parts
}

fn between(text: &str, start: &str, end: &str) -> Option<String> {
    let (_, rest) = text.split_once(start)?;
    Some(rest.split_once(end)?.0.to_owned())
}

/// The first `<svg>` that has a view box, with what is in it.
fn whole_svg(html: &str) -> Option<String> {
    let start = html.find("<svg ")?;
    let end = html[start..].find("</svg>")? + start + "</svg>".len();
    Some(html[start..end].to_owned())
}

/// Width over height, by the view box.
fn ratio(svg: &str) -> Option<f64> {
    let view_box = between(svg, "viewBox=\"", "\"")?;
    let mut sides = view_box.split(' ').skip(2).map(str::parse::<f64>);
    Some(sides.next()?.ok()? / sides.next()?.ok()?)
}

fn around_svg(row: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = row.split_once("<svg ")?;
    let (svg, after) = rest.split_once("</svg>")?;
    Some((before, svg, after))
}

/// As much of a label as there is room for.
fn shortened(label: String) -> String {
    if label.chars().count() <= LETTERS {
        return label;
    }
    let head: String = label.chars().take(LETTERS - 1).collect();
    format!("{}…", head.trim_end())
}

/// The words of some HTML, still escaped, a space where an element ends.
fn words(html: &str) -> String {
    let mut words = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => {
                inside = true;
                words.push(' ');
            }
            '>' => inside = false,
            _ if !inside => words.push(letter),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
