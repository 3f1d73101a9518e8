//! `will-it-fit`: running or training a model on a device, byte by byte.

mod lines;
mod tables;

use super::calculation::Calculation;
use super::report::{Assumption, Bar, BarChart, Fill, Picture, Report, figure, given, numbers};
use crate::calc::memory::{Activations, Zero, activations, kv_cache, training_state, weight_bytes};
use crate::calc::params::Shape;
use crate::calc::training::tokens_per_second;
use crate::chart::Scale;
use crate::data::{constants as c, devices};
use crate::scenario::{MODEL_PARAMETERS, PRECISION, bytes_per_parameter, chip, shape};
use crate::spec::{Origin, Output, Reason, Value, Values, WidgetSpec};
use crate::units::{
    Bytes, BytesPerSecond, Unit, count_in_words_or_digits, counted, three_digits, whole,
};
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
    model: Option<&'static str>,
    device: &'static str,
    weights: Bytes,
    cache: Bytes,
    state: Bytes,
    activations: Bytes,
    needed: Bytes,
    memory: Bytes,
    bandwidth: BytesPerSecond,
    devices: f64,
    training: bool,
    replicas: f64,
    stage: Zero,
    kept: Activations,
}

fn fit(values: &Values) -> Fit {
    let (tensor, pipeline, replicas) =
        (TENSOR.of(values), PIPELINE.of(values), REPLICAS.of(values));
    let (context, batch) = (CONTEXT.of(values), BATCH.of(values));
    let parameters = MODEL_PARAMETERS.of(values);
    let (mut shape, model) = shape(values);
    shape.kv_heads = match ATTENTION.of(values) {
        "mha" => shape.heads,
        "gqa" => shape.heads.min(8.0),
        "mqa" => 1.0,
        _ => shape.kv_heads,
    };
    let training = USE.of(values) == "train";
    let weights = weight_bytes(parameters, bytes_per_parameter(PRECISION.of(values)));
    let cache = kv_cache(&shape, c::PRECISION_BF16.value, context * batch);
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
    let (device, memory, bandwidth) = device(values);
    Fit {
        needed: if training {
            state + activations
        } else {
            (weights + cache) * (1.0 / split)
        },
        devices: if training { split * replicas } else { split },
        shape,
        model,
        device,
        weights,
        cache,
        state,
        activations,
        memory,
        bandwidth,
        training,
        replicas,
        stage,
        kept,
    }
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
        &DEVICE.spec,
        &CONTEXT.spec,
        &BATCH.spec,
        &ATTENTION.spec,
        &TENSOR.spec,
        &PIPELINE.spec,
    ];
    params.extend(if fit.training {
        vec![&REPLICAS.spec, &ZERO.spec, &KEPT.spec]
    } else {
        vec![&PRECISION.spec]
    });
    let mut assumptions = given(values, params);
    let shape = &fit.shape;
    assumptions.push(Assumption::new(
        "Shape",
        format!(
            "{} of {}, {}, {}",
            counted(whole(shape.layers), "layer"),
            whole(shape.width),
            counted(whole(shape.heads), "head"),
            counted(whole(shape.kv_heads), "key-value head"),
        ),
        fit.model.map_or(Origin::Ours, Origin::Model),
    ));
    if fit.training {
        assumptions.push(figure("To train with Adam", &c::ADAM_TRAINING));
    }
    Report {
        outputs: outputs(values, &fit),
        summary: summary(&fit),
        formula: if fit.training {
            lines::to_train(values, &fit)
        } else {
            lines::to_run(values, &fit)
        },
        assumptions,
        table: Some(formats(values)),
        pictures: vec![Picture::Bars(picture(&fit))],
        warning: Some(warning(values, &fit)),
        ..Report::default()
    }
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
        fit.needed.0,
        fit.memory.0,
        fit.needed / fit.memory,
        fit.devices,
        fit.shape.parameters(),
    ]);
    let split = if fit.training { 1.0 } else { fit.devices };
    let rate = tokens_per_second(fit.weights + fit.cache, fit.bandwidth * split);
    let unknown = |_| Reason::new("This device’s bandwidth is not in the table.");
    all.push(rate.map(Value::Number).map_err(unknown));
    all
}

fn summary(fit: &Fit) -> String {
    let purpose = if fit.training { "train" } else { "run" };
    let (needed, memory) = (fit.needed, fit.memory);
    let each = if fit.devices > 1.0 {
        let devices = counted(count_in_words_or_digits(fit.devices), "device");
        format!("each of the {devices} needs {needed} and has {memory}")
    } else {
        format!("a device needs {needed} and this one has {memory}")
    };
    let fits = if needed <= memory {
        "fits"
    } else {
        "does not fit"
    };
    format!("To {purpose} it, {each}: it {fits}.")
}

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

fn picture(fit: &Fit) -> BarChart {
    let parts = if fit.training {
        [
            ("Weights, gradients, optimiser", fit.state),
            ("Activations", fit.activations),
        ]
    } else {
        let split = 1.0 / fit.devices;
        [
            ("Weights", fit.weights * split),
            ("Keys and values (KV cache)", fit.cache * split),
        ]
    };
    let mut chart: Vec<Bar> = parts
        .iter()
        .map(|(name, bytes)| Bar::new(*name, bytes.0, bytes.to_string(), Fill::Plain))
        .collect();
    chart.push(Bar::new(
        "Total",
        fit.needed.0,
        fit.needed.to_string(),
        Fill::Strong,
    ));
    let scale = Scale::logarithmic_around(
        chart
            .iter()
            .map(|bar| bar.to)
            .chain([fit.memory.0 / 3.0, fit.memory.0 * 3.0]),
    );
    BarChart::new(
        "Memory of each device, logarithmic",
        Unit::Bytes,
        scale,
        chart,
    )
    .with_reference(fit.memory.0, format!("{}: {}", fit.device, fit.memory))
}

fn warning(values: &Values, fit: &Fit) -> String {
    let mut words = String::new();
    let mut add = |condition: bool, text: &str| {
        if condition {
            words += text;
            words += " ";
        }
    };
    add(
        fit.training && PRECISION.of(values) != "bf16",
        "Training is counted at 16 bits with a 32-bit copy, whatever the precision of the file.",
    );
    add(
        !fit.training && REPLICAS.of(values) > 1.0,
        "Replicas do not matter to run one copy.",
    );
    add(
        fit.shape.heads % TENSOR.of(values) != 0.0,
        "The attention heads do not divide by the devices that share a layer.",
    );
    add(
        PIPELINE.of(values) > fit.shape.layers,
        "There are more stages than layers.",
    );
    add(
        fit.model.is_none(),
        "No published model has this size: its shape is assumed, 128 wide for each layer.",
    );
    add(
        true,
        "Programs, buffers and fragments of memory come on top, often a tenth. Real 4-bit files need 4.5 to 4.8 bits a parameter.",
    );
    words.trim_end().to_owned()
}
