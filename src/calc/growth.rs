//! How fast training compute grows: exponentials fitted and carried on.

/// One training run: when its model was published, and what it took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DatedCompute {
    /// Decimal year: 2012.75 is the end of September 2012.
    pub year: f64,
    /// Training compute in FLOP.
    pub flop: f64,
}

/// An exponential through runs: `flop = at_origin * 2^(doublings * (year - origin))`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// How many runs it was fitted to.
    pub runs: usize,
    /// Doublings a year.
    pub doublings: f64,
    /// The mean year of the runs.
    pub origin: f64,
    /// What the line says of that year, in FLOP.
    pub at_origin: f64,
}

impl Fit {
    /// The time in which compute doubles, in months.
    pub fn doubling_months(&self) -> f64 {
        12.0 / self.doublings
    }

    /// What a year multiplies compute by.
    pub fn yearly_factor(&self) -> f64 {
        libm::exp2(self.doublings)
    }

    /// What the line says of a year, in FLOP.
    pub fn flop(&self, year: f64) -> f64 {
        self.at_origin * libm::exp2(self.doublings * (year - self.origin))
    }
}

/// The least-squares line of log2(FLOP) over the years.
///
/// Nothing comes back from fewer than two different years, or if a run's
/// compute is not a positive number.
pub fn fit(runs: &[DatedCompute]) -> Option<Fit> {
    let usable =
        |run: &DatedCompute| run.year.is_finite() && run.flop.is_finite() && run.flop > 0.0;
    if runs.is_empty() || !runs.iter().all(usable) {
        return None;
    }
    let n = runs.len() as f64;
    let origin = runs.iter().map(|run| run.year).sum::<f64>() / n;
    let mean = runs.iter().map(|run| libm::log2(run.flop)).sum::<f64>() / n;
    let mut covariance = 0.0;
    let mut variance = 0.0;
    for run in runs {
        let x = run.year - origin;
        covariance += x * (libm::log2(run.flop) - mean);
        variance += x * x;
    }
    (variance > 0.0).then(|| Fit {
        runs: runs.len(),
        doublings: covariance / variance,
        origin,
        at_origin: libm::exp2(mean),
    })
}

/// The runs that took more compute than every earlier one, in order of time.
pub fn record_setters(runs: &[DatedCompute]) -> Vec<DatedCompute> {
    let years: Vec<f64> = runs.iter().map(|run| run.year).collect();
    let mut records: Vec<DatedCompute> = Vec::new();
    for place in super::order(&years) {
        let run = runs[place];
        if records.last().is_none_or(|last| run.flop > last.flop) {
            records.push(run);
        }
    }
    records
}

/// Compute after some months of steady doubling: `start * 2^(months / doubling)`,
/// in the unit of `start`. `doubling` is in months and not zero.
pub fn extrapolate(start: f64, months: f64, doubling: f64) -> f64 {
    start * libm::exp2(months / doubling)
}
