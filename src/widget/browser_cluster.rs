//! `browser-cluster`: one run shared by the workers of a browser, beside what
//! was recorded.

use crate::data::{Cell, browser};
use crate::lab::shards;
use crate::spec::{Number, OutputSpec, Value, Values, WidgetSpec};
use crate::units::{Unit, three_digits};

/// A network whose training is shared out.
pub struct Network {
    /// What it is called.
    pub name: &'static str,
    /// Neurons in each of two hidden layers.
    pub width: usize,
    /// Steps of a run, and of a stretch of it: the fastest stretch counts.
    pub steps: (u32, u32),
    /// Recorded steps a second, share of the time spent communicating,
    /// fingerprint.
    pub recorded: fn(&browser::Row) -> Option<(&'static Cell, &'static Cell, &'static str)>,
}

/// What is trained: one that is hardly worth sharing, and one that is.
pub static NETWORKS: [Network; 2] = [
    Network {
        name: "small",
        width: 8,
        steps: (320, 64),
        recorded: |row| Some((row.small?, row.small_communicating?, row.small_fingerprint?)),
    },
    Network {
        name: "large",
        width: 256,
        steps: (12, 2),
        recorded: |row| Some((row.large?, row.large_communicating?, row.large_fingerprint?)),
    },
];

/// Numbers of workers worth trying, up to the most there are shards for.
pub const TEAMS: [usize; 8] = [1, 2, 3, 4, 6, 8, 12, shards::SHARDS];

/// Up to how many workers.
pub static WORKERS: Number = Number::own_count(
    "workers",
    "Up to how many workers",
    4.0,
    (1.0, shards::SHARDS as f64),
);

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "browser-cluster",
    title: "A cluster in your browser",
    section: 10,
    params: &[&WORKERS.spec],
    in_reach: &[],
    outputs: &[
        OutputSpec::new("workers", "Workers", Unit::One),
        OutputSpec::new("small_speedup", "Speed-up of the small network", Unit::One),
        OutputSpec::new("large_speedup", "Speed-up of the large network", Unit::One),
    ],
    presets: &[],
    compute: None,
    summary: Some(summary),
    calculated: false,
    link_leaves_out: Some("It leaves out the speeds: they are this machine's."),
};

/// What was measured, in words.
pub fn summary(_values: &Values, outputs: &[Value]) -> String {
    let number = |index: usize| {
        outputs
            .get(index)
            .and_then(Value::number)
            .unwrap_or_default()
    };
    format!(
        "{} workers train the large network {} times as fast as one, and the small network {} times.",
        number(0),
        three_digits(number(2)),
        three_digits(number(1)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::shards::{SHARDS, share};

    #[test]
    fn every_number_of_workers_shares_the_shards() {
        for workers in TEAMS {
            let shares = (0..workers).map(|worker| share(worker, workers).len());
            assert_eq!(shares.sum::<usize>(), SHARDS);
        }
    }
}
