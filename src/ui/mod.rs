//! The ground of all views: elements, signals that they follow, and the state of
//! the page's widgets.
//!
//! Knows Leptos and the registry's types; knows neither the browser nor a view.

mod element;
mod field;
mod key_place;
mod live;
mod static_ref;
mod store;

pub use element::{Element, Event, button, element};
pub use field::Field;
pub use key_place::KeyPlace;
pub use live::{Live, live};
pub use static_ref::StaticRef;
pub use store::{InSight, Parameters, Store, Widget};
