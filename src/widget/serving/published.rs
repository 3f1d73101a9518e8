//! Published speeds of answering beside the bounds of the same model on the
//! same chips.

use crate::calc::Invalid;
use crate::calc::serving::{Chips, Load, Model, answering};
use crate::data::notable::notable;
use crate::data::{chips, devices, throughputs};
use crate::scenario::shape::of_model;
use crate::spec::Reason;
use crate::units::{Bytes, BytesPerSecond, FlopsPerSecond};

/// A published speed and its bound.
pub struct Published {
    /// Its row in the table.
    pub row: &'static throughputs::Row,
    /// Tokens a second at most.
    pub bound: f64,
}

impl Published {
    /// The share of the bound that was reached.
    pub fn share(&self) -> f64 {
        self.row.rate.value / self.bound
    }
}

/// Every published speed whose model and chip are known.
pub fn published() -> Vec<Published> {
    let with_bound = |row: &&'static throughputs::Row| {
        let bound = bound(row).ok()?;
        Some(Published { row, bound })
    };
    throughputs::ALL.iter().filter_map(with_bound).collect()
}

/// The bound of a row, of the work that its speed is of.
fn bound(row: &throughputs::Row) -> Result<f64, Reason> {
    let unknown = || Reason::new("the model or the chip is not in the tables");
    let model = notable(row.model).ok_or_else(unknown)?;
    let shape = of_model(model).ok_or_else(unknown)?;
    let parameters = model.parameters().ok_or_else(unknown)?;
    let model = Model {
        shape,
        parameters,
        active: parameters * model.active_share(),
        bytes_per_parameter: row.bytes_per_parameter.value,
        bytes_per_cached_value: row.bytes_per_cached_value.value,
    };
    let load = Load {
        prompt: row.prompt.value,
        answer: row.answer.value,
        batch: row.batch.value,
    };
    let chips = chips_of(row).ok_or_else(unknown)?;
    let why = |why: Invalid| Reason::new(why);
    let answering = answering(&model, &chips, &load).map_err(why)?;
    Ok(match row.work {
        "reading" => answering.reading_rate(&load),
        "writing" => answering.writing_rate(&load),
        _ => answering.rate(&load),
    })
}

/// The chips of a row, with the peak that its weights are multiplied at.
fn chips_of(row: &throughputs::Row) -> Option<Chips> {
    let chip = chips::ALL.iter().find(|chip| chip.id == row.chip);
    let (memory, bandwidth, peak) = if let Some(chip) = chip {
        let eight = row.bytes_per_parameter.value <= 1.0;
        let peak = chip.flops_fp8.filter(|_| eight);
        let peak = peak.map_or(chip.flops, |cell| *cell);
        (chip.memory, chip.bandwidth, peak.value)
    } else {
        let device = devices::ALL.iter().find(|device| device.id == row.chip)?;
        // Its arithmetic is not in the table, and does not hold a single
        // conversation up.
        (device.memory, *device.bandwidth?, f64::MAX)
    };
    Some(Chips {
        count: row.chips.value,
        memory: Bytes(memory.value),
        bandwidth: BytesPerSecond(bandwidth.value),
        peak: FlopsPerSecond(peak),
    })
}
