//! Handles that cost a pointer: what views share is kept for as long as the page lives.
//!
//! A closure over such a handle holds one word, where it would hold each of the
//! handle's signals; a page has hundreds of closures. A mounted view lives as
//! long as its page, so nothing is ever to be given back.

use std::ops::Deref;

/// A handle to something that is never dropped.
pub struct Kept<T: 'static>(&'static T);

impl<T> Kept<T> {
    /// Keeps a value for good.
    pub fn new(value: T) -> Self {
        Self(Box::leak(Box::new(value)))
    }
}

impl<T> Clone for Kept<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Kept<T> {}

impl<T> Deref for Kept<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0
    }
}
