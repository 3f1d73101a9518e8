//! The best of all splits, found by trying each.

use super::parallel::{Infeasible, Machine, Split, Step, Workload, step};

/// A split and what came of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tried {
    /// The split.
    pub split: Split,
    /// Its step, or why there is none.
    pub result: Result<Step, Infeasible>,
}

impl Tried {
    fn seconds(&self) -> f64 {
        self.result
            .as_ref()
            .map_or(f64::INFINITY, |step| step.time().0)
    }
}

/// Every `data × tensor × pipeline` that uses all devices, with slices that
/// stay in a server and no more stages than layers; the quickest step first,
/// then what is infeasible.
pub fn all_splits(work: &Workload, machine: &Machine) -> Vec<Tried> {
    let devices = machine.devices;
    let mut tried = Vec::new();
    for tensor in divisors(devices, machine.per_server) {
        for pipeline in divisors(devices / tensor, work.shape.layers) {
            let split = Split {
                data: devices / tensor / pipeline,
                tensor,
                pipeline,
            };
            tried.push(Tried {
                split,
                result: step(work, machine, &split),
            });
        }
    }
    let times: Vec<f64> = tried.iter().map(Tried::seconds).collect();
    let order = super::order(&times);
    order.into_iter().map(|place| tried[place]).collect()
}

/// The divisors of a whole number up to a bound, from 1.
fn divisors(number: f64, most: f64) -> Vec<f64> {
    let (number, most) = (number as u64, most as u64);
    (1..=number.min(most))
        .filter(|n| number.is_multiple_of(*n))
        .map(|n| n as f64)
        .collect()
}
