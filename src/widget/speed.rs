//! `speed`: how fast this machine trains networks of growing width, beside
//! libraries that were measured once, elsewhere.

use crate::data::{Cell, peers};
use crate::nn::data::own::OwnPoints;
use crate::nn::{
    Activation, DataConfig, DataKind, Loss, NetworkConfig, Optimiser, RunConfig, Task,
};
use crate::spec::{Number, OutputSpec, Owner, Value, Values, WidgetSpec};
use crate::units::{Unit, three_digits};

/// Examples per step.
pub const BATCH: usize = 32;
/// Points along a side of the picture of the answers.
pub const RESOLUTION: usize = 100;
/// The engine's points: four fifths to train on make sixteen whole batches.
const POINTS: usize = 640;
const TRAIN_SHARE: f32 = 0.8;

/// A network to measure.
pub struct MeasuredNetwork {
    /// What it is called: neurons from layer to layer.
    pub title: &'static str,
    /// Its hidden layers.
    pub hidden: &'static [usize],
    /// Their activation.
    pub activation: Activation,
    /// Its place on the curve: the width of its two layers.
    pub width: Option<f64>,
    /// What is recorded of it in one of the programs.
    pub recorded: fn(&peers::Row) -> Option<&'static Cell>,
}

impl MeasuredNetwork {
    const fn tanh(
        title: &'static str,
        hidden: &'static [usize],
        recorded: fn(&peers::Row) -> Option<&'static Cell>,
    ) -> Self {
        Self {
            title,
            hidden,
            activation: Activation::Tanh,
            width: None,
            recorded,
        }
    }

    const fn relu(
        title: &'static str,
        hidden: &'static [usize; 2],
        recorded: fn(&peers::Row) -> Option<&'static Cell>,
    ) -> Self {
        Self {
            title,
            hidden,
            activation: Activation::Relu,
            width: Some(hidden[0] as f64),
            recorded,
        }
    }

    /// The run that is measured: Adam, mean squared error, batches of
    /// [`BATCH`].
    pub fn config(&self) -> RunConfig {
        RunConfig {
            data: DataConfig {
                kind: DataKind::Own,
                train_share: TRAIN_SHARE,
                own: Some(points()),
                ..DataConfig::default()
            },
            network: NetworkConfig {
                hidden: self.hidden.to_vec(),
                activation: self.activation,
                loss: Loss::MeanSquared,
                ..NetworkConfig::default()
            },
            optimiser: Optimiser::Adam,
            // Small enough for the widest.
            learning_rate: 0.001,
            batch: BATCH,
            ..RunConfig::default()
        }
    }

    /// Weights and biases.
    pub fn parameters(&self) -> f64 {
        let hidden = self.hidden.to_vec();
        let network = NetworkConfig {
            hidden,
            ..NetworkConfig::default()
        };
        network.parameter_count() as f64
    }

    /// Arithmetic per second: 6 operations per parameter and example, two each
    /// for the answer, for the error passed back and for the gradient (Kaplan
    /// et al. 2020).
    pub fn flops_per_second(&self, samples_per_second: f64) -> f64 {
        6.0 * self.parameters() * samples_per_second
    }
}

/// A sunflower's seeds, a disc of one class inside a ring of the other: any
/// program can make the same points.
fn points() -> OwnPoints {
    let golden_angle = core::f64::consts::PI * (3.0 - 5.0_f64.sqrt());
    let seed = |i: usize| {
        let radius = 5.0 * ((i as f64 + 0.5) / POINTS as f64).sqrt();
        (radius, i as f64 * golden_angle)
    };
    let column =
        |value: fn((f64, f64)) -> f64| (0..POINTS).map(|i| value(seed(i)) as f32).collect();
    OwnPoints {
        x: column(|(radius, angle)| radius * libm::cos(angle)),
        y: column(|(radius, angle)| radius * libm::sin(angle)),
        label: column(|(radius, _)| f64::from(u8::from(radius < 2.5))),
        task: Task::Classes(2),
        names: Vec::new(),
    }
}

/// What is measured, in this order.
pub static NETWORKS: [MeasuredNetwork; 10] = [
    MeasuredNetwork::tanh("2-4-2-1, tanh", &[4, 2], |row| row.tanh_4_2),
    MeasuredNetwork::tanh("2-8-8-1, tanh", &[8, 8], |row| row.tanh_8_8),
    MeasuredNetwork::tanh("2-8-8-8-8-8-8-1, tanh", &[8; 6], |row| row.tanh_8x6),
    MeasuredNetwork::relu("2-4-4-1, ReLU", &[4; 2], |row| row.relu_4),
    MeasuredNetwork::relu("2-8-8-1, ReLU", &[8; 2], |row| row.relu_8),
    MeasuredNetwork::relu("2-16-16-1, ReLU", &[16; 2], |row| row.relu_16),
    MeasuredNetwork::relu("2-32-32-1, ReLU", &[32; 2], |row| row.relu_32),
    MeasuredNetwork::relu("2-64-64-1, ReLU", &[64; 2], |row| row.relu_64),
    MeasuredNetwork::relu("2-128-128-1, ReLU", &[128; 2], |row| row.relu_128),
    MeasuredNetwork::relu("2-256-256-1, ReLU", &[256; 2], |row| row.relu_256),
];

/// The programs that others wrote.
pub static PEERS: [&peers::Row; 4] = [
    &peers::TFJS_WASM,
    &peers::TFJS_CPU,
    &peers::CONVNETJS,
    &peers::BRAIN_JS,
];

/// How many times as fast as the best of the others this engine was, where
/// all were recorded.
pub fn recorded_ratio(shape: &MeasuredNetwork) -> Option<f64> {
    let speed = |row: &peers::Row| (shape.recorded)(row).map(|cell| cell.value);
    let best = PEERS
        .iter()
        .filter_map(|row| speed(row))
        .fold(0.0, f64::max);
    (best > 0.0).then(|| speed(&peers::SCALE_LAB_SIMD).map(|ours| ours / best))?
}

/// Time for each network.
pub static TIME: Number = Number::linear(
    Owner::Widget,
    "time",
    "Time for each network",
    Unit::Seconds,
    0.25,
    (0.05, 2.0),
    0.05,
);

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "speed",
    title: "Training speed on this machine",
    section: 8,
    params: &[&TIME.spec],
    in_reach: &[],
    outputs: &[
        OutputSpec::new(
            "slowest",
            "Arithmetic of the slowest network",
            Unit::FlopPerSecond,
        ),
        OutputSpec::new(
            "fastest",
            "Arithmetic of the fastest network",
            Unit::FlopPerSecond,
        ),
    ],
    presets: &[],
    compute: None,
    summary: Some(summary),
    calculated: false,
    link_leaves_out: Some("It leaves out the speeds: they are this machine's."),
};

fn summary(_values: &Values, outputs: &[Value]) -> String {
    let giga = |index: usize| {
        let output = outputs.get(index).and_then(Value::number);
        three_digits(output.unwrap_or_default() / 1e9)
    };
    format!(
        "{} billion operations a second for the narrowest network, {} billion for the widest.",
        giga(0),
        giga(1)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::speed::measure;
    use crate::nn::{Dataset, Scalar};
    use std::cell::Cell;

    #[test]
    fn every_network_can_be_measured_and_was() {
        for shape in &NETWORKS {
            let config = shape.config();
            let train = Dataset::new(&config.data).map(|data| data.train().len());
            assert_eq!(train.map(|points| points % BATCH), Ok(0));
            let clock = Cell::new(0.0);
            let tick = || {
                clock.set(clock.get() + 10.0);
                clock.get()
            };
            assert!(
                measure::<Scalar>(&config, 0.0, 10, tick).is_ok(),
                "{}",
                shape.title
            );
            for row in peers::ALL.iter().filter(|row| row.id != "machine") {
                assert!(
                    (shape.recorded)(row).is_some(),
                    "{}: {}",
                    row.id,
                    shape.title
                );
            }
            assert!(recorded_ratio(shape).is_some());
        }
    }

    #[test]
    fn widths_grow_along_the_curve() {
        let widths: Vec<f64> = NETWORKS.iter().filter_map(|shape| shape.width).collect();
        assert_eq!(widths, [4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0]);
        assert!(
            NETWORKS
                .iter()
                .all(|shape| shape.title.ends_with("tanh") == shape.width.is_none())
        );
    }
}
