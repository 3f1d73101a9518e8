//! Widgets rendered by their own components, in their default state.

use crate::registry::find;
use crate::state::State;
use crate::ui::{Element, Store, Widget};
use crate::view::bundles::find_view;
use leptos::prelude::*;

/// Renders a view to HTML.
pub fn render(view: impl FnOnce() -> Element, state: State) -> String {
    let owner = Owner::new_root(None);
    let html = owner.with(|| {
        provide_context(Store {
            state: ArcRwSignal::new(state),
            live: false,
        });
        view().to_html()
    });
    owner.unset_with_forced_cleanup();
    html
}

/// A widget's whole figure, or `None` for an unknown id.
pub fn widget_figure(id: &str) -> Option<String> {
    let spec = find(id)?;
    let (part, view) = find_view(id)?;
    let inner = render(|| view(Widget::of(spec)), State::default());
    Some(format!(
        "<figure class=\"widget\" id=\"widget-{id}\" data-widget=\"{id}\" data-part=\"{}\" data-state=\"static\">{inner}</figure>",
        part.name
    ))
}
