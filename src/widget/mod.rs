//! The widgets: what each is, and what calculators work out.
//!
//! Knows parameters, outputs and words; knows no page, browser or Leptos. A
//! widget's spec stands in [`registry`](crate::registry) once.

pub mod accelerate;
pub mod answer;
pub mod backprop;
pub mod bill;
pub mod bottleneck;
pub mod browser_cluster;
pub mod calculation;
pub mod capex;
pub mod classroom;
pub mod cluster;
pub mod compute_growth;
pub mod cooling;
pub mod datasets;
pub mod drawing;
pub mod failures;
pub mod gpu_server;
pub mod guess;
pub mod language_lab;
pub mod milestones;
pub mod model_size;
pub mod neuron;
pub mod parallelism;
pub mod playground;
pub mod power;
pub mod race;
pub mod rack;
pub mod report;
pub mod scaling_lab;
pub mod serving;
pub mod small_net;
pub mod speed;
mod spoken;
pub mod will_it_fit;
