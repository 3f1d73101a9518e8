//! A training run played through, failure by failure, from a seed.
//!
//! Failures of many GPUs at a constant rate are one Poisson process, so the
//! cost grows with the failures, not with the GPUs. Between two failures the
//! work is counted in whole checkpoint intervals at once.

use super::failure::Failures;
use super::{Invalid, positive};
use crate::nn::rng::{Rng, Stream};
use crate::units::Seconds;

/// Most failures that are played through, those during restarts included; a
/// run that meets more is cut short there.
const MOST_FAILURES: usize = 200_000;

/// Pieces the run is cut into, for the timeline and the interval.
const PIECES: usize = 120;

/// A GPU that failed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Failure {
    /// When, from the start of the run.
    pub at: Seconds,
    /// Which GPU, from 0.
    pub gpu: u32,
    /// When the run went on.
    pub back: Seconds,
}

/// What a stretch of time went into; the parts add up to its length.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spent {
    /// Work that was kept.
    pub kept: f64,
    /// Saving checkpoints that counted.
    pub saving: f64,
    /// Work lost to a failure.
    pub lost: f64,
    /// Starting again.
    pub restarting: f64,
}

impl Spent {
    fn total(&self) -> f64 {
        self.kept + self.saving + self.lost + self.restarting
    }
}

/// A run played through.
#[derive(Clone, Debug, PartialEq)]
pub struct Played {
    /// How much of the run was played; all of it unless failures were too many.
    pub length: Seconds,
    /// Every failure, in order of time.
    pub failures: Vec<Failure>,
    /// What each of equal pieces of the run went into, in seconds.
    pub pieces: Vec<Spent>,
    /// The share of the time whose work was kept.
    pub goodput: f64,
    /// Half the width of the interval around it that holds the expected share
    /// in 997 of 1,000 runs: three standard errors of the pieces.
    pub uncertainty: f64,
}

/// Plays `length` of a run on `gpus` GPUs that saves after every `interval` of work.
///
/// # Errors
/// A length, an interval or a number of GPUs that is not positive.
pub fn play(
    failures: &Failures,
    gpus: f64,
    interval: Seconds,
    length: Seconds,
    seed: u64,
) -> Result<Played, Invalid> {
    positive("the length of the run", length.0)?;
    positive("the interval between checkpoints", interval.0)?;
    let gpus = positive("the number of GPUs", gpus)?.min(f64::from(u32::MAX)) as u32;
    let mut rng = Rng::stream(seed, Stream::Data);
    let mut run = Clock::new(length.0);
    let segment = interval.0 + failures.save.0;
    let mut happened = Vec::new();
    let mut drawn = 0;
    while run.now < run.end && drawn < MOST_FAILURES {
        let gap = exponential(&mut rng, failures.between.0);
        let until = run.now + gap;
        // The work between two failures, in whole intervals that were saved.
        run.spend_segments((gap / segment).floor(), interval.0, failures.save.0);
        run.spend(until - run.now, |spent| &mut spent.lost);
        if run.now >= run.end {
            break;
        }
        let at = Seconds(run.now);
        // A restart that fails is begun again.
        loop {
            drawn += 1;
            let next = exponential(&mut rng, failures.between.0);
            let done = next >= failures.restart.0;
            let time = next.min(failures.restart.0);
            run.spend(time, |spent| &mut spent.restarting);
            if done || run.now >= run.end || drawn >= MOST_FAILURES {
                break;
            }
        }
        happened.push(Failure {
            at,
            gpu: rng.below(gpus.max(1)),
            back: Seconds(run.now.min(run.end)),
        });
    }
    Ok(run.finish(happened))
}

/// A wait with a mean, from the seeded generator.
fn exponential(rng: &mut Rng, mean: f64) -> f64 {
    // Half a step above 0, so that the logarithm is finite.
    let unit = (f64::from(rng.next_u32()) + 0.5) / 4_294_967_296.0;
    -mean * libm::log(unit)
}

/// The time of a run, and what each piece of it went into.
struct Clock {
    now: f64,
    end: f64,
    pieces: Vec<Spent>,
}

impl Clock {
    fn new(end: f64) -> Self {
        Self {
            now: 0.0,
            end,
            pieces: vec![Spent::default(); PIECES],
        }
    }

    /// Spends time on one thing, over as many pieces as it takes.
    fn spend(&mut self, time: f64, part: impl Fn(&mut Spent) -> &mut f64) {
        let piece = self.end / PIECES as f64;
        let until = self.now + time.max(0.0);
        while self.now < until.min(self.end) {
            let index = ((self.now / piece) as usize).min(PIECES - 1);
            let border = (piece * (index + 1) as f64).min(until);
            // At the last border rounding must not stand still.
            let next = if border > self.now { border } else { until };
            *part(&mut self.pieces[index]) += next - self.now;
            self.now = next;
        }
        self.now = until;
    }

    /// Spends `count` intervals of work, each saved, as one stretch in which
    /// both take their share.
    fn spend_segments(&mut self, count: f64, work: f64, save: f64) {
        let share = work / (work + save);
        let (start, time) = (self.now, count * (work + save));
        self.spend(time, |spent| &mut spent.kept);
        // Move the saving's share out of what was booked as work.
        self.now = start;
        let piece = self.end / PIECES as f64;
        let until = (start + time).min(self.end);
        let (first, last) = ((start / piece) as usize, (until / piece) as usize);
        for index in first..=last.min(PIECES - 1) {
            let from = start.max(piece * index as f64);
            let to = until.min(piece * (index + 1) as f64);
            let saving = (to - from).max(0.0) * (1.0 - share);
            self.pieces[index].kept -= saving;
            self.pieces[index].saving += saving;
        }
        self.now = start + time;
    }

    fn finish(mut self, failures: Vec<Failure>) -> Played {
        let length = self.now.min(self.end);
        let piece = self.end / PIECES as f64;
        // Only pieces played to their end count.
        let played = ((length / piece + 1e-9) as usize).clamp(1, PIECES);
        self.pieces.truncate(played);
        let shares: Vec<f64> = self
            .pieces
            .iter()
            .map(|spent| spent.kept / spent.total().max(f64::MIN_POSITIVE))
            .collect();
        let n = shares.len() as f64;
        let mean = shares.iter().sum::<f64>() / n;
        let variance =
            shares.iter().map(|s| (s - mean) * (s - mean)).sum::<f64>() / (n - 1.0).max(1.0);
        Played {
            length: Seconds(length),
            failures,
            pieces: self.pieces,
            goodput: mean,
            uncertainty: 3.0 * (variance / n).sqrt(),
        }
    }
}
