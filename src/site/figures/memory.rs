//! `training-memory`, `server-memory` and `dataset-sizes`: bytes.

use super::bars::{BarChart, Fill, Row, cell_text};
use super::table::Table;
use super::{Figure, Picture};
use crate::calc::memory::weight_bytes;
use crate::data::{Cell, chips, constants, datasets, devices, models, presets, servers};
use crate::units::{Bytes, format_quantity, three_digits};

pub(super) fn training_memory() -> Option<Figure> {
    let (hold, train) = (
        constants::PRECISION_BF16.value,
        constants::ADAM_TRAINING.value,
    );
    let shown = [
        &models::LLAMA_2_7B,
        &models::LLAMA_2_70B,
        &models::GPT_3,
        &models::LLAMA_31_405B,
    ];
    let mut table = Table::new(&["Model", "Parameters", "To hold", "To train"]);
    let mut groups = Vec::new();
    for model in shown {
        let parameters = model.parameters?.value;
        let [held, trained] = [hold, train].map(|bytes| weight_bytes(parameters, bytes));
        table.row([
            model.name.to_owned(),
            format_quantity(parameters, "1"),
            held.to_string(),
            trained.to_string(),
        ]);
        let rows = vec![
            Row::new("to hold", held.0, held.to_string()).fill(Fill::Pale),
            Row::new("to train", trained.0, trained.to_string()),
        ];
        groups.push((model.name.to_owned(), rows));
    }
    let mut chart = BarChart::logarithmic("Memory", (1e9, 1e13), "B", Vec::new());
    chart.groups = groups;
    let server = pool(&chips::H100_SXM, servers::dgx_h100::GPUS.value);
    let chart = chart
        .reference(
            devices::m3_max::MEMORY.value,
            format!("laptop: {}", Bytes(devices::m3_max::MEMORY.value)),
        )
        .reference(server.0, format!("8 H100s: {server}"));
    Some(Figure {
        title: "To hold a model, and to train it".into(),
        picture: Picture::Bars(chart),
        sentence: format!(
            "Training takes {} times the memory, whatever the size.",
            three_digits(train / hold)
        ),
        table,
    })
}

/// The memory of some chips together.
fn pool(chip: &chips::Row, count: f64) -> Bytes {
    Bytes(chip.memory.value) * count
}

pub(super) fn server_memory() -> Option<Figure> {
    let eight = presets::ours::GPUS_PER_NODE.value;
    let year = |date: &str| date.get(..4).unwrap_or(date).to_owned();
    let named = |server: &servers::Row,
                 chip: &'static chips::Row,
                 label: &'static str,
                 date: &str| { (label, chip, server.gpus.value, year(date)) };
    let shown = [
        named(
            &servers::V100_SERVER,
            &chips::V100_SXM,
            "8 × V100",
            chips::V100_SXM.date,
        ),
        named(
            &servers::DGX_2,
            &chips::V100_SXM,
            "16 × V100 (DGX-2)",
            servers::DGX_2.date,
        ),
        named(
            &servers::DGX_A100,
            &chips::A100_80,
            "8 × A100",
            servers::DGX_A100.date,
        ),
        named(
            &servers::DGX_H100,
            &chips::H100_SXM,
            "8 × H100",
            servers::DGX_H100.date,
        ),
        ("8 × H200", &chips::H200, eight, year(chips::H200.date)),
        named(
            &servers::DGX_B200,
            &chips::B200,
            "8 × B200",
            servers::DGX_B200.date,
        ),
        (
            "8 × MI300X",
            &chips::MI300X,
            eight,
            year(chips::MI300X.date),
        ),
        named(
            &servers::GB200_NVL72,
            &chips::GB200,
            "72 × GB200 (NVL72)",
            servers::GB200_NVL72.date,
        ),
    ];
    let model = weight_bytes(
        models::llama_31_405b::PARAMETERS.value,
        constants::PRECISION_BF16.value,
    );
    let mut table = Table::new(&[
        "Server or rack",
        "Year",
        "Memory of each",
        "Together",
        "Holds Llama 3.1 405B",
    ]);
    let rows = shown
        .iter()
        .map(|(label, chip, count, year)| {
            let together = pool(chip, *count);
            let holds = together >= model;
            let memory = together.to_string();
            table.row([
                (*label).to_owned(),
                year.clone(),
                Bytes(chip.memory.value).to_string(),
                memory.clone(),
                if holds { "yes" } else { "no" }.to_owned(),
            ]);
            let row = Row::new(
                *label,
                together.0,
                format!("{memory} {}", if holds { "✓" } else { "✗" }),
            )
            .note(year.clone());
            if holds { row } else { row.fill(Fill::Pale) }
        })
        .collect();
    let chart = BarChart::logarithmic("Memory", (1e11, 1e14), "B", rows)
        .reference(model.0, format!("Llama 3.1 405B: {model}"));
    Some(Figure {
        title: "Memory in one server".into(),
        picture: Picture::Bars(chart),
        sentence: format!("✓ marks what holds the {model} of Llama 3.1 405B at 16 bits."),
        table,
    })
}

pub(super) fn dataset_sizes() -> Option<Figure> {
    let mut table = Table::new(&["Set", "Date", "Size", "Tokens", "Images"]);
    let mut rows = Vec::new();
    let optional = |cell: Option<&'static Cell>| cell.map_or("–".into(), cell_text);
    for set in datasets::ALL {
        table.row([
            set.name.to_owned(),
            set.date.to_owned(),
            optional(set.size),
            optional(set.tokens),
            optional(set.images),
        ]);
        if let Some(size) = set.size {
            let year = set.date.get(..4).unwrap_or(set.date);
            rows.push(Row::of(set.name, size).note(year));
        }
    }
    let ratio = datasets::fineweb::SIZE.value / datasets::pile::SIZE.value;
    Some(Figure {
        title: "Public training sets".into(),
        picture: Picture::Bars(BarChart::logarithmic(
            "Size on disk",
            (1e10, 1e14),
            "B",
            rows,
        )),
        sentence: format!(
            "FineWeb is {} times the size of the Pile. Outlined bars are estimates.",
            three_digits(ratio.round())
        ),
        table,
    })
}
