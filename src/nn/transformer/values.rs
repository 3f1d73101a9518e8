//! What a pass keeps of windows, and in which order.

use super::shape::TransformerShape;
use crate::nn::kernel::Block;
use crate::nn::kernel::sequence::SequenceKernel;

/// Values of all chunks: some rows of columns each.
#[derive(Clone, Debug)]
pub(super) struct Rows {
    size: usize,
    blocks: Vec<Block>,
}

impl Rows {
    pub(super) fn new(chunks: usize, rows: usize, columns: usize) -> Self {
        let size = rows * columns;
        Self {
            size,
            blocks: vec![[0.0; 4]; chunks * size],
        }
    }

    pub(super) fn of(&self, chunk: usize) -> &[Block] {
        &self.blocks[chunk * self.size..][..self.size]
    }

    pub(super) fn of_mut(&mut self, chunk: usize) -> &mut [Block] {
        &mut self.blocks[chunk * self.size..][..self.size]
    }
}

/// A norm: what entered, the scales and what left.
#[derive(Clone, Debug)]
pub(super) struct Norm {
    pub(super) entered: Rows,
    pub(super) scales: Rows,
    pub(super) left: Rows,
}

impl Norm {
    pub(super) fn new(sizes: &Sizes) -> Self {
        let rows = |rows| Rows::new(sizes.chunks, rows, sizes.columns);
        let width = sizes.shape.width;
        Self {
            entered: rows(width),
            scales: rows(1),
            left: rows(width),
        }
    }

    /// Normalises a chunk's values and keeps them.
    pub(super) fn apply<K: SequenceKernel>(
        &mut self,
        chunk: usize,
        values: &[Block],
        gains: &[f32],
    ) -> &[Block] {
        self.entered.of_mut(chunk).copy_from_slice(values);
        K::normalise(
            values,
            gains,
            self.scales.of_mut(chunk),
            self.left.of_mut(chunk),
        );
        self.left.of(chunk)
    }
}

/// Numbers of every place, head by head and block by block: what attention
/// reads as a row a place.
#[derive(Clone, Debug)]
pub(super) struct ByHead {
    blocks: Vec<Block>,
}

/// Values that a layer keeps.
#[derive(Clone, Debug)]
pub(super) struct LayerValues {
    pub(super) before_attention: Norm,
    pub(super) queries: ByHead,
    pub(super) keys: ByHead,
    pub(super) values: ByHead,
    /// The softmax: `[head][block][place][place]`.
    pub(super) weights: Vec<Block>,
    pub(super) attended: Rows,
    pub(super) before_neurons: Norm,
    pub(super) hidden: Rows,
    pub(super) slopes: Rows,
}

/// How windows are cut.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    pub(super) shape: TransformerShape,
    /// Blocks of windows: a quarter of them.
    pub(super) abreast: usize,
    /// Places of a chunk.
    pub(super) chunk: usize,
    /// Chunks of a window.
    pub(super) chunks: usize,
    /// Blocks of a row: those of all places of a chunk.
    pub(super) columns: usize,
}

impl Sizes {
    /// Blocks of one head and one block of windows: a row a place.
    pub(super) fn head(&self) -> usize {
        self.shape.places * self.shape.head_width()
    }

    /// Blocks of one head's softmax, for one block of windows.
    pub(super) fn table(&self) -> usize {
        self.shape.places * self.shape.places
    }
}

impl ByHead {
    pub(super) fn new(sizes: &Sizes) -> Self {
        Self {
            blocks: vec![[0.0; 4]; sizes.shape.heads * sizes.abreast * sizes.head()],
        }
    }

    /// One head of one block of windows: a row a place.
    pub(super) fn of(&self, sizes: &Sizes, head: usize, block: usize) -> &[Block] {
        &self.blocks[(head * sizes.abreast + block) * sizes.head()..][..sizes.head()]
    }

    pub(super) fn of_mut(&mut self, sizes: &Sizes, head: usize, block: usize) -> &mut [Block] {
        &mut self.blocks[(head * sizes.abreast + block) * sizes.head()..][..sizes.head()]
    }

    /// Takes a chunk's rows in.
    pub(super) fn gather(&mut self, sizes: &Sizes, chunk: usize, rows: &[Block]) {
        let width = sizes.shape.head_width();
        let (abreast, first) = (sizes.abreast, chunk * sizes.chunk);
        for (row, blocks) in rows.chunks_exact(sizes.columns).enumerate() {
            let (head, feature) = (row / width, row % width);
            for block in 0..abreast {
                let kept = &mut self.of_mut(sizes, head, block)[first * width + feature..];
                let from = blocks[block..].iter().step_by(abreast);
                for (kept, from) in kept.iter_mut().step_by(width).zip(from) {
                    *kept = *from;
                }
            }
        }
    }

    /// Writes a chunk's rows.
    pub(super) fn spread(&self, sizes: &Sizes, chunk: usize, rows: &mut [Block]) {
        let size = sizes.chunk * sizes.shape.head_width();
        for head in 0..sizes.shape.heads {
            for block in 0..sizes.abreast {
                let kept = &self.of(sizes, head, block)[chunk * size..][..size];
                scatter(sizes, head, block, kept, rows);
            }
        }
    }
}

/// Writes what a head has for a chunk, a row a place, to the chunk's rows.
pub(super) fn scatter(
    sizes: &Sizes,
    head: usize,
    block: usize,
    from: &[Block],
    rows: &mut [Block],
) {
    let width = sizes.shape.head_width();
    let rows = rows
        .chunks_exact_mut(sizes.columns)
        .skip(head * width)
        .take(width);
    for (feature, row) in rows.enumerate() {
        let to = row[block..].iter_mut().step_by(sizes.abreast);
        for (to, from) in to.zip(from[feature..].iter().step_by(width)) {
            *to = *from;
        }
    }
}
