//! From the scenario's values to what the formulas take.

use super::{
    ACTIVE_SHARE, CACHE_PRECISION, CHECKPOINT_SECONDS, CHIP, CHIP_BANDWIDTH, CHIP_FLOPS,
    CHIP_MEMORY, CHIP_POWER, COUNTRY, GPU_HOURS_PER_FAILURE, GPUS_PER_NODE, MODEL_PARAMETERS,
    NODES, RECOMPUTE, RESTART_SECONDS,
};
use crate::calc::Invalid;
use crate::calc::failure::Failures;
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
    /// Dense 8-bit peak, where it has one.
    pub flops_fp8: Option<FlopsPerSecond>,
    /// Dense 4-bit peak, where it has one.
    pub flops_fp4: Option<FlopsPerSecond>,
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
            flops_fp8: row.flops_fp8.map(|cell| FlopsPerSecond(cell.value)),
            flops_fp4: row.flops_fp4.map(|cell| FlopsPerSecond(cell.value)),
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
            flops_fp8: None,
            flops_fp4: None,
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
        flops_fp8: None,
        flops_fp4: None,
        power: Watts(CHIP_POWER.of(values)),
        link: BytesPerSecond::each_way(chips::h100_sxm::LINK_BIDIRECTIONAL.value),
        origin: Origin::Yours,
    }
}

impl Chip {
    /// The peak at which weights of a precision are multiplied: its own where
    /// the chip has one, else the next wider one, for which they are unpacked.
    pub fn flops_at(&self, precision: &str) -> FlopsPerSecond {
        match precision {
            "fp8" => self.flops_fp8.unwrap_or(self.flops),
            "int4" => self.flops_fp4.unwrap_or(self.flops),
            _ => self.flops,
        }
    }
}

/// Bytes that hold one value of the cache of keys and values.
pub fn bytes_per_cached_value(values: &Values) -> f64 {
    bytes_per_parameter(CACHE_PRECISION.of(values))
}

/// Parameters that each token meets.
pub fn active_parameters(values: &Values) -> f64 {
    MODEL_PARAMETERS.of(values) * ACTIVE_SHARE.of(values)
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
