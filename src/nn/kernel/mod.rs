//! The loops that take the time, behind one safe border.
//!
//! Each loop is written once, in `body`, over four lanes; a kernel
//! instantiates it. The border is a whole layer: crossing it costs
//! nanoseconds, and nothing outside needs to know about lanes.
//!
//! Examples lie abreast: a row holds one neuron's values for all examples of a
//! chunk, in blocks of four, and a matrix of rows has `columns` blocks per row.
//! So the smallest network uses every lane. Each result is one sum in one
//! fixed order, whatever the tiling and whatever the kernel.

mod body;
mod gradient;
pub(crate) mod lanes;
mod neuron;
mod output;
mod product;
mod scalar;
pub mod sequence;
#[cfg(target_arch = "wasm32")]
mod simd;
mod update;

use super::choices::{Activation, Loss, Regularisation};
use super::optim::AdamStep;

/// Four examples of one row, or four parameters.
pub type Block = [f32; 4];

/// A layer's weights, `[output][input]`, as a matrix to multiply by.
#[derive(Clone, Copy, Debug)]
pub struct Matrix<'a> {
    /// The weights.
    pub factors: &'a [f32],
    /// Inputs of the layer: from one of its outputs to the next.
    pub stride: usize,
    /// Whether its transpose is multiplied by.
    pub transpose: Transpose,
}

/// Whether a matrix or its transpose is multiplied by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transpose {
    /// Forward: a result per output, a term per input.
    No,
    /// Backward: a result per input, a term per output.
    Yes,
}

/// What a kernel does. All slices of blocks are matrices of rows with
/// `columns` blocks each.
pub trait Kernel {
    /// For reports.
    const NAME: &'static str;

    /// `results[r] = start[r] + Σₖ matrix(r, k) · rows[k]`, k ascending; an
    /// empty `start` is all zeros.
    fn product(
        matrix: Matrix,
        start: &[f32],
        rows: &[Block],
        results: &mut [Block],
        columns: usize,
    );

    /// Applies the activation to every value.
    fn activate(activation: Activation, values: &mut [Block]);

    /// Applies the activation to every value and leaves its derivative there in
    /// `slopes`.
    fn activate_with_slopes(activation: Activation, values: &mut [Block], slopes: &mut [Block]);

    /// Multiplies each value by its factor.
    fn multiply(values: &mut [Block], factors: &[Block]);

    /// Multiplies each delta by the activation's derivative, given the
    /// activation's value there. Not for GELU, whose derivative does not follow
    /// from its value.
    fn through_activation(activation: Activation, values: &[Block], deltas: &mut [Block]);

    /// The derivative of the loss by each output, times the example's share of
    /// the mean; for softmax a row per class, with labels of 0 and 1. Returns
    /// this chunk's part of a cheap lower bound of the loss: exact for mean
    /// squared error, at most the logarithm of the number of classes too low
    /// for the others, NaN where an output is not finite.
    fn output_deltas(
        loss: Loss,
        outputs: &[Block],
        labels: &[Block],
        shares: &[Block],
        deltas: &mut [Block],
    ) -> f32;

    /// Adds `Σ deltas[o] · values[i]` over the examples to `weights[o][i]`, and
    /// `Σ deltas[o]` to `biases[o]`.
    fn accumulate(
        deltas: &[Block],
        values: &[Block],
        columns: usize,
        weights: &mut [f32],
        biases: &mut [f32],
    );

    /// Adds `l1 · sign w + l2 · w` to each weight's gradient.
    fn penalise(regularisation: Regularisation, weights: &[f32], gradients: &mut [f32]);

    /// Multiplies each weight by a factor.
    fn shrink(factor: f32, weights: &mut [f32]);

    /// `w ← w - rate · gradient`.
    fn sgd(rate: f32, weights: &mut [Block], gradients: &[Block]);

    /// Momentum's update of the weights and their velocities.
    fn momentum(rate: f32, weights: &mut [Block], velocities: &mut [Block], gradients: &[Block]);

    /// Adam's update of the weights and both moments.
    fn adam(
        step: AdamStep,
        weights: &mut [Block],
        first: &mut [Block],
        second: &mut [Block],
        gradients: &[Block],
    );
}

/// Instantiates every body for one type of lanes. The attribute, in brackets,
/// goes on an inner function, because a safe trait's methods cannot carry the
/// one that permits SIMD.
macro_rules! kernel {
    ($attribute:tt $kernel:ident, $lanes:ty, $name:literal, {
        $(fn $method:ident($($argument:ident: $type:ty),* $(,)?) $(-> $result:ty)?;)*
    }) => {
        impl Kernel for $kernel {
            const NAME: &'static str = $name;
            $(fn $method($($argument: $type),*) $(-> $result)? {
                #$attribute
                fn instance($($argument: $type),*) $(-> $result)? {
                    body::$method::<$lanes>($($argument),*)
                }
                instance($($argument),*)
            })*
        }
    };
    ($attribute:tt $kernel:ident, $lanes:ty, $name:literal) => {
        kernel!($attribute $kernel, $lanes, $name, {
            fn product(
                matrix: Matrix,
                start: &[f32],
                rows: &[Block],
                results: &mut [Block],
                columns: usize,
            );
            fn activate(activation: Activation, values: &mut [Block]);
            fn activate_with_slopes(
                activation: Activation,
                values: &mut [Block],
                slopes: &mut [Block],
            );
            fn multiply(values: &mut [Block], factors: &[Block]);
            fn through_activation(
                activation: Activation,
                values: &[Block],
                deltas: &mut [Block],
            );
            fn output_deltas(
                loss: Loss,
                outputs: &[Block],
                labels: &[Block],
                shares: &[Block],
                deltas: &mut [Block],
            ) -> f32;
            fn accumulate(
                deltas: &[Block],
                values: &[Block],
                columns: usize,
                weights: &mut [f32],
                biases: &mut [f32],
            );
            fn penalise(
                regularisation: Regularisation,
                weights: &[f32],
                gradients: &mut [f32],
            );
            fn shrink(factor: f32, weights: &mut [f32]);
            fn sgd(rate: f32, weights: &mut [Block], gradients: &[Block]);
            fn momentum(
                rate: f32,
                weights: &mut [Block],
                velocities: &mut [Block],
                gradients: &[Block],
            );
            fn adam(
                step: AdamStep,
                weights: &mut [Block],
                first: &mut [Block],
                second: &mut [Block],
                gradients: &[Block],
            );
        });
    };
}

/// Four scalars at a time: every platform.
#[derive(Clone, Copy, Debug)]
pub struct Scalar;
kernel!([inline(never)] Scalar, scalar::Four, "scalar");

/// WASM SIMD. A module that uses it fails to compile where SIMD is missing, so
/// only one of the two trainers does.
#[cfg(target_arch = "wasm32")]
#[derive(Clone, Copy, Debug)]
pub struct Simd;
#[cfg(target_arch = "wasm32")]
kernel!(
    [target_feature(enable = "simd128")] Simd,
    simd::Register,
    "simd"
);
