//! Initial weights.

use super::choices::{Activation, Initialisation};
use super::config::NetworkConfig;
use super::kernel::Block;
use super::layout::WeightLayout;
use super::rng::{Rng, Stream};

/// Normal weights whose variance keeps the size of signals from layer to layer:
/// 2 / inputs before a `ReLU` and its kind, which let half of them through (He
/// et al. 2015), else 2 / (inputs + outputs), a compromise between the way
/// forward and the way back (Glorot and Bengio 2010). The last layer is linear,
/// so always the latter, unless one of the two is asked for throughout. Biases
/// are 0: random weights alone make neurons differ, and a bias would only shift
/// them off the data's centre. Padded to whole blocks with 0.
pub(crate) fn weights(network: &NetworkConfig, seed: u64, layout: &WeightLayout) -> Vec<Block> {
    let mut blocks = vec![[0.0; 4]; layout.parameter_count().div_ceil(4)];
    let mut rng = Rng::stream(seed, Stream::Weights);
    for layer in 0..layout.layers() {
        let (inputs, outputs) = (layout.inputs(layer), layout.outputs(layer));
        let halves = layer + 1 < layout.layers()
            && matches!(
                network.activation,
                Activation::Relu | Activation::LeakyRelu | Activation::Gelu
            );
        let variance = match network.initialisation {
            Initialisation::Automatic if !halves => 2.0 / (inputs + outputs) as f32,
            Initialisation::Xavier => 2.0 / (inputs + outputs) as f32,
            Initialisation::Automatic | Initialisation::He => 2.0 / inputs as f32,
        };
        for weight in &mut blocks.as_flattened_mut()[layout.weights(layer)] {
            *weight = variance.sqrt() * rng.normal();
        }
    }
    blocks
}
