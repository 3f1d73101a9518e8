//! Scale Lab: "Is scale all you need?", an explorable article.
//!
//! The domain modules know neither browser nor Leptos and compile with no
//! features on; `web`, `site` and `worker` each add one program's needs.
//! ARCHITECTURE.md tells the way around.

pub mod calc;
pub mod chart;
pub mod class;
pub mod data;
pub mod decimal;
pub mod lab;
pub mod language;
pub mod markup;
pub mod nn;
pub mod protocol;
pub mod registry;
pub mod scenario;
pub mod scene;
pub mod spec;
pub mod state;
pub mod units;
pub mod widget;

#[cfg(feature = "web")]
pub mod app;
#[cfg(any(feature = "web", feature = "site"))]
pub mod browser;
#[cfg(feature = "site")]
pub mod site;
#[cfg(any(feature = "web", feature = "site"))]
pub mod ui;
#[cfg(any(feature = "web", feature = "site"))]
pub mod view;
#[cfg(feature = "worker")]
pub mod worker;
