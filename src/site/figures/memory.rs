//! `training-memory` and `dataset-sizes`: bytes.

use super::bars::{BarChart, Fill, Row};
use super::figure::{Figure, Picture};
use super::table::Table;
use crate::calc::memory::weight_bytes;
use crate::data::{Cell, chips, constants, datasets, devices, models, servers};
use crate::site::cell_words::cell_text;
use crate::units::{Bytes, Unit, format_quantity, three_digits};

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
            format_quantity(parameters, Unit::One),
            held.to_string(),
            trained.to_string(),
        ]);
        let rows = vec![
            Row::new("to hold", held.0, held.to_string()).fill(Fill::Pale),
            Row::new("to train", trained.0, trained.to_string()),
        ];
        groups.push((model.name.to_owned(), rows));
    }
    let mut chart = BarChart::logarithmic("Memory", (1e9, 1e13), Unit::Bytes, Vec::new());
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
            Unit::Bytes,
            rows,
        )),
        sentence: format!(
            "FineWeb is {} times the size of the Pile. Outlined bars are estimates.",
            three_digits(ratio.round())
        ),
        table,
    })
}
