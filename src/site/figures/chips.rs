//! `chip-speeds`: the peaks of accelerators.

use super::bars::{BarChart, Row, cell_text};
use super::table::Table;
use super::{Figure, Picture};
use crate::data::chips;
use crate::units::three_digits;

pub(super) fn chip_speeds() -> Option<Figure> {
    // One row for each speed: the V100 with more memory is no faster.
    let shown = [
        &chips::V100_SXM,
        &chips::TPU_V4,
        &chips::A100_80,
        &chips::TPU_V5P,
        &chips::H100_SXM,
        &chips::MI300X,
        &chips::B200,
        &chips::GB200,
    ];
    let year = |date: &str| date.get(..4).unwrap_or(date).to_owned();
    let launched = |chip: &chips::Row| {
        if chip.id == chips::V100_SXM.id {
            year(chips::V100_16.date)
        } else {
            year(chip.date)
        }
    };
    let name = |chip: &chips::Row| {
        chip.name
            .replace(" SXM 32 GB", "")
            .replace(" SXM", "")
            .replace(" 80 GB", "")
    };
    let rows = shown
        .map(|chip| Row::of(name(chip), &chip.flops).note(launched(chip)))
        .to_vec();
    let mut table = Table::new(&[
        "Chip",
        "Year",
        "16-bit, dense",
        "32-bit",
        "Memory",
        "Memory bandwidth",
        "Power",
    ]);
    for chip in chips::ALL {
        let optional = |cell: Option<&crate::data::Cell>| cell.map_or("–".into(), cell_text);
        table.row([
            chip.name.to_owned(),
            year(chip.date),
            cell_text(&chip.flops),
            optional(chip.flops_fp32),
            cell_text(&chip.memory),
            cell_text(&chip.bandwidth),
            optional(chip.power),
        ]);
    }
    let ratio = chips::gb200::FLOPS.value / chips::v100_sxm::FLOPS.value;
    Some(Figure {
        title: "Peak speed of accelerators".into(),
        picture: Picture::Bars(BarChart::logarithmic(
            "16-bit operations per second",
            (1e13, 1e16),
            "FLOP/s",
            rows,
        )),
        sentence: format!("From the first to the last: {} times.", three_digits(ratio)),
        table,
    })
}
