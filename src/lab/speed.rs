//! How fast a network is trained and looked at, on this machine.
//!
//! Measures the engine's own steps: gathering, reshuffling and the update rule
//! included, the loss curve not. Callers bring the clock.

use crate::nn::{Kernel, RunConfig, Status, Trainer};
use serde::{Deserialize, Serialize};

/// Other programs interrupt a longer slice too often, and a browser's clock,
/// which goes by tenths of a millisecond, is too coarse for a shorter one.
const SLICE_MS: f64 = 8.0;
/// A worker deaf to commands for longer would seem to hang.
const LONGEST_MS: f64 = 5000.0;

/// How fast a network is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Speed {
    /// Examples learned from in a second.
    pub samples_per_second: f64,
    /// How long the picture of its answers takes, in milliseconds.
    pub grid_milliseconds: f64,
}

/// Trains for so many milliseconds, at most five thousand, then draws the
/// answers at `resolution`² points for a quarter of that.
///
/// # Errors
/// What [`Trainer::new`] refuses, and a run that diverges: nothing is learned
/// any more then, and nothing measured. In plain words.
pub fn measure<K: Kernel>(
    config: &RunConfig,
    milliseconds: f64,
    resolution: usize,
    now: impl Fn() -> f64,
) -> Result<Speed, String> {
    let milliseconds = milliseconds.min(LONGEST_MS);
    let mut trainer = Trainer::<K>::new(config).map_err(|error| error.to_string())?;
    let samples_per_millisecond = fastest(milliseconds, &now, || {
        let before = trainer.samples();
        trainer.run(trainer.steps_per_epoch());
        (trainer.samples() - before) as f64
    });
    if trainer.status() == Status::Diverged {
        return Err("The network diverged while it was measured.".into());
    }
    let mut map = Vec::new();
    let maps_per_millisecond = fastest(milliseconds / 4.0, &now, || {
        trainer.output_map(resolution, &mut map);
        1.0
    });
    Ok(Speed {
        samples_per_second: 1000.0 * samples_per_millisecond,
        grid_milliseconds: 1.0 / maps_per_millisecond,
    })
}

/// What is done in a millisecond of the fastest slice: the one that no other
/// program interrupted, after the browser has compiled this one for speed.
fn fastest(milliseconds: f64, now: &impl Fn() -> f64, mut work: impl FnMut() -> f64) -> f64 {
    let end = now() + milliseconds;
    let mut fastest = 0.0_f64;
    loop {
        let start = now();
        let (mut done, mut time) = (0.0, 0.0);
        while time < SLICE_MS {
            done += work();
            time = now() - start;
        }
        fastest = fastest.max(done / time);
        if now() >= end {
            return fastest;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nn::Scalar;
    use std::cell::Cell;

    #[test]
    fn the_fastest_slice_counts() {
        let clock = Cell::new(0.0);
        let speed = fastest(100.0, &|| clock.get(), || {
            let milliseconds = match clock.get() {
                ..50.0 => 2.0,
                ..70.0 => 0.5,
                _ => 1.0,
            };
            clock.set(clock.get() + milliseconds);
            1.0
        });
        assert_eq!(speed, 2.0);
    }

    #[test]
    fn every_epoch_is_counted_and_no_time_is_no_hang() {
        let clock = Cell::new(0.0);
        let tick = || {
            clock.set(clock.get() + 1.0);
            clock.get()
        };
        for milliseconds in [f64::NAN, -1.0, 0.0, 50.0] {
            // An epoch of 250 points between two looks at the clock.
            let expected = Speed {
                samples_per_second: 250_000.0,
                grid_milliseconds: 1.0,
            };
            let speed = measure::<Scalar>(&RunConfig::default(), milliseconds, 10, tick);
            assert_eq!(speed, Ok(expected));
        }
    }

    #[test]
    fn what_cannot_be_trained_is_refused() {
        let config = RunConfig {
            batch: 0,
            ..RunConfig::default()
        };
        assert!(measure::<Scalar>(&config, 1.0, 1, || 0.0).is_err());
    }
}
