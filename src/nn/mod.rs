//! The engine: small dense networks that learn from points in the plane.
//!
//! It knows numbers, seeds and configurations. It must not know a browser, a
//! clock, a thread or a page: the same call with the same seed gives the same
//! bits natively, in scalar WASM and in SIMD WASM.
//!
//! | module | holds |
//! |---|---|
//! | [`config`] | what a run is: the serde types that cross the worker border |
//! | [`rng`] | the seeded generator and its streams |
//! | [`math`] | exp, tanh and sigmoid in lane arithmetic |
//! | [`data`] | the data sets and the input features |
//! | [`layout`] | where each weight and bias lives in the flat vector |
//! | [`kernel`] | the loops that take the time, once for scalars, once for SIMD |
//! | [`pass`] | one chunk of examples through the network and back |
//! | [`optim`] | the update rules' constants |
//! | [`trainer`] | a run: step, evaluate |
//! | [`state`] | its state from outside: save, restore, edit |
//! | [`picture`] | what the network and its neurons answer over the plane |
//! | [`hash`] | a run's fingerprint |
//! | [`mod@trace`] | one example worked through in full, for teaching |

pub mod config;
pub mod data;
pub mod hash;
pub(crate) mod init;
pub mod kernel;
pub mod layout;
mod loss;
pub mod math;
pub mod optim;
pub mod pass;
pub mod picture;
pub mod rng;
pub mod session;
pub mod state;
pub mod trace;
pub mod trainer;

pub use config::{Activation, ConfigError, Loss, NetworkConfig, Optimiser, RunConfig};
pub use data::{DataConfig, DataKind, Dataset, Feature};
pub use kernel::{Kernel, Scalar};
pub use layout::WeightLayout;
pub use session::{CurvePoint, Progress, Session};
pub use state::{Checkpoint, RestoreError};
pub use trace::{LayerTrace, Trace, TraceError, trace};
pub use trainer::{Metrics, Status, Trainer};

#[cfg(target_arch = "wasm32")]
pub use kernel::Simd;
