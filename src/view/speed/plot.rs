//! Arithmetic per second over the width of the network.

use crate::chart::{Axis, Ink, Layer, Margins, Plot, Scale, Shape, Tick};
use crate::data::peers;
use crate::lab::speed::Speed;
use crate::units::whole;
use crate::widget::speed::{MeasuredNetwork as Network, NETWORKS, PEERS};

/// The width for which a chart is laid out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ChartWidth {
    /// A column as wide as the widget.
    Wide,
    /// A telephone.
    Narrow,
}

/// Operations of one unit of the vertical axis.
const BILLION: f64 = 1e9;

pub(super) fn plot(measured: &[Option<Speed>], chart_width: ChartWidth) -> Plot {
    let mut layers = Vec::new();
    let widths: Vec<f64> = NETWORKS.iter().filter_map(|shape| shape.width).collect();
    let ends = widths.first().copied().zip(widths.last().copied());
    let ends = ends.unwrap_or((1.0, 2.0));
    if let Some(limit) = peers::MACHINE.ceiling {
        layers.push(Layer::Line {
            points: vec![
                (ends.0, limit.value / BILLION),
                (ends.1, limit.value / BILLION),
            ],
            ink: Ink::Soft,
            dashed: true,
            label: label(chart_width, "what SIMD can do,\nrecorded", "limit"),
        });
    }
    let shapes = [Shape::Square, Shape::Ring, Shape::Disc, Shape::Square];
    for (program, shape) in PEERS.into_iter().zip(shapes) {
        let short = program.name.split(',').next().unwrap_or_default();
        let short = if program.id.ends_with("wasm") {
            "tf WASM"
        } else {
            short
        };
        let short = if program.id.ends_with("cpu") {
            "tf CPU"
        } else {
            short
        };
        line(
            &mut layers,
            recorded(program),
            Ink::Soft,
            shape,
            label(chart_width, program.name, short),
        );
    }
    let ours = recorded(&peers::SCALE_LAB_SIMD);
    line(
        &mut layers,
        ours,
        Ink::Ink,
        Shape::Disc,
        label(chart_width, "Scale Lab,\nrecorded", "ours"),
    );
    let here = NETWORKS.iter().zip(measured);
    let here = here
        .filter_map(|(shape, speed)| point(shape, (*speed)?.samples_per_second))
        .collect();
    line(
        &mut layers,
        here,
        Ink::Accent,
        Shape::Disc,
        label(chart_width, "Scale Lab,\nhere", "here"),
    );

    let speeds = layers.iter().flat_map(|layer| match layer {
        Layer::Line { points, .. } => points.as_slice(),
        _ => &[],
    });
    let y = Scale::logarithmic_around(speeds.map(|(_, speed)| *speed));
    let (width, height, right) = match chart_width {
        ChartWidth::Wide => (720.0, 400.0, 190.0),
        ChartWidth::Narrow => (320.0, 380.0, 70.0),
    };
    let ticks = widths.iter().map(|width| Tick {
        value: *width,
        label: whole(*width),
    });
    Plot {
        width,
        height,
        margins: Margins {
            left: 54.0,
            right,
            top: 30.0,
            bottom: 48.0,
        },
        x: Axis {
            title: "Neurons in each of two layers".into(),
            scale: Scale::Logarithmic {
                low: ends.0,
                high: ends.1,
            },
            ticks: ticks.collect(),
        },
        y: Axis::new("Billion operations a second", y, 5),
        layers,
    }
}

fn label(chart_width: ChartWidth, wide: &str, narrow: &str) -> String {
    match chart_width {
        ChartWidth::Wide => wide.into(),
        ChartWidth::Narrow => narrow.into(),
    }
}

/// The point of a speed, if its network is on the curve.
fn point(shape: &Network, samples_per_second: f64) -> Option<(f64, f64)> {
    let flops = shape.flops_per_second(samples_per_second);
    Some((shape.width?, flops / BILLION))
}

fn recorded(program: &peers::Row) -> Vec<(f64, f64)> {
    let points = NETWORKS.iter();
    points
        .filter_map(|shape| point(shape, (shape.recorded)(program)?.value))
        .collect()
}

fn line(layers: &mut Vec<Layer>, points: Vec<(f64, f64)>, ink: Ink, shape: Shape, label: String) {
    if points.is_empty() {
        return;
    }
    layers.push(Layer::Line {
        points: points.clone(),
        ink,
        dashed: false,
        label: label.clone(),
    });
    layers.push(Layer::Points {
        points,
        ink,
        shape,
        label: label.replace('\n', " "),
    });
}
