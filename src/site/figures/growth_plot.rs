//! The plot of `compute-growth`: its bent time axis, lines, dots and names.

use super::growth::{FITTED_FROM, Trends, from_alexnet, months};
use super::plots::Room;
use crate::calc::growth::Fit;
use crate::chart::{Axis, Ink, Layer, Plot, Scale, Shape, Side, Tick};
use crate::data::{constants, models};
use crate::units::{power_of_ten, three_digits};

/// Models by the name used on the plot, where it stands, and whether a narrow plot has room for it.
const NAMED: [(&models::Row, &str, Side, bool); 8] = [
    (&models::PERCEPTRON, "Perceptron, 1957", Side::Right, true),
    (&models::LENET_5, "LeNet-5, 1998", Side::Right, true),
    (&models::ALEXNET, "AlexNet", Side::Left, true),
    (&models::TRANSFORMER, "Transformer", Side::Below, false),
    (&models::ALPHAGO_ZERO, "AlphaGo Zero", Side::Above, false),
    (&models::GPT_3, "GPT-3", Side::Above, true),
    (&models::GPT_4, "GPT-4", Side::Above, false),
    (&models::GROK_3, "Grok-3", Side::Above, true),
];

/// From here on the years are drawn wider: nearly all models are younger.
const WIDE_FROM: f64 = FITTED_FROM;
const YEARS: (f64, f64) = (1955.0, 2026.0);
const WIDE_PLACE: f64 = 0.2;

/// The place of a year, from 0 to 1.
fn across(year: f64) -> f64 {
    if year < WIDE_FROM {
        WIDE_PLACE * (year - YEARS.0) / (WIDE_FROM - YEARS.0)
    } else {
        WIDE_PLACE + (1.0 - WIDE_PLACE) * (year - WIDE_FROM) / (YEARS.1 - WIDE_FROM)
    }
}

/// The range of the plot in FLOP.
const SPAN: (f64, f64) = (1e5, 1e31);

/// The plot for a room; `overshoot` says how far `AlexNet`'s line ends above the last record.
pub(super) fn plot(room: Room, trends: &Trends, overshoot: &str) -> Plot {
    let (width, _, margins) = room.frame((196.0, 14.0));
    let years: &[i32] = room.pick(
        &[1960, 1980, 2010, 2015, 2020, 2025],
        &[1960, 2010, 2015, 2020, 2025],
    );
    Plot {
        width,
        height: room.pick(600.0, 480.0),
        margins,
        x: Axis {
            title: room
                .pick(
                    "Year of publication; wider from 2010",
                    "Year; wider from 2010",
                )
                .into(),
            scale: Scale::Linear {
                low: 0.0,
                high: 1.0,
            },
            ticks: years
                .iter()
                .map(|year| Tick {
                    value: across(f64::from(*year)),
                    label: year.to_string(),
                })
                .collect(),
        },
        y: Axis {
            title: "Training compute (FLOP)".into(),
            scale: Scale::Logarithmic {
                low: SPAN.0,
                high: SPAN.1,
            },
            ticks: (1..=6)
                .map(|fives| 10_f64.powi(5 * fives))
                .map(|value| Tick {
                    value,
                    label: power_of_ten(value),
                })
                .collect(),
        },
        layers: lines(room, trends, overshoot)
            .into_iter()
            .chain(dots())
            .chain(names(room))
            .collect(),
    }
}

/// The four lines. A narrow plot has no room at their ends: tags name them.
fn lines(room: Room, trends: &Trends, overshoot: &str) -> Vec<Layer> {
    let (openai, moore) = (
        constants::DOUBLING_OPENAI.value,
        constants::DOUBLING_MOORE.value,
    );
    let (alexnet, end) = (models::ALEXNET.year, models::GROK_3.year);
    let line =
        |from: f64, end: f64, flop: &dyn Fn(f64) -> f64, ink, dashed, label: String| Layer::Line {
            points: [from, end].map(|year| (across(year), flop(year))).to_vec(),
            ink,
            dashed,
            label: room.pick(label, String::new()),
        };
    let records = &trends.records;
    let mut layers = vec![
        line(
            alexnet,
            end,
            &|year| from_alexnet(year, openai),
            Ink::Soft,
            true,
            format!("AlexNet’s line, doubling\nevery {openai} months:\n{overshoot} times Grok-3"),
        ),
        line(
            alexnet,
            end,
            &|year| from_alexnet(year, moore),
            Ink::Soft,
            true,
            format!("Moore’s law from AlexNet:\nevery {moore} months"),
        ),
        line(
            alexnet,
            YEARS.1,
            &|year| records.flop(year),
            Ink::Size(6),
            false,
            record_label(records),
        ),
        line(
            WIDE_FROM,
            YEARS.1,
            &|year| trends.all.flop(year),
            Ink::Ink,
            false,
            all_label(&trends.all),
        ),
    ];
    if room == Room::Narrow {
        let tag = |year, flop, text, side| Layer::Tag {
            at: (across(year), flop),
            text,
            side,
        };
        layers.extend([
            tag(
                2022.6,
                from_alexnet(2023.6, openai),
                format!("AlexNet’s line,\nevery {openai} months:\n{overshoot} times Grok-3"),
                Side::Left,
            ),
            tag(
                2014.6,
                trends.all.flop(2011.8),
                format!("upper: {}", record_label(records)),
                Side::Right,
            ),
            tag(
                2014.6,
                trends.all.flop(2011.8) / 1e4,
                format!(
                    "lower: {} models,\nevery {} months",
                    trends.all.runs,
                    three_digits(months(&trends.all))
                ),
                Side::Right,
            ),
            tag(
                2014.6,
                trends.all.flop(2011.8) / 1e8,
                format!("flat: Moore’s law,\nevery {moore} months"),
                Side::Right,
            ),
        ]);
    }
    layers
}

fn record_label(fit: &Fit) -> String {
    format!(
        "{} record-setters:\nevery {} months",
        fit.runs,
        three_digits(months(fit))
    )
}

fn names(room: Room) -> Vec<Layer> {
    NAMED
        .iter()
        .filter(|(_, _, _, always)| *always || room == Room::Wide)
        .filter_map(|(model, name, side, _)| {
            let flop = model.training_flop?;
            let mark = if flop.estimate { " (estimate)" } else { "" };
            Some(Layer::Tag {
                at: (across(model.year), flop.value),
                text: match (room, name.split_once(',')) {
                    // A narrow plot has no room for the year.
                    (Room::Narrow, Some((name, _))) => name.to_owned(),
                    _ => format!("{name}{mark}"),
                },
                side: *side,
            })
        })
        .collect()
}

fn all_label(fit: &Fit) -> String {
    format!(
        "{} models since 2010:\nevery {} months",
        fit.runs,
        three_digits(months(fit))
    )
}

/// Discs, and rings for what Epoch AI calls speculative.
fn dots() -> [Layer; 2] {
    let of = |speculative: bool, shape, label: &str| Layer::Points {
        points: models::ALL
            .iter()
            .filter(|model| (model.confidence == Some("speculative")) == speculative)
            .filter_map(|model| Some((across(model.year), model.training_flop?.value)))
            .collect(),
        ink: Ink::Size(4),
        shape,
        label: label.into(),
    };
    [
        of(false, Shape::Disc, "Models"),
        of(true, Shape::Ring, "Models, speculative estimates"),
    ]
}
