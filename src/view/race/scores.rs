//! How each racer does on the new points: which it gets wrong, and how many right.
//!
//! Works networks out from the weights that a report brings, so that the rings
//! on the map and the number on the rail are of one moment and agree.

use crate::nn::{DataConfig, Dataset, Loss, trace};
use crate::view::run::ShownNetwork;

/// A new point: where it lies, and whether it is of the class +1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct NewPoint {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) positive: bool,
}

/// The points that no racer learns from; none where there are no such data.
pub(super) fn new_points(config: Option<&DataConfig>) -> Vec<NewPoint> {
    let Some(dataset) = config.and_then(|config| Dataset::new(config).ok()) else {
        return Vec::new();
    };
    let point = |index: usize| NewPoint {
        x: f64::from(dataset.x[index]),
        y: f64::from(dataset.y[index]),
        positive: dataset.class(index) == 1,
    };
    dataset.test().map(point).collect()
}

/// Whether a network gets each point wrong; none while its weights are not here.
pub(super) fn mistakes(network: &ShownNetwork, points: &[NewPoint]) -> Option<Vec<bool>> {
    let weights: Vec<f64> = network.weights.iter().map(|w| f64::from(*w)).collect();
    let hidden = &network.config.network.hidden;
    let sizes: Vec<usize> = [2].iter().chain(hidden).chain(&[1]).copied().collect();
    let activation = network.config.network.activation;
    let wrong = |point: &NewPoint| {
        let inputs = [point.x, point.y];
        let label = if point.positive { 1.0 } else { -1.0 };
        let worked = trace(
            &sizes,
            &weights,
            activation,
            Loss::CrossEntropy,
            &inputs,
            label,
            0.0,
        );
        worked
            .ok()
            .map(|trace| (trace.output > 0.0) != point.positive)
    };
    points.iter().map(wrong).collect()
}
