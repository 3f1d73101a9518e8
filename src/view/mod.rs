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
pub mod element;
mod files;
mod frame;
mod guess;
pub mod kept;
mod model_size;
mod net_diagram;
mod neuron;
mod playground;
mod points;
mod race;
pub mod run;
mod scaling_lab;
mod share;
mod speed;
mod widget;

pub use frame::Frame;
pub use widget::{Parameters, Store, Widget};

use crate::widget::find;
use element::Element;
use std::sync::Arc;

/// A value that follows signals: read inside an effect, it is read again when they change.
pub type Live<T> = Arc<dyn Fn() -> T + Send + Sync>;

/// A closure over signals, to be shared between views.
pub fn live<T>(read: impl Fn() -> T + Send + Sync + 'static) -> Live<T> {
    Arc::new(read)
}

/// The view of a widget of the registry, or `None` for an unknown id.
///
/// Expects a [`Store`] in the context.
pub fn widget_view(id: &str) -> Option<Element> {
    let spec = find(id)?;
    let view = match id {
        "race" => race::race,
        "playground" => playground::playground,
        "neuron" => neuron::neuron,
        "backprop" => backprop::backprop,
        "guess" => guess::guess,
        "scaling-lab" => scaling_lab::scaling_lab,
        "speed" => speed::speed,
        "accelerate" => accelerate::accelerate,
        "browser-cluster" => browser_cluster::browser_cluster,
        "model-size" => model_size::model_size,
        _ if spec.calculated => calculator::calculator,
        _ => return None,
    };
    Some(view(Widget::of(spec)))
}
