//! How long it takes to train a large model.

use super::{Invalid, finite, positive};
use crate::units::{Bytes, BytesPerSecond, Flops, FlopsPerSecond, Seconds};

/// Training arithmetic: `operations × parameters × tokens`, with 6 operations
/// per parameter and token (Kaplan et al., arXiv 2001.08361; attention over the
/// context comes on top and is small for large models).
pub fn arithmetic(operations: f64, parameters: f64, tokens: f64) -> Flops {
    Flops(operations * parameters * tokens)
}

/// The useful speed of a cluster: `chips × peak × MFU`, with MFU the share of
/// the peak that does useful work.
pub fn useful_speed(chips: f64, peak: FlopsPerSecond, mfu: f64) -> FlopsPerSecond {
    peak * (chips * mfu)
}

/// `work / speed`.
pub fn time(work: Flops, speed: FlopsPerSecond) -> Seconds {
    Seconds(work.0 / speed.0)
}

pub use super::failure::share_lost;

/// What a training run takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrainingTime {
    /// From start to end.
    pub time: Seconds,
    /// Chips times hours.
    pub gpu_hours: f64,
}

/// A run of `work` on `chips` chips of a dense peak: `work / (chips × peak ×
/// MFU × goodput)`, with goodput the share of the time that failures leave.
///
/// # Errors
/// Any factor that is not positive, in words.
pub fn run(
    work: Flops,
    chips: f64,
    peak: FlopsPerSecond,
    mfu: f64,
    goodput: f64,
) -> Result<TrainingTime, Invalid> {
    positive("the arithmetic", work.0)?;
    let chips = positive("the number of chips", chips)?;
    let peak = FlopsPerSecond(positive("the chip’s speed", peak.0)?);
    let share = positive("the share of the peak used", mfu)?
        * positive("the share of time that failures leave", goodput)?;
    let time = Seconds(finite(
        "the time",
        time(work, useful_speed(chips, peak, share)).0,
    )?);
    Ok(TrainingTime {
        time,
        gpu_hours: time.hours() * chips,
    })
}

/// The share of the peak that a run used: `work / (time × chips × peak)`.
///
/// # Errors
/// A time, number of chips or peak that is not positive.
pub fn mfu(work: Flops, time: Seconds, chips: f64, peak: FlopsPerSecond) -> Result<f64, Invalid> {
    let available = positive("the time", time.0)?
        * positive("the number of chips", chips)?
        * positive("the chip’s speed", peak.0)?;
    finite("the share", work.0 / available)
}

/// Attention over the context, per token and on top of 6N: `12 × layers ×
/// width × context`, half of it where only earlier tokens are looked at
/// (Chowdhery et al., `PaLM`, appendix B).
pub fn attention_per_token(layers: f64, width: f64, context: f64) -> Flops {
    Flops(12.0 * layers * width * context)
}

/// Arithmetic to write one token: twice the parameters that it meets.
pub fn inference_per_token(active_parameters: f64) -> Flops {
    Flops(INFERENCE * active_parameters)
}

const INFERENCE: f64 = crate::data::constants::INFERENCE_FLOP_PER_PARAMETER_TOKEN.value;

/// At most so many tokens a second from one conversation: every token reads
/// all `bytes` (weights and cache) once.
///
/// # Errors
/// Nothing to read.
pub fn tokens_per_second(bytes: Bytes, bandwidth: BytesPerSecond) -> Result<f64, Invalid> {
    positive("the memory to read", bytes.0)?;
    let bandwidth = positive("the memory’s bandwidth", bandwidth.0)?;
    Ok(bandwidth / bytes.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn llama_31_on_1024_chips_takes_three_years() {
        let work = arithmetic(6.0, 405e9, 15.6e12);
        assert!((work.0 / 3.79e25 - 1.0).abs() < 0.001);
        let days = time(work, useful_speed(1024.0, FlopsPerSecond(989e12), 0.4)).0 / 86_400.0;
        assert!((days - 1083.0).abs() < 1.0);
    }
}
