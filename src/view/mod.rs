//! Leptos components: rendered natively for the page, mounted live in the
//! browser. One implementation each; `Widget::live` tells them apart where
//! they must differ.

mod backprop;
pub mod charts;
pub mod controls;
mod frame;
mod guess;
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
pub use widget::{Store, Widget};

use crate::widget::find;
use leptos::prelude::*;

/// The view of a widget of the registry, or `None` for an unknown id.
///
/// Expects a [`Store`] in the context.
pub fn widget_view(id: &str) -> Option<AnyView> {
    let widget = Widget::new(find(id)?);
    Some(match id {
        "race" => view! { <race::Race widget/> }.into_any(),
        "playground" => view! { <playground::Playground widget/> }.into_any(),
        "neuron" => view! { <neuron::Neuron widget/> }.into_any(),
        "backprop" => view! { <backprop::Backprop widget/> }.into_any(),
        "guess" => view! { <guess::Guess widget/> }.into_any(),
        "scaling-lab" => view! { <scaling_lab::ScalingLab widget/> }.into_any(),
        "speed" => view! { <speed::SpeedView widget/> }.into_any(),
        "model-size" => view! { <model_size::ModelSize widget/> }.into_any(),
        _ => return None,
    })
}
