//! The points of a data set, drawn over a map of the plane.

use super::charts::marks;
use super::element::{Element, classed};
use super::live;
use super::run::Run;
use crate::chart::{Axis, Ink, Layer, Margins, Plot, Scale, Shape};
use crate::nn::data::EXTENT;
use crate::nn::{DataConfig, Dataset};

/// The training points of a run's data: blue discs and orange squares.
pub(super) fn points(run: Run) -> Element {
    let plot = live(move || plot(run.configs().first().map(|config| &config.data)));
    classed("div", "points").child(marks(plot))
}

fn plot(config: Option<&DataConfig>) -> Plot {
    const SIDE: f64 = 400.0;
    let scale = Scale::Linear {
        low: f64::from(-EXTENT),
        high: f64::from(EXTENT),
    };
    let axis = || Axis {
        title: String::new(),
        scale,
        ticks: Vec::new(),
    };
    let dataset = config.and_then(|config| Dataset::new(config).ok());
    let of_class = |positive: bool| -> Vec<(f64, f64)> {
        let Some(dataset) = &dataset else {
            return Vec::new();
        };
        let train = dataset
            .train()
            .filter(|&i| (dataset.label[i] > 0.0) == positive);
        train
            .map(|i| (f64::from(dataset.x[i]), f64::from(dataset.y[i])))
            .collect()
    };
    let layer = |positive, ink, shape| Layer::Points {
        points: of_class(positive),
        ink,
        shape,
        label: String::new(),
    };
    Plot {
        width: SIDE,
        height: SIDE,
        margins: Margins {
            left: 0.0,
            right: 0.0,
            top: 0.0,
            bottom: 0.0,
        },
        x: axis(),
        y: axis(),
        layers: vec![
            layer(true, Ink::Positive, Shape::Disc),
            layer(false, Ink::Negative, Shape::Square),
        ],
    }
}
