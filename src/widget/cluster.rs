//! `cluster`: chips to memory, speed, days and dollars.

mod drawing;
mod words;

pub use drawing::DRAWING;

use super::calculation::Calculation;
use super::report::{
    Assumption, Bar, BarChart, Fill, Picture, Report, figure, given_without, numbers,
};
use crate::calc::Invalid;
use crate::calc::{cost, training};
use crate::chart::Scale;
use crate::data::{chips, constants as c, devices};
use crate::scenario::{
    ACTIVE_SHARE, ARTICLE, CHECKPOINT_SECONDS, CHIP, CHIP_FLOPS, CHIP_MEMORY,
    GPU_HOURS_PER_FAILURE, GPUS_PER_NODE, MFU, MODEL_PARAMETERS, NODES, OURS, RECOMPUTE,
    RESTART_SECONDS, TOKENS, chip, failures, gpus, operations,
};
use crate::spec::{Number, OutputSpec, Owner, Preset, Values, WidgetSpec};
use crate::units::{
    Bytes, Flops, FlopsPerSecond, Seconds, Unit, count_in_words_or_digits, counted, percent,
    three_digits,
};

static GPU_HOUR_PRICE: Number = Number::logarithmic(
    Owner::Widget,
    "gpu_hour_price",
    "Rent of a GPU for an hour",
    Unit::UsdPerGpuHour,
    c::RENT_2026.value,
    (0.01, 100.0),
)
.from(&c::RENT_2026);

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "cluster",
    title: "A cluster at work",
    section: 10,
    params: &[
        &NODES.spec,
        &GPUS_PER_NODE.spec,
        &CHIP.spec,
        &CHIP_MEMORY.spec,
        &CHIP_FLOPS.spec,
        &MODEL_PARAMETERS.spec,
        &ACTIVE_SHARE.spec,
        &TOKENS.spec,
        &MFU.spec,
        &RECOMPUTE.spec,
        &GPU_HOURS_PER_FAILURE.spec,
        &CHECKPOINT_SECONDS.spec,
        &RESTART_SECONDS.spec,
        &GPU_HOUR_PRICE.spec,
    ],
    in_reach: &[
        &NODES.spec,
        &CHIP.spec,
        &MODEL_PARAMETERS.spec,
        &TOKENS.spec,
    ],
    outputs: &[
        OutputSpec::new("gpus", "Chips", Unit::Pure),
        OutputSpec::new("memory", "Memory together", Unit::Bytes),
        OutputSpec::new("flops", "Peak together", Unit::FlopPerSecond),
        OutputSpec::new(
            "largest_run",
            "Largest model it holds at 16 bits",
            Unit::Parameters,
        ),
        OutputSpec::new(
            "largest_train",
            "Largest it holds to train",
            Unit::Parameters,
        ),
        OutputSpec::new("work", "Arithmetic of the training", Unit::Flop),
        OutputSpec::new("time", "Time without failures", Unit::Seconds),
        OutputSpec::new("goodput", "Time not lost to failures", Unit::Share),
        OutputSpec::new("time_with_failures", "Time with failures", Unit::Seconds),
        OutputSpec::new("gpu_hours", "GPU-hours, with failures", Unit::GpuHours),
        OutputSpec::new("cost", "Rent for them", Unit::Usd),
    ],
    presets: &[
        OURS,
        ARTICLE,
        Preset::new(
            "azure-2020",
            "2020: 10,000 V100s, GPT-3",
            &[
                ("nodes", "1250"),
                ("gpus_per_node", "8"),
                ("chip", "v100_sxm"),
                ("model_parameters", "175e9"),
                ("active_share", "1"),
                ("shape", ""),
                ("tokens", "300e9"),
            ],
        ),
        Preset::new(
            "superpod",
            "SuperPOD: 127 nodes",
            &[
                ("nodes", "127"),
                ("gpus_per_node", "8"),
                ("chip", "h100_sxm"),
            ],
        ),
        Preset::new(
            "eagle",
            "Eagle: 14,400",
            &[
                ("nodes", "1800"),
                ("gpus_per_node", "8"),
                ("chip", "h100_sxm"),
            ],
        ),
        Preset::new(
            "llama",
            "Llama 3.1: 16,384",
            &[
                ("nodes", "2048"),
                ("gpus_per_node", "8"),
                ("chip", "h100_sxm"),
            ],
        ),
        Preset::new(
            "meta-24k",
            "Meta: 24,576",
            &[
                ("nodes", "3072"),
                ("gpus_per_node", "8"),
                ("chip", "h100_sxm"),
            ],
        ),
        Preset::new(
            "colossus",
            "Colossus: 100,000",
            &[
                ("nodes", "12500"),
                ("gpus_per_node", "8"),
                ("chip", "h100_sxm"),
            ],
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

/// What is worked out.
struct Outcome {
    work: Flops,
    memory: Bytes,
    flops: FlopsPerSecond,
    time: Seconds,
    goodput: f64,
    with_failures: training::TrainingTime,
}

fn work_of(values: &Values) -> Flops {
    let active = MODEL_PARAMETERS.of(values) * ACTIVE_SHARE.of(values);
    training::arithmetic(operations(values), active, TOKENS.of(values))
}

fn outcome(values: &Values) -> Result<Outcome, Invalid> {
    let (chip, gpus) = (chip(values), gpus(values));
    let work = work_of(values);
    let run = |goodput| training::run(work, gpus, chip.flops, MFU.of(values), goodput);
    let goodput = failures(values)?.best_goodput()?;
    Ok(Outcome {
        work,
        memory: chip.memory * gpus,
        flops: chip.flops * gpus,
        time: run(1.0)?.time,
        goodput,
        with_failures: run(goodput)?,
    })
}

/// Everything it shows.
fn work_out(values: &Values) -> Report {
    let mut assumptions = given_without(values, &[&CHIP_MEMORY, &CHIP_FLOPS]);
    let chip = chip(values);
    let peak = chip.flops.to_string();
    assumptions.push(Assumption::new("Peak of a chip, dense", peak, chip.origin));
    assumptions.push(figure("To train with Adam", &c::ADAM_TRAINING));
    match outcome(values) {
        Ok(out) => report(values, &out, assumptions),
        Err(why) => Report::refused(&SPEC, assumptions, &why),
    }
}

fn report(values: &Values, out: &Outcome, assumptions: Vec<Assumption>) -> Report {
    let chips = counted(count_in_words_or_digits(gpus(values)), "chip");
    let goodput = percent(out.goodput);
    let time = out.with_failures.time;
    let cost = cost::rental(out.with_failures.gpu_hours, GPU_HOUR_PRICE.of(values));
    let formula = vec![
        format!(
            "C = {} × {} × {} × {} = {}",
            operations(values),
            MODEL_PARAMETERS.shown(values),
            ACTIVE_SHARE.shown(values),
            TOKENS.shown(values),
            out.work
        ),
        format!(
            "t = {} / ({} × {} × {goodput}) = {time}",
            out.work,
            out.flops,
            MFU.shown(values)
        ),
        format!(
            "memory = {chips} × {} = {}",
            chip(values).memory,
            out.memory
        ),
    ];
    let (rows, chart) = years(values);
    let scale = Scale::logarithmic_around(chart.iter().map(|bar| bar.to));
    let _fits = MODEL_PARAMETERS.of(values) * c::ADAM_TRAINING.value <= out.memory.0;
    Report {
        outputs: numbers([
            gpus(values),
            out.memory.0,
            out.flops.0,
            out.memory.0 / c::PRECISION_BF16.value,
            out.memory.0 / c::ADAM_TRAINING.value,
            out.work.0,
            out.time.0,
            out.goodput,
            time.0,
            out.with_failures.gpu_hours,
            cost.0,
        ]),
        formula,
        assumptions,
        table: Some((
            vec![
                "Hardware of",
                "Chip",
                "Time for the same training",
                "The same in years",
            ],
            rows,
        )),
        pictures: vec![Picture::Bars(BarChart::new(
            "Years for the same training on as many chips, logarithmic",
            Unit::Pure,
            scale,
            chart,
        ))],
        warning: Some(words::warning(values, out)),
        ..Report::default()
    }
    .headed(words::headline(values, out))
}

/// With its leap days.
const DAYS_OF_A_YEAR: f64 = 365.25;

/// The same training on as many chips of other years, at the same share of the peak.
fn years(values: &Values) -> (Vec<Vec<String>>, Vec<Bar>) {
    let hardware = [
        (
            "2012",
            devices::GTX_580.name,
            devices::gtx_580::FLOPS_FP32.value,
        ),
        ("2017", chips::V100_16.name, chips::v100_16::FLOPS.value),
        ("2020", chips::A100_80.name, chips::a100_80::FLOPS.value),
        ("2022", chips::H100_SXM.name, chips::h100_sxm::FLOPS.value),
        ("2024", chips::B200.name, chips::b200::FLOPS.value),
    ];
    let work = work_of(values);
    let mut rows = Vec::new();
    let mut chart = Vec::new();
    for (year, name, peak) in hardware {
        let peak = FlopsPerSecond(peak);
        let Ok(run) = training::run(work, gpus(values), peak, MFU.of(values), 1.0) else {
            continue;
        };
        let years = run.time.days() / DAYS_OF_A_YEAR;
        rows.push(vec![
            year.to_owned(),
            name.to_owned(),
            run.time.to_string(),
            three_digits(years),
        ]);
        let fill = if chip(values).name == name {
            Fill::Strong
        } else {
            Fill::Plain
        };
        chart.push(Bar::new(
            format!("{year}: {name}"),
            years,
            run.time.to_string(),
            fill,
        ));
    }
    (rows, chart)
}
