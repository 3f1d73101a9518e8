//! The cores of this machine, which all workers of the page share.
//!
//! A worker that computes holds a [`Core`]. Whatever trains or measures has one
//! worker at the least; a pool takes no more than are free, gives one back when
//! more are held than there are, and takes one more when one is free again.

use leptos::prelude::window;
use std::cell::Cell;

thread_local! {
    static HELD: Cell<usize> = const { Cell::new(0) };
}

/// Workers that suit this machine.
pub fn cores() -> usize {
    let cores = window().navigator().hardware_concurrency();
    (cores as usize).clamp(1, 16)
}

/// Cores that nobody holds.
pub(super) fn free() -> usize {
    cores().saturating_sub(HELD.get())
}

/// Whether more cores are held than there are.
pub(super) fn too_many_held() -> bool {
    HELD.get() > cores()
}

/// A core, held until it is dropped.
pub(super) struct Core(());

impl Core {
    /// Holds one more.
    pub(super) fn hold() -> Self {
        HELD.set(HELD.get() + 1);
        Self(())
    }
}

impl Drop for Core {
    fn drop(&mut self) {
        HELD.set(HELD.get() - 1);
    }
}
