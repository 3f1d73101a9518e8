//! Scale Lab: "Is scale all you need?", an explorable article.
//!
//! The domain modules know neither browser nor Leptos and compile with no
//! features on; `web`, `site` and `worker` each add one program's needs.
//! ARCHITECTURE.md tells the way around.

pub mod calc;
pub mod data;
pub mod units;
