//! The frontier as charts: a curve for each size with the lower edge of them
//! all, and how the best size and the best amount of data grow.

use super::plot::{ChartWidth, ink};
use crate::chart::{Axis, Ink, Layer, Margins, Plot, Scale, Shape, Side};
use crate::data::constants as c;
use crate::lab::frontier::{ComputeOptimum, Frontier, Power};
use crate::lab::results::{Setting, envelope};
use crate::units::{three_digits, whole};

/// A line for each size over its training, and the lower edge of them all.
pub(super) fn curves(settings: &[Setting], chart_width: ChartWidth, layers: &mut Vec<Layer>) {
    let mut widths: Vec<usize> = settings.iter().map(|setting| setting.job.width).collect();
    widths.dedup();
    for (rank, width) in widths.iter().enumerate() {
        let of_width = || {
            settings
                .iter()
                .filter(|setting| setting.job.width == *width)
        };
        let points: Vec<(f64, f64)> = of_width()
            .filter_map(|setting| Some((setting.size, setting.median()?)))
            .collect();
        let (Some(start), Some(setting)) = (points.first().copied(), of_width().next()) else {
            continue;
        };
        let parameters = whole(setting.job.parameters() as f64);
        let label = format!("{parameters} parameters");
        // The curves part at their starts, not at their ends; on a telephone
        // there is room for every other name.
        let last = rank + 1 == widths.len();
        if last || chart_width == ChartWidth::Wide || rank % 2 == 0 {
            layers.push(Layer::Tag {
                at: start,
                text: if last && chart_width == ChartWidth::Wide {
                    label.clone()
                } else {
                    parameters
                },
                side: if last { Side::Right } else { Side::Above },
            });
        }
        let ink = ink(rank, widths.len());
        layers.push(Layer::Line {
            points: points.clone(),
            ink,
            dashed: false,
            label: String::new(),
        });
        layers.push(Layer::Points {
            points,
            ink,
            shape: Shape::Disc,
            label,
        });
    }
    layers.push(Layer::Points {
        points: envelope(settings),
        ink: Ink::Accent,
        shape: Shape::Ring,
        label: "the best for its computation".into(),
    });
}

/// N* and D* over the computation, with the lines through them and, through
/// the middle of N*, lines as steep as the published ones.
pub(super) fn growth(settings: &[Setting], chart_width: ChartWidth) -> Plot {
    let frontier = Frontier::of(settings);
    let layers = frontier
        .as_ref()
        .map_or(Vec::new(), |f| lines(f, chart_width));
    let best = frontier.map_or(Vec::new(), |frontier| frontier.best);
    let values = best
        .iter()
        .flat_map(|best| [best.parameters, best.examples]);
    let (width, height, left, right, wanted, title) = match chart_width {
        ChartWidth::Wide => (720.0, 320.0, 64.0, 130.0, 6, "The best size and data"),
        ChartWidth::Narrow => (320.0, 320.0, 76.0, 80.0, 3, "ComputeOptimum size, data"),
    };
    Plot {
        width,
        height,
        margins: Margins {
            left,
            right,
            top: 30.0,
            bottom: 48.0,
        },
        x: Axis::new(
            "Computation (FLOP)",
            Scale::logarithmic_around(best.iter().map(|best| best.flops)),
            wanted,
        ),
        y: Axis::new(title, Scale::logarithmic_around(values), 5),
        layers,
    }
}

fn lines(frontier: &Frontier, chart_width: ChartWidth) -> Vec<Layer> {
    let Frontier {
        best,
        parameters,
        examples,
    } = frontier;
    let flops = || best.iter().map(|best| best.flops);
    let low = flops().fold(f64::INFINITY, f64::min);
    let high = flops().fold(0.0, f64::max);
    let line = |power: Power, ink, dashed, (wide, narrow): (&str, &str), exponent| Layer::Line {
        points: vec![(low, power.at(low)), (high, power.at(high))],
        ink,
        dashed,
        label: format!(
            "{} {}",
            if chart_width == ChartWidth::Wide {
                wide
            } else {
                narrow
            },
            three_digits(exponent)
        ),
    };
    let points = |read: fn(&ComputeOptimum) -> f64, ink, label: &str| Layer::Points {
        points: best.iter().map(|best| (best.flops, read(best))).collect(),
        ink,
        shape: Shape::Disc,
        label: label.into(),
    };
    let published = |names, exponent| {
        let turned = parameters.turned(exponent, (low * high).sqrt());
        line(turned, Ink::Soft, true, names, exponent)
    };
    vec![
        published(("Kaplan:", "K."), c::KAPLAN_BEST_SIZE_EXPONENT.value),
        published(
            ("Chinchilla:", "Ch."),
            c::CHINCHILLA_BEST_SIZE_EXPONENT.value,
        ),
        line(
            *examples,
            Ink::Ink,
            false,
            ("examples:", "D*"),
            examples.exponent,
        ),
        points(|best| best.examples, Ink::Ink, "examples of the best"),
        line(
            *parameters,
            Ink::Size(6),
            false,
            ("parameters:", "N*"),
            parameters.exponent,
        ),
        points(
            |best| best.parameters,
            Ink::Size(6),
            "parameters of the best",
        ),
    ]
}
