//! `parallelism`: how to cut up a model, and the best of all cuts.

mod drawing;
mod tables;
mod words;

pub use drawing::DRAWING;

use super::calculation::Calculation;
use super::report::{Report, figure, given_without, numbers};
use crate::calc::memory::{Activations, Zero};
use crate::calc::parallel::{
    Link, Machine, Split, Step, Workload, averaged, bubble, micro_batches, ring_all_reduce, step,
};
use crate::calc::search::{Tried, all_splits};
use crate::data::constants as c;
use crate::scenario::shape::shape;
use crate::scenario::{
    ACTIVE_SHARE, CHIP_FLOPS, CHIP_MEMORY, GPUS_PER_NODE, MODEL_PARAMETERS, NODES, RECOMPUTE, chip,
    gpus, operations,
};
use crate::spec::{ParamSpec, Reason, Value, Values, WidgetSpec};
use crate::units::{BytesPerSecond, Seconds, Unit, counted, format_quantity, percent, whole};
use tables::{BATCH_TOKENS, CONTEXT, EFFICIENCY, INTERLEAVED, NETWORK, PIPELINE, TENSOR, ZERO};

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "parallelism",
    title: "Cut up a model",
    section: 10,
    params: tables::PARAMS,
    in_reach: &[
        &TENSOR.spec,
        &PIPELINE.spec,
        &NODES.spec,
        &BATCH_TOKENS.spec,
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

fn workload(values: &Values) -> Workload {
    let parameters = MODEL_PARAMETERS.of(values);
    let context = CONTEXT.of(values);
    let recomputed = RECOMPUTE.of(values) == "full";
    Workload {
        shape: shape(values).0,
        parameters,
        active_parameters: parameters * ACTIVE_SHARE.of(values),
        context,
        sequences: (BATCH_TOKENS.of(values) / context).round().max(1.0),
        operations: operations(values),
        kept: if recomputed {
            Activations::Recomputed
        } else {
            Activations::WithoutScores
        },
        interleaved: INTERLEAVED.of(values),
    }
}

fn machine(values: &Values) -> Machine {
    let chip = chip(values);
    let link = |speed: BytesPerSecond| Link {
        latency: Seconds(c::RING_LATENCY.value),
        speed: speed * c::LINK_EFFICIENCY.value,
    };
    let network = BytesPerSecond(NETWORK.of(values));
    Machine {
        devices: gpus(values),
        per_server: GPUS_PER_NODE.of(values),
        memory: chip.memory,
        peak: chip.flops,
        efficiency: EFFICIENCY.of(values),
        // Chips without links of their own talk over the network.
        inside: link(if chip.link.0 > 0.0 {
            chip.link
        } else {
            network
        }),
        between: link(network),
        zero: match ZERO.of(values) {
            "0" => Zero::None,
            "1" => Zero::Optimiser,
            "3" => Zero::Weights,
            _ => Zero::Gradients,
        },
    }
}

/// The reader's split, and its step or why there is none.
fn chosen(values: &Values) -> Tried {
    let devices = gpus(values);
    let tensor = TENSOR.of(values);
    let pipeline = PIPELINE.of(values);
    let split = Split {
        // At least one replica; what does not divide is reported by the check.
        data: (devices / tensor / pipeline).floor().max(1.0),
        tensor,
        pipeline,
    };
    let result = step(&workload(values), &machine(values), &split);
    Tried { split, result }
}

fn best(values: &Values) -> (Vec<Tried>, Option<(Split, Step)>) {
    let tried = all_splits(&workload(values), &machine(values));
    let best = tried
        .first()
        .and_then(|tried| Some((tried.split, tried.result.ok()?)));
    (tried, best)
}

fn name(split: &Split) -> String {
    format!(
        "{} × {} × {}",
        whole(split.data),
        whole(split.tensor),
        whole(split.pipeline)
    )
}

const NOTHING_FITS: &str = "no split of these chips can train this model";

/// Everything it shows.
fn work_out(values: &Values) -> Report {
    let (yours, (tried, best)) = (chosen(values), best(values));
    let mut outputs = match &yours.result {
        Ok(step) => numbers([
            yours.split.data,
            step.time().0,
            step.compute.0,
            step.tensor.0,
            step.pipeline.0,
            step.data.0,
            step.memory.0,
            step.mfu,
        ]),
        Err(why) => vec![Err(Reason::new(why)); SPEC.outputs.len() - 2],
    };
    outputs.extend(match &best {
        Some((split, step)) => [Ok(Value::Number(step.mfu)), Ok(Value::Text(name(split)))],
        None => [NOTHING_FITS; 2].map(|why| Err(Reason::new(why))),
    });
    let left_out: [&ParamSpec; 4] = [&CHIP_MEMORY, &CHIP_FLOPS, &TENSOR, &PIPELINE];
    let mut assumptions = given_without(values, &left_out);
    assumptions.extend([
        figure("Latency of a message", &c::RING_LATENCY),
        figure(
            "Share of a link’s speed that programs get",
            &c::LINK_EFFICIENCY,
        ),
    ]);
    let formula = match &yours.result {
        Ok(step) => lines(values, &yours.split, step),
        Err(why) => vec![Reason::new(why).to_string()],
    };
    Report {
        outputs,
        formula,
        assumptions,
        table: Some((
            vec![
                "Replicas × slices × stages",
                "A step",
                "Useful share",
                "Memory",
                "Why not",
            ],
            rows(&tried),
        )),
        warning: Some(words::warning(&yours)),
        ..Report::default()
    }
    .headed(words::headline(values, &yours))
}

/// How a step's time comes about: its parts, the waiting of stages, and the
/// ring in which replicas average.
fn lines(values: &Values, split: &Split, step: &Step) -> Vec<String> {
    let (work, machine) = (workload(values), machine(values));
    let mut lines = vec![
        format!(
            "arithmetic = {} × {} × {} / ({} × {} × {}) = {}",
            work.operations,
            format_quantity(work.active_parameters, Unit::Parameters),
            format_quantity(work.sequences * work.context, Unit::Tokens),
            counted(whole(machine.devices), "chip"),
            machine.peak,
            EFFICIENCY.shown(values),
            step.compute,
        ),
        format!(
            "step = arithmetic + slices + stages + replicas = {} + {} + {} + {} = {}",
            step.compute,
            step.tensor,
            step.pipeline,
            step.data,
            step.time()
        ),
    ];
    let (stages, pieces) = (split.pipeline, work.interleaved);
    if stages > 1.0 {
        let micro_batches = micro_batches(&work, split);
        lines.push(format!(
            "bubble = (stages − 1) / (pieces × micro-batches + stages − 1) = ({stages} − 1) / ({pieces} × {} + {stages} − 1) = {}",
            whole(micro_batches),
            percent(bubble(stages, micro_batches, pieces))
        ));
    }
    let (message, link) = averaged(&work, &machine, split);
    if let (true, Ok(time)) = (split.data > 1.0, ring_all_reduce(split.data, message, link)) {
        let n = whole(split.data);
        lines.push(format!(
            "averaging, before the backward pass hides it = 2 (n − 1) × latency + 2 (n − 1)/n × gradients / speed \
             = 2 × ({n} − 1) × {} + 2 × ({n} − 1) / {n} × {message} / {} = {time}",
            link.latency, link.speed
        ));
    }
    lines
}

/// The best splits, and some of those that cannot work.
fn rows(tried: &[Tried]) -> Vec<Vec<String>> {
    let (feasible, infeasible): (Vec<&Tried>, Vec<&Tried>) =
        tried.iter().partition(|t| t.result.is_ok());
    let shown = feasible
        .into_iter()
        .take(8)
        .chain(infeasible.into_iter().take(8));
    shown
        .map(|tried| {
            let nothing = || "–".to_owned();
            match &tried.result {
                Ok(step) => vec![
                    name(&tried.split),
                    step.time().to_string(),
                    percent(step.mfu),
                    step.memory.to_string(),
                    String::new(),
                ],
                Err(why) => vec![
                    name(&tried.split),
                    nothing(),
                    nothing(),
                    nothing(),
                    why.to_string(),
                ],
            }
        })
        .collect()
}
