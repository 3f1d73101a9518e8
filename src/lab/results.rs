//! What an experiment has shown so far: losses by setting, the law through
//! them, the bet on the largest.
//!
//! Knows outcomes; not where they were trained nor how they are drawn.

use super::experiment::{Dial, Experiment};
use super::law::{CLEAN, Law};
use super::run::{Job, Outcome};
use serde::{Deserialize, Serialize};

/// The outcomes that are in, in the order of [`Experiment::jobs`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Results {
    /// Each run's outcome; none while it is not in.
    pub outcomes: Vec<Option<Outcome>>,
    /// The loss of a perfect predictor, and its share of wrong answers.
    pub floor: Option<(f64, Option<f64>)>,
}

/// One setting with what its runs lost on unseen examples.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// The first of its runs.
    pub job: Job,
    /// Where it stands on the horizontal axis.
    pub size: f64,
    /// The losses that are in.
    pub losses: Vec<f64>,
    /// The shares of wrong answers.
    pub test_errors: Vec<f64>,
}

impl Setting {
    /// The median loss; with two runs their mean.
    pub fn median(&self) -> Option<f64> {
        let mut losses = self.losses.clone();
        losses.sort_by(f64::total_cmp);
        let middle = losses.len() / 2;
        match losses.len() {
            0 => None,
            even if even % 2 == 0 => Some(f64::midpoint(losses[middle - 1], losses[middle])),
            _ => Some(losses[middle]),
        }
    }
}

impl Results {
    /// Nothing yet.
    pub fn of(experiment: &Experiment) -> Self {
        Self {
            outcomes: vec![None; experiment.jobs().len()],
            floor: None,
        }
    }

    /// Every setting, in order.
    pub fn settings(&self, experiment: &Experiment) -> Vec<Setting> {
        let jobs = experiment.jobs();
        let runs = experiment.runs();
        jobs.chunks(runs)
            .zip(self.outcomes.chunks(runs))
            .filter_map(|(jobs, outcomes)| {
                let job = jobs.first()?.clone();
                let read = |value: fn(&Outcome) -> f64| {
                    outcomes.iter().flatten().map(value).collect::<Vec<f64>>()
                };
                Some(Setting {
                    size: experiment.size(&job),
                    job,
                    losses: read(|outcome| outcome.test_loss),
                    test_errors: read(|outcome| outcome.test_error),
                })
            })
            .collect()
    }

    /// The points that a law is fitted to: size and loss of every run that is
    /// in; for the frontier, the best loss for each computation.
    pub fn points(&self, experiment: &Experiment) -> Vec<(f64, f64)> {
        let settings = self.settings(experiment);
        if experiment.dial == Dial::Frontier {
            return envelope(&settings);
        }
        let points = settings.iter().flat_map(|setting| {
            let size = setting.size;
            setting.losses.iter().map(move |loss| (size, *loss))
        });
        points.collect()
    }

    /// The law through everything that is in.
    pub fn law(&self, experiment: &Experiment) -> Option<Law> {
        Law::fit(&self.points(experiment))
    }

    /// Whether every run is in.
    pub fn complete(&self) -> bool {
        self.outcomes.iter().all(Option::is_some) && !self.outcomes.is_empty()
    }

    /// Whether every run but the largest setting's is in.
    pub fn all_but_largest(&self, experiment: &Experiment) -> bool {
        let first = self.outcomes.len().saturating_sub(experiment.runs());
        let (others, largest) = self.outcomes.split_at(first);
        !others.is_empty()
            && others.iter().all(Option::is_some)
            && largest.iter().any(Option::is_none)
    }

    /// Arithmetic done, in operations.
    pub fn flops(&self) -> f64 {
        self.outcomes.iter().flatten().map(|o| o.flops).sum()
    }

    /// Networks trained.
    pub fn trained(&self) -> usize {
        self.outcomes.iter().flatten().count()
    }
}

/// For each computation the best median, where it beats every smaller one.
pub fn envelope(settings: &[Setting]) -> Vec<(f64, f64)> {
    let mut points: Vec<(f64, f64)> = settings
        .iter()
        .filter_map(|setting| Some((setting.size, setting.median()?)))
        .collect();
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut best = f64::INFINITY;
    points.retain(|(_, loss)| {
        let better = *loss < best;
        best = best.min(*loss);
        better
    });
    points
}

/// What the losses did from the smallest setting to the largest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CurveShape {
    /// Too little is in to say.
    Unknown,
    /// Along a law, and close to the floor at the end.
    ToTheFloor,
    /// Along a law, with room left above the floor.
    Falling,
    /// Along a law, but to something far above the floor.
    Stuck,
    /// Hardly at all: every size is at the floor.
    Flat,
    /// Up again somewhere: no law.
    NoLaw,
}

impl Results {
    /// What the losses did.
    pub fn shape(&self, experiment: &Experiment) -> CurveShape {
        let settings = self.settings(experiment);
        let medians: Vec<f64> = settings.iter().filter_map(Setting::median).collect();
        let (Some((floor, _)), [first, .., last]) = (self.floor, medians.as_slice()) else {
            return CurveShape::Unknown;
        };
        let Some(law) = self.law(experiment) else {
            // With every run in, there is none to be found.
            return match (self.complete(), *first < 1.1 * floor) {
                (true, true) => CurveShape::Flat,
                (true, false) => CurveShape::NoLaw,
                (false, _) => CurveShape::Unknown,
            };
        };
        // The largest are drawn last, so their bend up is the least expected.
        let lowest = medians.iter().copied().fold(f64::INFINITY, f64::min);
        if *first < 1.1 * floor {
            CurveShape::Flat
        } else if law.r_squared < CLEAN || law.is_at_an_end() || *last > 1.1 * lowest {
            CurveShape::NoLaw
        } else if *last < 1.12 * floor {
            CurveShape::ToTheFloor
        } else if law.floor > 1.5 * floor {
            CurveShape::Stuck
        } else {
            CurveShape::Falling
        }
    }
}

/// How far a bet was off, as a factor: 1.1 for ten percent too high.
pub fn off_by(bet: f64, landed: f64) -> f64 {
    bet / landed
}
