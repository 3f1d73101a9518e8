//! The experiments that are recorded: trained at build time by the code that
//! trains them in the browser, and carried by the page.

use crate::browser;
use crate::lab::experiment::{Dial, Experiment};
use crate::lab::record::trained_family;
use crate::lab::results::Results;
use crate::protocol::{from_bytes, to_bytes};
use crate::spec::Values;
use crate::widget::scaling_lab::{SPEC, experiment};

/// The dials of which the default experiment is recorded, in the order in
/// which the page carries them.
const RECORDED: [Dial; 2] = [Dial::Parameters, Dial::Frontier];

/// Recorded results, in the order of [`RECORDED`].
pub(super) struct Records(Vec<Results>);

impl Records {
    /// The recorded results of an experiment; of most there are none.
    pub fn of(&self, experiment: &Experiment) -> Results {
        let mut all = experiments().zip(&self.0);
        let found = all.find(|(recorded, _)| recorded == experiment);
        found.map_or_else(|| Results::of(experiment), |(_, results)| results.clone())
    }

    /// All of them: trained here, or in the browser from the rendered page.
    pub fn new() -> Self {
        Self(if browser::LIVE {
            let all = browser::record().and_then(|bytes| from_bytes(&bytes));
            all.unwrap_or_default()
        } else {
            experiments()
                .map(|experiment| trained_family(&experiment))
                .collect()
        })
    }

    /// All of them, as the page carries them; nothing in the browser.
    pub fn text(&self) -> Option<String> {
        browser::carried(|| to_bytes(&self.0))
    }
}

fn experiments() -> impl Iterator<Item = Experiment> {
    let defaults = experiment(&Values::defaults(&SPEC));
    RECORDED
        .into_iter()
        .map(move |dial| Experiment { dial, ..defaults })
}
