//! Widgets rendered by their own components, in their default state.

use crate::registry::REGISTRY;
use crate::spec::WidgetSpec;
use crate::state::State;
use crate::ui::{Store, Widget};
use crate::view::bundles::find_view;
use crate::view::shown::{Shown, ShownSlot};
use anyhow::{Context, Result};
use leptos::prelude::*;
use maud::{Markup, PreEscaped, html};
use std::collections::BTreeMap;

/// A widget in its default state.
#[derive(Default)]
pub struct WidgetFigure {
    /// Its figure, as it stands in a page.
    pub html: Markup,
    /// What the figure shows, as data.
    pub shown: Shown,
}

/// The figures of widgets, by id.
pub type WidgetFigures = BTreeMap<&'static str, WidgetFigure>;

/// Every widget of the registry. Once each: the recorded runs are trained here.
///
/// # Errors
/// A widget without a view.
pub fn all() -> Result<WidgetFigures> {
    let figure = |spec: &&'static WidgetSpec| {
        let figure = figure(spec);
        let figure = figure.with_context(|| format!("the widget {} has no view", spec.id))?;
        Ok((spec.id, figure))
    };
    REGISTRY.iter().map(figure).collect()
}

/// What stands on a page of its own.
///
/// # Errors
/// A page without a view.
pub fn page_figure(spec: &'static WidgetSpec) -> Result<Markup> {
    let (id, part) = (spec.id, find_view(spec.id));
    let (part, view) = part.with_context(|| format!("the page {id} has no view"))?;
    let owner = Owner::new_root(None);
    let inner = owner.with(|| {
        provide_context(Store {
            state: ArcRwSignal::new(State::default()),
            live: false,
        });
        view(Widget::of(spec)).to_html()
    });
    owner.unset_with_forced_cleanup();
    Ok(html! {
        figure class="lesson" data-widget=(id) data-part=(part.name) data-state="static" { (PreEscaped(inner)) }
    })
}

fn figure(spec: &'static WidgetSpec) -> Option<WidgetFigure> {
    let id = spec.id;
    let (part, view) = find_view(id)?;
    let slot = ShownSlot::default();
    let owner = Owner::new_root(None);
    let inner = owner.with(|| {
        provide_context(Store {
            state: ArcRwSignal::new(State::default()),
            live: false,
        });
        provide_context(slot.clone());
        view(Widget::of(spec)).to_html()
    });
    owner.unset_with_forced_cleanup();
    let html = html! {
        figure class="widget" id={ "widget-" (id) } data-widget=(id) data-part=(part.name) data-state="static" {
            (PreEscaped(inner))
        }
    };
    Some(WidgetFigure {
        html,
        shown: slot.get(),
    })
}
