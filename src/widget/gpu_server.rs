//! `gpu-server`: chips that pool their memory and their speed.

mod drawing;
mod words;

pub use drawing::DRAWING;

use super::calculation::Calculation;
use super::report::{Assumption, Report, given_without, numbers};
use crate::calc::memory::weight_bytes;
use crate::calc::training::tokens_per_second;
use crate::data::{chips, servers};
use crate::scenario::{
    ACTIVE_SHARE, ARTICLE, CHIP, CHIP_BANDWIDTH, CHIP_FLOPS, CHIP_MEMORY, CHIP_POWER, Chip,
    GPUS_PER_NODE, MODEL_PARAMETERS, NODE_POWER_NAMEPLATE, OURS, PRECISION, bytes_per_parameter,
    chip,
};
use crate::spec::{OutputSpec, ParamSpec, Preset, Values, WidgetSpec};
use crate::units::{Bytes, BytesPerSecond, FlopsPerSecond, Unit, Watts, count_in_words_or_digits};

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "gpu-server",
    title: "A server of GPUs",
    section: 9,
    params: &[
        &CHIP.spec,
        &GPUS_PER_NODE.spec,
        &NODE_POWER_NAMEPLATE.spec,
        &CHIP_MEMORY.spec,
        &CHIP_BANDWIDTH.spec,
        &CHIP_FLOPS.spec,
        &CHIP_POWER.spec,
        &MODEL_PARAMETERS.spec,
        &ACTIVE_SHARE.spec,
        &PRECISION.spec,
    ],
    in_reach: &[&CHIP.spec, &GPUS_PER_NODE.spec, &PRECISION.spec],
    outputs: &[
        OutputSpec::new("memory", "Memory together", Unit::Bytes),
        OutputSpec::new(
            "bandwidth",
            "Memory bandwidth together",
            Unit::BytesPerSecond,
        ),
        OutputSpec::new(
            "link",
            "Link of each chip, one direction",
            Unit::BytesPerSecond,
        ),
        OutputSpec::new("flops", "Peak together", Unit::FlopPerSecond),
        OutputSpec::new("chips_power", "Power of the chips", Unit::Watts),
        OutputSpec::new("power", "Power to plan for", Unit::Watts),
        OutputSpec::new("holds", "Parameters it holds", Unit::Parameters),
        OutputSpec::new("share", "This model’s share of the memory", Unit::Share),
        OutputSpec::new(
            "tokens_per_second",
            "Tokens a second at most, one conversation",
            Unit::Pure,
        ),
    ],
    presets: &[
        Preset::new(
            "v100",
            "8 × V100",
            &[
                ("chip", "v100_sxm"),
                ("gpus_per_node", "8"),
                ("node_power_nameplate", "4400"),
            ],
        ),
        Preset::new(
            "a100",
            "8 × A100",
            &[
                ("chip", "a100_80"),
                ("gpus_per_node", "8"),
                ("node_power_nameplate", "6500"),
            ],
        ),
        Preset::new(
            "h100",
            "8 × H100",
            &[
                ("chip", "h100_sxm"),
                ("gpus_per_node", "8"),
                ("node_power_nameplate", "10200"),
            ],
        ),
        Preset::new(
            "mi300x",
            "8 × MI300X",
            &[("chip", "mi300x"), ("gpus_per_node", "8")],
        ),
        Preset::new(
            "b200",
            "8 × B200",
            &[
                ("chip", "b200"),
                ("gpus_per_node", "8"),
                ("node_power_nameplate", "14300"),
            ],
        ),
        Preset::new(
            "b300",
            "8 × B300",
            &[
                ("chip", "b300"),
                ("gpus_per_node", "8"),
                ("node_power_nameplate", "14500"),
            ],
        ),
        Preset::new(
            "nvl72",
            "NVL72: 72 × GB200",
            &[
                ("chip", "gb200"),
                ("gpus_per_node", "72"),
                ("node_power_nameplate", "120000"),
            ],
        ),
        Preset::new(
            "gb300-nvl72",
            "NVL72: 72 × GB300",
            &[
                ("chip", "gb300"),
                ("gpus_per_node", "72"),
                ("node_power_nameplate", "140000"),
            ],
        ),
        Preset::new(
            "vera-rubin",
            "NVL72: 72 × Rubin, announced",
            &[
                ("chip", "rubin"),
                ("gpus_per_node", "72"),
                ("node_power_nameplate", "230000"),
            ],
        ),
        OURS,
        ARTICLE,
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

/// The server's parts together.
struct Server {
    chip: Chip,
    count: f64,
    memory: Bytes,
    weights: Bytes,
}

fn server(values: &Values) -> Server {
    let chip = chip(values);
    let count = GPUS_PER_NODE.of(values);
    let bytes = bytes_per_parameter(PRECISION.of(values));
    Server {
        chip,
        count,
        memory: chip.memory * count,
        weights: weight_bytes(MODEL_PARAMETERS.of(values), bytes),
    }
}

/// Everything it shows.
fn work_out(values: &Values) -> Report {
    let server = server(values);
    let chip = server.chip;
    let of_the_chip: [&ParamSpec; 4] = [&CHIP_MEMORY, &CHIP_BANDWIDTH, &CHIP_FLOPS, &CHIP_POWER];
    let mut assumptions = given_without(values, &of_the_chip);
    for (name, text) in [
        ("Memory of a chip", chip.memory.to_string()),
        ("Its bandwidth", chip.bandwidth.to_string()),
        ("Its peak, dense", chip.flops.to_string()),
        ("Its power", chip.power.to_string()),
    ] {
        assumptions.push(Assumption::new(name, text, chip.origin));
    }
    // Of a mixture only the experts that a token meets are read.
    let read = server.weights * ACTIVE_SHARE.of(values);
    match tokens_per_second(read, chip.bandwidth * server.count) {
        Ok(rate) => report(values, &server, rate, assumptions),
        Err(why) => Report::refused(&SPEC, assumptions, &why),
    }
}

fn report(values: &Values, server: &Server, rate: f64, assumptions: Vec<Assumption>) -> Report {
    let Server {
        chip,
        count,
        memory,
        weights,
    } = *server;
    let bandwidth = chip.bandwidth * count;
    let flops = chip.flops * count;
    let outputs = numbers([
        memory.0,
        bandwidth.0,
        chip.link.0,
        flops.0,
        (chip.power * count).0,
        NODE_POWER_NAMEPLATE.of(values),
        memory.0 / bytes_per_parameter(PRECISION.of(values)),
        weights / memory,
        rate,
    ]);
    let chips = GPUS_PER_NODE.shown(values);
    let formula = vec![
        format!("memory = {chips} × {} = {memory}", chip.memory),
        format!("peak = {chips} × {} = {flops}", chip.flops),
        format!(
            "tokens a second ≤ {bandwidth} / ({weights} × {}) = {}",
            ACTIVE_SHARE.shown(values),
            count_in_words_or_digits(rate)
        ),
    ];
    let _nameplate = Watts(NODE_POWER_NAMEPLATE.of(values));
    Report {
        outputs,
        formula,
        assumptions,
        table: Some((
            vec![
                "Server",
                "Year",
                "Memory",
                "Peak, 16 bits",
                "Link, one way",
                "Power",
            ],
            rows(),
        )),
        warning: Some(words::warning(
            chip.power * count,
            Watts(NODE_POWER_NAMEPLATE.of(values)),
        )),
        ..Report::default()
    }
    .headed(words::headline(server))
}

/// The servers of the table, each with its chip.
fn known() -> impl Iterator<Item = (&'static servers::Row, &'static chips::Row)> {
    servers::ALL.iter().filter_map(|row| {
        let chip = chips::ALL.iter().find(|chip| chip.id == row.chip)?;
        Some((*row, *chip))
    })
}

fn rows() -> Vec<Vec<String>> {
    known()
        .map(|(row, chip)| {
            let gpus = row.gpus.value;
            let link = chip.link_bidirectional.map_or(0.0, |link| link.value);
            vec![
                row.name.to_owned(),
                chip.date.get(..4).unwrap_or(chip.date).to_owned(),
                Bytes(chip.memory.value * gpus).to_string(),
                FlopsPerSecond(chip.flops.value * gpus).to_string(),
                BytesPerSecond::each_way(link).to_string(),
                Watts(row.power.value).to_string(),
            ]
        })
        .collect()
}
