//! Views: rendered natively for the page, mounted live in the browser. One
//! implementation each; `Widget::live` tells them apart where they must differ.
//!
//! A view is a function that returns an [`Element`]; what
//! follows signals in it is a closure. `Frame` has what all widgets share.

mod accelerate;
mod architecture;
mod backprop;
mod browser_cluster;
pub mod bundles;
mod calculator;
pub mod charts;
mod classroom;
pub mod controls;
mod drawn;
mod files;
mod frame;
mod guess;
mod language_lab;
mod measurement;
mod net_diagram;
mod neuron;

mod playground;
mod points;
mod race;
pub mod run;
mod scaling_lab;
mod scene;
mod share;
pub mod shown;
mod speed;

pub use frame::Frame;

use crate::ui::{Element, Widget};

/// The function that shows a widget.
///
/// Expects a [`Store`](crate::ui::Store) in the context.
pub type View = fn(Widget) -> Element;
