//! The family as a chart: losses over sizes, the law, the floor, the bets.

use super::subtracted::Fall;
use crate::chart::{Axis, Ink, Layer, Margins, Plot, Scale, Shape};
use crate::lab::experiment::{Dial, Experiment};
use crate::lab::results::{Results, Setting};
use crate::units::count_in_words;

/// The width for which a chart is laid out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ChartWidth {
    /// A column as wide as the widget.
    Wide,
    /// A telephone.
    Narrow,
}

/// Where the largest is expected.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) struct Bets {
    /// By the reader.
    pub reader: Option<f64>,
    /// By the law through the others.
    pub law: Option<f64>,
}

/// Room for these losses.
fn up_from(losses: impl Iterator<Item = f64>) -> Scale {
    let (low, high) = losses.fold((f64::INFINITY, 0.0), |(low, high), loss: f64| {
        (loss.min(low), loss.max(high))
    });
    if low < high {
        Scale::Logarithmic {
            low: low / 1.25,
            high: high * 1.25,
        }
    } else {
        Scale::Logarithmic {
            low: 0.01,
            high: 0.1,
        }
    }
}

pub(super) fn plot(
    experiment: &Experiment,
    results: &Results,
    bets: Bets,
    revealed: bool,
    fall: Option<Fall>,
    chart_width: ChartWidth,
) -> Plot {
    // The law's bet is part of the law.
    let bets = if revealed {
        bets
    } else {
        Bets { law: None, ..bets }
    };
    let settings = results.settings(experiment);
    let x = Scale::logarithmic_around(settings.iter().map(|setting| setting.size));
    let floor = results.floor.filter(|_| revealed).map(|(loss, _)| loss);
    // What is taken away is the floor that the law found.
    let floor = fall.map(|fall| fall.law.floor).or(floor);
    let losses = settings.iter().flat_map(|setting| setting.losses.clone());
    let shown = losses.chain(floor).chain(bets.reader).chain(bets.law);
    let y = match fall {
        Some(fall) => fall.axis(shown),
        None => up_from(shown),
    };
    let bets = fall.map_or(bets, |fall| fall.bets(bets));
    let mut layers = Vec::new();
    if let (Some(floor), Scale::Logarithmic { low, high } | Scale::Linear { low, high }) =
        (floor, x)
    {
        layers.push(Layer::Line {
            points: vec![(low, floor), (high, floor)],
            ink: Ink::Soft,
            dashed: true,
            label: match chart_width {
                // Bets are named below one another, the floor last.
                ChartWidth::Wide if fall.is_some() => "the floor,\ntaken away".into(),
                ChartWidth::Wide if bets == Bets::default() => "the floor:\nwhat is chance".into(),
                ChartWidth::Wide => "the floor".into(),
                ChartWidth::Narrow => "floor".into(),
            },
        });
    }
    if let Some(law) = results
        .law(experiment)
        .filter(|_| revealed && fall.is_none())
    {
        layers.push(Layer::Line {
            points: (0..=48)
                .map(|i| x.value_at(f64::from(i) / 48.0))
                .map(|size| (size, law.loss(size)))
                .filter(|(_, loss)| y.place(*loss) <= 1.0)
                .collect(),
            ink: Ink::Ink,
            dashed: false,
            label: String::new(),
        });
    }
    if let Some(fall) = fall {
        let wide = chart_width == ChartWidth::Wide;
        layers.extend(fall.layers(&settings, x, wide));
    } else if experiment.dial == Dial::Frontier {
        super::frontier::curves(&settings, chart_width, &mut layers);
    } else {
        family(&settings, &mut layers);
    }
    if let Some(largest) = settings.last() {
        bets_on(largest.size, bets, chart_width, &mut layers);
    }
    let (width, height, right) = match chart_width {
        ChartWidth::Wide => (720.0, 400.0, 118.0),
        ChartWidth::Narrow => (320.0, 380.0, 44.0),
    };
    Plot {
        width,
        height,
        margins: Margins {
            // Small losses are long numbers.
            left: if fall.is_some() { 76.0 } else { 54.0 },
            right,
            top: 30.0,
            bottom: 48.0,
        },
        x: Axis::new(
            experiment.dial.axis(),
            x,
            if chart_width == ChartWidth::Wide {
                6
            } else {
                3
            },
        ),
        y: Axis::new(
            match fall {
                Some(_) => "Loss above the floor",
                None => "Loss on unseen examples",
            },
            y,
            5,
        ),
        layers,
    }
}

/// A colour for each of up to seven ranks.
pub(super) fn ink(rank: usize, of: usize) -> Ink {
    Ink::Size((1 + rank * 6 / of.saturating_sub(1).max(1)) as u8)
}

/// The bets on the largest size, named.
fn bets_on(largest: f64, bets: Bets, chart_width: ChartWidth, layers: &mut Vec<Layer>) {
    for (bet, ink, text, short) in [
        (bets.law, Ink::Ink, "the law’s bet", "law"),
        (bets.reader, Ink::Accent, "your bet", "you"),
    ] {
        if let Some(loss) = bet {
            layers.push(Layer::Points {
                points: vec![(largest, loss)],
                ink,
                shape: Shape::Ring,
                label: text.into(),
            });
            layers.push(Layer::Note {
                at: (largest, loss),
                text: if chart_width == ChartWidth::Wide {
                    text
                } else {
                    short
                }
                .into(),
            });
        }
    }
}

fn family(settings: &[Setting], layers: &mut Vec<Layer>) {
    for (rank, setting) in settings.iter().enumerate() {
        if setting.losses.is_empty() {
            continue;
        }
        layers.push(Layer::Points {
            points: setting
                .losses
                .iter()
                .map(|loss| (setting.size, *loss))
                .collect(),
            ink: ink(rank, settings.len()),
            shape: Shape::Disc,
            label: count_in_words(setting.size),
        });
    }
}
