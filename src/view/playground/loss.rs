//! The loss over the steps, as a chart, with earlier runs beside it.

use super::context::PlaygroundContext;
use crate::chart::{Axis, Ink, Layer, Margins, Plot, Scale};
use crate::nn::{CurvePoint, Loss};
use crate::widget::playground::tables::LOG_LOSS;
use leptos::prelude::*;

/// The training and test loss now, and the test loss of earlier runs; empty
/// axes without any.
pub(super) fn plot(context: PlaygroundContext) -> Plot {
    let run = context.run;
    let logarithmic = context.widget.values.with(|values| LOG_LOSS.of(values));
    let line = |curve: &[CurvePoint], loss: fn(&CurvePoint) -> f64, ink, dashed, label: &str| {
        // A logarithmic axis has no place for 0.
        let shown = curve
            .iter()
            .filter(|p| !logarithmic || (p.step > 0 && loss(p) > 0.0));
        Layer::Line {
            points: shown.map(|p| (p.step as f64, loss(p))).collect(),
            ink,
            dashed,
            // A line of one point has no end beside which there is room.
            label: if curve.len() > 1 { label } else { "" }.into(),
        }
    };
    let mut layers: Vec<Layer> = run.history.earlier.with(|earlier| {
        let earlier = earlier.iter();
        earlier
            .map(|run| line(&run.curve, |p| p.test_loss, Ink::Soft, false, &run.name))
            .collect()
    });
    let crowded = !layers.is_empty();
    let unit = run.with(0, |network| {
        let curve = network.map_or(&[][..], |network| network.curve.as_slice());
        layers.push(line(curve, |p| p.test_loss, Ink::Ink, false, "test"));
        layers.push(line(curve, |p| p.train_loss, Ink::Soft, true, "training"));
        match network.map(|network| network.config.network.loss) {
            Some(Loss::MeanSquared) => "loss (half the squared error)",
            _ => "loss (nats)",
        }
    });
    let points = || {
        let points = layers.iter().filter_map(|layer| match layer {
            Layer::Line { points, .. } => Some(points),
            _ => None,
        });
        points.flatten()
    };
    let last = points().fold(10.0, |last: f64, (step, _)| last.max(*step));
    let (x, y) = if logarithmic {
        let losses = points().map(|(_, loss)| *loss);
        let x = Scale::Logarithmic {
            low: 1.0,
            high: last,
        };
        (x, Scale::logarithmic_around(losses))
    } else {
        let high = points().fold(0.05, |high: f64, (_, loss)| high.max(*loss));
        let scale = |high| Scale::Linear { low: 0.0, high };
        (scale(last), scale(high))
    };
    Plot {
        width: 520.0,
        height: 165.0,
        margins: Margins {
            left: 48.0,
            right: if crowded { 140.0 } else { 76.0 },
            top: 26.0,
            bottom: 42.0,
        },
        x: Axis::new("steps", x, 4),
        y: Axis::new(unit, y, 3),
        layers,
    }
}
