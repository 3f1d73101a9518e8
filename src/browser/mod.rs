//! The browser as views know it: pictures, files, keys, the address, workers.
//!
//! Two modules with the same names: `web` in the app, and `native` where there
//! is no browser, as in the builder and in tests. One is chosen when compiling,
//! as a trait object would bring what trains into the app that starts. Knows
//! elements and what is said to workers; knows no view.

#[cfg(not(feature = "web"))]
mod native;
#[cfg(feature = "web")]
mod web;

#[cfg(not(feature = "web"))]
pub use native::*;
#[cfg(feature = "web")]
pub use web::*;
