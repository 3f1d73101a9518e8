//! What a run is: which network, on which text, how long, and the seed.

use super::corpus::Corpus;
use crate::language::SIGNS;
use crate::nn::transformer::{Course, Layout, TransformerShape};
use serde::{Deserialize, Serialize};

/// The widths of the family.
pub const WIDTHS: [usize; 5] = [4, 8, 16, 32, 48];
/// Steps of the first family.
pub const STEPS: u64 = 500;
/// Letters that a network of the short context sees at once.
pub const SHORT_CONTEXT: usize = 16;
/// Windows in a batch.
pub const WINDOWS: usize = 8;
/// Signs of a line that a network can read; one place goes to its start.
pub const LONGEST: usize = 64;
/// Signs that a step learns from.
pub const LETTERS_A_STEP: u64 = (WINDOWS * LONGEST) as u64;
/// Windows of the examination.
pub const EXAMINATION: usize = 512;
/// Windows that a run in progress is looked at with: the first of those.
pub const LIVE: usize = 64;

/// What one run is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Job {
    /// Numbers that stand for a place.
    pub width: usize,
    /// Steps of training.
    pub steps: u64,
    /// The seed of the first weights, of the text and of the examination.
    pub seed: u64,
    /// Signs that attention sees at once.
    pub context: usize,
    /// What it learns from.
    pub corpus: Corpus,
}

impl Job {
    /// A network that learns from Tattle, and sees whole windows.
    pub fn new(width: usize, steps: u64, seed: u64) -> Self {
        Self {
            width,
            steps,
            seed,
            context: LONGEST,
            corpus: Corpus::Tattle,
        }
    }

    /// The network.
    pub fn shape(&self) -> TransformerShape {
        let context = self.context;
        TransformerShape {
            context,
            ..TransformerShape::of_width(self.width, SIGNS)
        }
    }

    /// Weights of the network.
    pub fn parameters(&self) -> usize {
        Layout::new(self.shape()).parameter_count()
    }

    /// The step size: falls with the root of the width.
    pub fn course(&self) -> Course {
        let rate = (0.2 / (self.width as f64).sqrt()).min(0.05);
        Course {
            rate,
            warm_up: 20,
            steps: self.steps,
            last: 0.05,
        }
    }
}
