//! The bodies of the kernel's methods, written once over [`super::lanes`].
//!
//! Everything they call is inlined into [`super::Kernel`]'s methods, which may
//! carry permission to use SIMD and would otherwise lose it; that is also why
//! there are plain loops where closures would do.

pub(super) use super::gradient::accumulate;
pub(super) use super::neuron::{activate, activate_with_slopes, multiply, through_activation};
pub(super) use super::output::output_deltas;
pub(super) use super::product::product;
pub(super) use super::update::{adam, momentum, penalise, sgd, shrink};
