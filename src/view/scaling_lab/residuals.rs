//! Residuals: each run's distance from the law, and what commonly spoils a law.

use super::plot::ink;
use crate::chart::{Axis, Ink, Layer, Margins, Plot, Scale, Shape};
use crate::lab::experiment::Experiment;
use crate::lab::results::Results;

/// A hint for reading the residuals.
pub(super) const PITFALLS: &str = "A law that fits leaves these points without a pattern. A bend at the left is the \
plateau of the smallest networks, which learn hardly more than the mean answer: it makes a slope look gentler than it is. \
A rise at the right is mostly a learning rate that suits small networks only, or too few examples for large ones. \
Every point counts for the fit, and the fit is never told the floor.";

/// Each run's loss over the law's, in percent.
pub(super) fn plot(experiment: &Experiment, results: &Results) -> Plot {
    let law = results.law(experiment);
    let settings = results.settings(experiment);
    let points = results.points(experiment);
    let off = |size: f64, loss: f64| law.map(|law| (size, 100.0 * (loss / law.loss(size) - 1.0)));
    let all: Vec<(f64, f64)> = points.iter().filter_map(|(x, y)| off(*x, *y)).collect();
    let widest = all
        .iter()
        .fold(5.0, |widest: f64, (_, y)| widest.max(y.abs()));
    let x = Scale::logarithmic_around(settings.iter().map(|setting| setting.size));
    let ends = (x.value_at(0.0), x.value_at(1.0));
    let mut layers = vec![Layer::Line {
        points: vec![(ends.0, 0.0), (ends.1, 0.0)],
        ink: Ink::Soft,
        dashed: true,
        label: "the law".into(),
    }];
    for (rank, setting) in settings.iter().enumerate() {
        layers.push(Layer::Points {
            points: all
                .iter()
                .copied()
                .filter(|(size, _)| *size == setting.size)
                .collect(),
            ink: ink(rank, settings.len()),
            shape: Shape::Disc,
            label: "off the law".into(),
        });
    }
    Plot {
        width: 480.0,
        height: 260.0,
        margins: Margins {
            left: 54.0,
            right: 64.0,
            top: 30.0,
            bottom: 48.0,
        },
        x: Axis::new(experiment.dial.axis(), x, 4),
        y: Axis::new(
            "% above or below the law",
            Scale::Linear {
                low: -widest * 1.1,
                high: widest * 1.1,
            },
            5,
        ),
        layers,
    }
}
