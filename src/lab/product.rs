//! One matrix product, the same whoever works it out: what a layer of 256
//! neurons does with 4,096 examples.
//!
//! It is cut into panels of 64 examples, which any number of workers can
//! share. It knows numbers and a checksum of their bits; no clock.

use crate::nn::kernel::{Block, Kernel, Matrix, Transpose};
use crate::nn::pass::CHUNK;
use crate::nn::rng::{Rng, Stream};
use core::ops::Range;

/// Rows and columns of the weights.
pub const WIDTH: usize = 256;
/// Columns of the other factor.
pub const COLUMNS: usize = 4_096;
const PANELS: usize = COLUMNS / CHUNK;
const PANEL_BLOCKS: usize = WIDTH * CHUNK / 4;
const SEED: u64 = 1;

/// Arithmetic of a panel: a multiplication and an addition a term.
pub const PANEL_FLOPS: f64 = 2.0 * (WIDTH * WIDTH * CHUNK) as f64;

/// Both factors and room for a panel of the result.
pub struct Product {
    weights: Vec<f32>,
    columns: Vec<Block>,
    result: Vec<Block>,
}

impl Default for Product {
    fn default() -> Self {
        let mut rng = Rng::stream(SEED, Stream::Data);
        let mut columns = vec![[0.0; 4]; PANELS * PANEL_BLOCKS];
        let weights = (0..WIDTH * WIDTH).map(|_| rng.uniform(-1.0, 1.0)).collect();
        for value in columns.as_flattened_mut() {
            *value = rng.uniform(-1.0, 1.0);
        }
        Self {
            weights,
            columns,
            result: vec![[0.0; 4]; PANEL_BLOCKS],
        }
    }
}

impl Product {
    /// The weights, row by row, and the other factor: panel by panel, and in
    /// each row by row.
    pub fn factors(&self) -> (&[f32], &[f32]) {
        (&self.weights, self.columns.as_flattened())
    }

    /// Works out one panel.
    pub fn multiply<K: Kernel>(&mut self, panel: usize) {
        let matrix = Matrix {
            factors: &self.weights,
            stride: WIDTH,
            transpose: Transpose::No,
        };
        let from = panel % PANELS * PANEL_BLOCKS;
        let rows = &self.columns[from..from + PANEL_BLOCKS];
        K::product(matrix, &[], rows, &mut self.result, CHUNK / 4);
    }

    /// The bits of the last panel in one number. Those of all panels add up to
    /// the same, whoever works them out, and in which order.
    pub fn checksum(&self, panel: usize) -> u64 {
        crate::nn::hash::run_hash(panel as u64, self.result.as_flattened())
    }
}

/// The panels of a worker.
pub fn share(worker: usize, workers: usize) -> Range<usize> {
    let workers = workers.max(1);
    worker * PANELS / workers..(worker + 1) * PANELS / workers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nn::Scalar;

    #[test]
    fn panels_are_the_product_and_shares_add_up() {
        let mut product = Product::default();
        let sum = |product: &mut Product, panels: Range<usize>| {
            panels.fold(0_u64, |sum, panel| {
                product.multiply::<Scalar>(panel);
                sum.wrapping_add(product.checksum(panel))
            })
        };
        let all = sum(&mut product, 0..PANELS);
        let thirds = (0..3).map(|worker| sum(&mut product, share(worker, 3)));
        assert_eq!(thirds.fold(0, u64::wrapping_add), all);
        // The first number of the last panel, worked out plainly.
        let rows = &product.columns.as_flattened()[(PANELS - 1) * WIDTH * CHUNK..];
        let terms = product.weights[..WIDTH]
            .iter()
            .zip(rows.iter().step_by(CHUNK));
        let plain: f32 = terms.map(|(weight, x)| weight * x).sum();
        assert_eq!(product.result[0][0], plain);
    }
}
