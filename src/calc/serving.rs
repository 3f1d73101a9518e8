//! The cost of answering: reading a prompt, writing an answer, and what that
//! takes of chips, time and money.
//!
//! Bounds, not forecasts: nothing here waits for a message between chips or for
//! a program. Knows a model and a machine as numbers.

use super::memory::kv_cache;
use super::params::Shape;
use super::{Invalid, finite, positive, training};
use crate::units::{Bytes, BytesPerSecond, Flops, FlopsPerSecond, Seconds, Usd};

/// The share of a model's weights that a step reads which writes one token in
/// each of `batch` conversations. Each token meets a share `s` of the weights;
/// if which ones is a matter of chance, together they meet `1 − (1 − s)^batch`.
/// All of a dense model, whose share is 1.
pub fn share_read(active_share: f64, batch: f64) -> f64 {
    1.0 - libm::pow(1.0 - active_share.clamp(0.0, 1.0), batch.max(0.0))
}

/// A model that answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Model {
    /// Layers and widths.
    pub shape: Shape,
    /// Parameters.
    pub parameters: f64,
    /// Parameters that each token meets.
    pub active: f64,
    /// Bytes of a parameter.
    pub bytes_per_parameter: f64,
    /// Bytes of a value in the cache.
    pub bytes_per_cached_value: f64,
}

/// The chips that hold one copy of it and answer together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chips {
    /// How many.
    pub count: f64,
    /// Memory of each.
    pub memory: Bytes,
    /// Memory bandwidth of each.
    pub bandwidth: BytesPerSecond,
    /// Peak of each, at the model's precision.
    pub peak: FlopsPerSecond,
}

/// What is asked of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Load {
    /// Tokens of each prompt.
    pub prompt: f64,
    /// Tokens of each answer.
    pub answer: f64,
    /// Conversations at once.
    pub batch: f64,
}

/// The two bounds on one piece of work, and so how long it takes at least.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound {
    /// If only memory had to be read.
    pub memory: Seconds,
    /// If only arithmetic had to be done.
    pub arithmetic: Seconds,
}

impl Bound {
    /// The longer of the two.
    pub fn time(&self) -> Seconds {
        Seconds(self.memory.0.max(self.arithmetic.0))
    }

    /// Whether memory is what it waits for.
    pub fn waits_for_memory(&self) -> bool {
        self.memory > self.arithmetic
    }
}

/// What answering takes, at best.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answering {
    /// All weights.
    pub weights: Bytes,
    /// Of the weights, what a step of writing reads.
    pub read: Bytes,
    /// Keys and values of one conversation halfway through its answer, on average.
    pub cache: Bytes,
    /// All that must be held when every conversation is at its end.
    pub held: Bytes,
    /// Reading one prompt.
    pub reading: Bound,
    /// Writing one token in each conversation.
    pub writing: Bound,
}

/// What answering takes, at best.
///
/// Reading a prompt of P tokens: `2 × active × P / (chips × peak)`, or the
/// weights once through memory. Writing a token in each of B conversations:
/// `(weights that are read + B × keys and values) / (chips × bandwidth)`, or
/// `2 × active × B / (chips × peak)`. The keys and values are those of the
/// prompt and half the answer. Cut evenly over the chips, without copies.
///
/// Pope et al., arXiv 2211.05102, section 2.
///
/// # Errors
/// What is not positive, or too large, in words.
pub fn answering(model: &Model, chips: &Chips, load: &Load) -> Result<Answering, Invalid> {
    let count = positive("the number of chips", chips.count)?;
    let bandwidth = BytesPerSecond(count * positive("the memory’s bandwidth", chips.bandwidth.0)?);
    let peak = FlopsPerSecond(count * positive("the chip’s speed", chips.peak.0)?);
    let batch = positive("the number of conversations", load.batch)?;
    let weights = Bytes(positive(
        "the memory of the weights",
        model.parameters * model.bytes_per_parameter,
    )?);
    let kept = |tokens| kv_cache(&model.shape, model.bytes_per_cached_value, tokens, 1.0);
    let cache = kept(load.prompt + load.answer / 2.0);
    let read = weights * share_read(model.active / model.parameters, batch);
    let prompt_read = weights * share_read(model.active / model.parameters, load.prompt);
    let per_token = training::inference_per_token(model.active);
    let arithmetic = |tokens: f64| Flops(per_token.0 * tokens) / peak;
    let held = weights + kept(load.prompt + load.answer) * batch;
    finite("the memory", held.0)?;
    Ok(Answering {
        weights,
        read,
        cache,
        held,
        reading: Bound {
            memory: prompt_read / bandwidth,
            arithmetic: arithmetic(load.prompt),
        },
        writing: Bound {
            memory: (read + cache * batch) / bandwidth,
            arithmetic: arithmetic(batch),
        },
    })
}

impl Answering {
    /// Tokens read a second, at most.
    pub fn reading_rate(&self, load: &Load) -> f64 {
        load.prompt / self.reading.time().0
    }

    /// Tokens written a second in all conversations, at most, where others read.
    pub fn writing_rate(&self, load: &Load) -> f64 {
        load.batch / self.writing.time().0
    }

    /// Tokens written a second, at most, by chips that also read the prompts:
    /// `B × answer / (B × reading + answer × writing)`.
    pub fn rate(&self, load: &Load) -> f64 {
        let reading = load.batch * self.reading.time().0;
        load.batch * load.answer / (reading + load.answer * self.writing.time().0)
    }
}

/// Dollars for a million tokens: `dollars an hour of all chips / (tokens a
/// second × 3,600) × 10⁶`.
///
/// # Errors
/// A rate that is not positive; a price too large to work out.
pub fn per_million_tokens(hourly: Usd, tokens_per_second: f64) -> Result<Usd, Invalid> {
    let an_hour = positive("the number of tokens a second", tokens_per_second)? * 3_600.0;
    Ok(Usd(finite("the price", hourly.0 / an_hour * 1e6)?))
}

/// Arithmetic of a whole life, training and answers: `6 × active × tokens
/// trained on + 2 × active × tokens served`.
pub fn lifetime(operations: f64, active: f64, trained_on: f64, served: f64) -> Flops {
    let training = training::arithmetic(operations, active, trained_on);
    training + training::inference_per_token(active) * served
}

/// Tokens served after which answers have taken as much as the training:
/// `operations / 2 × tokens trained on`.
pub fn served_like_training(operations: f64, trained_on: f64) -> f64 {
    operations / training::inference_per_token(1.0).0 * trained_on
}
