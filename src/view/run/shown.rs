//! What is shown of a run: recorded numbers first, then those a trainer reports.

use super::RunOptions;
use crate::nn::{CurvePoint, Loss, Progress, RunConfig};
#[cfg(feature = "site")]
use crate::protocol::NEURONS_PICTURED;
#[cfg(feature = "web")]
use crate::protocol::from_bytes;
#[cfg(feature = "site")]
use crate::protocol::to_bytes;
#[cfg(feature = "web")]
use crate::protocol::{Parts, Snapshot};
use crate::spec::Value;
use crate::view::charts::Field;

/// Everything on show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// Each network.
    pub networks: Vec<ShownNetwork>,
    /// Steps a second, lately.
    pub steps_per_second: f64,
    /// A neuron of the first network, by the number of its picture, as finely as
    /// an output; none while nobody looks at one.
    pub look: Option<(usize, Field)>,
}

/// One network on show.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownNetwork {
    /// What it is.
    pub config: RunConfig,
    /// Where it has got to.
    pub progress: Progress,
    /// Its loss curve.
    pub curve: Vec<CurvePoint>,
    /// Its weights and biases.
    pub weights: Vec<f32>,
    /// Their moments, the first and then the second.
    pub moments: Vec<f32>,
    /// Its output over the plane; none while the recorded picture stands.
    pub output: Option<Field>,
    /// Its inputs and neurons over the plane; empty while recorded pictures stand.
    pub neurons: Vec<Field>,
}

impl Shown {
    /// The networks' configurations.
    pub fn configs(&self) -> Vec<RunConfig> {
        self.networks
            .iter()
            .map(|network| network.config.clone())
            .collect()
    }

    /// Takes over what a trainer reports; pictures stay until new ones come.
    #[cfg(feature = "web")]
    pub fn take(
        &mut self,
        configs: &[RunConfig],
        snapshot: &Snapshot,
        values: &[f32],
        options: RunOptions,
    ) {
        self.steps_per_second = snapshot.steps_per_second;
        let mut start = 0;
        let mut networks = Vec::with_capacity(configs.len());
        for (index, (config, seen)) in configs.iter().zip(&snapshot.networks).enumerate() {
            let parts = Parts::of(
                &config.network,
                snapshot.pictures,
                options.resolution,
                options.neuron_resolution,
            );
            let mine = values.get(start..start + parts.total()).unwrap_or_default();
            start += parts.total();
            let before = self
                .networks
                .get(index)
                .filter(|before| before.config.network == config.network);
            let (checkpoint, pictures) =
                mine.split_at_checked(parts.checkpoint).unwrap_or_default();
            let (output, neurons) = if snapshot.pictures {
                let (output, neurons) = pictures.split_at_checked(parts.output).unwrap_or_default();
                let neurons = neurons.chunks_exact(parts.neuron.max(1));
                let classes = config.network.loss == Loss::Softmax;
                (
                    Some(field(options.resolution, output, classes)),
                    neurons
                        .map(|values| field(options.neuron_resolution, values, false))
                        .collect(),
                )
            } else {
                (
                    before.and_then(|b| b.output.clone()),
                    before.map(|b| b.neurons.clone()).unwrap_or_default(),
                )
            };
            // A trainer that went on from a checkpoint knows the curve from there.
            let from = seen
                .curve
                .first()
                .map_or(seen.progress.step + 1, |p| p.step);
            let earlier = self.networks.get(index).map_or(&[][..], |b| &b.curve);
            let earlier = earlier.iter().filter(|point| point.step < from);
            let (weights, moments) = checkpoint.split_at(checkpoint.len() / 3);
            networks.push(ShownNetwork {
                config: config.clone(),
                progress: seen.progress.clone(),
                curve: earlier.chain(&seen.curve).copied().collect(),
                weights: weights.to_vec(),
                moments: moments.to_vec(),
                output,
                neurons,
            });
        }
        if snapshot.pictures {
            let fine = values.get(start..).filter(|fine| !fine.is_empty());
            self.look = snapshot
                .look
                .zip(fine.map(|fine| field(options.resolution, fine, false)));
        }
        self.networks = networks;
    }
}

impl ShownNetwork {
    /// An output by its name in messages; no text for one there is not now.
    pub fn output(&self, name: &str, steps_per_second: f64) -> Value {
        let Progress {
            step,
            epoch,
            samples,
            metrics,
            parameters,
            run_hash,
            ..
        } = &self.progress;
        let number = match name {
            "step" => Some(*step as f64),
            "epoch" => Some(*epoch as f64),
            "samples" => Some(*samples as f64),
            "parameters" => Some(*parameters as f64),
            "samples_per_second" => Some(steps_per_second * self.config.batch as f64),
            "train_loss" => metrics.map(|m| m.train_loss),
            "test_loss" => metrics.map(|m| m.test_loss),
            "accuracy" => metrics.and_then(|m| m.test_accuracy),
            "run_hash" => return Value::Text(run_hash.clone()),
            _ => None,
        };
        number.map_or(Value::Text(String::new()), Value::Number)
    }
}

fn field(resolution: usize, values: &[f32], classes: bool) -> Field {
    Field {
        resolution,
        values: values.into(),
        classes,
    }
}

/// The recorded run: trained here at build time, with its pictures.
#[cfg(feature = "site")]
pub(super) fn recorded(configs: &[RunConfig], options: RunOptions) -> Shown {
    let network = |mut session: crate::nn::Session| {
        let progress = session.progress();
        let curve = session.curve().to_vec();
        let trainer = session.trainer();
        let config = trainer.config().clone();
        let mut weights = trainer.checkpoint().values;
        let moments = weights.split_off(trainer.parameters());
        let mut map = Vec::new();
        trainer.output_map(options.resolution, &mut map);
        let classes = config.network.loss == Loss::Softmax;
        let output = Some(field(options.resolution, &map, classes));
        let mut neurons = Vec::new();
        if let pixels @ 1.. = options.neuron_resolution * options.neuron_resolution {
            trainer.neuron_maps(options.neuron_resolution, NEURONS_PICTURED, &mut map);
            neurons = map
                .chunks_exact(pixels)
                .map(|values| field(options.neuron_resolution, values, false))
                .collect();
        }
        ShownNetwork {
            config,
            progress,
            curve,
            weights,
            moments,
            output,
            neurons,
        }
    };
    let trained = crate::lab::trained(configs, options.recorded_steps);
    Shown {
        networks: trained.into_iter().map(network).collect(),
        steps_per_second: 0.0,
        look: None,
    }
}

/// The recorded run, from the rendered page.
#[cfg(feature = "web")]
pub(super) fn recorded(_configs: &[RunConfig], _options: RunOptions) -> Shown {
    let figure = leptos::prelude::use_context::<crate::browser::Figure>();
    let record = figure.and_then(|figure| {
        figure
            .record()
            .and_then(|bytes| from_bytes::<Vec<Recorded>>(&bytes))
    });
    let network = |recorded: Recorded| ShownNetwork {
        config: recorded.config,
        progress: recorded.progress,
        curve: recorded.curve,
        weights: recorded.weights,
        moments: recorded.moments,
        output: None,
        neurons: Vec::new(),
    };
    Shown {
        networks: record
            .unwrap_or_default()
            .into_iter()
            .map(network)
            .collect(),
        steps_per_second: 0.0,
        look: None,
    }
}

/// A recorded network as the page carries it; its pictures stand beside it.
#[derive(serde::Serialize, serde::Deserialize)]
struct Recorded {
    config: RunConfig,
    progress: Progress,
    curve: Vec<CurvePoint>,
    weights: Vec<f32>,
    moments: Vec<f32>,
}

/// What the page carries of a recorded run: the curve and weights only where
/// they are shown, to the digits that are shown.
#[cfg(feature = "site")]
pub fn record_text(shown: &Shown, with_curve: bool) -> String {
    use base64::Engine as _;

    let round = |value: f64| (value * 1e4).round() / 1e4;
    let recorded: Vec<Recorded> = shown
        .networks
        .iter()
        .map(|network| Recorded {
            config: network.config.clone(),
            progress: network.progress.clone(),
            curve: if with_curve {
                network.curve.clone()
            } else {
                Vec::new()
            }
            .into_iter()
            .map(|p| CurvePoint {
                train_loss: round(p.train_loss),
                test_loss: round(p.test_loss),
                ..p
            })
            .collect(),
            weights: if with_curve {
                network.weights.clone()
            } else {
                Vec::new()
            },
            moments: if with_curve {
                network.moments.clone()
            } else {
                Vec::new()
            },
        })
        .collect();
    base64::engine::general_purpose::STANDARD.encode(to_bytes(&recorded))
}
