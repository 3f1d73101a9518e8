//! The limits of a configuration. Knows numbers, not who keeps to them.

/// Most hidden layers.
pub const MAX_LAYERS: usize = 8;
/// Most neurons in one layer.
pub const MAX_WIDTH: usize = 512;
/// Most classes, and so most outputs.
pub const MAX_CLASSES: usize = 8;
/// Fewest points drawn, training and test together.
pub const MIN_POINTS: usize = 16;
/// Most points drawn.
pub const MAX_POINTS: usize = 8192;
/// Fewest points of one's own.
pub const MIN_OWN_POINTS: usize = 4;
/// Most points of one's own.
pub const MAX_OWN_POINTS: usize = 10_000;
/// Most steps that a run may have behind it when it is taken up again: eleven
/// days at a million a second.
pub const MAX_STEPS: u64 = 1_000_000_000_000;
/// Most noise.
pub const MAX_NOISE: f32 = 0.5;
/// Most label noise.
pub const MAX_LABEL_NOISE: f32 = 0.5;
/// Largest penalty or weight decay.
pub const MAX_PENALTY: f32 = 10.0;
/// Largest share of neurons to leave out.
pub const MAX_DROPOUT: f32 = 0.9;
/// Least and most share of the points to train on.
pub const TRAIN_SHARE: core::ops::RangeInclusive<f32> = 0.1..=0.9;
/// Points and pictures lie within ±`EXTENT` in every coordinate.
pub const EXTENT: f32 = 6.0;

/// Most coordinates of a point.
pub const MAX_DIMENSIONS: usize = 6;
