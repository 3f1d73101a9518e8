//! Views: rendered natively for the page, mounted live in the browser. One
//! implementation each; `Widget::live` tells them apart where they must differ.
//!
//! A view is a function that returns an [`Element`](element::Element); what
//! follows signals in it is a closure. `Frame` has what all widgets share.

mod accelerate;
mod backprop;
mod bench;
mod browser_cluster;
mod calculator;
pub mod charts;
pub mod controls;
mod drawn;
pub mod element;
mod files;
mod frame;
mod guess;
pub mod kept;
mod model_size;
mod net_diagram;
mod neuron;
pub mod parts;
mod playground;
mod points;
mod race;
pub mod run;
mod scaling_lab;
mod scene;
mod share;
mod speed;
mod widget;

pub use frame::Frame;
pub use widget::{Parameters, Store, Widget};

use element::Element;
use std::sync::Arc;

/// A value that follows signals: read inside an effect, it is read again when they change.
pub type Live<T> = Arc<dyn Fn() -> T + Send + Sync>;

/// A closure over signals, to be shared between views.
pub fn live<T>(read: impl Fn() -> T + Send + Sync + 'static) -> Live<T> {
    Arc::new(read)
}

/// What shows a widget.
///
/// Expects a [`Store`] in the context.
pub type View = fn(Widget) -> Element;
