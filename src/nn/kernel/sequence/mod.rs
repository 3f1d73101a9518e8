//! What a network that reads sequences needs besides [`Kernel`]'s loops.
//!
//! Rows hold one value of many examples, as everywhere in the engine. Attention
//! takes four sequences abreast: one block is one number of each.

mod attention;
mod embedding;
mod norm;
mod product;
mod signs;

#[cfg(target_arch = "wasm32")]
use super::Simd;
use super::scalar::Four;
#[cfg(target_arch = "wasm32")]
use super::simd::Register;
use super::{Block, Kernel, Matrix, Scalar};

/// The bodies, as in [`super::body`].
mod body {
    pub(super) use super::attention::{attend, attend_back};
    pub(super) use super::embedding::{embed, embed_back};
    pub(super) use super::norm::{add, normalise, normalise_back, sum_of_squares};
    pub(super) use super::product::chunk_product;
    pub(super) use super::signs::sign_deltas;
    pub(super) use crate::nn::kernel::gradient::{accumulate_weights, add_sums};
}

/// Signs whose embeddings are added up at each place: its own and those before.
pub const PAST: usize = 4;

/// The signs at a place and before it, the newest first; one that is beyond the
/// table counts for nothing.
pub type Recent = [u8; PAST];

/// What attention reads, for four sequences: a row of `width` numbers a place.
#[derive(Clone, Copy, Debug)]
pub struct Heads<'a> {
    /// What each place looks for.
    pub queries: &'a [Block],
    /// What each place is found by.
    pub keys: &'a [Block],
    /// What each place tells.
    pub values: &'a [Block],
    /// Numbers a place.
    pub width: usize,
    /// What is added for each distance, 0 first: as many as there are places.
    pub distances: &'a [f32],
    /// Places that are seen at once: nothing before the last multiple of it is.
    pub context: usize,
}

/// Where the derivatives by what attention reads are left.
#[derive(Debug)]
pub struct HeadDeltas<'a> {
    /// By the queries.
    pub queries: &'a mut [Block],
    /// By the keys.
    pub keys: &'a mut [Block],
    /// By the values.
    pub values: &'a mut [Block],
    /// By the distances' numbers, added to what is there.
    pub distances: &'a mut [f32],
}

/// Declares a trait of kernels, and both instances of each body.
macro_rules! kernels {
    ($(#[$about:meta])* trait $kernels:ident {
        $($(#[$doc:meta])* fn $method:ident($($argument:ident: $type:ty),* $(,)?) $(-> $result:ty)?;)*
    }) => {
        $(#[$about])*
        pub trait $kernels: Kernel {
            $($(#[$doc])* fn $method($($argument: $type),*) $(-> $result)?;)*
        }

        impl $kernels for Scalar {
            $(fn $method($($argument: $type),*) $(-> $result)? {
                #[inline(never)]
                fn instance($($argument: $type),*) $(-> $result)? {
                    body::$method::<Four>($($argument),*)
                }
                instance($($argument),*)
            })*
        }

        #[cfg(target_arch = "wasm32")]
        impl $kernels for Simd {
            $(fn $method($($argument: $type),*) $(-> $result)? {
                #[target_feature(enable = "simd128")]
                fn instance($($argument: $type),*) $(-> $result)? {
                    body::$method::<Register>($($argument),*)
                }
                instance($($argument),*)
            })*
        }
    };
}

kernels! {
    /// What a kernel does for sequences.
    trait SequenceKernel {
        /// Sums the rows of `tables` that belong to each example's recent
        /// signs: `tables[age][sign][width]`.
        fn embed(tables: &[f32], width: usize, recent: &[Recent], values: &mut [Block]);

        /// Adds each example's deltas to the rows of its recent signs.
        fn embed_back(gradients: &mut [f32], width: usize, recent: &[Recent], deltas: &[Block]);

        /// `results[f] = gains[f] · values[f] · scale`, where scale is 1 over
        /// the root of an example's mean square, and is kept.
        fn normalise(values: &[Block], gains: &[f32], scales: &mut [Block], results: &mut [Block]);

        /// Adds the derivative by the values to `below`, and that by the gains
        /// to `gain_gradients`.
        fn normalise_back(
            values: &[Block],
            gains: &[f32],
            scales: &[Block],
            deltas: &[Block],
            below: &mut [Block],
            gain_gradients: &mut [f32],
        );

        /// Attention from places `first` and after, of which `results` has
        /// rows, to every place up to each that it sees: softmax of query · key / √width and
        /// the distance's number, times the values. `weights` keeps the
        /// softmax, a row of as many as there are distances for each place.
        fn attend(heads: Heads, first: usize, weights: &mut [Block], results: &mut [Block]);

        /// The derivatives, given those by the results of all places. `slopes`
        /// and `sums` are room to work in, of the size of `weights` and of a
        /// row of it.
        fn attend_back(
            heads: Heads,
            weights: &[Block],
            deltas: &[Block],
            slopes: &mut [Block],
            sums: &mut [Block],
            below: HeadDeltas,
        );

        /// Softmax over a row per sign: its derivative by each output, times
        /// `share`. An example's loss is ln of its sum plus its margin: the
        /// largest output less that of the right sign.
        fn sign_deltas(
            outputs: &[Block],
            right: &[u8],
            share: f32,
            deltas: &mut [Block],
            sums: &mut [Block],
            margins: &mut [f32],
        );

        /// As [`Kernel::product`], for chunks of places.
        fn chunk_product(
            matrix: Matrix,
            start: &[f32],
            rows: &[Block],
            results: &mut [Block],
            columns: usize,
        );

        /// As [`Kernel::accumulate`], the weights' part alone.
        fn accumulate_weights(
            deltas: &[Block],
            values: &[Block],
            columns: usize,
            weights: &mut [f32],
        );

        /// And the biases' part: adds each row's sum.
        fn add_sums(rows: &[Block], columns: usize, sums: &mut [f32]);

        /// Adds one matrix to another.
        fn add(to: &mut [Block], values: &[Block]);

        /// Of all numbers.
        fn sum_of_squares(values: &[Block]) -> f32;
    }
}
