//! The history of a run: runs before it, to compare it with, and states to go
//! back to.
//!
//! Keeps them and tells views; neither names them nor brings them back.

use super::ShownNetwork;
use crate::nn::{CurvePoint, RunConfig};
use leptos::prelude::*;

/// Most states to go back to.
const MOST_UNDONE: usize = 20;

/// A run that has ended, for comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct EarlierRun {
    /// The parameters that it changed, in words.
    pub name: String,
    /// Its loss curve.
    pub curve: Vec<CurvePoint>,
}

/// Names two configurations apart; empty where nothing changed.
pub type Naming = fn(&RunConfig, &RunConfig) -> String;

/// A state to go back to.
#[derive(Clone)]
struct UndoEntry {
    network: ShownNetwork,
    name: String,
    earlier: Vec<EarlierRun>,
}

/// Earlier runs and states to go back to; none are kept until someone [names](History::name_by) it.
#[derive(Clone, Copy)]
pub struct History {
    /// Runs to compare with, the oldest first.
    pub earlier: RwSignal<Vec<EarlierRun>>,
    /// The parameters that the run on show changed, in words.
    pub name: RwSignal<String>,
    /// States to go back to, the latest last.
    undo: RwSignal<Vec<UndoEntry>>,
    naming: StoredValue<Option<Naming>>,
}

impl History {
    pub(super) fn new() -> Self {
        Self {
            earlier: RwSignal::new(Vec::new()),
            name: RwSignal::new(String::new()),
            undo: RwSignal::new(Vec::new()),
            naming: StoredValue::new(None),
        }
    }

    /// From now on the history is kept, and runs are named by what they change.
    pub fn name_by(self, naming: Naming) {
        self.naming.set_value(Some(naming));
    }

    /// A run that began with one configuration ends, and another begins.
    pub(super) fn ends(self, network: &ShownNetwork, began: &RunConfig, next: &RunConfig) {
        /// More lines could not be told apart.
        const MOST_EARLIER: usize = 5;
        let Some(naming) = self.naming.get_value() else {
            return;
        };
        self.keep(network);
        // Losses of another task, or in another unit, have nothing to say here.
        if began.data.kind != next.data.kind || began.network.loss != next.network.loss {
            self.earlier.update(Vec::clear);
            self.name.update(String::clear);
            return;
        }
        let change = naming(began, next);
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
            earlier.push(EarlierRun { name, curve });
            let extra = earlier.len().saturating_sub(MOST_EARLIER);
            earlier.drain(..extra);
        });
        self.name.set(change);
    }

    /// A state that is about to be lost.
    pub fn keep(self, network: &ShownNetwork) {
        if self.naming.get_value().is_some() {
            let entry = UndoEntry {
                network: network.clone(),
                name: self.name.get_untracked(),
                earlier: self.earlier.get_untracked(),
            };
            self.undo.update(|all| {
                all.push(entry);
                let extra = all.len().saturating_sub(MOST_UNDONE);
                all.drain(..extra);
            });
        }
    }

    /// Whether the list of states to go back to is empty.
    pub fn is_empty(self) -> bool {
        self.undo.with(Vec::is_empty)
    }

    /// The latest state that was lost, taken from the history.
    pub fn take(self) -> Option<ShownNetwork> {
        let entry = self.undo.try_update(Vec::pop).flatten()?;
        self.name.set(entry.name);
        self.earlier.set(entry.earlier);
        Some(entry.network)
    }
}
