//! What was before the run on show: runs to compare it with, and states to go
//! back to.
//!
//! It keeps them and tells views; it neither names them nor brings them back.

use super::ShownNetwork;
use crate::nn::CurvePoint;
use leptos::prelude::*;

/// Most states to go back to.
const MOST_UNDONE: usize = 20;

/// A run that has ended, for comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Earlier {
    /// What it changed.
    pub name: String,
    /// Its loss.
    pub curve: Vec<CurvePoint>,
}

/// Names two configurations apart; empty where nothing changed.
pub type Naming = fn(&crate::nn::RunConfig, &crate::nn::RunConfig) -> String;

/// What is kept of the past; nothing until someone [names](Past::name_by) it.
#[derive(Clone, Copy)]
pub struct Past {
    /// Runs to compare with, the oldest first.
    pub earlier: RwSignal<Vec<Earlier>>,
    /// States to go back to, the latest last.
    pub undo: RwSignal<Vec<ShownNetwork>>,
    /// What the run on show changed.
    pub name: RwSignal<String>,
    naming: StoredValue<Option<Naming>>,
}

impl Past {
    pub(super) fn new() -> Self {
        Self {
            earlier: RwSignal::new(Vec::new()),
            undo: RwSignal::new(Vec::new()),
            name: RwSignal::new(String::new()),
            naming: StoredValue::new(None),
        }
    }

    /// From now on the past is kept, and runs are named by what they change.
    pub fn name_by(self, naming: Naming) {
        self.naming.set_value(Some(naming));
    }

    /// A run ends and another begins, with this configuration.
    #[cfg(feature = "web")]
    pub(super) fn ends(self, network: &ShownNetwork, next: &crate::nn::RunConfig) {
        /// More lines could not be told apart.
        const MOST_EARLIER: usize = 5;
        let Some(naming) = self.naming.get_value() else {
            return;
        };
        self.keep(network);
        let change = naming(&network.config, next);
        // The same run again would lie on top of itself.
        if change.is_empty() || network.curve.len() < 2 {
            return;
        }
        let name = self.name.get_untracked();
        let name = if name.is_empty() {
            "first run".into()
        } else {
            name
        };
        let curve = network.curve.clone();
        self.earlier.update(|earlier| {
            earlier.push(Earlier { name, curve });
            let extra = earlier.len().saturating_sub(MOST_EARLIER);
            earlier.drain(..extra);
        });
        self.name.set(change);
    }

    /// A state that is about to be lost.
    pub fn keep(self, network: &ShownNetwork) {
        if self.naming.get_value().is_some() {
            self.undo.update(|undo| {
                undo.push(network.clone());
                let extra = undo.len().saturating_sub(MOST_UNDONE);
                undo.drain(..extra);
            });
        }
    }
}
