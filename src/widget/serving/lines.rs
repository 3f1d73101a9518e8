//! The formulas of `serving`, with the reader's numbers in them.

use super::tables::{BATCH, PROMPT, REACHED, SERVED};
use super::{Service, hourly, rate};
use crate::scenario::{ACTIVE_SHARE, MODEL_PARAMETERS, TOKENS, operations};
use crate::spec::Values;
use crate::units::{Bytes, Usd, counted, whole};

/// How the bounds and the prices come about.
pub(super) fn lines(values: &Values, service: &Service) -> Vec<String> {
    let (all, chips, load) = (&service.answering, &service.chips, &service.load);
    let active = format!(
        "{} × {}",
        MODEL_PARAMETERS.shown(values),
        ACTIVE_SHARE.shown(values)
    );
    let count = counted(whole(chips.count), "chip");
    let peak = format!("({count} × {})", chips.peak);
    let bandwidth = format!("({count} × {})", chips.bandwidth);
    let (batch, prompt) = (BATCH.shown(values), PROMPT.shown(values));
    let hour = hourly(values);
    let price = |name: &str, tokens: f64, cost: Usd| {
        format!(
            "a million tokens {name} = price of an hour / (tokens a second × 3,600) × 1,000,000 \
             = {hour} / ({} × {} × 3,600) × 1,000,000 = {cost}",
            rate(tokens),
            REACHED.shown(values)
        )
    };
    let (reading, writing) = (&all.reading, &all.writing);
    let prompt_read = Bytes(reading.memory.0 * chips.bandwidth.0 * chips.count);
    let (reading_rate, writing_rate) = (all.reading_rate(load), all.writing_rate(load));
    vec![
        format!(
            "reading, by arithmetic = 2 × active parameters × prompt / peak = 2 × {active} × {prompt} / {peak} = {}",
            reading.arithmetic
        ),
        format!(
            "reading, through memory = weights that are read / bandwidth = {prompt_read} / {bandwidth} = {}",
            reading.memory
        ),
        format!(
            "writing, by arithmetic = 2 × active parameters × conversations / peak = 2 × {active} × {batch} / {peak} = {}",
            writing.arithmetic
        ),
        format!(
            "writing, through memory = (weights that are read + conversations × keys and values) / bandwidth \
             = ({} + {batch} × {}) / {bandwidth} = {}",
            all.read, all.cache, writing.memory
        ),
        format!(
            "tokens written a second ≤ conversations / the longer = {batch} / {} = {}",
            writing.time(),
            rate(writing_rate)
        ),
        price("read", reading_rate, service.read),
        price("written", writing_rate, service.written),
        format!(
            "its life = {} × {active} × {} + 2 × {active} × {} = {}",
            operations(values),
            TOKENS.shown(values),
            SERVED.shown(values),
            service.life
        ),
    ]
}
