//! Training on many devices: what they must tell one another, and what waits.
//!
//! Times are of the alpha-beta model: a latency for each message and a speed
//! for its bytes. Large messages follow it closely; the fit to eight A100s
//! underestimates middle sizes by up to a factor of two. Congestion, slow
//! stragglers and overlap beyond the backward pass are not in it.

use super::memory::{Activations, Zero, activations, fullest_stage, logits, training_state};
use super::params::Shape;
use super::{Invalid, positive};
use crate::units::{Bytes, BytesPerSecond, Flops, FlopsPerSecond, Seconds, counted};

/// A connection as programs see it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// Latency of a message.
    pub latency: Seconds,
    /// Speed in one direction.
    pub speed: BytesPerSecond,
}

/// A ring all-reduce of `message` bytes over `n` devices:
/// `2(n − 1)α + 2(n − 1)/n × S/β`. Nothing for a single device.
///
/// Patarasuk and Yuan 2009 (bandwidth-optimal ring).
///
/// # Errors
/// A link without speed; fewer than one device.
pub fn ring_all_reduce(n: f64, message: Bytes, link: &Link) -> Result<Seconds, Invalid> {
    let n = positive("the number of devices", n)?;
    if n <= 1.0 {
        return Ok(Seconds(0.0));
    }
    let speed = positive("the link’s speed", link.speed.0)?;
    let steps = 2.0 * (n - 1.0);
    Ok(Seconds(
        steps * link.latency.0 + steps / n * message.0 / speed,
    ))
}

/// The share of a pipeline's time that its stages wait: `(p − 1)/(v·m + p − 1)`
/// for `p` stages, `m` micro-batches and `v` interleaved pieces of each stage
/// (Narayanan et al., arXiv 2104.04473, section 2.2, which divides by the ideal
/// time instead: `(p − 1)/(v·m)`).
pub fn bubble(stages: f64, micro_batches: f64, interleaved: f64) -> f64 {
    let waiting = stages.max(1.0) - 1.0;
    waiting / (interleaved.max(1.0) * micro_batches.max(1.0) + waiting)
}

/// The model and the batch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Workload {
    /// Layers and widths.
    pub shape: Shape,
    /// Parameters.
    pub parameters: f64,
    /// Parameters each token meets.
    pub active_parameters: f64,
    /// Tokens of a sequence.
    pub context: f64,
    /// Sequences of a batch, over all replicas.
    pub sequences: f64,
    /// FLOP per parameter and token: 6, or 8 with recomputation.
    pub operations: f64,
    /// What is kept for the backward pass.
    pub kept: Activations,
    /// Pieces that each pipeline stage is cut into, to shorten the wait.
    pub interleaved: f64,
}

/// The machine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Machine {
    /// Devices in all.
    pub devices: f64,
    /// Devices of a server, joined by the fast link.
    pub per_server: f64,
    /// Memory of a device.
    pub memory: Bytes,
    /// Dense peak of a device.
    pub peak: FlopsPerSecond,
    /// Share of the peak inside the matrix products, before any waiting.
    pub efficiency: f64,
    /// Within a server.
    pub inside: Link,
    /// Between servers, for each device.
    pub between: Link,
    /// Which training state replicas spread.
    pub zero: Zero,
}

/// How the work is cut: `data × tensor × pipeline` devices.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Split {
    /// Replicas.
    pub data: f64,
    /// Devices that share each layer.
    pub tensor: f64,
    /// Stages.
    pub pipeline: f64,
}

/// One training step under a split.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Arithmetic alone.
    pub compute: Seconds,
    /// Tensor slices agreeing.
    pub tensor: Seconds,
    /// Stages passing on, and waiting for their turn.
    pub pipeline: Seconds,
    /// Replicas averaging, as far as the backward pass does not hide it.
    pub data: Seconds,
    /// Memory of the fullest device.
    pub memory: Bytes,
    /// The share of the peak that does useful work, recomputation not counted.
    pub mfu: f64,
}

impl Step {
    /// From one step to the next.
    pub fn time(&self) -> Seconds {
        self.compute + self.tensor + self.pipeline + self.data
    }
}

/// Why a split cannot work.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Infeasible {
    /// Tensor slices talk too much to leave a server.
    #[error("{tensor} tensor slices do not fit in a server of {per_server}")]
    TensorLeavesServer {
        /// Slices asked for.
        tensor: f64,
        /// Devices of a server.
        per_server: f64,
    },
    /// Heads cannot be halved.
    #[error("{} cannot be divided into {tensor} slices", counted(.heads, "attention head"))]
    HeadsDoNotDivide {
        /// Heads of the model.
        heads: f64,
        /// Slices asked for.
        tensor: f64,
    },
    /// Layers cannot be halved.
    #[error("a model of {} is too small for {pipeline} stages", counted(.layers, "layer"))]
    TooManyStages {
        /// Layers of the model.
        layers: f64,
        /// Stages asked for.
        pipeline: f64,
    },
    /// A replica would have nothing to learn from.
    #[error("a batch of {} is too small for {data} replicas", counted(.sequences, "sequence"))]
    TooManyReplicas {
        /// Sequences of a batch.
        sequences: f64,
        /// Replicas asked for.
        data: f64,
    },
    /// The memory does not suffice.
    #[error("each device would need {needs}, and has {has}")]
    OutOfMemory {
        /// What the fullest device needs.
        needs: Bytes,
        /// What it has.
        has: Bytes,
    },
    /// The split does not use the devices there are.
    #[error("the split needs {}, and the machine has {has}", counted(.needs, "device"))]
    WrongCount {
        /// Product of the three.
        needs: f64,
        /// Devices in all.
        has: f64,
    },
    /// A figure that makes no sense.
    #[error("{0}")]
    Invalid(#[from] Invalid),
}

/// Micro-batches that each replica puts through its stages: of one sequence,
/// for the least memory and the smallest bubble.
pub fn micro_batches(work: &Workload, split: &Split) -> f64 {
    (work.sequences / split.data).ceil()
}

/// Parameters that a device holds.
fn held(work: &Workload, split: &Split) -> f64 {
    work.parameters / (split.tensor * split.pipeline)
}

/// What the replicas average after a step, 2 bytes for each parameter that a
/// device holds, and over which link: replicas within one server use its own.
pub fn averaged<'a>(work: &Workload, machine: &'a Machine, split: &Split) -> (Bytes, &'a Link) {
    let link = if machine.devices <= machine.per_server {
        &machine.inside
    } else {
        &machine.between
    };
    (Bytes(2.0 * held(work, split)), link)
}

/// What a step takes.
///
/// Compute: `operations × active × tokens / (devices × peak × efficiency)`.
/// Tensor: 4 all-reduces of 2 bytes × context × width for each layer and
/// sequence (6 with recomputation; Shoeybi et al., arXiv 1909.08053, section 3).
/// Pipeline: the bubble, and one activation each way at each border.
/// Data: an all-reduce of 2 bytes a parameter, of which the backward pass (two
/// thirds of the arithmetic) hides what it can.
///
/// # Errors
/// Why the split is infeasible.
pub fn step(work: &Workload, machine: &Machine, split: &Split) -> Result<Step, Infeasible> {
    check(work, machine, split)?;
    let Split {
        data,
        tensor,
        pipeline,
    } = *split;
    let shape = &work.shape;
    let tokens = work.sequences * work.context;
    let arithmetic = Flops(work.operations * work.active_parameters * tokens);
    let speed = machine.devices
        * positive("the chip’s speed", machine.peak.0)?
        * positive("the share of the peak", machine.efficiency)?;
    let compute = Seconds(arithmetic.0 / speed);
    let micro_batches = micro_batches(work, split);
    let activation = Bytes(2.0 * work.context * shape.width);
    let rounds = if work.kept == Activations::Recomputed {
        6.0
    } else {
        4.0
    };
    let layers_here = (shape.layers / pipeline).ceil();
    let reduce = ring_all_reduce(tensor, activation, &machine.inside)?;
    let tensor_time = reduce * (rounds * layers_here * micro_batches);
    let passing = if pipeline > 1.0 {
        let speed = positive("the link’s speed", machine.between.speed.0)?;
        let message = machine.between.latency.0 + activation.0 / tensor / speed;
        2.0 * micro_batches * message
    } else {
        0.0
    };
    let idle = bubble(pipeline, micro_batches, work.interleaved);
    let busy = compute + tensor_time;
    let waiting = Seconds(busy.0 * idle / (1.0 - idle) + passing);
    let (message, link) = averaged(work, machine, split);
    let averaging = ring_all_reduce(data, message, link)?;
    let backward = compute.0 * 2.0 / 3.0;
    let exposed = Seconds((averaging.0 - backward).max(0.0));
    let stored = training_state(held(work, split), machine.zero, data);
    let kept = activations(shape, work.kept, 1.0, work.context, tensor);
    let kept = kept * (micro_batches / pipeline).min(1.0);
    let logits = logits(shape, 1.0, work.context, tensor);
    let memory = stored + fullest_stage(kept, logits, pipeline);
    if memory > machine.memory {
        return Err(Infeasible::OutOfMemory {
            needs: memory,
            has: machine.memory,
        });
    }
    let mut step = Step {
        compute,
        tensor: tensor_time,
        pipeline: waiting,
        data: exposed,
        memory,
        mfu: 0.0,
    };
    // Recomputed work is no progress: 6 operations count, whatever was spent.
    let useful = crate::data::constants::FLOP_PER_PARAMETER_TOKEN.value / work.operations;
    step.mfu = machine.efficiency * useful * compute.0 / step.time().0;
    Ok(step)
}

fn check(work: &Workload, machine: &Machine, split: &Split) -> Result<(), Infeasible> {
    let Split {
        data,
        tensor,
        pipeline,
    } = *split;
    for (what, value) in [
        ("the number of replicas", data),
        ("the number of slices", tensor),
        ("the number of stages", pipeline),
        ("the batch", work.sequences),
        ("the context", work.context),
    ] {
        positive(what, value)?;
    }
    if data * tensor * pipeline != machine.devices {
        return Err(Infeasible::WrongCount {
            needs: data * tensor * pipeline,
            has: machine.devices,
        });
    }
    if tensor > machine.per_server {
        return Err(Infeasible::TensorLeavesServer {
            tensor,
            per_server: machine.per_server,
        });
    }
    if work.shape.heads % tensor != 0.0 {
        return Err(Infeasible::HeadsDoNotDivide {
            heads: work.shape.heads,
            tensor,
        });
    }
    if pipeline > work.shape.layers {
        return Err(Infeasible::TooManyStages {
            layers: work.shape.layers,
            pipeline,
        });
    }
    if data > work.sequences {
        return Err(Infeasible::TooManyReplicas {
            sequences: work.sequences,
            data,
        });
    }
    Ok(())
}
