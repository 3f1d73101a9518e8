//! `milestones`: the parameters of notable models.

use super::plots::Room;
use super::table::Table;
use super::{Figure, Picture};
use crate::chart::{Axis, Ink, Layer, Plot, Scale, Shape, Side, Tick};
use crate::data::models;
use crate::units::count_in_words;

/// A model's name on the plot, where it stands, how far above the dot (a
/// factor), and whether a narrow plot has room for it.
struct Name(&'static models::Row, &'static str, Side, f64, bool);

const NAMES: [Name; 9] = [
    Name(&models::LENET_5, "LeNet-5", Side::Right, 1.0, true),
    Name(&models::ALEXNET, "AlexNet", Side::Left, 1.0, true),
    Name(&models::GOOGLENET, "GoogLeNet", Side::Below, 1.0, false),
    Name(&models::GPT_2_XL, "GPT-2", Side::Left, 1.0, true),
    Name(&models::GPT_3, "GPT-3", Side::Left, 1.0, true),
    Name(&models::SWITCH, "Switch", Side::Left, 1.0, true),
    Name(
        &models::LLAMA_31_405B,
        "Llama 3.1",
        Side::Right,
        0.55,
        false,
    ),
    Name(&models::DEEPSEEK_V3, "DeepSeek-V3", Side::Right, 1.1, false),
    Name(&models::ALPHAFOLD_2, "AlphaFold 2", Side::Below, 1.0, false),
];

/// The first year the caption names.
const FROM: f64 = 1998.0;

/// Models of the article's years whose training is in the table, with their size if it is known.
fn notable() -> impl Iterator<Item = &'static models::Row> {
    models::ALL
        .iter()
        .copied()
        .filter(|model| model.year >= FROM && model.training_flop.is_some())
}

pub(super) fn milestones() -> Option<Figure> {
    let mut table = Table::new(&["Model", "Date", "Parameters"]);
    let (mut known, mut secret) = (0, 0);
    for model in notable() {
        if let Some(parameters) = model.parameters {
            known += 1;
            table.row([
                model.name.to_owned(),
                model.date.to_owned(),
                count_in_words(parameters.value),
            ]);
        } else {
            secret += 1;
            table.row([
                model.name.to_owned(),
                model.date.to_owned(),
                "not published".into(),
            ]);
        }
    }
    Some(Figure {
        title: "Parameters of notable models".into(),
        picture: Picture::Plots(Box::new((plot(Room::Wide), plot(Room::Narrow)))),
        sentence: format!(
            "{known} models; the makers of {secret} more in our table published no number."
        ),
        table,
    })
}

fn plot(room: Room) -> Plot {
    let (width, height, margins) = room.frame((104.0, 12.0));
    let mut layers: Vec<Layer> = (1..=7).map(dots).collect();
    layers.retain(|layer| matches!(layer, Layer::Points { points, .. } if !points.is_empty()));
    for Name(model, name, side, lift, always) in NAMES {
        if let (Some(parameters), true) = (model.parameters, always || room == Room::Wide) {
            layers.push(Layer::Tag {
                at: (model.year, parameters.value * lift),
                text: name.into(),
                side,
            });
        }
    }
    let x = Scale::Linear {
        low: 1997.0,
        high: 2026.0,
    };
    let y = Scale::Logarithmic {
        low: 1e4,
        high: 1e13,
    };
    let words = [
        (1e4, "10 thousand", "10k"),
        (1e6, "1 million", "1M"),
        (1e8, "100 million", "100M"),
        (1e10, "10 billion", "10B"),
        (1e12, "1 trillion", "1T"),
    ];
    let mut margins = margins;
    margins.left = room.pick(92.0, 44.0);
    Plot {
        width,
        height: room.pick(420.0, height),
        margins,
        x: Axis::new("Year of publication", x, room.pick(6, 4)).plain(),
        y: Axis {
            title: "Parameters".into(),
            scale: y,
            ticks: words
                .iter()
                .map(|(value, long, short)| Tick {
                    value: *value,
                    label: room.pick(*long, *short).into(),
                })
                .collect(),
        },
        layers,
    }
}

/// The models of one size class, a class for each factor of ten from 10⁶.
fn dots(size: u8) -> Layer {
    let class = |parameters: f64| (libm::log10(parameters) - 5.0).clamp(1.0, 7.0) as u8;
    Layer::Points {
        points: notable()
            .filter_map(|model| Some((model.year, model.parameters?.value)))
            .filter(|(_, parameters)| class(*parameters) == size)
            .collect(),
        ink: Ink::Size(size),
        shape: Shape::Disc,
        label: "Models".into(),
    }
}
