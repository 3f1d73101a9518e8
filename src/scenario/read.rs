//! From the scenario's values to what the formulas take.

use super::{
    CHECKPOINT_SECONDS, CHIP, CHIP_BANDWIDTH, CHIP_FLOPS, CHIP_MEMORY, CHIP_POWER, COUNTRY,
    GPU_HOURS_PER_FAILURE, GPUS_PER_NODE, MODEL_PARAMETERS, NODES, RECOMPUTE, RESTART_SECONDS,
};
use crate::calc::Invalid;
use crate::calc::failure::Failures;
use crate::calc::params::{Family, Shape};
use crate::data::notable::{NOTABLE, Notable};
use crate::data::{chips, constants, devices, grids};
use crate::spec::{Origin, Values};
use crate::units::{Bytes, BytesPerSecond, FlopsPerSecond, Seconds, Watts};

/// A chip's figures; those of the reader's own where "Your own" is chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chip {
    /// As people call it.
    pub name: &'static str,
    /// Memory.
    pub memory: Bytes,
    /// Memory bandwidth.
    pub bandwidth: BytesPerSecond,
    /// Dense 16-bit peak; 32-bit where there is no other.
    pub flops: FlopsPerSecond,
    /// Power.
    pub power: Watts,
    /// One direction of the link to the others in its server.
    pub link: BytesPerSecond,
    /// Where its figures come from.
    pub origin: Origin,
}

/// The chip that is chosen.
pub fn chip(values: &Values) -> Chip {
    let id = CHIP.of(values);
    if let Some(row) = chips::ALL.iter().find(|row| row.id == id) {
        return Chip {
            name: row.name,
            memory: Bytes(row.memory.value),
            bandwidth: BytesPerSecond(row.bandwidth.value),
            flops: FlopsPerSecond(row.flops.value),
            power: Watts(row.power.map_or(0.0, |cell| cell.value)),
            link: BytesPerSecond::each_way(row.link_bidirectional.map_or(0.0, |cell| cell.value)),
            origin: Origin::Sources(row.source),
        };
    }
    if id == devices::GTX_580.id {
        return Chip {
            name: devices::GTX_580.name,
            memory: Bytes(devices::gtx_580::MEMORY.value),
            bandwidth: BytesPerSecond(devices::gtx_580::BANDWIDTH.value),
            flops: FlopsPerSecond(devices::gtx_580::FLOPS_FP32.value),
            power: Watts(devices::gtx_580::POWER.value),
            link: BytesPerSecond(0.0),
            origin: Origin::Sources(devices::GTX_580.source),
        };
    }
    Chip {
        name: "Your chip",
        memory: Bytes(CHIP_MEMORY.of(values)),
        bandwidth: BytesPerSecond(CHIP_BANDWIDTH.of(values)),
        flops: FlopsPerSecond(CHIP_FLOPS.of(values)),
        power: Watts(CHIP_POWER.of(values)),
        link: BytesPerSecond::each_way(chips::h100_sxm::LINK_BIDIRECTIONAL.value),
        origin: Origin::Yours,
    }
}

/// Bytes that hold one parameter at a precision.
pub fn bytes_per_parameter(precision: &str) -> f64 {
    match precision {
        "fp32" => constants::PRECISION_FP32.value,
        "fp8" => constants::PRECISION_FP8.value,
        "int4" => constants::PRECISION_INT4.value,
        _ => constants::PRECISION_BF16.value,
    }
}

/// FLOP per parameter and token of training: 6, or 8 where the forward pass is
/// computed twice.
pub fn operations(values: &Values) -> f64 {
    let once = constants::FLOP_PER_PARAMETER_TOKEN.value;
    if RECOMPUTE.of(values) == "full" {
        once + constants::INFERENCE_FLOP_PER_PARAMETER_TOKEN.value
    } else {
        once
    }
}

/// Servers, a whole number.
pub fn nodes(values: &Values) -> f64 {
    NODES.of(values)
}

/// Accelerators in all.
pub fn gpus(values: &Values) -> f64 {
    nodes(values) * GPUS_PER_NODE.of(values)
}

/// The layers and widths of the scenario's model, and the name of the model
/// they are from: a published one with (nearly) as many parameters, else the
/// usual proportions.
pub fn shape(values: &Values) -> (Shape, Option<&'static str>) {
    let parameters = MODEL_PARAMETERS.of(values);
    let near = |model: &&Notable| (model.figures[0] / parameters - 1.0).abs() < 0.02;
    NOTABLE
        .iter()
        .filter(near)
        .find_map(|model| Some((of_model(model)?, Some(model.name))))
        .unwrap_or_else(|| (Shape::of_size(parameters), None))
}

/// The shape of a model whose layers are in the table.
fn of_model(model: &Notable) -> Option<Shape> {
    let [
        layers,
        width,
        heads,
        kv_heads,
        feed_forward,
        vocabulary,
        context,
    ] = model.shape.map(f64::from);
    let gpt = model.id.starts_with("gpt");
    let or = |value: f64, usual: f64| if value > 0.0 { value } else { usual };
    (layers > 0.0).then(|| Shape {
        family: if gpt { Family::Gpt } else { Family::Llama },
        layers,
        width,
        heads,
        kv_heads: or(kv_heads, heads),
        feed_forward: or(feed_forward, 4.0 * width),
        vocabulary,
        context,
        experts: 1.0,
        experts_active: 1.0,
    })
}

/// How the scenario's cluster fails.
///
/// # Errors
/// What is not positive, in words.
pub fn failures(values: &Values) -> Result<Failures, Invalid> {
    Failures::new(
        gpus(values),
        GPU_HOURS_PER_FAILURE.of(values),
        Seconds(CHECKPOINT_SECONDS.of(values)),
        Seconds(RESTART_SECONDS.of(values)),
    )
}

/// The grid of the scenario's country.
pub fn grid(values: &Values) -> &'static grids::Row {
    let id = COUNTRY.of(values);
    grids::ALL
        .iter()
        .copied()
        .find(|row| row.id == id)
        .unwrap_or(&grids::UK)
}
