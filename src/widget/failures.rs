//! `failures`: how often a cluster breaks, and what is left of the time.

mod drawing;
mod words;

pub use drawing::DRAWING;

use super::calculation::Calculation;
use super::report::{Assumption, Report, figure, given_without, numbers, plot};
use crate::calc::Invalid;
use crate::calc::failure::Failures;
use crate::calc::simulation::{self, Played};
use crate::chart::{Ink, Layer, Scale, Shape};
use crate::data::{clusters, constants as c};
use crate::scenario::{
    self, CHECKPOINT_SECONDS, GPU_HOURS_PER_FAILURE, GPUS_PER_NODE, NODES, OURS, RESTART_SECONDS,
    gpus,
};
use crate::spec::{Choice, Number, Option_, OutputSpec, Owner, Preset, Values, WidgetSpec};
use crate::units::{Seconds, Unit, counted, percent, whole};
use std::cell::RefCell;
use std::sync::Arc;

static INTERVAL: Choice = Choice::own(
    "interval",
    "Save",
    "best",
    &[
        Option_ {
            value: "best",
            title: "at the best interval",
        },
        Option_ {
            value: "own",
            title: "at my interval",
        },
    ],
);

static SAVE_EVERY: Number = Number::logarithmic(
    Owner::Widget,
    "save_every",
    "Your interval",
    Unit::Seconds,
    3_600.0,
    (1.0, 2_592_000.0),
);

static LENGTH: Number = Number::logarithmic(
    Owner::Widget,
    "length",
    "Length of the run",
    Unit::Seconds,
    7_776_000.0,
    (86_400.0, 31_536_000.0),
);

static SEED: Number = Number::own_count("seed", "Seed", 1.0, (1.0, 9999.0));

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "failures",
    title: "Things break",
    section: 10,
    params: &[
        &NODES.spec,
        &GPUS_PER_NODE.spec,
        &GPU_HOURS_PER_FAILURE.spec,
        &CHECKPOINT_SECONDS.spec,
        &RESTART_SECONDS.spec,
        &INTERVAL.spec,
        &SAVE_EVERY.spec,
        &LENGTH.spec,
        &SEED.spec,
    ],
    in_reach: &[
        &NODES.spec,
        &GPU_HOURS_PER_FAILURE.spec,
        &INTERVAL.spec,
        &CHECKPOINT_SECONDS.spec,
    ],
    outputs: &[
        OutputSpec::new("between", "Time between failures", Unit::Seconds),
        OutputSpec::new("saved_every", "Saved every", Unit::Seconds),
        OutputSpec::new("young", "Best interval, Young", Unit::Seconds),
        OutputSpec::new("daly", "Best interval, Daly", Unit::Seconds),
        OutputSpec::new("goodput", "Time that counts, by the formula", Unit::Share),
        OutputSpec::new("simulated", "Time that counts, played through", Unit::Share),
        OutputSpec::new("uncertainty", "Uncertainty (±)", Unit::Share),
        OutputSpec::new("failures", "Failures played through", Unit::Pure),
        OutputSpec::new("lost", "Work lost to them, in this run", Unit::Seconds),
    ],
    presets: &[
        OURS,
        Preset::new(
            "llama",
            "Llama 3.1: 16,384 GPUs",
            &[("nodes", "2048"), ("gpus_per_node", "8")],
        ),
        Preset::new(
            "colossus",
            "100,000 GPUs",
            &[("nodes", "12500"), ("gpus_per_node", "8")],
        ),
        Preset::new(
            "meta-600k",
            "600,000 GPUs",
            &[("nodes", "75000"), ("gpus_per_node", "8")],
        ),
    ],
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

/// The formula's side: how it fails, how often it saves, what that leaves.
fn closed_form(values: &Values) -> Result<(Failures, Seconds, f64), Invalid> {
    let failures = scenario::failures(values)?;
    let interval = if INTERVAL.of(values) == "own" {
        Seconds(SAVE_EVERY.of(values))
    } else {
        failures.young()
    };
    let goodput = failures.goodput(interval)?;
    Ok((failures, interval, goodput))
}

thread_local! {
    /// The run played last: every frame of its picture shows the same one.
    static LAST: RefCell<Option<(Values, Arc<Played>)>> = const { RefCell::new(None) };
}

/// The run played through with the reader's values.
fn play(values: &Values) -> Result<Arc<Played>, Invalid> {
    let last = LAST.with_borrow(|last| {
        let of_these = last.as_ref().filter(|(of, _)| of == values);
        of_these.map(|(_, played)| played.clone())
    });
    if let Some(played) = last {
        return Ok(played);
    }
    let (failures, interval, _) = closed_form(values)?;
    let played = Arc::new(simulation::play(
        &failures,
        gpus(values),
        interval,
        Seconds(LENGTH.of(values)),
        SEED.of(values) as u64,
    )?);
    LAST.set(Some((values.clone(), played.clone())));
    Ok(played)
}

/// Everything it shows.
fn work_out(values: &Values) -> Report {
    let mut assumptions = if INTERVAL.of(values) == "own" {
        given_without(values, &[])
    } else {
        given_without(values, &[&SAVE_EVERY])
    };
    assumptions.extend([
        figure(
            "Interruptions of Llama 3.1 in 54 days",
            &c::LLAMA31_INTERRUPTIONS,
        ),
        figure("Its GPUs", &clusters::llama_31::GPUS),
        figure("Its useful time, as reported", &c::UPTIME_LLAMA31),
    ]);
    match outcome(values) {
        Ok(outcome) => report(values, &outcome, assumptions),
        Err(why) => Report::refused(&SPEC, assumptions, &why),
    }
}

/// The formula's side and the run played through.
struct Outcome {
    failures: Failures,
    interval: Seconds,
    goodput: f64,
    played: Arc<Played>,
}

fn outcome(values: &Values) -> Result<Outcome, Invalid> {
    let (failures, interval, goodput) = closed_form(values)?;
    Ok(Outcome {
        failures,
        interval,
        goodput,
        played: play(values)?,
    })
}

fn report(values: &Values, outcome: &Outcome, assumptions: Vec<Assumption>) -> Report {
    let Outcome {
        failures,
        interval,
        goodput,
        played,
    } = outcome;
    let (between, young) = (failures.between, failures.young());
    let lost = played.pieces.iter().map(|piece| piece.lost);
    let count = played.failures.len();
    let outputs = numbers([
        between.0,
        interval.0,
        young.0,
        failures.daly().0,
        *goodput,
        played.goodput,
        played.uncertainty,
        count as f64,
        lost.sum(),
    ]);
    let share = percent(*goodput);
    let save = CHECKPOINT_SECONDS.shown(values);
    let formula = vec![
        format!(
            "M = {} / {} = {between}",
            GPU_HOURS_PER_FAILURE.shown(values),
            counted(whole(gpus(values)), "chip")
        ),
        format!("τ = √(2 δ M) = √(2 × {save} × {between}) = {young}"),
        format!(
            "goodput = τ / (M e^(R/M) (e^((τ+δ)/M) − 1)) = {interval} / ({between} × e^({} / {between}) \
             × (e^(({interval} + {save}) / {between}) − 1)) = {share}",
            RESTART_SECONDS.shown(values)
        ),
    ];
    Report {
        outputs,
        formula,
        assumptions,
        table: Some((
            vec!["GPUs", "Fails every", "Saves every", "Time that counts"],
            sizes(values),
        )),
        plot: Some(picture(values, *goodput)),
        warning: Some(words::warning(values, failures, played.length)),
        ..Report::default()
    }
    .headed(words::headline(values, outcome))
}

/// The sizes of clusters that the table and the plot run through.
const SIZES: [f64; 7] = [
    8.0, 128.0, 1_024.0, 16_384.0, 100_000.0, 300_000.0, 600_000.0,
];

fn of_size(values: &Values, size: f64) -> Option<(Failures, f64)> {
    let failures = Failures::new(
        size,
        GPU_HOURS_PER_FAILURE.of(values),
        Seconds(CHECKPOINT_SECONDS.of(values)),
        Seconds(RESTART_SECONDS.of(values)),
    )
    .ok()?;
    Some((failures, failures.best_goodput().ok()?))
}

fn sizes(values: &Values) -> Vec<Vec<String>> {
    SIZES
        .iter()
        .filter_map(|size| {
            let (failures, goodput) = of_size(values, *size)?;
            Some(vec![
                whole(*size),
                failures.between.to_string(),
                failures.young().to_string(),
                percent(goodput),
            ])
        })
        .collect()
}

fn picture(values: &Values, goodput: f64) -> crate::chart::Plot {
    let curve = (0..=48)
        .map(|step| libm::pow(10.0, 1.0 + f64::from(step) * 0.1))
        .filter_map(|size| Some((size, of_size(values, size)?.1)))
        .collect();
    let layers = vec![
        Layer::Line {
            points: curve,
            ink: Ink::Size(4),
            dashed: false,
            label: "best interval".into(),
        },
        Layer::Points {
            points: vec![(gpus(values).min(6e5), goodput)],
            ink: Ink::Accent,
            shape: Shape::Disc,
            label: "this cluster".into(),
        },
    ];
    let x = Scale::Logarithmic {
        low: 10.0,
        high: 1e6,
    };
    let y = Scale::Linear {
        low: 0.0,
        high: 1.0,
    };
    plot(
        ("GPUs", x),
        ("Share of the time that counts", y),
        100.0,
        layers,
    )
}
