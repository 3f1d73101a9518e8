//! The points of a data set, drawn over a map of the plane.

use super::charts::marks;
use super::run::RunHandle;
use crate::chart::{Axis, Ink, Layer, Margins, Plot, Scale, Shape};
use crate::nn::limits::EXTENT;
use crate::nn::{DataConfig, DataKind, Dataset, Task};
use crate::ui::{Element, Live, element, live};
use leptos::prelude::*;

/// The points to train on, and hollow those to test on where they are to be
/// shown; a reader's own are all shown.
pub(super) fn points(run: RunHandle, test: Live<bool>) -> Element {
    element("div")
        .class("points")
        .child(marks(points_plot(run, test)))
}

/// The same as a plot, made again only when the data change.
pub(super) fn points_plot(run: RunHandle, test: Live<bool>) -> Live<Plot> {
    let first = move |configs: &Vec<_>| {
        configs
            .first()
            .map(|config: &crate::nn::RunConfig| config.data.clone())
    };
    let data = Memo::new(move |_| run.configs.with(first));
    live(move || data.with(|data| plot(data.as_ref(), test())))
}

/// A point and its label: a class from 0 or a number.
type Row = (f64, f64, f32);

fn plot(config: Option<&DataConfig>, with_test: bool) -> Plot {
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
    let layers = config.map_or_else(Vec::new, |config| {
        let (train, test) = rows(config);
        let mut layers = groups(config.task(), &train);
        if with_test || config.kind == DataKind::Own {
            layers.extend(held_out(config.task(), &test));
        }
        layers
    });
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
        layers,
    }
}

/// The points to train on and to test on. Own points that are too few to learn
/// from are shown all the same.
fn rows(config: &DataConfig) -> (Vec<Row>, Vec<Row>) {
    let Ok(dataset) = Dataset::new(config) else {
        let own = config.own.as_ref().filter(|_| config.kind == DataKind::Own);
        let rows = own.map_or_else(Vec::new, |own| {
            let places = own.x.iter().zip(&own.y).zip(&own.label);
            places
                .map(|((x, y), label)| (f64::from(*x), f64::from(*y), *label))
                .collect()
        });
        return (rows, Vec::new());
    };
    let row = |point: usize| {
        let label = match dataset.task() {
            Task::Classes(_) => dataset.class(point) as f32,
            Task::Regression => {
                dataset.label[point] / dataset.label_extent().max(f32::MIN_POSITIVE)
            }
        };
        let (x, y) = (dataset.x[point], dataset.y[point]);
        (f64::from(x), f64::from(y), label)
    };
    (
        dataset.train().map(row).collect(),
        dataset.test().map(row).collect(),
    )
}

/// A layer for each class; of numbers one for each sign and size.
fn groups(task: Task, rows: &[Row]) -> Vec<Layer> {
    let group = |ink, shape, belongs: &dyn Fn(f32) -> bool| {
        let members = rows.iter().filter(|(_, _, label)| belongs(*label));
        layer(members.map(|(x, y, _)| (*x, *y)).collect(), ink, shape)
    };
    match task {
        Task::Classes(classes) => (0..classes)
            .rev()
            .map(|class| {
                let (ink, shape) = (Ink::of_class(class), Shape::of_class(class));
                group(ink, shape, &|label| label == class as f32)
            })
            .collect(),
        // Near 0 only an outline: half of the largest number is the border.
        Task::Regression => vec![
            group(Ink::Positive, Shape::Ring, &|label| {
                (0.0..0.5).contains(&label)
            }),
            group(Ink::Negative, Shape::Frame, &|label| {
                (-0.5..0.0).contains(&label)
            }),
            group(Ink::Positive, Shape::Disc, &|label| label >= 0.5),
            group(Ink::Negative, Shape::Square, &|label| label < -0.5),
        ],
    }
}

/// Points that are not learned from: hollow, and bright on every map. A number
/// near 0 is hollow too, so numbers have a ring around them instead.
fn held_out(task: Task, rows: &[Row]) -> Vec<Layer> {
    let mut layers = groups(task, rows);
    if task == Task::Regression {
        let places = rows.iter().map(|(x, y, _)| (*x, *y)).collect();
        layers.push(layer(places, Ink::Ink, Shape::Ring));
        return layers;
    }
    let hollow = |filled: Layer| match filled {
        Layer::Points {
            points, ink, shape, ..
        } => {
            let inside = if shape.is_outline() {
                Shape::Disc
            } else {
                shape
            };
            vec![
                layer(points.clone(), Ink::Card, inside),
                layer(points, ink, shape.outline()),
            ]
        }
        other => vec![other],
    };
    layers.into_iter().flat_map(hollow).collect()
}

fn layer(points: Vec<(f64, f64)>, ink: Ink, shape: Shape) -> Layer {
    Layer::Points {
        points,
        ink,
        shape,
        label: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::plot;
    use crate::chart::{Ink, Layer, Shape};
    use crate::nn::{DataConfig, DataKind, OwnPoints, Task};

    /// Marks on the map, each with its shape; what is only the inside of one left out.
    fn marks(count: usize) -> Vec<Shape> {
        let across = (0..count).map(|point| point as f32 / 2.0);
        let config = DataConfig {
            kind: DataKind::Own,
            own: Some(OwnPoints {
                x: across.clone().collect(),
                y: across.collect(),
                label: (0..count).map(|point| (point % 4) as f32).collect(),
                task: Task::Classes(4),
                names: Vec::new(),
            }),
            ..DataConfig::default()
        };
        let layers = plot(Some(&config), false).layers.into_iter();
        let shapes = layers.flat_map(|layer| match layer {
            Layer::Points {
                points, ink, shape, ..
            } if ink != Ink::Card => {
                vec![shape; points.len()]
            }
            _ => Vec::new(),
        });
        shapes.collect()
    }

    #[test]
    fn every_own_point_is_seen_and_those_held_out_are_hollow() {
        for count in [1, 3, 4, 9, 12] {
            assert_eq!(marks(count).len(), count);
        }
        let hollow = marks(12).into_iter().filter(|shape| shape.is_outline());
        assert_eq!(hollow.count(), 6, "half are held out");
    }
}
