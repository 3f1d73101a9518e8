//! Memory: of weights, of a conversation under way, of training.
//!
//! Knows bytes; which device they must fit is not its business.

use super::params::{Family, Shape};
use crate::units::Bytes;

/// Bytes that hold the weights of a model: `parameters × bytes_per_parameter`.
///
/// Weights only: running a model adds working memory, training with Adam needs
/// 16 to 18 bytes a parameter (Rajbhandari et al., arXiv 1910.02054).
pub fn weight_bytes(parameters: f64, bytes_per_parameter: f64) -> Bytes {
    Bytes(parameters * bytes_per_parameter)
}

/// The keys and values a model keeps of `batch` conversations of `context`
/// tokens: `2 × layers × key-value heads × head width × bytes × tokens`, or
/// with latent attention `layers × latent width × bytes × tokens`; layers with
/// a sliding window keep no more tokens than it lets through.
///
/// Kwon et al., arXiv 2309.06180, section 3; latent: DeepSeek-AI, arXiv 2412.19437, section 2.1.1.
pub fn kv_cache(shape: &Shape, bytes_per_value: f64, context: f64, batch: f64) -> Bytes {
    Bytes(shape.kept_width() * shape.remembered(context) * bytes_per_value * batch)
}

/// How much of the training state is spread over the replicas instead of copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zero {
    /// Every replica has all of it.
    None,
    /// The optimiser's state is spread (stage 1).
    Optimiser,
    /// Gradients too (stage 2).
    Gradients,
    /// Weights too (stage 3).
    Weights,
}

/// Bytes a parameter of what training keeps: weights and gradients at 16 bits,
/// and Adam's state, a precise copy and two running averages.
pub const TRAINING_BYTES: [f64; 3] = [2.0, 2.0, 12.0];

impl Zero {
    /// Which of [`TRAINING_BYTES`] the replicas spread.
    pub fn spreads(self) -> [bool; 3] {
        [
            self == Self::Weights,
            matches!(self, Self::Gradients | Self::Weights),
            self != Self::None,
        ]
    }
}

/// Weights, gradients and Adam's state on each of `replicas` devices that
/// train copies of the same `parameters`: 16 bytes a parameter, of which the
/// stage spreads a part (Rajbhandari et al., arXiv 1910.02054, figure 1).
/// `parameters` are those of one device after tensor and pipeline splits.
pub fn training_state(parameters: f64, stage: Zero, replicas: f64) -> Bytes {
    let replicas = replicas.max(1.0);
    let kept = TRAINING_BYTES.into_iter().zip(stage.spreads());
    let bytes = kept.map(|(bytes, spread)| if spread { bytes / replicas } else { bytes });
    Bytes(parameters * bytes.sum::<f64>())
}

/// A saved state: weights and Adam's state, without gradients, 14 bytes a parameter.
pub fn checkpoint_bytes(parameters: f64) -> Bytes {
    let [weights, _, optimiser] = TRAINING_BYTES;
    Bytes(parameters * (weights + optimiser))
}

/// What is kept of the forward pass for the backward pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activations {
    /// All of it, the attention's table of scores included.
    All,
    /// All but that table, which is computed again in pieces (flash attention,
    /// selective recomputation).
    WithoutScores,
    /// Only what enters each layer; the rest is computed again.
    Recomputed,
}

/// Bytes of 16-bit activations that a layer keeps of one token.
///
/// Like GPT, with d the width and f that of the feed-forward layer: `18d + 4f`,
/// which is `34d` where f is 4d, and `5 × heads × context` for the scores
/// (Korthikanti et al., arXiv 2205.05198, equation 1). Like Llama, counted in
/// the same way, without dropout and with a gated feed-forward layer, which
/// keeps its gate, what is gated and their product: `6d + 4q + 4kv + e(2d + 6f)`
/// for e active experts, q and kv the widths of all heads and all key-value
/// heads, and `2 × heads × context`. Only what enters the layer: `2d`.
pub fn kept_of_a_token(shape: &Shape, kept: Activations, context: f64) -> f64 {
    let (d, f) = (shape.width, shape.feed_forward);
    let (layer, scores) = match shape.family {
        Family::Gpt => (18.0 * d + 4.0 * f, 5.0),
        Family::Llama => {
            let feed_forward = shape.experts_active * (2.0 * d + 6.0 * f);
            let attention = 4.0 * shape.query_width() + 4.0 * shape.kv_width();
            (6.0 * d + attention + feed_forward, 2.0)
        }
    };
    match kept {
        Activations::All => layer + scores * shape.heads * context,
        Activations::WithoutScores => layer,
        Activations::Recomputed => 2.0 * d,
    }
}

/// Activations of one layer for `batch` sequences of `context` tokens at 16
/// bits, over `tensor` devices that also split the sequence.
///
/// Korthikanti et al., arXiv 2205.05198, equation 4 and table 2.
pub fn layer_activations(
    shape: &Shape,
    kept: Activations,
    batch: f64,
    context: f64,
    tensor: f64,
) -> Bytes {
    Bytes(context * batch * kept_of_a_token(shape, kept, context) / tensor.max(1.0))
}

/// The logits of `batch` sequences of `context` tokens, a score for each token
/// of the vocabulary, at 32 bits for the loss: `4 × batch × context ×
/// vocabulary`, over `tensor` devices (same source, section 4.3). Nothing where
/// the vocabulary is not known.
pub fn logits(shape: &Shape, batch: f64, context: f64, tensor: f64) -> Bytes {
    Bytes(4.0 * batch * context * shape.vocabulary / tensor.max(1.0))
}

/// What the fullest device of a pipeline needs for what passes through: the
/// first holds as many micro-batches as there are stages, the last one of them
/// and the logits.
pub fn fullest_stage(activations: Bytes, logits: Bytes, stages: f64) -> Bytes {
    let last = activations * (1.0 / stages.max(1.0)) + logits;
    Bytes(activations.0.max(last.0))
}

/// Activations on one device of a pipeline: its first stage holds as many
/// micro-batches of `batch` sequences as there are stages, of a share of the
/// layers each, so all layers' worth (same source, section 4.2.3). With full
/// recomputation one layer at a time is whole again.
pub fn activations(
    shape: &Shape,
    kept: Activations,
    batch: f64,
    context: f64,
    tensor: f64,
) -> Bytes {
    let layer = |kept| layer_activations(shape, kept, batch, context, tensor);
    let whole_again = match kept {
        Activations::Recomputed => layer(Activations::WithoutScores),
        _ => Bytes(0.0),
    };
    layer(kept) * shape.layers + whole_again
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_sizes() {
        // 7B and 70B at 16 bits; GPT-3 at 16 and 4 bits; AlexNet at 32.
        assert_eq!(weight_bytes(7e9, 2.0), Bytes(14e9));
        assert_eq!(weight_bytes(70e9, 2.0), Bytes(140e9));
        assert_eq!(weight_bytes(175e9, 2.0), Bytes(350e9));
        assert_eq!(weight_bytes(175e9, 0.5), Bytes(87.5e9));
        assert_eq!(weight_bytes(60_965_224.0, 4.0), Bytes(243_860_896.0));
    }
}
