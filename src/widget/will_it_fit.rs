//! `will-it-fit`: running or training a model on a device, byte by byte.

mod drawing;
mod lines;
mod tables;
mod words;

pub use drawing::DRAWING;

use super::calculation::Calculation;
use super::report::{Assumption, Report, figure, given, numbers};
use crate::calc::memory::{
    Activations, Zero, activations, fullest_stage, kv_cache, logits, training_state, weight_bytes,
};
use crate::calc::params::Shape;
use crate::calc::serving::share_read;
use crate::calc::training::tokens_per_second;
use crate::data::{constants as c, devices, models};
use crate::scenario::shape::{Known, other_share, shape, shape_in_words};
use crate::scenario::{
    ACTIVE_SHARE, CACHE_PRECISION, MODEL_PARAMETERS, PRECISION, bytes_per_cached_value,
    bytes_per_parameter, chip,
};
use crate::spec::{Number, Output, Reason, Value, Values, WidgetSpec};
use crate::units::{Bytes, BytesPerSecond, three_digits};
use tables::{ATTENTION, BATCH, CONTEXT, DEVICE, KEPT, PIPELINE, REPLICAS, TENSOR, USE, ZERO};

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "will-it-fit",
    title: "Will it fit?",
    section: 5,
    params: tables::PARAMS,
    in_reach: &[
        &MODEL_PARAMETERS.spec,
        &USE.spec,
        &DEVICE.spec,
        &CONTEXT.spec,
    ],
    outputs: tables::OUTPUTS,
    presets: tables::PRESETS,
    compute: None,
    summary: None,
    calculated: true,
    link_leaves_out: None,
};

/// How it works.
pub static CALCULATION: Calculation = Calculation {
    spec: &SPEC,
    work_out,
};

/// Everything that is worked out.
struct Fit {
    shape: Shape,
    known: Known,
    device: &'static str,
    weights: Bytes,
    /// Of the weights, what a step reads.
    read: Bytes,
    cache: Bytes,
    /// The part of the cache that each device of a stage holds.
    cache_share: f64,
    state: Bytes,
    activations: Bytes,
    logits: Bytes,
    needed: Bytes,
    memory: Bytes,
    bandwidth: BytesPerSecond,
    tensor: f64,
    pipeline: f64,
    replicas: f64,
    devices: f64,
    training: bool,
    stage: Zero,
    kept: Activations,
}

/// The shape, with the keys and values that the reader asks for.
fn asked_for(values: &Values) -> (Shape, Known) {
    let (mut shape, known) = shape(values);
    let heads = match ATTENTION.of(values) {
        "mha" => shape.heads,
        "gqa" => shape.heads.min(8.0),
        "mqa" => 1.0,
        "latent" => {
            shape.latent = models::deepseek_v3::LATENT.value;
            return (shape, known);
        }
        _ => return (shape, known),
    };
    (shape.kv_heads, shape.latent) = (heads, 0.0);
    (shape, known)
}

fn fit(values: &Values) -> Fit {
    let (device, memory, bandwidth) = device(values);
    // Only chips of a server are made to share a model; a laptop works alone.
    let of = |param: &Number| if alone(values) { 1.0 } else { param.of(values) };
    let (tensor, pipeline, replicas) = (of(&TENSOR), of(&PIPELINE), of(&REPLICAS));
    let (context, batch) = (CONTEXT.of(values), BATCH.of(values));
    let parameters = MODEL_PARAMETERS.of(values);
    let (shape, known) = asked_for(values);
    let training = USE.of(values) == "train";
    let weights = weight_bytes(parameters, bytes_per_parameter(PRECISION.of(values)));
    let read = weights * share_read(ACTIVE_SHARE.of(values), batch);
    let cache = kv_cache(&shape, bytes_per_cached_value(values), context, batch);
    let cache_share = shape.kept_share(tensor);
    let stage = match ZERO.of(values) {
        "0" => Zero::None,
        "1" => Zero::Optimiser,
        "3" => Zero::Weights,
        _ => Zero::Gradients,
    };
    let kept = match KEPT.of(values) {
        "all" => Activations::All,
        "inputs" => Activations::Recomputed,
        _ => Activations::WithoutScores,
    };
    let split = tensor * pipeline;
    let state = training_state(parameters / split, stage, replicas);
    let activations = activations(&shape, kept, batch, context, tensor);
    let logits = logits(&shape, batch, context, tensor);
    let mut fit = Fit {
        needed: Bytes(0.0),
        devices: if training { split * replicas } else { split },
        shape,
        known,
        device,
        weights,
        read,
        cache,
        cache_share,
        state,
        activations,
        logits,
        memory,
        bandwidth,
        tensor,
        pipeline,
        replicas,
        training,
        stage,
        kept,
    };
    fit.needed = fit.lower() + fit.upper(values, context);
    fit
}

/// Whether the device is one that people own, which works alone.
fn alone(values: &Values) -> bool {
    DEVICE.of(values) != "chip"
}

/// The device's name, memory and bandwidth; no bandwidth where none is known.
fn device(values: &Values) -> (&'static str, Bytes, BytesPerSecond) {
    let id = DEVICE.of(values);
    if let Some(row) = devices::ALL.iter().find(|row| row.id == id) {
        let bandwidth = row.bandwidth.map_or(0.0, |cell| cell.value);
        return (row.name, Bytes(row.memory.value), BytesPerSecond(bandwidth));
    }
    let chip = chip(values);
    (chip.name, chip.memory, chip.bandwidth)
}

/// Everything it shows.
fn work_out(values: &Values) -> Report {
    let fit = fit(values);
    let mut params = vec![
        &MODEL_PARAMETERS.spec,
        &ACTIVE_SHARE.spec,
        &DEVICE.spec,
        &CONTEXT.spec,
        &BATCH.spec,
        &ATTENTION.spec,
    ];
    if !alone(values) {
        params.extend([&TENSOR.spec, &PIPELINE.spec]);
    }
    params.extend(if fit.training {
        vec![&REPLICAS.spec, &ZERO.spec, &KEPT.spec]
    } else {
        vec![&PRECISION.spec, &CACHE_PRECISION.spec]
    });
    let mut assumptions = given(values, params);
    assumptions.push(Assumption::new(
        "Shape",
        shape_in_words(&fit.shape),
        fit.known.origin(),
    ));
    if fit.training {
        assumptions.push(figure("To train with Adam", &c::ADAM_TRAINING));
    }
    Report {
        outputs: outputs(values, &fit),
        formula: if fit.training {
            lines::to_train(values, &fit)
        } else {
            lines::to_run(values, &fit)
        },
        assumptions,
        table: Some(formats(values)),
        warning: Some(words::warning(values, &fit)),
        ..Report::default()
    }
    .headed(words::headline(values, &fit))
}

/// The outputs, in the order of the spec.
fn outputs(values: &Values, fit: &Fit) -> Vec<Output> {
    let context = CONTEXT.of(values) * BATCH.of(values);
    let mut all = numbers([
        fit.weights.0,
        fit.cache.0,
        fit.cache.0 / context,
        fit.state.0,
        fit.activations.0,
        fit.logits.0,
        fit.needed.0,
        fit.memory.0,
        fit.needed / fit.memory,
        fit.devices,
    ]);
    all.push(if fit.shape.latent > 0.0 {
        Err(Reason::new(
            "Layers with latent attention are not counted here",
        ))
    } else {
        Ok(Value::Number(fit.shape.parameters()))
    });
    let unknown = || Reason::new(words::NO_BANDWIDTH);
    all.push(fit.rate().map(Value::Number).ok_or_else(unknown));
    all
}

impl Fit {
    /// What each device holds of the model itself.
    fn lower(&self) -> Bytes {
        if self.training {
            self.state
        } else {
            self.weights * (1.0 / (self.tensor * self.pipeline))
        }
    }

    /// What each device holds of what passes through, were there so many tokens of context.
    fn upper(&self, values: &Values, context: f64) -> Bytes {
        let (shape, batch) = (&self.shape, BATCH.of(values));
        if self.training {
            let activations = activations(shape, self.kept, batch, context, self.tensor);
            let logits = logits(shape, batch, context, self.tensor);
            fullest_stage(activations, logits, self.pipeline)
        } else {
            let cache = kv_cache(shape, bytes_per_cached_value(values), context, batch);
            cache * (self.cache_share / self.pipeline)
        }
    }

    /// Tokens a second in each conversation, at most. The stages work one after
    /// another, so that only slices make a token faster.
    fn rate(&self) -> Option<f64> {
        let read = self.read * (1.0 / self.tensor) + self.cache * self.cache_share;
        tokens_per_second(read, self.bandwidth).ok()
    }
}

/// With what programs, buffers and fragments of memory usually add.
const USUALLY_ON_TOP: f64 = 1.1;

/// The file at each precision, and in binary gigabytes.
fn formats(values: &Values) -> (Vec<&'static str>, Vec<Vec<String>>) {
    let parameters = MODEL_PARAMETERS.of(values);
    let real = [
        c::GGUF_BITS.value,
        c::GGUF_BITS.high.unwrap_or(c::GGUF_BITS.value),
    ];
    let rows = [
        ("32 bits", c::PRECISION_FP32.value),
        ("16 bits", c::PRECISION_BF16.value),
        ("8 bits", c::PRECISION_FP8.value),
        ("4 bits, ideal", c::PRECISION_INT4.value),
        ("4-bit file, smallest", real[0] / 8.0),
        ("4-bit file, usual", real[1] / 8.0),
    ]
    .map(|(name, bytes)| {
        let size = weight_bytes(parameters, bytes);
        vec![
            name.to_owned(),
            three_digits(bytes),
            size.to_string(),
            format!("{} GiB", three_digits(size.gibibytes())),
        ]
    });
    (
        vec!["Format", "Bytes a parameter", "Weights", "in GiB"],
        rows.to_vec(),
    )
}
