//! A small transformer that reads signs and foretells the next one.
//!
//! Pre-norm (Xiong et al., "On Layer Normalization in the Transformer
//! Architecture", 2020) with root-mean-square norms (Zhang and Sennrich 2019),
//! causal attention (Vaswani et al. 2017) with a number learned for each
//! distance, and a hidden layer twice as wide. What enters at a place is the sum
//! of the embeddings of the last four signs, one table for each age.
//!
//! It knows signs as numbers; it must not know a language, a clock or a page.
//!
//! | module | holds |
//! |---|---|
//! | [`shape`] | how large it is, and where each weight lives |
//! | [`values`] | what is kept of windows, and in which order |
//! | [`pass`] | windows through the network |
//! | [`backward`] | and back |
//! | [`learner`] | a network that learns: step, examine, save, restore |
//! | [`writer`] | a network that writes |

mod backward;
mod learner;
mod pass;
mod shape;
mod values;
mod writer;

pub use learner::{Course, Examined, Learner};
pub use pass::Pass;
pub use shape::{Layout, ShapeError, Tensor, TransformerShape};
pub use writer::{Writer, draw, probabilities};
