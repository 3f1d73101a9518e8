//! Runs trained from start to finish in one go: what a page records.

use crate::nn::{RunConfig, Scalar, Session};

/// Networks trained for `steps` steps each. A configuration the engine refuses
/// is left out.
pub fn trained(configs: &[RunConfig], steps: u64) -> Vec<Session> {
    let train = |config: &RunConfig| {
        let mut session = Session::<Scalar>::new(config).ok()?;
        session.advance(steps);
        Some(session)
    };
    configs.iter().filter_map(train).collect()
}
