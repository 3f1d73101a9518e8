//! `milestones`: the parameters of notable models.

use super::plots::Room;
use super::table::Table;
use super::{Figure, Picture};
use crate::chart::{Axis, Ink, Layer, Plot, Scale, Shape, Side, Tick};
use crate::data::models;
use crate::units::count_in_words;

/// Models by the name used on the plot, where it stands, and whether a narrow plot has room for it.
const NAMED: [(&models::Row, &str, Side, bool); 8] = [
    (&models::LENET_5, "LeNet-5", Side::Right, true),
    (&models::ALEXNET, "AlexNet", Side::Left, true),
    (&models::GOOGLENET, "GoogLeNet", Side::Below, false),
    (&models::GPT_2_XL, "GPT-2", Side::Left, true),
    (&models::GPT_3, "GPT-3", Side::Left, true),
    (&models::SWITCH, "Switch (experts)", Side::Above, false),
    (&models::LLAMA_31_405B, "Llama 3.1", Side::Right, true),
    (&models::ALPHAFOLD_2, "AlphaFold 2", Side::Below, false),
];

/// The first year the caption names.
const FROM: f64 = 1998.0;

/// Models of the article's years whose training is in the table, with their size if it is known.
fn notable() -> impl Iterator<Item = &'static models::Row> {
    models::ALL.iter().copied().filter(|model| model.year >= FROM && model.training_flop.is_some())
}

/// Whether only a part of the parameters works on each token.
fn experts(model: &models::Row) -> bool {
    model.parameters_active.is_some()
}

pub(super) fn milestones() -> Option<Figure> {
    let mut table = Table::new(&["Model", "Date", "Parameters", "Of these used for each token"]);
    let (mut known, mut secret) = (0, 0);
    for model in notable() {
        if let Some(parameters) = model.parameters {
            known += 1;
            let active = model.parameters_active.map_or("all".into(), |cell| count_in_words(cell.value));
            table.row([model.name.to_owned(), model.date.to_owned(), count_in_words(parameters.value), active]);
        } else {
            secret += 1;
            table.row([model.name.to_owned(), model.date.to_owned(), "not published".into(), String::new()]);
        }
    }
    Some(Figure {
        title: "Parameters of notable models".into(),
        picture: Picture::Plots(Box::new((plot(Room::Wide), plot(Room::Narrow)))),
        sentence: format!(
            "{known} models; the makers of {secret} more in our table published no number. \
             A square is a mixture of experts, which uses only some of its parameters for each token."
        ),
        table,
    })
}

fn plot(room: Room) -> Plot {
    let (width, height, margins) = room.frame((84.0, 12.0));
    let mut layers: Vec<Layer> = (1..=7).flat_map(|size| [false, true].map(|e| dots(size, e))).collect();
    layers.retain(|layer| matches!(layer, Layer::Points { points, .. } if !points.is_empty()));
    for (model, name, side, always) in NAMED {
        if let (Some(parameters), true) = (model.parameters, always || room == Room::Wide) {
            // No room at the right of a narrow plot.
            let side = if model.year > 2023.0 { room.pick(side, Side::Above) } else { side };
            layers.push(Layer::Tag { at: (model.year, parameters.value), text: name.into(), side });
        }
    }
    let x = Scale::Linear { low: 1997.0, high: 2026.0 };
    let y = Scale::Logarithmic { low: 1e4, high: 1e13 };
    let words = [(1e4, "10 thousand", "10k"), (1e6, "1 million", "1M"), (1e8, "100 million", "100M"), (1e9, "1 billion", "1B"), (1e10, "10 billion", "10B"), (1e12, "1 trillion", "1T")];
    let mut margins = margins;
    margins.left = room.pick(86.0, 44.0);
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
                .filter(|(value, _, _)| *value != 1e9)
                .map(|(value, long, short)| Tick { value: *value, label: room.pick(*long, *short).into() })
                .collect(),
        },
        layers,
    }
}

/// The models of one size class, a class for each factor of ten from 10⁶.
fn dots(size: u8, mixture: bool) -> Layer {
    let class = |parameters: f64| (libm::log10(parameters) - 5.0).clamp(1.0, 7.0) as u8;
    Layer::Points {
        points: notable()
            .filter(|model| experts(model) == mixture)
            .filter_map(|model| Some((model.year, model.parameters?.value)))
            .filter(|(_, parameters)| class(*parameters) == size)
            .collect(),
        ink: Ink::Size(size),
        shape: if mixture { Shape::Square } else { Shape::Disc },
        label: if mixture { "Mixtures of experts".into() } else { "Models".into() },
    }
}
