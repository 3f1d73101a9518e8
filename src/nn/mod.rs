//! The engine: small dense networks that learn from points, of the plane mostly.
//!
//! It knows numbers, seeds and configurations. It must not know a browser, a
//! clock, a thread or a page: the same call with the same seed gives the same
//! bits natively, in scalar WASM and in SIMD WASM.
//!
//! | module | holds |
//! |---|---|
//! | [`config`] | what a run is: the serde types that cross the worker border |
//! | [`choices`] | activations, losses, update rules, schedules |
//! | [`error`] | why a configuration cannot run |
//! | [`rng`] | the seeded generator and its streams |
//! | [`math`] | exp, tanh and sigmoid in lane arithmetic |
//! | [`data`] | the data sets and the input features |
//! | [`layout`] | where each weight and bias lives in the flat vector |
//! | [`kernel`] | the loops that take the time, once for scalars, once for SIMD |
//! | [`pass`] | one chunk of examples through the network and back |
//! | [`optim`] | the update rules' constants |
//! | [`trainer`] | a run: step, evaluate |
//! | [`metrics`] | how good a network is, over whole sets |
//! | [`state`] | its state from outside: save, restore, edit |
//! | [`session`] | a run with its curve, its last good state |
//! | [`stop`] | when a run is over |
//! | [`model`] | a run as a file |
//! | [`names`] | what choices are called in files and links |
//! | [`picture`] | what the network and its neurons answer over the plane |
//! | [`hash`] | a run's fingerprint |
//! | [`transformer`] | another kind of network, which reads signs |
//! | [`mod@trace`] | one example worked through in full, for teaching |

pub mod choices;
pub mod config;
pub mod data;
mod dropout;
pub mod error;
pub mod hash;
pub(crate) mod init;
pub mod json;
pub mod kernel;
pub mod layout;
pub mod limits;
mod loss;
pub mod math;
pub mod metrics;
pub mod model;
pub mod names;
pub mod optim;
pub mod pass;
pub mod picture;
pub mod rng;
pub mod session;
pub mod state;
pub mod stop;
pub mod trace;
pub mod trainer;
pub mod transformer;

pub use choices::{Activation, Initialisation, Loss, Optimiser, Regularisation, Schedule};
pub use config::{NetworkConfig, RunConfig};
pub use data::{DataConfig, DataKind, Dataset, Feature, OwnPoints, Task};
pub use error::ConfigError;
pub use kernel::{Kernel, Scalar};
pub use layout::WeightLayout;
pub use metrics::Metrics;
pub use model::{ModelError, SavedModel};

pub use session::{CurvePoint, Progress, Session};
pub use state::{Checkpoint, RestoreError};
pub use stop::{StopConditions, StopReason, Watched};
pub use trace::{LayerTrace, Trace, TraceError, trace};
pub use trainer::{Status, Trainer};

#[cfg(target_arch = "wasm32")]
pub use kernel::Simd;
