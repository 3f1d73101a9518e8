//! The networks on show: recorded first, then as a trainer reports them.

use crate::browser;
use crate::nn::{CurvePoint, Loss, Progress, RunConfig, Session};
use crate::protocol::{BufferLayout, NEURONS_PICTURED, Snapshot, from_bytes, to_bytes};
use crate::spec::Value;
use crate::ui::Field;

/// The settings of a run, apart from its networks.
#[derive(Clone, Copy, Debug)]
pub struct RunOptions {
    /// Steps of the recorded run.
    pub recorded_steps: u64,
    /// The step at which a live run stops by itself.
    pub stop_at: Option<u64>,
    /// Points along a side of the outputs' pictures.
    pub resolution: usize,
    /// Points along a side of the neurons' pictures; 0 for none.
    pub neuron_resolution: usize,
}

/// Everything on show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// Each network.
    pub networks: Vec<ShownNetwork>,
    /// Steps a second, lately.
    pub steps_per_second: f64,
    /// The inspected neuron of the first network, by the number of its picture, as
    /// finely as an output; none while none is inspected.
    pub inspected: Option<(usize, Field)>,
}

/// One network on show.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownNetwork {
    /// Its configuration.
    pub config: RunConfig,
    /// Its progress.
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

    /// The recorded run: trained here at build time, with its pictures; in the
    /// browser read from the page, where the pictures stand beside it.
    pub(super) fn recorded(configs: &[RunConfig], options: RunOptions) -> Self {
        let networks = if browser::LIVE {
            let record = browser::record();
            let networks = record.and_then(|bytes| from_bytes::<Vec<Recorded>>(&bytes));
            let networks = networks.unwrap_or_default().into_iter();
            networks.map(Recorded::shown).collect()
        } else {
            let trained = crate::lab::trained(configs, options.recorded_steps).into_iter();
            trained.map(|session| pictured(session, options)).collect()
        };
        Self {
            networks,
            ..Self::default()
        }
    }

    /// The record for the page to carry: the curve and weights only where they
    /// are shown, to the digits that are shown.
    pub(super) fn record(&self, with_curve: bool) -> Option<String> {
        browser::carried(|| {
            let networks = self.networks.iter();
            let networks = networks.map(|network| Recorded::of(network, with_curve));
            to_bytes(&networks.collect::<Vec<_>>())
        })
    }

    /// Takes over what a trainer reports; pictures stay until new ones come.
    pub(super) fn take(
        &mut self,
        configs: &[RunConfig],
        snapshot: &Snapshot,
        values: &[f32],
        options: RunOptions,
    ) {
        self.steps_per_second = snapshot.steps_per_second;
        let layout = BufferLayout {
            pictures: snapshot.pictures,
            resolution: options.resolution,
            neuron_resolution: options.neuron_resolution,
        };
        let (shares, fine) = layout.read(configs.iter().map(|config| &config.network), values);
        let mut networks = Vec::with_capacity(configs.len());
        let reported = configs.iter().zip(&snapshot.networks).zip(shares);
        for (index, ((config, seen), share)) in reported.enumerate() {
            let (output, neurons) = if snapshot.pictures {
                let neurons = share.neurons.chunks_exact(layout.neuron_length().max(1));
                let neuron = |values| field(options.neuron_resolution, values, false);
                let classes = config.network.loss == Loss::Softmax;
                (
                    Some(field(options.resolution, share.output, classes)),
                    neurons.map(neuron).collect(),
                )
            } else {
                let before = self.networks.get(index);
                before
                    .filter(|before| before.config.network == config.network)
                    .map(|before| (before.output.clone(), before.neurons.clone()))
                    .unwrap_or_default()
            };
            // A trainer that went on from a checkpoint knows the curve from there.
            let from = seen
                .curve
                .first()
                .map_or(seen.progress.step + 1, |p| p.step);
            let earlier = self.networks.get(index).map_or(&[][..], |b| &b.curve);
            let earlier = earlier.iter().filter(|point| point.step < from);
            let (weights, moments) = share.checkpoint.split_at(share.checkpoint.len() / 3);
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
            let fine = Some(fine).filter(|fine| !fine.is_empty());
            let fine = fine.map(|fine| field(options.resolution, fine, false));
            self.inspected = snapshot.inspected_neuron.zip(fine);
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

/// A trained network with the pictures of its output and neurons.
fn pictured(mut session: Session, options: RunOptions) -> ShownNetwork {
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

impl Recorded {
    fn of(network: &ShownNetwork, with_curve: bool) -> Self {
        let round = |value: f64| (value * 1e4).round() / 1e4;
        let rounded = |point: &CurvePoint| CurvePoint {
            train_loss: round(point.train_loss),
            test_loss: round(point.test_loss),
            ..*point
        };
        let mut recorded = Self {
            config: network.config.clone(),
            progress: network.progress.clone(),
            curve: Vec::new(),
            weights: Vec::new(),
            moments: Vec::new(),
        };
        if with_curve {
            recorded.curve = network.curve.iter().map(rounded).collect();
            recorded.weights.clone_from(&network.weights);
            recorded.moments.clone_from(&network.moments);
        }
        recorded
    }

    fn shown(self) -> ShownNetwork {
        ShownNetwork {
            config: self.config,
            progress: self.progress,
            curve: self.curve,
            weights: self.weights,
            moments: self.moments,
            output: None,
            neurons: Vec::new(),
        }
    }
}
