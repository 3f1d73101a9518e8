//! The loss over the steps, as a chart.

use crate::chart::{Axis, Ink, Layer, Margins, Plot, Scale};
use crate::nn::Loss;
use crate::view::run::ShownNetwork;

/// The training and test loss of a network; empty axes without one.
pub(super) fn plot(network: Option<&ShownNetwork>) -> Plot {
    let curve = network
        .map(|network| network.curve.as_slice())
        .unwrap_or_default();
    let unit = match network.map(|network| network.config.network.loss) {
        Some(Loss::MeanSquared) => "loss (half the squared error)",
        _ => "loss (nats)",
    };
    let train: Vec<_> = curve
        .iter()
        .map(|point| (point.step as f64, point.train_loss))
        .collect();
    let test: Vec<_> = curve
        .iter()
        .map(|point| (point.step as f64, point.test_loss))
        .collect();
    let last = train.last().map_or(10.0, |(step, _)| step.max(10.0));
    let losses = train.iter().chain(&test).map(|(_, loss)| *loss);
    let y = Scale::Linear {
        low: 0.0,
        high: losses.fold(0.05, f64::max),
    };
    let line = |points, ink, dashed, label: &str| Layer::Line {
        points,
        ink,
        dashed,
        label: label.into(),
    };
    Plot {
        width: 460.0,
        height: 230.0,
        margins: Margins {
            left: 48.0,
            right: 76.0,
            top: 30.0,
            bottom: 44.0,
        },
        x: Axis::new(
            "steps",
            Scale::Linear {
                low: 0.0,
                high: last,
            },
            4,
        ),
        y: Axis::new(unit, y, 4),
        layers: vec![
            line(test, Ink::Ink, false, "test"),
            line(train, Ink::Soft, true, "training"),
        ],
    }
}
