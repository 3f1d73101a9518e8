//! Memory: of weights, of a conversation under way, of training.
//!
//! Knows bytes; which device they must fit is not its business.

use super::params::Shape;
use crate::units::Bytes;

/// Bytes that hold the weights of a model: `parameters × bytes_per_parameter`.
///
/// Weights only: running a model adds working memory, training with Adam needs
/// 16 to 18 bytes a parameter (Rajbhandari et al., arXiv 1910.02054).
pub fn weight_bytes(parameters: f64, bytes_per_parameter: f64) -> Bytes {
    Bytes(parameters * bytes_per_parameter)
}

/// The keys and values a model keeps of what it has read:
/// `2 × layers × key-value heads × head width × bytes × tokens`, with `tokens`
/// counted over all conversations of the batch.
///
/// Kwon et al., arXiv 2309.06180, section 3.
pub fn kv_cache(shape: &Shape, bytes_per_value: f64, tokens: f64) -> Bytes {
    Bytes(2.0 * shape.layers * shape.kv_heads * shape.head_width() * bytes_per_value * tokens)
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

/// Activations of one layer for `batch` sequences of `context` tokens at 16
/// bits: `sbh(34 + 5as/h)`, `34 sbh` or `2 sbh`, over `tensor` devices that
/// also split the sequence.
///
/// Korthikanti et al., arXiv 2205.05198, equations 1 and 4 and table 2.
pub fn layer_activations(
    shape: &Shape,
    kept: Activations,
    batch: f64,
    context: f64,
    tensor: f64,
) -> Bytes {
    let sbh = context * batch * shape.width;
    let factor = match kept {
        Activations::All => 34.0 + 5.0 * shape.heads * context / shape.width,
        Activations::WithoutScores => 34.0,
        Activations::Recomputed => 2.0,
    };
    Bytes(sbh * factor / tensor.max(1.0))
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
