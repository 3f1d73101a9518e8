//! Speed-up, and the time spent communicating, over the number of workers.

use super::{Reading, speed_ups};
use crate::chart::{Axis, Ink, Layer, Margins, Plot, Scale, Shape, Tick};
use crate::widget::browser_cluster::NETWORKS;

/// The measured speed-ups against the ideal.
pub(super) fn speed_up(readings: &[Reading]) -> Plot {
    let series = [0, 1].map(|network| speed_ups(readings, network));
    let most = most(readings);
    let ideal = Layer::Line {
        points: vec![(1.0, 1.0), (most, most)],
        ink: Ink::Soft,
        dashed: true,
        label: "ideal".into(),
    };
    let y = Scale::Linear {
        low: 0.0,
        high: most,
    };
    plot("Times as fast as one worker", y, most, vec![ideal], series)
}

/// The share of the time that is not arithmetic.
pub(super) fn communicating(readings: &[Reading]) -> Plot {
    let series = [0, 1].map(|network| {
        let of = readings.iter().filter(|reading| reading.network == network);
        of.map(|reading| (reading.workers as f64, 100.0 * reading.communicating))
            .collect()
    });
    let y = Scale::Linear {
        low: 0.0,
        high: 100.0,
    };
    plot(
        "% of the time communicating",
        y,
        most(readings),
        Vec::new(),
        series,
    )
}

fn most(readings: &[Reading]) -> f64 {
    let workers = readings.iter().map(|reading| reading.workers as f64);
    workers.fold(2.0, f64::max)
}

fn plot(
    title: &str,
    y: Scale,
    most: f64,
    mut layers: Vec<Layer>,
    series: [Vec<(f64, f64)>; 2],
) -> Plot {
    let inks = [Ink::Size(2), Ink::Size(7)];
    for ((points, ink), network) in series.into_iter().zip(inks).zip(&NETWORKS) {
        if points.is_empty() {
            continue;
        }
        layers.push(Layer::Line {
            points: points.clone(),
            ink,
            dashed: false,
            label: network.name.into(),
        });
        layers.push(Layer::Points {
            points,
            ink,
            shape: Shape::Disc,
            label: format!("the {} network", network.name),
        });
    }
    let every = (most / 4.0).ceil();
    let ticks =
        (1..=most as usize).filter(|workers| *workers as f64 % every == 0.0 || *workers == 1);
    Plot {
        width: 400.0,
        height: 300.0,
        margins: Margins {
            left: 44.0,
            right: 56.0,
            top: 30.0,
            bottom: 48.0,
        },
        x: Axis {
            title: "Workers".into(),
            scale: Scale::Linear {
                low: 1.0,
                high: most,
            },
            ticks: ticks
                .map(|workers| Tick {
                    value: workers as f64,
                    label: workers.to_string(),
                })
                .collect(),
        },
        y: Axis::new(title, y, 5),
        layers,
    }
}
