//! References to what views share, which lives as long as the page.
//!
//! A closure over such a reference holds one word, where it would hold each of
//! the signals behind it; a page has hundreds of closures. A mounted view lives
//! as long as its page, so nothing has to be given back.

use std::ops::Deref;

/// A reference to a leaked value, which views copy into their closures.
pub struct StaticRef<T: 'static>(&'static T);

impl<T> StaticRef<T> {
    /// Leaks a value.
    pub fn new(value: T) -> Self {
        Self(Box::leak(Box::new(value)))
    }
}

impl<T> Clone for StaticRef<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for StaticRef<T> {}

impl<T> Deref for StaticRef<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0
    }
}
